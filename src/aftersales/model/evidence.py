"""What is there to show that a clause is met: one entry a document, by clause and by what it shows.

An entry goes by the words of the rubric for that evidence (the Chinese ones, which are authoritative), or
by words of one's own. Should a rubric be reworded, an entry becomes one of one's own; by its number it
would silently become evidence of something else. The document itself stays with whoever has it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from aftersales.foundation.dates import A_DATE, date_under
from aftersales.foundation.reader import Reader
from aftersales.foundation.text import Text

State = Literal["at-hand", "missing", "not-needed"]
STATES: Mapping[State, Text] = {
    "at-hand": Text("已有", "at hand"),
    "missing": Text("缺", "missing"),
    "not-needed": Text("不需要", "not needed"),
}

_SHA256 = re.compile("[0-9a-f]{64}", re.ASCII)
_A_SHA256 = Text("64 位十六进制的校验值", "a SHA-256: 64 hexadecimal digits")
_IN_ORDER = Text("不早于 from 的日期", "a date no earlier than from")


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A span of days, both ends included."""

    start: date
    end: date

    def covers(self, other: Period) -> bool:
        """Whether every day of OTHER lies in it."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A document that shows that a clause is met, or that it is missing.

    ``covers`` is the period that it tells of (None: of none in particular), ``valid_until`` the last day
    on which it holds; ``file`` and ``sha256`` name the file, if there is one.
    """

    state: State
    document: str = ""
    owner: str = ""
    dated: date | None = None
    covers: Period | None = None
    valid_until: date | None = None
    file: str = ""
    sha256: str = ""
    note: str = ""


def read_evidence(reader: Reader) -> Evidence:
    """The entry in the mapping of READER; every fault in it is noted."""
    sha256 = reader.string("sha256", "")
    if sha256 and not _SHA256.fullmatch(sha256):
        reader.fault("sha256", sha256, _A_SHA256)
    found = Evidence(
        state=reader.choice("state", STATES),
        document=reader.string("document", ""),
        owner=reader.string("owner", ""),
        dated=date_under(reader, "date"),
        covers=read_period(reader, "covers"),
        valid_until=date_under(reader, "valid_until"),
        file=reader.string("file", ""),
        sha256=sha256,
        note=reader.string("note", ""),
    )
    reader.close()
    return found


def read_period(reader: Reader, key: str) -> Period | None:
    """The period under KEY; None where it is absent or (with a fault) none."""
    inner = reader.optional_inner(key)
    if inner is None:
        return None
    ends = dict(_ends(inner))
    inner.close()
    if len(ends) < 2:
        return None
    if ends["to"] < ends["from"]:
        inner.fault("to", inner.raw("to"), _IN_ORDER)
        return None
    return Period(start=ends["from"], end=ends["to"])


def _ends(inner: Reader) -> Iterator[tuple[str, date]]:
    for key in ("from", "to"):
        if not inner.has(key):
            inner.missing(key, A_DATE)
        found = date_under(inner, key)
        if found is not None:
            yield key, found
