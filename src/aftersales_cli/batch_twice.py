"""Rows of a batch that are of one and the same: one may have been copied, or changed since."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from aftersales.foundation.text import Text
from aftersales.foundation.typed import as_seen, comparable
from aftersales.model.sameness import is_mapping
from aftersales_cli.batch_row import Marked, Row

_MOST_LISTED = 8
_TWICE = Text("“{name}”有 {count} 行：{rows}", '{count} rows are called "{name}": {rows}')
_TWO_OF_ONE = Text("“{name}”有 {count} 份：{rows}", '{count} assessments are of "{name}": {rows}')


class Whose(NamedTuple):
    """Whose a row is, and by which rubric; ``company`` is "" where the assessment does not say."""

    place: str
    name: str
    rubric: str
    company: str


def whose(row: Row | Marked) -> Whose:
    if isinstance(row, Marked):
        return Whose(row.place, row.name, row.scoring.rubric.id, "")
    rubric = row.assessment.get("rubric", "") if is_mapping(row.assessment) else ""
    return Whose(row.place, row.name, str(rubric), company_in(row.assessment))


def company_in(assessment: object) -> str:
    """Whose ASSESSMENT says that it is; empty where it does not."""
    head = assessment.get("organisation") if is_mapping(assessment) else None
    company = head.get("name") if is_mapping(head) else None
    return as_seen(company) if isinstance(company, str) else ""


def named_twice(rows: Iterable[Whose]) -> Iterator[Text]:
    """The names that several ROWS have, with these rows.

    Where an assessment says whose it is that counts, not what its file is called. By two rubrics one company
    has two.
    """
    alike: dict[tuple[str, str], list[Whose]] = {}
    for row in rows:
        if name := row.company or row.name:
            rubric = row.rubric if row.company else ""  # of a row that was refused it is not known
            alike.setdefault((rubric, comparable(name)), []).append(row)
    for each in alike.values():
        if len(each) > 1:
            places = [row.place for row in each[:_MOST_LISTED]]
            listed = "; ".join([*places, *(["…"] if len(each) > _MOST_LISTED else [])])
            words = _TWO_OF_ONE if each[0].company else _TWICE
            yield words.filled(name=each[0].company or each[0].name, count=len(each), rows=listed)
