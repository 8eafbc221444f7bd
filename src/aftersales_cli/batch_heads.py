"""The heads of a table for ``batch``: which clause a column is about, and what it says of it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from aftersales.api.library import Library
from aftersales.foundation.typed import comparable, plain
from aftersales.model.site_rows import column_of

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
_SPECIALS = {"特别扣分": "special_deductions", "特别加分": "special_bonus"}
_SPECIAL = f"({'|'.join(_SPECIALS)})(?:项|项数|数|个数|次数)?"
_POINTS = "[0-9]+(?:[.][0-9]+)? ?(?:分|points?|pts?)"
_BEFORE = re.compile(r"(?:第|条款|条文|條款|clause)[:：]? *(?=[0-9])", re.IGNORECASE)
_BEHIND = ("条", "条款", "款", "條")
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
    if match := known.number.fullmatch(_BEFORE.sub("", word)):
        rest = match[2].strip("() ").casefold()
        rest = "" if rest in _BEHIND else rest
        for part, words in _PARTS.items():
            if re.fullmatch(words, rest):
                return Column(name=match[1], part=part)
        if (
            not rest
            or rest in ("结论", "finding")
            or re.fullmatch(_POINTS, rest)
            or _is_title(rest, known.titles.get(match[1], frozenset()))
        ):
            return Column(name=match[1], part="finding")
    if word.casefold() in _NAMES:
        return Column(name="id", part=None)
    special = re.fullmatch(_SPECIAL, comparable(word))
    return Column(name=_SPECIALS[special[1]] if special else word, part=None)


def with_names(columns: Sequence[Column]) -> list[Column]:
    """COLUMNS, of which one says what a row is called, if any does: by the heads of lists of sites too."""
    if any(column.name == "id" for column in columns):
        return list(columns)
    named = next((n for n, column in enumerate(columns) if column.is_ignored and _names(column)), None)
    return [Column(name="id", part=None) if n == named else column for n, column in enumerate(columns)]


def _names(column: Column) -> bool:
    return column_of(column.name) == "name"


def _is_title(words: str, titles: frozenset[str]) -> bool:
    """Whether WORDS are one of TITLES, or how it begins: heads are cut short where they are long."""
    compared = comparable(words).rstrip(".…")
    return len(compared) > 1 and any(title.startswith(compared) for title in titles)
