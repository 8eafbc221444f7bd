"""The column of evidence in our form: what it says of each document, and that it is read back."""

from __future__ import annotations

import random
from typing import Any

import pytest

from aftersales.foundation.text import Language, Text
from aftersales_files.evidence_cells import LONGEST, TOO_LONG, Misread, evidence_lines, read_lines
from tests.files.workbooks import edited, faults, made, read

CHART = Text("服务组织架构图", "Organisation chart")
ROSTER = Text("人员花名册（含资质）", "Roster: staff")
NAMED = (CHART, ROSTER)
ENTRY: dict[str, Any] = {
    "state": "at-hand",
    "document": "架构图 v3",
    "owner": "张三",
    "date": "2026-01-05",
    "covers": {"from": "2025-01-01", "to": "2025-12-31"},
    "valid_until": "2026-12-31",
    "file": "a.pdf",
    "sha256": "0" * 64,
    "note": "见二楼",
}
LINE = (
    "服务组织架构图：架构图 v3；日期 2026-01-05；覆盖 2025-01-01 至 2025-12-31；有效至 2026-12-31；"
    "保管人 张三；文件 a.pdf；备注 见二楼"
)


def test_what_a_line_says() -> None:
    assert evidence_lines({CHART.zh: ENTRY}, "zh") == LINE
    two = {ROSTER.zh: {"state": "missing"}, CHART.zh: {"state": "at-hand"}}
    assert evidence_lines(two, "zh") == "人员花名册（含资质）（缺）\n服务组织架构图"


def test_a_line_is_read_without_what_it_was_written_from() -> None:
    """The digest alone is not in the line."""
    assert read_lines(LINE, NAMED, {}) == {CHART.zh: {k: v for k, v in ENTRY.items() if k != "sha256"}}


@pytest.mark.parametrize("word", ["责任人", "owner"])
def test_a_line_of_an_earlier_form_says_the_same(word: str) -> None:
    """They called the keeper otherwise."""
    assert read_lines(LINE.replace("保管人", word), NAMED, {CHART.zh: ENTRY}) == {CHART.zh: ENTRY}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("服务组织架构图", {CHART.zh: {"state": "at-hand"}}),
        ("Organisation chart (missing)", {CHART.zh: {"state": "missing"}}),
        (
            "Roster: staff: list; valid until 2026/3/1",
            {ROSTER.zh: {"document": "list", "valid_until": "2026-03-01"}},
        ),
        ("人员花名册（含资质）（不需要）", {ROSTER.zh: {"state": "not-needed"}}),
        ("会议纪要（3 份）：纪要", {"会议纪要（3 份）": {"document": "纪要"}}),
        ("会议纪要（缺）", {"会议纪要": {"state": "missing"}}),
        (
            "会议纪要:纪要;日期2026年3月1日;负责人：李四",
            {"会议纪要": {"document": "纪要", "date": "2026-03-01", "owner": "李四"}},
        ),
        ("\n 甲 \n\n乙：丙；丁\n", {"甲": {}, "乙": {"document": "丙", "note": "丁"}}),
    ],
)
def test_lines_as_people_write_them(line: str, expected: dict[str, dict[str, str]]) -> None:
    assert read_lines(line, NAMED, {}) == {
        name: {"state": "at-hand", **each} for name, each in expected.items()
    }


@pytest.mark.parametrize("line", ["甲：乙；有效至 明年", "甲：日期 2026-02-30", "甲：覆盖 2026-01-01"])
def test_what_is_no_date_is_refused(line: str) -> None:
    with pytest.raises(Misread):
        read_lines(line, NAMED, {})


def test_one_changed_part_leaves_the_others_as_they_were() -> None:
    """The note had two lines, the cell shows them in one; the digest stays with the file it is of."""
    entry = {**ENTRY, "note": "一\n二；三"}
    text = evidence_lines({CHART.zh: entry}, "zh").replace("2026-12-31", "2027-12-31")
    assert read_lines(text, NAMED, {CHART.zh: entry}) == {CHART.zh: {**entry, "valid_until": "2027-12-31"}}
    other = text.replace("a.pdf", "b.pdf")
    found = read_lines(other, NAMED, {CHART.zh: entry})[CHART.zh]
    assert (found["file"], "sha256" in found) == ("b.pdf", False)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("seed", range(40))
def test_what_was_not_touched_comes_back_as_it_was(seed: int, language: Language) -> None:
    """Whatever is in it: the entries are those that the cell was written from."""
    dice = random.Random(seed)
    texts = ("甲：乙", "x；y", "（缺）", "日期 2026-01-01", "一\n二", "a: b; c", "文件 x", "_x000D_", "=1+1")
    entries: dict[str, dict[str, Any]] = {}
    for name in dice.sample([CHART.zh, ROSTER.zh, *texts], dice.randint(1, 5)):
        keys = dice.sample(sorted(ENTRY), dice.randint(0, len(ENTRY)))
        typed: dict[str, Any] = {
            key: dice.choice(texts) for key in ("document", "owner", "file", "note") if key in keys
        }
        entries[name] = {
            **{key: ENTRY[key] for key in keys},
            **typed,
            "state": dice.choice(["at-hand", "missing"]),
        }
    assert read_lines(evidence_lines(entries, language), NAMED, entries) == entries


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        # one document, then what has no label: all of it is kept
        ("甲：乙；张三签字；另附照片", {"document": "乙", "note": "张三签字；另附照片"}),
        ("甲：乙；备注 一；备注 二", {"document": "乙", "note": "一；二"}),
        ("甲：乙；保管人 张三；保管人 李四", {"document": "乙", "owner": "张三", "note": "保管人 李四"}),
        (
            "甲：乙；日期 2026-1-5；日期 2026-2-5",
            {"document": "乙", "date": "2026-01-05", "note": "日期 2026-2-5"},
        ),
    ],
)
def test_nothing_that_stands_in_a_line_is_lost(line: str, expected: dict[str, str]) -> None:
    assert read_lines(line, NAMED, {}) == {"甲": {"state": "at-hand", **expected}}


@pytest.mark.parametrize("line", ["无", "/", "—", "暂无", "没有证明材料", "无。", "None"])
def test_a_line_that_says_there_is_none_is_no_document(line: str) -> None:
    """``无`` was a document that is at hand, and made its clause ready."""
    assert read_lines(f"甲：乙\n{line}", NAMED, {}) == {"甲": {"state": "at-hand", "document": "乙"}}
    assert read_lines(line, NAMED, {line: ENTRY}) == {line: {"state": "at-hand"}}


@pytest.mark.parametrize(
    ("line", "state"),
    [
        *(
            ("服务组织架构图：无", "missing"),
            *(
                ("服务组织架构图 无", "missing"),
                ("服务组织架构图，暂缺", "missing"),
                ("服务组织架构图——无", "missing"),
            ),
            *(("服务组织架构图 有", "at-hand"), ("服务组织架构图　不适用", "not-needed")),
            ("服务组织架构图（无）", "missing"),
            ("服务组织架构图（暂缺）", "missing"),
        ),
        *(("服务组织架构图：缺", "missing"), ("服务组织架构图：不适用", "not-needed")),
        *(("服务组织架构图（不适用）", "not-needed"), ("服务组织架构图：有", "at-hand")),
    ],
)
def test_the_state_in_the_words_of_who_fills_it_in(line: str, state: str) -> None:
    assert read_lines(line, NAMED, {}) == {CHART.zh: {"state": state}}


def test_a_document_of_ones_own_that_is_called_none_stays() -> None:
    entries: dict[str, dict[str, Any]] = {CHART.zh: {"state": "at-hand", "document": "无"}}
    assert read_lines(evidence_lines(entries, "zh"), NAMED, entries) == entries


@pytest.mark.parametrize("text", ["甲：乙\n甲：丙", "服务组织架构图：v3\nOrganisation chart: v4"])
def test_two_lines_on_one_document_are_refused(text: str) -> None:
    """Of two lines the second would take the place of the first, and nobody would hear of it."""
    with pytest.raises(Misread, match="只写一行"):
        read_lines(text, NAMED, {})


def test_a_name_of_ones_own_that_holds_a_semicolon_stays_the_same_document() -> None:
    """The cell shows a comma for it; the line that was changed is still about that document, and its file."""
    entry = {"state": "at-hand", "document": "HT-1", "file": "a；b.pdf", "sha256": "0" * 64}
    text = evidence_lines({"合同；附件": entry}, "zh")
    assert text == "合同，附件：HT-1；文件 a，b.pdf"
    assert read_lines(f"{text}；备注 已核", NAMED, {"合同；附件": entry}) == {
        "合同；附件": {**entry, "note": "已核"}
    }


def test_what_is_too_long_for_a_cell_stays_on_the_hidden_sheet() -> None:
    entries: dict[str, dict[str, Any]] = {CHART.zh: {"state": "at-hand", "note": "长" * LONGEST}}
    assert evidence_lines(entries, "zh") == TOO_LONG.zh
    assert read_lines(TOO_LONG.zh, NAMED, entries) == entries


# --- in the form


WHOLE: dict[str, Any] = {
    "format": "assessment/1",
    "rubric": "gbt-27922-2011",
    "findings": {"5.1.1.1": "met", "5.1.1.2": "met"},
    "evidence": {"5.1.1.1": {"自己的材料": ENTRY}, "5.1.1.2": {"协议": {"state": "missing"}}},
}


def cell_of(workbook: Any, clause: str) -> Any:
    sheet = workbook["自评"]
    (column,) = [cell.column for cell in sheet[1] if cell.value == "证明材料清单"]
    return next(
        sheet.cell(row[0].row, column) for row in sheet.iter_rows(min_row=2) if row[0].value == clause
    )


def test_the_form_shows_it_and_takes_it_back() -> None:
    content = made("form", assessment=WHOLE)
    assert read(content)["assessment"]["evidence"] == WHOLE["evidence"]

    def change(workbook: Any) -> None:
        assert "协议（缺）" in cell_of(workbook, "5.1.1.2").value
        cell_of(workbook, "5.1.1.2").value = "协议：框架协议；有效至 2027/6/30"
        cell_of(workbook, "5.1.2.1").value = "考核表"

    found = read(edited(content, change))["assessment"]["evidence"]
    assert found == {
        "5.1.1.1": WHOLE["evidence"]["5.1.1.1"],
        "5.1.1.2": {"协议": {"state": "at-hand", "document": "框架协议", "valid_until": "2027-06-30"}},
        "5.1.2.1": {"考核表": {"state": "at-hand"}},
    }


def test_an_emptied_cell_is_no_evidence() -> None:
    def empty(workbook: Any) -> None:
        cell_of(workbook, "5.1.1.1").value = None
        cell_of(workbook, "5.1.1.2").value = None

    assert "evidence" not in read(edited(made("form", assessment=WHOLE), empty))["assessment"]


def test_a_form_of_before_keeps_what_is_on_its_hidden_sheet() -> None:
    """It has no such column."""

    def take_out(workbook: Any) -> None:
        workbook["自评"].delete_cols(cell_of(workbook, "5.1.1.1").column)

    assert (
        read(edited(made("form", assessment=WHOLE), take_out))["assessment"]["evidence"] == WHOLE["evidence"]
    )


def test_a_date_that_is_none_is_refused_with_its_cell() -> None:
    def spoil(workbook: Any) -> None:
        cell_of(workbook, "5.1.1.1").value = "协议：有效至 明年"

    (fault,) = faults(edited(made("form", assessment=WHOLE), spoil))
    assert "自评" in fault["at"]
