"""A list of actions that was filled in, as the assessment that it was made from with what its cells say now.

The hidden sheet holds that assessment. So a list that comes back is merged with whatever was done meanwhile,
as a form is: action by action, and nothing that stands elsewhere is touched.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from aftersales.api.library import Library
from aftersales.foundation.dates import A_DATE
from aftersales.foundation.exact import read_exact
from aftersales.foundation.faults import Fault, Refused, shown
from aftersales.foundation.late_pattern import LatePattern
from aftersales.foundation.text import Text
from aftersales.foundation.typed import as_seen, comparable, names_none, plain, says_nothing
from aftersales.foundation.typed_days import read_day_in_table
from aftersales.model.actions import Progress
from aftersales.model.lineage import KEY
from aftersales.model.read_assessment import read_assessment
from aftersales.model.rubric import Rubric
from aftersales.model.table_lines import is_remark, is_total
from aftersales_files import action_words as words
from aftersales_files.due_days import end_of_month, lacks_year
from aftersales_files.form_lineage import lineage_in
from aftersales_files.form_parts import in_order
from aftersales_files.form_tables import Row, find_table, other_tables, rows_of_table
from aftersales_files.form_words import listed
from aftersales_files.mark_sheet import whole_of
from aftersales_files.sheets import Sheet, not_read, refuse, told_of
from aftersales_files.workbook_dates import written_serial

_WHOLE = Text(
    "完整的整改清单（隐藏表 aftersales 里有当时的评分，不能改）；请重新导出一份",
    "a whole list of actions (its hidden sheet aftersales holds the assessment); make a new one",
)
_MEASURE = Text("清单里的条款或特别扣分，如 {example}", "a clause or a deduction, such as {example}")
_NO_MEASURE = Text("{at} {found}：不是整改项的行，没有读", "{at} {found}: a row without an action, not read")
_ONCE = Text("每处失分只占一行", "each loss in one row")
_STATE = Text("{words}，或留空", "{words}, or empty")
_GIVEN = Text(
    "{at} 写的是{found}，原来是{before}；这一列不读，没有采用。",
    "{at} says {found}, and said {before}; this column is not read.",
)
_MISSING = Text(
    "清单里少了 {count} 行（{names}），它们的整改项没有动。",
    "{count} {count:row|rows} {count:is|are} gone from the list ({names}); "
    "{count:its action stays as it was|their actions stay as they were}.",
)
_SUM = LatePattern(r"[共计 ]*[0-9.]+ ?[项条个处分%]?")
_WITH_YEAR = Text(
    "带年份的日期，写作 2026-12-15（这里没有写是哪一年）",
    "a date with its year, such as 2026-12-15 (this one does not say which year)",
)
_SERIAL = Text("{at} {found} 按日期 {day} 读", "{at} {found} is read as the day {day}")
_COUNT = Text(
    "整改清单：读了 {rows} 行，{changed} 行与发出时不同。",
    "A list of actions: {rows} {rows:row|rows} read, {changed} {changed:differs|differ} from "
    "what was given out.",
)


def read_actions(library: Library, sheets: Sequence[Sheet], mark: Mapping[str, str]) -> dict[str, object]:
    """As `read_form` replies, for a list of actions; raises `Refused`, each fault with sheet and cell."""
    rubric = library.rubric(mark.get("rubric"), "rubric").rubric
    given = _given(mark, rubric)
    lineage, told = lineage_in(mark)
    filled = _List(rubric, given["assessment"], given["listed"], sheets)
    refuse(in_order(filled.faults))
    assessment = filled.assessment | ({KEY: lineage} if lineage else {})
    remarks = [filled.summary(), *filled.remarks, *told, *told_of(sheets, (words.LIST,))]
    return {
        "assessment": assessment,
        "remarks": [remark.to_json() for remark in remarks],
        "understood": {"layout": "actions", "by_clause": []},
    }


def _given(mark: Mapping[str, str], rubric: Rubric) -> dict[str, Any]:
    """What the list was made from; raises `Refused` where the hidden sheet is damaged."""
    try:
        given: dict[str, Any] = whole_of(mark, "given")
        given["assessment"].pop(KEY, None)
        read_assessment(given["assessment"], rubric)
        _ = {**given["listed"]}
    except (KeyError, ValueError, TypeError, AttributeError, Refused):
        raise Refused([Fault(at="", found=words.FORMAT, expected=_WHOLE)]) from None
    return given


class _List:
    """What the rows of one list say, written into its assessment."""

    def __init__(
        self,
        rubric: Rubric,
        assessment: dict[str, Any],
        given: Mapping[str, Mapping[str, str]],
        sheets: Sequence[Sheet],
    ) -> None:
        self.assessment, self.given = assessment, given
        self.faults: list[Fault] = []
        self.remarks: list[Text] = []
        self.changed = 0
        self.seen: dict[str, Row] = {}
        names = words.measures_by_name(rubric, len(assessment.get("special_deductions", [])))
        needed = ("measure", *words.TYPED)
        if sheet := find_table(sheets, words.LIST, words.HEADS, needed, self.faults, remarks=self.remarks):
            for row in rows_of_table(sheet, words.HEADS, needed, self.faults, words.GIVEN):
                self._take(row, names)
            self.remarks += not_read(other_tables(sheets, sheet, words.HEADS, "measure", needed))
        if not self.faults:
            self._tell_missing()

    def summary(self) -> Text:
        return _COUNT.filled(rows=len(self.seen), changed=self.changed)

    def _take(self, row: Row, names: Mapping[str, str]) -> None:
        measure = names.get(comparable(row.text("measure")))
        is_typed = any(_says_of_an_action(row.text(name)) for name in words.TYPED)
        if measure is None and not is_typed and _is_beside_the_table(row):
            told = {"at": row.place("measure"), "found": shown(row.text("measure"))}
            self.remarks.append(_NO_MEASURE.filled(**told))
            return
        if measure is None:
            if is_typed or (row.value("measure") and not _is_remark(row)):
                example = next(iter(self.given), next(iter(names.values())))
                self.faults.append(row.fault("measure", _MEASURE.filled(example=example)))
            return
        if measure in self.seen:
            self.faults.append(row.fault("measure", _ONCE))
        self.seen[measure] = row
        self._tell_given(row, measure)
        place, key = self._place_of(measure)
        before = place.get(key, {})
        action = self._action(row, before)
        if action == before:
            return
        self.changed += 1
        if action:
            place[key] = action
        else:
            place.pop(key, None)
        if not self.assessment.get("actions", True):
            del self.assessment["actions"]

    def _place_of(self, measure: str) -> tuple[dict[str, Any], str]:
        """The mapping that the action on MEASURE stands in, and its key there."""
        if number := words.deduction_number(measure):
            return self.assessment["special_deductions"][number - 1], "action"
        return self.assessment.setdefault("actions", {}), measure

    def _action(self, row: Row, before: Mapping[str, Any]) -> dict[str, Any]:
        """What ROW says, written as BEFORE has it where it says the same."""
        said = {name: row.text(name).strip() for name in ("what", "owner", "evidence")}
        said = {
            name: "" if names_none(text, "action") and before.get(name) != text else text
            for name, text in said.items()
        }
        said["owner"] = as_seen(said["owner"]) if before.get("owner") != said["owner"] else said["owner"]
        said |= {"due": self._day(row), "state": self._state(row)}
        if said["state"] == "planned" and "state" not in before:
            said["state"] = ""
        kept = {key: value for key, value in before.items() if key not in words.TYPED}
        for key, value in said.items():
            written = before.get(key)
            same = isinstance(written, str) and " ".join(written.split()) == " ".join(value.split())
            if value:
                kept[key] = written if same else value
        return kept

    def _day(self, row: Row) -> str:
        cell = row.value("due")
        if cell is None or names_none(cell.text, "action"):
            return ""
        whole = cell.text.partition(".")[0]
        if cell.kind == "number" and len(whole) == 5 and whole.isdecimal():
            written = written_serial(int(whole), from_1904=row.sheet.from_1904)
            day = read_day_in_table((written or "").replace("-", ""))
            if day is not None:
                self.remarks.append(_SERIAL.filled(at=row.place("due"), found=cell.text, day=day.isoformat()))
        elif (day := read_day_in_table(cell.text)) is None and (day := end_of_month(cell.text)) is not None:
            self.remarks.append(_SERIAL.filled(at=row.place("due"), found=cell.text, day=day.isoformat()))
        if day is None:
            self.faults.append(row.fault("due", _WITH_YEAR if lacks_year(cell.text) else A_DATE))
        return day.isoformat() if day else ""

    def _state(self, row: Row) -> str:
        text = row.text("state")
        if names_none(text, "action"):
            return "planned"
        cell = row.value("state")
        share = read_exact(text) if cell is not None and cell.kind == "number" else None
        is_share = share is not None and 0 < share < 1  # 50% as a spreadsheet keeps it; 1 may be a number
        state: Progress | None = "under-way" if is_share else words.state_named(text)
        if state is None:
            self.faults.append(row.fault("state", _STATE.filled(words=listed(words.STATES.values()))))
        return state or "planned"

    def _tell_given(self, row: Row, measure: str) -> None:
        """Say where a column that is not read says something else than was given out."""
        for name, before in self.given.get(measure, {}).items():
            if name in row.columns and comparable(row.text(name)) != comparable(before):
                told = {"at": row.place(name), "found": shown(row.text(name)), "before": shown(before)}
                self.remarks.append(_GIVEN.filled(**told))

    def _tell_missing(self) -> None:
        gone = [measure for measure in self.given if measure not in self.seen]
        if gone:
            self.remarks.append(_MISSING.filled(count=len(gone), names=", ".join(gone)))


def _says_of_an_action(text: str) -> bool:
    """Whether TEXT is more than a stroke, and no sum, signature or date of a line below the table."""
    return not (says_nothing(text) or _SUM.fullmatch(plain(text)) or is_total(text) or is_remark(text))


def _is_beside_the_table(row: Row) -> bool:
    """Whether the first column of ROW has a total or a remark; with an owner or a day it is an action."""
    return is_total(row.text("measure")) or is_remark(row.text("measure"))


def _is_remark(row: Row) -> bool:
    """Whether ROW is a line across the table: it says something in its first column alone, in many words."""
    return len(row.text("measure")) > len("special-deduction-1234")
