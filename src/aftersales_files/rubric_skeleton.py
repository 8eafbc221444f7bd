"""A rubric (format ``rubric/1``) begun from a table: complete in numbers and points, with blanks to fill in.

A blank is the text ``待填``; nothing stands there that the table does not say. Sections and indicators follow
from the numbers of the clauses: ``5.1.2.3`` stands in indicator ``5.1.2`` of section ``5.1``, ``2.1.3`` in
indicator ``2.1`` of section ``2``. Their points are the sums of their clauses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import count
from typing import Any, Final

from aftersales.foundation.text import Text
from aftersales_files.rubric_groups import COUNTED
from aftersales_files.rubric_sums import written, wrong_sums, wrong_totals
from aftersales_files.rubric_table import RubricTable, TableRow

BLANK: Final = "待填"

_SECTION_DEPTH, _INDICATOR_DEPTH = 2, 1
"""How many numbers a section's and an indicator's own are shorter than a clause's."""
_BELOW: Final = "below_levels"
"""Its label is the name of no level: a blank there is told by this key."""
_NO_POINTS = Text("{number} 没有分值，先记 0 分", "{number} has no points; 0 for now")
_AGAIN = Text(
    "{at}：{number} 前面已经有了，这一行没有读；是别的条款请改条款号",
    "{at}: {number} stands further up already, and this row was not read; if it is another, number it so",
)
_TWICE = Text(
    "{number} 出现 {count} 次，编为 {ids}，印出的号照旧",
    "{number} occurs {count} times; the ids are {ids}, the printed number stays",
)

_Plain = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """What a table does not say of its rubric; ``levels`` are thresholds with their names."""

    id: str
    document: str
    edition: str
    title: str
    levels: Sequence[tuple[Fraction, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Skeleton:
    """A rubric begun, what is to be told of how the table was read, and the cells of the clauses by id."""

    rubric: Mapping[str, object]
    remarks: tuple[Text, ...]
    cells: Mapping[str, str]


def skeleton_of(table: RubricTable, named: Named) -> Skeleton:
    """The rubric that TABLE begins; it reads as a valid one, with blanks."""
    numbers = {row.number for row in table.rows}
    heading = {parent for number in numbers for parent in _parents(number)}
    clauses = [row for row in table.rows if row.number not in heading]
    headings: dict[str, TableRow] = {}
    again = [row for row in table.rows if row.number in heading and not _is_first(row, headings)]
    ids, told = _ids(clauses)
    sections = _sections(list(zip(ids, clauses, strict=True)), headings)
    full = sum((_exact(section["points"]) for section in sections), Fraction(0))
    repeated = [_AGAIN.filled(at=row.at, number=row.number) for row in again]
    sums = (*wrong_sums(sections, headings), *wrong_totals(table, sections, full))
    remarks = (*table.remarks, *repeated, *_without_points(clauses), *told, *sums)
    cells = {name: row.at for name, row in zip(ids, clauses, strict=True)}
    return Skeleton(rubric=_rubric(named, sections, full), remarks=remarks, cells=cells)


def _is_first(row: TableRow, headings: dict[str, TableRow]) -> bool:
    """Take ROW among HEADINGS; False where one of its number that says something else stands there."""
    first = headings.setdefault(row.number, row)
    return (first.points, first.texts) == (row.points, row.texts) or not (row.texts or row.points)


def _rubric(named: Named, sections: Sequence[_Plain], full: Fraction) -> _Plain:
    levels = sorted(named.levels) or [(full, BLANK)]
    return {
        "format": "rubric/1",
        "id": named.id,
        "document": named.document,
        "edition": named.edition,
        "title": {"zh": named.title or BLANK},
        "summary": {"zh": BLANK},
        "full_marks": written(full),
        "scoring": {
            "order": ["mark", "adjust", "gate", "level"],
            "decide_on": "final",
            "source": _source(named),
        },
        "sections": list(sections),
        "levels": [
            {
                "id": f"level-{index}",
                "label": {"zh": label},
                "at_least": written(score),
                "source": _source(named),
            }
            for index, (score, label) in enumerate(levels, start=1)
        ],
        "below_levels": {"label": {"zh": BLANK}, "passed": "unstated", "source": _source(named)},
        "chapters": [{"id": "scoring", "title": {"zh": BLANK}, "text": {"zh": BLANK}}],
        "discrepancies": [],
    }


def _source(named: Named) -> _Plain:
    """A mapping of its own each time: YAML would write the same one as an alias, which is refused."""
    return {"document": named.document, "clause": "scoring"}


def _sections(clauses: Sequence[tuple[str, TableRow]], headings: Mapping[str, TableRow]) -> list[_Plain]:
    """CLAUSES under their indicators and these under their sections, in the order of the table."""
    grouped: dict[str, dict[str, list[_Plain]]] = {}
    for name, row in clauses:
        section, indicator = _cut(row.number, _SECTION_DEPTH), _cut(row.number, _INDICATOR_DEPTH)
        grouped.setdefault(section, {}).setdefault(indicator, []).append(_clause(name, row))
    return [
        _part("section", number, headings, indicators=_indicators(indicators, headings))
        for number, indicators in grouped.items()
    ]


def _indicators(grouped: Mapping[str, list[_Plain]], headings: Mapping[str, TableRow]) -> list[_Plain]:
    return [_part("indicator", number, headings, clauses=clauses) for number, clauses in grouped.items()]


def _part(kind: str, number: str, headings: Mapping[str, TableRow], **inner: list[_Plain]) -> _Plain:
    """A section or an indicator with what stands in it; its points are the sum of theirs."""
    (parts,) = inner.values()
    row = headings.get(number)
    points = sum((_exact(part["points"]) for part in parts), Fraction(0))
    title = (row.texts.get("title") or row.texts.get("requirement")) if row else None
    return {
        "id": f"{kind}-{re.sub('[^a-z0-9]+', '-', number.casefold()).strip('-')}",
        "number": number,
        "title": {"zh": COUNTED.sub("", title or "") or BLANK},
        "points": written(points),
        **inner,
    }


def _clause(name: str, row: TableRow) -> _Plain:
    def text(kind: str) -> dict[str, str]:
        return {"zh": row.texts.get(kind) or BLANK}

    evidence = [line.strip() for line in row.texts.get("evidence", "").splitlines() if line.strip()]
    return {
        "id": name,
        **({} if name == row.number else {"printed": row.number}),
        "title": text("title"),
        "points": written(row.points or Fraction(0)),
        "requirement": text("requirement"),
        "evidence": [{"zh": line} for line in evidence or [BLANK]],
        "marking_note": text("marking_note"),
        "explanation": {"zh": BLANK},
    }


def _ids(rows: Sequence[TableRow]) -> tuple[list[str], list[Text]]:
    """An id for each row: its number, with a letter where the table repeats it that it gives to no other."""
    places: dict[str, list[int]] = {}
    for place, row in enumerate(rows):
        places.setdefault(row.number, []).append(place)
    ids, told = [row.number for row in rows], []
    for number, repeated in places.items():
        if len(repeated) > 1:
            lettered = (f"{number}{_letters(index)}" for index in count())
            free = (name for name in lettered if name not in places)
            for place, name in zip(repeated, free, strict=False):
                ids[place] = name
            listed = "、".join(ids[place] for place in repeated)
            told.append(_TWICE.filled(number=number, count=str(len(repeated)), ids=listed))
    return ids, told


def _without_points(rows: Sequence[TableRow]) -> Iterator[Text]:
    return (_NO_POINTS.filled(number=row.number) for row in rows if row.points is None)


def blanks_in(content: object) -> dict[str, list[str]]:
    """Where CONTENT still holds the blank: by the key that lacks, the ids (or keys) of what lacks it."""
    found: dict[str, list[str]] = {}
    for key, where in _blanks(content, "", ""):
        found.setdefault(key, []).append(where)
    return found


def _blanks(content: object, key: str, where: str) -> Iterator[tuple[str, str]]:
    if content == BLANK:
        yield key, where
    elif isinstance(content, Mapping):
        named = str(content.get("number", content.get("id", where)))
        for name, value in content.items():
            yield from _blanks(value, key if name in ("zh", "en") or key == _BELOW else name, named)
    elif isinstance(content, list):
        for value in content:
            yield from _blanks(value, key, where)


def _parents(number: str) -> Iterator[str]:
    parts = number.split(".")
    return (".".join(parts[:depth]) for depth in range(1, len(parts)))


def _cut(number: str, by: int) -> str:
    """NUMBER without its last BY parts, of which the first always stays."""
    parts = number.split(".")
    return ".".join(parts[: max(1, len(parts) - by)])


def _letters(index: int) -> str:
    """``a`` to ``z``, then ``aa``: what tells clauses of one number apart."""
    return chr(ord("a") + index) if index < 26 else _letters(index // 26 - 1) + _letters(index % 26)


def _exact(points: str) -> Fraction:
    return Fraction(points)
