"""Rows of a table that hold one plain finding a cell, straight as marks: nearly all rows of large tables.

What a cell says of its clause is found once, by the very readers of rows and of assessments. A row that holds
anything else (a reason, a date, a special entry, a slip) has no marks here and is read at length, where it is
told what is wrong with it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from itertools import chain

from aftersales.api.as_text import admitted, largest_request
from aftersales.calculation.marking import Mark, mark_of
from aftersales.foundation.faults import Refused
from aftersales.model.assessment import Finding
from aftersales.model.formats import REQUEST_FORMAT
from aftersales.model.read_assessment import plain_finding, read_assessment
from aftersales.model.rubric import Clause, Rubric
from aftersales_cli.batch_heads import Column
from aftersales_cli.batch_reading import as_kept, is_figure
from aftersales_files.finding_words import understood

_LONGEST = 24
"""The longest cell that is taken for a plain one: longer ones are reasons, each said once."""
_MOST = 64
"""The most cells of a column that are remembered: who writes more different ones writes reasons."""
_NO_CERTIFICATES: frozenset[str] = frozenset()
_NOTHING: tuple[Mark, ...] = ()


class _AtLength(Exception):
    """A row has to be read at length."""


class MarksOfRows:
    """The marks of the rows below COLUMNS, assessments by RUBRIC."""

    def __init__(self, columns: Sequence[Column], rubric: Rubric) -> None:
        under = [_under(column, rubric) for column in columns]
        headed = {each.clause.id for each in under if isinstance(each, _Findings)}
        self._under = under
        self._name = next((n for n, column in enumerate(columns) if column.name == "id"), None)
        self._clauses = len(headed)
        self._unheaded = [_open(clause) for clause in rubric.clauses if clause.id not in headed]
        self._is_short = _is_short(rubric)

    def of(self, cells: Sequence[str]) -> tuple[str, list[Mark]] | None:
        """The name that a row of CELLS gives, and the marks of its clauses that are not simply met.

        None where the row has to be read at length; so has one that says nothing: it may be a total.
        """
        if not self._is_short:
            return None
        width = len(self._under)
        if len(cells) != width:
            if any(map(str.strip, cells[width:])):
                return None
            cells = [*cells[:width], *[""] * (width - len(cells))]
        try:
            said = [under[cell] for under, cell in zip(self._under, cells, strict=True)]
        except _AtLength:
            return None
        told = list(chain.from_iterable(said))
        if len(told) == self._clauses and all(mark.finding is None for mark in told):
            return None
        name = "" if self._name is None else cells[self._name].strip()
        return name, told + self._unheaded


class _Findings(dict[str, tuple[Mark, ...]]):
    """The marks of one CLAUSE by what stands in a cell below it: none where it is simply met."""

    def __init__(self, clause: Clause, rubric: Rubric) -> None:
        self.clause = clause
        self._rubric = rubric

    def __missing__(self, cell: str) -> tuple[Mark, ...]:
        if len(cell) > _LONGEST or len(self) >= _MOST:
            raise _AtLength
        self[cell] = found = self._marks(cell.strip())
        return found

    def _marks(self, word: str) -> tuple[Mark, ...]:
        mark = mark_of(self.clause, self._finding(word) if word else None, _NO_CERTIFICATES)
        return _NOTHING if mark.is_simply_met else (mark,)

    def _finding(self, word: str) -> Finding | None:
        """What WORD says; None where it says that the clause is open."""
        written = understood(word)
        if written is None or written.likely or written.kind == "partial" or is_figure(word):
            raise _AtLength
        kept = as_kept(written, {})
        if kept is None or (found := plain_finding(kept)) is not None:
            return None if kept is None else found
        if written.kind != "not_applicable":
            raise _AtLength
        return self._as_read(kept)

    def _as_read(self, kept: object) -> Finding:
        """The finding that an assessment KEPT as such holds, by its reader."""
        name = self.clause.id
        assessment = {"format": "assessment/1", "rubric": self._rubric.id, "findings": {name: kept}}
        try:
            admitted({"assessment": assessment}, REQUEST_FORMAT)
            return read_assessment(assessment, self._rubric).findings[name]
        except Refused:
            raise _AtLength from None


class _Ignored(dict[str, tuple[Mark, ...]]):
    """A column of names, or one that nothing is made of: nothing in it says anything of a clause."""

    def __missing__(self, cell: str) -> tuple[Mark, ...]:
        return _NOTHING


class _Empty(dict[str, tuple[Mark, ...]]):
    """A column below which a plain row has nothing."""

    def __missing__(self, cell: str) -> tuple[Mark, ...]:
        if cell.strip():
            raise _AtLength
        return _NOTHING


def _under(column: Column, rubric: Rubric) -> Mapping[str, tuple[Mark, ...]]:
    """What the cells below COLUMN come to."""
    if column.part is None:
        return _Ignored() if column.is_ignored or column.name == "id" else _Empty()
    clause = rubric.clause_by_id.get(column.name) if column.part == "finding" else None
    return _Empty() if clause is None else _Findings(clause, rubric)


def _open(clause: Clause) -> Mark:
    return mark_of(clause, None, _NO_CERTIFICATES)


def _is_short(rubric: Rubric) -> bool:
    """Whether no assessment by RUBRIC in plain words is longer than a request may be, whatever they are."""
    longest = {"not_applicable": "\N{FULLWIDTH SOLIDUS}" * _LONGEST}
    assessment = {"rubric": rubric.id, "findings": {clause.id: longest for clause in rubric.clauses}}
    return len(json.dumps(assessment)) + 1000 <= largest_request
