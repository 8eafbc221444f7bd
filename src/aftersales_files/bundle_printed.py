"""What a form in a bundle has printed in it, held against its rubric: no answer, but what answers are of.

Nothing that is calculated reads these cells. Whoever looks at the form reads there what a clause is worth.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from aftersales.foundation.exact import display_points, read_exact
from aftersales.foundation.text import Text
from aftersales.foundation.typed import comparable
from aftersales.model.rubric import Clause, Rubric
from aftersales_files import form_words as words
from aftersales_files.bundle_differences import plain_words
from aftersales_files.form_tables import Row, find_sheet, find_table, rows_of_table
from aftersales_files.sheets import Sheet

_OF_CLAUSE = Text("{clause} {title}（{head}）", "{clause} {title} ({head})")
_OVERVIEW = Text("概况（{label}）", "Overview ({label})")


def printed_differs(rubric: Rubric, sheets: Sequence[Sheet], *, same_words: bool) -> Iterator[Text]:
    """The places of the form in SHEETS where it does not say what RUBRIC does.

    SAME WORDS: whether the rubric is word for word that of the record; else its figures alone are compared.
    """
    yield from _overview_differs(rubric, sheets)
    sheet = find_table(sheets, words.FINDINGS, words.HEADS, words.READ, [], remarks=[])
    if sheet is None:  # which is told where the form is read
        return
    clauses = {comparable(clause.id): clause for clause in rubric.clauses}
    for row in rows_of_table(sheet, words.HEADS, words.READ, []):
        clause = clauses.get(comparable(row.text("clause")))
        if clause is not None:
            yield from _clause_differs(clause, row, same_words=same_words)


def _clause_differs(clause: Clause, row: Row, *, same_words: bool) -> Iterator[Text]:
    """A column that somebody took out says nothing else."""
    points = _said(row, "points")
    if points is not None and read_exact(points) != read_exact(display_points(clause.points)):
        yield _OF_CLAUSE.filled(clause=clause.id, title=clause.title, head=words.HEADS["points"])
    title = _said(row, "title")
    if same_words and title is not None and plain_words(title) not in _writings(clause.title):
        yield _OF_CLAUSE.filled(clause=clause.id, title=clause.title, head=words.HEADS["title"])


def _said(row: Row, name: str) -> str | None:
    return row.text(name) if name in row.columns else None


def _overview_differs(rubric: Rubric, sheets: Sequence[Sheet]) -> Iterator[Text]:
    """Edition and full marks, as the first sheet has them below what was typed of the organisation."""
    sheet = find_sheet(sheets, words.OVERVIEW, [])
    rows = [] if sheet is None else [cells for _, cells in sorted(sheet.cells.items())]
    beside = {comparable(cells[1].text): cells[2].text for cells in rows if {1, 2} <= cells.keys()}
    expected = {
        words.EDITION: words.edition_line(rubric),
        words.FULL_MARKS: display_points(rubric.full_marks),
    }
    for label, line in expected.items():
        found = {plain_words(beside[key]) for key in _writings(label) & beside.keys()}
        if found - {plain_words(line)}:
            yield _OVERVIEW.filled(label=label)


def _writings(text: Text) -> set[str]:
    return {plain_words(text.zh), plain_words(text.en)}
