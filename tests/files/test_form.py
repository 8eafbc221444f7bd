"""The self-assessment workbook: made, looked into, filled in, read again."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aftersales import Engine
from aftersales.foundation.faults import Refused
from aftersales.foundation.typed import gives_reason, says_nothing
from aftersales.model.read_assessment import read_assessment
from aftersales_files.sheet_writer import plain
from aftersales_files.spreadsheets import open_files
from tests.examples import examples
from tests.files.workbooks import ON, bundle, edited, exchange, files, made, opened, read
from tests.random_assessments import random_assessment

GBT, ZHHT = "gbt-27922-2011", "zhht-completeness"
ENGINE = files().engine


def rubric_of(identity: str) -> Any:
    return ENGINE.library.rubric(identity, "").rubric


def mapping_of(identity: str) -> Any:
    return next(each for each in bundle()["rubrics"] if each["id"] == identity)


class TestEmpty:
    @pytest.mark.parametrize("identity", [GBT, ZHHT])
    @pytest.mark.parametrize("language", ["zh", "en"])
    def test_one_row_for_each_clause_with_what_the_rubric_says(self, identity: str, language: str) -> None:
        sheet = opened(made("form", rubric=identity, language=language)).worksheets[1]
        rubric = rubric_of(identity)
        rows = list(sheet.iter_rows(min_row=2, values_only=True))
        assert [row[0] for row in rows] == [clause.id for clause in rubric.clauses]
        assert [row[2] for row in rows] == [getattr(clause.title, language) for clause in rubric.clauses]
        assert all(
            getattr(c.requirement, language) in row[3] for c, row in zip(rubric.clauses, rows, strict=True)
        )
        # The rubric's own sum of points: 100 and 150, each printed on the form.
        assert sum(row[5] for row in rows) == int(rubric.full_marks)
        assert all(not any(row[6:]) for row in rows)

    def test_clause_numbers_are_text(self) -> None:
        """2.10 as a number would be 2.1."""
        sheet = opened(made("form", rubric=ZHHT)).worksheets[1]
        assert {(cell.data_type, cell.number_format) for cell in sheet["A"][1:]} == {("s", "@")}

    def test_not_applicable_is_offered_in_5_2_alone(self) -> None:
        """ZPIC-WF-20 4.4.2.2: only clauses of 5.2 may be deleted."""
        sheet = opened(made("form", rubric=GBT)).worksheets[1]
        offered = {}
        for rule in sheet.data_validations.dataValidation:
            for row in range(2, sheet.max_row + 1):
                if rule.type == "list" and f"G{row}" in rule.sqref:
                    offered[sheet.cell(row, 1).value] = rule.formula1.strip('"').split(",")
        assert set(offered) == {clause.id for clause in rubric_of(GBT).clauses}
        for clause, words in offered.items():
            assert words == [
                "符合",
                "不符合",
                "抽样",
                *(["不适用"] if clause.startswith("5.2") else []),
                "未评",
            ]

    def test_set_for_paper_and_against_slips(self) -> None:
        workbook = opened(made("form", rubric=GBT))
        assert workbook.security.lockStructure
        assert not workbook.security.workbookPassword
        sheet = workbook["自评"]
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert sheet.print_title_rows == "$1:$1"
        assert sheet.freeze_panes == "D2"
        assert sheet.protection.sheet
        assert not sheet.protection.password
        assert [sheet.cell(2, column).protection.locked for column in range(1, 12)] == [True] * 6 + [
            False
        ] * 5

    def test_at_least_five_lines_for_deductions_one_for_the_bonus(self) -> None:
        kinds = [cell.value for cell in opened(made("form", rubric=GBT))["特别项"]["A"]]
        assert kinds.count("特别扣分") >= 5
        assert kinds.count("特别加分") == 1

    def test_a_rubric_without_specials_or_certificates_has_no_such_sheet(self) -> None:
        assert "证书" not in opened(made("form", rubric=GBT)).sheetnames
        titles = opened(made("form", rubric=ZHHT)).sheetnames
        assert "证书" in titles
        assert ("特别项" in titles) == bool(rubric_of(ZHHT).adjustments)

    def test_says_what_it_is_on_a_hidden_sheet(self) -> None:
        workbook = opened(made("form", rubric=GBT))
        sheet = workbook["aftersales"]
        told = dict(sheet.iter_rows(values_only=True))
        assert sheet.sheet_state == "hidden"
        assert told["format"] == "assessment-workbook/1"
        assert (told["rubric"], told["edition"]) == (GBT, rubric_of(GBT).edition)

    def test_no_formula_anywhere(self) -> None:
        for sheet in opened(made("form", assessment=HOSTILE)).worksheets:
            assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}

    def test_unknown_rubric_and_missing_day(self) -> None:
        reply, content = exchange("form", rubric="no-such", on=ON)
        assert [fault["at"] for fault in reply["faults"]] == ["rubric"]
        assert content is None
        reply, _ = exchange("form", rubric=GBT)
        assert [fault["at"] for fault in reply["faults"]] == ["on"]

    def test_a_text_that_no_cell_can_hold_is_refused_not_cut_off(self) -> None:
        assessment = {"format": "assessment/1", "rubric": GBT, "notes": {"5.1.1.1": "长" * 32_768}}
        reply, content = exchange("form", assessment=assessment, on=ON)
        assert [fault["at"] for fault in reply["faults"]] == ["自评 K2"]
        assert content is None
        assessment["notes"] = {"5.1.1.1": "长" * 32_767}
        sheet = opened(made("form", assessment=assessment))["自评"]
        assert len(sheet["K2"].value) == 32_767
        assert sheet.row_dimensions[2].height <= 409  # the most that spreadsheets allow

    def test_non_characters_are_left_out(self) -> None:
        """A non-character or a control character would make the file unreadable."""
        assessment = {"format": "assessment/1", "rubric": GBT, "notes": {"5.1.1.1": "甲\uffff\x00乙"}}
        assert read(made("form", assessment=assessment))["assessment"]["notes"] == {"5.1.1.1": "甲乙"}

    def test_half_characters_are_refused(self) -> None:
        """As in every other request: no file and no digest can hold half a surrogate pair."""
        assessment = {"format": "assessment/1", "rubric": GBT, "notes": {"5.1.1.1": "甲\ud800乙"}}
        reply, content = exchange("form", assessment=assessment, on=ON)
        assert [fault["at"] for fault in reply["faults"]] == ["assessment.notes.5.1.1.1"]
        assert content is None

    def test_an_assessment_that_the_engine_refuses_makes_no_file(self) -> None:
        wrong = {"format": "assessment/1", "rubric": GBT, "findings": {"5.1.1.1": {"not_applicable": "x"}}}
        reply, content = exchange("form", assessment=wrong, on=ON)
        assert [fault["at"] for fault in reply["faults"]] == ["findings.5.1.1.1"]
        assert content is None


HOSTILE = {
    "format": "assessment/1",
    "rubric": GBT,
    "findings": {"5.1.1.1": {"not_met": '=HYPERLINK("x")'}, "5.2.4.6": {"not_applicable": "+1"}},
    "notes": {"5.1.1.2": "@SUM(A1)", "5.1.1.1": "<b>&amp;_x000D_</b>", "5.1.2.2": "'quoted"},
    "special_deductions": [{"reason": "-2+3", "clause": "=1"}, {}, {"clause": "5.1"}],
    "special_bonus": {},
    "organisation": {"name": "=cmd|' /C calc'!A0", "规模": "200 人"},
}


class TestRoundTrip:
    def test_hostile_and_odd_texts_stay_what_they_are(self) -> None:
        assert read(made("form", assessment=HOSTILE))["assessment"] == HOSTILE

    @pytest.mark.parametrize("said", ["无", "-", "/", "n/a", "0", "不适用", "none"])
    @pytest.mark.parametrize("language", ["zh", "en"])
    def test_an_entry_whose_fact_says_nothing_is_still_an_entry(self, said: str, language: str) -> None:
        """Each special deduction takes a point off, whatever is written of it: 100 - 1 = 99, not 100."""
        assessment = {
            "format": "assessment/1",
            "rubric": GBT,
            "findings": {},
            "special_deductions": [{"reason": said}, {"reason": said, "clause": "5.1.1.1"}],
            "special_bonus": {"reason": said},
        }
        assert read(made("form", assessment=assessment, language=language))["assessment"] == assessment

    def test_an_empty_line_is_still_none(self) -> None:
        """Who writes 无 into a line of the empty form says that there is no deduction."""

        def nothing(book: Any) -> None:
            book["特别项"]["D2"] = "无"

        assert "special_deductions" not in read(edited(made("form", rubric=GBT), nothing))["assessment"]

    @pytest.mark.parametrize(
        "said",
        ["无特别扣分", "无特别扣分项。", "没有扣分", "本年度未发生上述情形", "暂无", "None", "No deductions"],
    )
    def test_nothing_said_at_length_is_no_entry(self, said: str) -> None:
        """The point of a deduction that the line says there is none of was taken off."""

        def nothing(book: Any) -> None:
            book["特别项"]["D2"] = said

        assert "special_deductions" not in read(edited(made("form", rubric=GBT), nothing))["assessment"]

    @pytest.mark.parametrize("said", ["无三包凭证", "没有记录", "无证经营", "没有证书", "未发生退款"])
    def test_what_is_lacking_is_an_entry(self, said: str) -> None:
        def fact(book: Any) -> None:
            book["特别项"]["D2"] = said

        read_back = read(edited(made("form", rubric=GBT), fact))["assessment"]
        assert read_back["special_deductions"] == [{"reason": said}]

    @pytest.mark.parametrize(
        ("said", "held"), [("/", 0), ("—", 0), ("暂无", 0), ("无此证书", 0), ("有", 1), ("√", 1)]
    )
    def test_whether_a_certificate_is_held(self, said: str, held: int) -> None:
        def answer(book: Any) -> None:
            book["证书"]["B2"] = said

        result = read(edited(made("form", rubric=ZHHT), answer))
        assert len(result["assessment"].get("certificates", [])) == held

    @pytest.mark.parametrize("identity", [GBT, ZHHT])
    @pytest.mark.parametrize("seed", range(6))
    def test_random_assessments(self, identity: str, seed: int) -> None:
        assessment = random_assessment(mapping_of(identity), seed)
        rubric = rubric_of(identity)
        try:
            wanted = read_assessment(assessment, rubric)
        except Refused:
            return
        language = ("zh", "en")[seed % 2]
        content = made("form", assessment=assessment, language=language)
        again = read(content)["assessment"]
        assert read_assessment(again, rubric) == wanted
        # The workbook of the assessment that was read is the same file.
        assert made("form", assessment=again, language=language) == content

    @given(st.data())
    @examples(25)
    def test_any_text_in_any_place(self, data: Any) -> None:
        """Only what spreadsheets cannot hold may go: control characters, other kinds of line ends.

        What people put where there is nothing to say (a stroke, 无) is read as nothing.
        """
        texts = st.text(st.characters(codec="utf-8"), max_size=60).filter(
            lambda text: gives_reason(plain(text)) and not says_nothing(plain(text))
        )
        assessment = {
            "format": "assessment/1",
            "rubric": "made-up",
            "findings": {
                "1.1.1": {"not_met": data.draw(texts)},
                "1.1.2": {"sampled": 7, "nonconforming": 2, "reason": data.draw(texts)},
                "2.1.2": {"not_applicable": data.draw(texts)},
            },
            "notes": {"1.1.1": data.draw(texts), "2.1.1": data.draw(texts)},
            "special_deductions": [{"reason": data.draw(texts), "clause": data.draw(texts)}],
            "organisation": {"name": data.draw(texts)},
        }
        reply, content = SMALL.exchange(
            json.dumps(FORM | {"kind": "form", "on": ON, "assessment": assessment})
        )
        assert json.loads(reply)["ok"], reply
        reply, _ = SMALL.exchange(json.dumps(FORM | {"kind": "read-form"}), content)
        assert json.loads(reply)["result"]["assessment"] == json.loads(_plain(assessment))


FORM = {"format": "files/1"}
SAMPLES = json.loads(
    (Path(__file__).parents[2] / "src/aftersales_runtime/probe/samples.json").read_text(encoding="utf-8")
)
SMALL = open_files(Engine(SAMPLES["bundle"]))


def _plain(value: Any) -> str:
    """VALUE as JSON, with its texts as a spreadsheet holds them."""

    def each(inner: Any) -> Any:
        if isinstance(inner, dict):
            return {key: each(one) for key, one in inner.items()}
        if isinstance(inner, list):
            return [each(one) for one in inner]
        return plain(inner) if isinstance(inner, str) else inner

    return json.dumps(each(value))


class TestFilled:
    def test_holds_the_result_to_hand_in(self) -> None:
        # Everything met but 5.1.1.1 (1 point): 99 of 100, five stars from 95.
        findings = {clause.id: "met" for clause in rubric_of(GBT).clauses} | {
            "5.1.1.1": {"not_met": "缺三项职责"}
        }
        assessment = {"format": "assessment/1", "rubric": GBT, "findings": findings}
        workbook = opened(made("form", assessment=assessment))
        cells = [
            cell for row in workbook["结果"].iter_rows(values_only=True) for cell in row if cell is not None
        ]
        assert cells[0] == "五星级　最终得分 99.0"
        assert "缺三项职责" in cells
        assert any("4.4.2.3" in str(cell) for cell in cells)

    def test_says_the_range_while_clauses_are_open(self) -> None:
        workbook = opened(made("form", assessment={"format": "assessment/1", "rubric": GBT}, language="en"))
        title = workbook["Result"]["A1"].value
        assert title.startswith("51 clauses still open: 0.0 (")
        assert "100.0" in title

    def test_the_result_is_not_read_again(self) -> None:
        content = edited(
            made("form", assessment={"format": "assessment/1", "rubric": GBT}),
            lambda book: book.remove(book["结果"]),
        )
        assert read(content)["assessment"]["findings"] == {}


def test_the_same_request_gives_the_same_bytes_in_every_process() -> None:
    """Sets and dates must not show: another process has other hashes and another time of day."""
    program = (
        "import hashlib;from tests.files.workbooks import made;from tests.files.test_form import HOSTILE;"
        "print(hashlib.sha256(made('form', assessment=HOSTILE)).hexdigest())"
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={"PYTHONPATH": "src:.", "PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(found) == 1
