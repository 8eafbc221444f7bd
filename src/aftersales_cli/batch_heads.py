"""The heads of a table for ``batch``: which clause a column is about, and what it says of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from aftersales.api.library import Library
from aftersales.foundation.typed import comparable, plain

Part = Literal["finding", "sampled", "nonconforming", "reason", "note"]
_NAMES = ("id", "名称", "门店", "门店名称", "name")
_PARTS: Mapping[Part, str] = {
    "sampled": "抽样数|样本数|sampled",
    "nonconforming": "不符合数|不合格数|nonconforming",
    "reason": "理由|原因|问题|reason",
    "note": "备注|note",
}
COUNTED = frozenset(("special_deductions", "special_bonus"))
"""The columns that hold how many special entries there are."""
_READ = frozenset(("", "id", "certificates", *COUNTED))
"""The columns that are read beside those of clauses, and those without a name, which are to be empty."""
_NUMBER = r"[0-9]+(?:\.[0-9]+)+[a-z]?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """What a column holds: a PART of what is said of the clause NAME; other columns have no part."""

    name: str
    part: Part | None

    @property
    def is_ignored(self) -> bool:
        """Whether it is one of somebody's own, from which nothing is read."""
        return self.part is None and self.name not in _READ


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """How a head begins that names a clause, or what looks like one; and what clauses are called."""

    number: re.Pattern[str]
    titles: Mapping[str, frozenset[str]]


def known_heads(library: Library) -> Known:
    clauses = [clause for each in library.rubrics.values() for clause in each.rubric.clauses]
    titles: dict[str, set[str]] = {}
    for clause in clauses:
        titles.setdefault(clause.id, set()).update(map(comparable, (clause.title.zh, clause.title.en)))
    listed = "|".join(re.escape(each) for each in sorted(titles, key=len, reverse=True))
    number = re.compile(rf"({listed}|{_NUMBER})(?![0-9.])[\s._:-]*(.*)" if listed else rf"({_NUMBER})(.*)")
    return Known(number=number, titles={each: frozenset(words) for each, words in titles.items()})


def column_under(head: str, known: Known) -> Column:
    word = plain(head)
    if match := known.number.fullmatch(word):
        rest = match[2].strip("() ").casefold()
        for part, words in _PARTS.items():
            if re.fullmatch(words, rest):
                return Column(name=match[1], part=part)
        if (
            not rest
            or rest in ("结论", "finding")
            or _is_title(rest, known.titles.get(match[1], frozenset()))
        ):
            return Column(name=match[1], part="finding")
    return Column(name="id" if word.casefold() in _NAMES else word, part=None)


def _is_title(words: str, titles: frozenset[str]) -> bool:
    """Whether WORDS are one of TITLES, or how it begins: heads are cut short where they are long."""
    compared = comparable(words).rstrip(".…")
    return len(compared) > 1 and any(title.startswith(compared) for title in titles)
