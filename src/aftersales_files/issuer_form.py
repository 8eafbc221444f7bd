"""The self-assessment form that a certification body hands out, filled in by hand, as an assessment.

Nothing of it is guessed in silence: what was understood, what was guessed and what stayed open is part of the
result, cell by cell, to be shown before it takes the place of anything.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from aftersales.api.library import Library
from aftersales.foundation.faults import shown
from aftersales.foundation.text import Text
from aftersales_files import form_words as words
from aftersales_files.issuer_columns import MARKED
from aftersales_files.issuer_findings import Judged, Notice, judge
from aftersales_files.issuer_table import IssuerTable, find_tables
from aftersales_files.sheets import Sheet, column_letter, told_of
from aftersales_files.understood_clauses import Certainty, Said, clauses_understood

_MOST_TOLD = 12
_SUMMARY = Text(
    "这是认证机构的自评表，按条款编号读出 {clauses} 条：{kinds}。",
    "This is a certification body's own form; {clauses} {clauses:clause|clauses} "
    "{clauses:was found by its number|were found by their numbers}: {kinds}.",
)
_COUNT = Text("{kind} {count} 条", "{kind} {count}")
_LINE = Text("{at}（{clauses}）{found}：{said}", "{at} ({clauses}) {found}: {said}")
_MORE = Text("另有 {count} 处。", "{count} more.")
_OTHER_RUBRIC = Text(
    "工作表「{title}」是另一套准则（{rubric}）的自评表，没有读；请单独存成一个文件。",
    'Sheet "{title}" is a form of another rubric ({rubric}) and was not read; save it as a file of its own.',
)
_NO_CLAUSE = Text("不是条款的行，没有读", "a row without a clause, not read")
_STRAY = Text(
    "条款编号不在别的条款那一列，没有读；不同的表请分开放",
    "a clause beside the column of the others, not read; put tables of different layout apart",
)
_PASSED = Text(
    "这一列也像结论或得分，没有读（{count} 格）；读的是{read}一列",
    "this column seems to judge the clauses too and was not read ({count} "
    "{count:cell|cells}); what was read is column {read}",
)
_TWICE = Text("同一条款前面已有别的结论，留作未评", "another finding for this clause stands above; left open")


def read_issuer_form(library: Library, sheets: Sequence[Sheet]) -> dict[str, object] | None:
    """As `read_form`, with ``understood`` beside the assessment; None if no such form was filled in."""
    rubrics = [published.rubric for published in library.rubrics.values()]
    tables = find_tables([sheet for sheet in sheets if not sheet.hidden], rubrics)
    if not tables:
        return None
    form = _Form(tables)
    if not form.findings and not form.told:
        return None
    assessment = form.assessment(sheets)
    others = [table for table in tables if table.rubric is not form.rubric]
    told = [_OTHER_RUBRIC.filled(title=each.sheet.title, rubric=each.rubric.title) for each in others]
    remarks = [form.summary(), *told, *form.lines(), *told_of(sheets)]
    return {
        "assessment": assessment,
        "remarks": [remark.to_json() for remark in remarks],
        "understood": {
            **form.understood(),
            "by_clause": clauses_understood(assessment, form.rubric, form.said),
        },
    }


class _Form:
    """What the tables say, clause by clause, and what is to be told of it."""

    def __init__(self, tables: Sequence[IssuerTable]) -> None:
        self.rubric = tables[0].rubric
        self.findings: dict[str, object] = {}
        self.notes: dict[str, str] = {}
        self.met: list[str] = []
        self.said: dict[str, Said] = {}
        self.told: list[tuple[Sheet, tuple[str, ...], Notice]] = []
        for table in tables:
            if table.rubric is self.rubric:
                self._read(table)

    def _read(self, table: IssuerTable) -> None:
        for entry in table.entries:
            judged = judge(table, entry)
            clauses = tuple(clause.id for clause in entry.clauses)
            self.told += [(table.sheet, clauses, notice) for notice in judged.notices]
            for clause in clauses:
                self._keep(clause, judged, table.sheet, entry.rows[0])
                self._note_said(clause, judged, table.sheet)
        read = "、".join(column_letter(each) for name in MARKED for each in table.columns.get(name, ()))
        for column in table.passed:
            said = _PASSED.filled(count=column.filled, read=read or "–")
            notice = Notice(place=column.place, found=column.head, said=said, guess=False)
            self.told.append((table.sheet, (), notice))
        for row in table.strangers:
            cells = table.sheet.cells[row]
            first = next(iter(cells))
            notice = Notice(place=(row, first), found=cells[first].text, said=_NO_CLAUSE, guess=False)
            self.told.append((table.sheet, (), notice))
        for place in table.strays:
            value = table.sheet.cells[place[0]][place[1]]
            notice = Notice(place=place, found=value.text, said=_STRAY, guess=False)
            self.told.append((table.sheet, (), notice))

    def _keep(self, clause: str, judged: Judged, sheet: Sheet, row: int) -> None:
        twice = clause in self.met
        if not twice:
            self.met.append(clause)
        if judged.note and clause not in self.notes:
            self.notes[clause] = judged.note
        if judged.finding is None:
            return
        if twice and self.findings.get(clause, judged.finding) != judged.finding:
            del self.findings[clause]
            notice = Notice(place=(row, 1), found=clause, said=_TWICE, guess=False)
            self.told.append((sheet, (clause,), notice))
        else:
            self.findings[clause] = judged.finding

    def _note_said(self, clause: str, judged: Judged, sheet: Sheet) -> None:
        """Remember the cells of CLAUSE; of one that stands in the form twice those of both places."""
        if not judged.marks:
            return
        before = self.said.get(clause)
        guessed = any(notice.guess for notice in judged.notices)
        certainty: Certainty = (
            "guessed" if guessed or (before and before.certainty == "guessed") else "certain"
        )
        if clause not in self.findings and (judged.finding is not None or judged.notices):
            certainty = "open"
        texts = [*([before.found] if before else []), *(text for _, text in judged.marks)]
        at = before.at if before else sheet.place(*judged.marks[0][0])
        self.said[clause] = Said(at=at, found="、".join(texts), certainty=certainty)

    def assessment(self, sheets: Sequence[Sheet]) -> dict[str, Any]:
        made: dict[str, Any] = {"format": "assessment/1", "rubric": self.rubric.id}
        made["findings"] = {clause: self.findings[clause] for clause in self.met if clause in self.findings}
        if self.notes:
            made["notes"] = self.notes
        if organisation := _organisation(sheets):
            made["organisation"] = organisation
        return made

    def counts(self) -> dict[str, int]:
        """How many clauses have each kind of finding, in the order of the form's words."""
        kinds = Counter(map(_kind, self.findings.values()))
        kinds["open"] = len(self.met) - len(self.findings)
        return {kind: kinds[kind] for kind in words.FINDING_WORDS if kinds[kind]}

    def summary(self) -> Text:
        each = [
            _COUNT.filled(kind=words.FINDING_WORDS[kind], count=count)
            for kind, count in self.counts().items()
        ]
        return _SUMMARY.filled(clauses=len(self.met), kinds=words.listed(each))

    def lines(self) -> list[Text]:
        """A line for each guess and for whatever stayed open; what stayed open first."""
        told = sorted(self.told, key=lambda each: each[2].guess)
        made = [
            _LINE.filled(
                at=sheet.place(*notice.place),
                clauses="、".join(clauses) or "–",
                found=shown(notice.found),
                said=notice.said,
            )
            for sheet, clauses, notice in told[:_MOST_TOLD]
        ]
        return made + ([_MORE.filled(count=len(told) - _MOST_TOLD)] if len(told) > _MOST_TOLD else [])

    def understood(self) -> dict[str, object]:
        """The same for a program: the layout, how many of each kind, and every notice with its cell."""
        notices: dict[bool, list[dict[str, object]]] = {True: [], False: []}
        for sheet, clauses, notice in self.told:
            told = {"at": sheet.place(*notice.place), "clauses": list(clauses), "found": notice.found}
            notices[notice.guess].append(told | {"said": notice.said.to_json()})
        counts = {"clauses": len(self.met), **self.counts()}
        return {"layout": "issuer", "counts": counts, "guessed": notices[True], "not_read": notices[False]}


def _kind(finding: object) -> str:
    if isinstance(finding, dict):
        return "sampled" if "sampled" in finding else next(iter(finding))
    return str(finding)


def _organisation(sheets: Sequence[Sheet]) -> dict[str, str]:
    """The labels of the form's head and what stands beside them, or after a colon in the same cell."""
    found: dict[str, str] = {}
    for sheet in sheets:
        for cells in sheet.cells.values():
            texts = [value.text for value in cells.values()]
            for text, beside in zip(texts, [*texts[1:], ""], strict=True):
                label, _, after = text.replace("：", ":").partition(":")
                key = words.organisation_key(label)
                value = after.strip() or beside
                if key and value and key not in found and words.organisation_key(value) is None:
                    found[key] = value
    return found
