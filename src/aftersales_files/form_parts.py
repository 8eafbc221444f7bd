"""The parts of a form as they are read: the assessment so far, the faults, and the cell of each part."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from aftersales.foundation.faults import Fault, shown
from aftersales.foundation.text import Text
from aftersales.model.rubric import Rubric
from aftersales_files.evidence_cells import Misread, read_lines
from aftersales_files.form_tables import Row
from aftersales_files.understood_clauses import Said

_CELL = re.compile(r"([A-Z]{1,3})([0-9]+)$", re.ASCII)
COUNTS = ("sampled", "nonconforming")
"""The columns of a sample."""
_TOKENS = ("met", "not_met", "not_applicable", '"not_applicable"', '"–"', '""')
"""What the engine calls things that a form says in its own words, or not at all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cell:
    at: str
    text: str
    clause: str


@dataclass(slots=True)
class FormParts:
    """What one workbook has said so far."""

    assessment: dict[str, Any]
    faults: list[Fault] = field(default_factory=list)
    remarks: list[Text] = field(default_factory=list)
    cells: dict[str, _Cell] = field(default_factory=dict)
    listed: dict[str, Row] = field(default_factory=dict)
    """Where the list of evidence of each clause stands, in forms that have one."""
    guessed: set[str] = field(default_factory=set)
    """The clauses whose finding was read from a word that could be meant otherwise."""

    def note(self, path: str, row: Row, name: str, clause: str) -> None:
        """Remember that what stands under PATH of the assessment comes from the column NAME of ROW."""
        self.cells[path] = _Cell(at=row.place(name), text=row.text(name), clause=clause)

    def fault_at(self, row: Row, name: str, clause: str, expected: Text) -> None:
        fault = row.fault(name, expected)
        self.faults.append(Fault(at=fault.at, found=_about(clause, fault.found), expected=expected))

    def take_evidence(self, rubric: Rubric) -> None:
        """Read the lists of evidence; what the hidden sheet holds of it is in the assessment already."""
        kept = dict(self.assessment.get("evidence", {}))
        evidence = dict(kept)
        for clause in rubric.clauses:
            row, known = self.listed.get(clause.id), kept.get(clause.id, {})
            if row is None:
                continue
            self.note(f"evidence.{clause.id}", row, "listed", clause.id)
            try:
                found = read_lines(row.text("listed"), clause.evidence, known)
            except Misread as misread:
                self.fault_at(row, "listed", clause.id, misread.expected)
                continue
            if found != known:
                evidence[clause.id] = found
        if evidence != kept:
            self.assessment["evidence"] = {name: each for name, each in evidence.items() if each}
            if not self.assessment["evidence"]:
                del self.assessment["evidence"]

    def said(self) -> dict[str, Said]:
        """What stood in the cells of each clause's finding and counts, for those that say anything."""
        found: dict[str, Said] = {}
        for path, cell in self.cells.items():
            under = f"findings.{cell.clause}"
            if not cell.text or path not in (under, *(f"{under}.{name}" for name in COUNTS)):
                continue
            before = found.get(cell.clause)
            found[cell.clause] = Said(
                at=before.at if before else cell.at,
                found=f"{before.found}、{cell.text}" if before else cell.text,
                certainty="guessed" if cell.clause in self.guessed else "certain",
            )
        return found

    def placed(self, fault: Fault) -> Fault:
        """A FAULT of the engine with the cell that it is about, in the words that stand there."""
        at = fault.at
        while at not in self.cells and "." in at:
            at = at.rpartition(".")[0]
        cell = self.cells.get(at)
        if cell is None:
            return fault
        found = fault.found
        if found in _TOKENS:
            found = shown(cell.text)
        return Fault(at=cell.at, found=_about(cell.clause, found), expected=fault.expected)


def in_order(faults: list[Fault]) -> list[Fault]:
    """FAULTS from the top of each sheet to its bottom, the sheets as they come."""
    sheets = list(dict.fromkeys(_CELL.sub("", fault.at) for fault in faults))

    def key(fault: Fault) -> tuple[int, int, int, str]:
        match = _CELL.search(fault.at)
        letters, row = (match[1], int(match[2])) if match else ("", 0)
        return sheets.index(_CELL.sub("", fault.at)), row, len(letters), letters

    return sorted(faults, key=key)


def _about(clause: str, found: str) -> str:
    return f"{clause} {found}" if clause else found
