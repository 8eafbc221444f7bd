"""What is done about a finding: an action with who, by when, and how far it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from aftersales.foundation.dates import date_under
from aftersales.foundation.reader import Reader
from aftersales.foundation.text import Text

Progress = Literal["planned", "under-way", "done", "verified"]
PROGRESS: Mapping[Progress, Text] = {
    "planned": Text("未开始", "planned"),
    "under-way": Text("进行中", "under way"),
    "done": Text("已完成，待验证", "done, to be verified"),
    "verified": Text("已验证", "verified"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """One action; ``evidence`` is what shows that it was taken. Empty texts say nothing."""

    what: str = ""
    owner: str = ""
    due: date | None = None
    state: Progress = "planned"
    evidence: str = ""
    note: str = ""


def read_action(reader: Reader) -> Action:
    """The action in the mapping of READER; every fault in it is noted."""
    found = Action(
        what=reader.string("what", ""),
        owner=reader.string("owner", ""),
        due=date_under(reader, "due"),
        state=reader.choice("state", PROGRESS, "planned"),
        evidence=reader.string("evidence", ""),
        note=reader.string("note", ""),
    )
    reader.close()
    return found
