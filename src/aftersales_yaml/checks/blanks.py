"""The ``{name}`` blanks of labels, which pages fill in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from aftersales.foundation.faults import Fault
from aftersales_yaml.checks.check import Check, Checked, fault
from aftersales_yaml.checks.walk import walk

_BLANK = re.compile(r"\{(\w*)(?::[^{}|]*\|[^{}|]*)?\}")
"""A blank, or a word that agrees with its number: ``{count:version|versions}``."""


def _blanks(checked: Checked) -> Iterator[Fault]:
    for file in checked.collection.words:
        for at, _, text in walk(file.content):
            if isinstance(text, Mapping) and isinstance(text.get("zh"), str) and text.get("en"):
                zh, en = (sorted(set(_BLANK.findall(str(text[language])))) for language in ("zh", "en"))
                if zh != en:
                    found = f"{_shown(zh)} / {_shown(en)}"
                    yield fault(file.path, at, found, "中英文填空处相同", "the same blanks in both languages")


def _shown(names: Sequence[str]) -> str:
    return ", ".join(f"{{{name}}}" for name in names) or "–"


BLANKS = Check(
    name="blanks",
    finds="labels with a blank in one language that the other lacks",
    find=_blanks,
)
