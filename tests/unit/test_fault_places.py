"""Faults of a rubric of one's own are told where its maker finds them: by line, cell, clause and level."""

from __future__ import annotations

import json
from typing import Any

import pytest

from aftersales import Engine
from aftersales.foundation.faults import Fault, Refused
from aftersales_own.fault_places import sound
from aftersales_own.opening import open_files
from aftersales_yaml.collection import read_rubrics
from tests.files.workbooks import of_rows
from tests.unit.test_in_force import BUNDLE

TEXT = """\
format: rubric/1
id: lamp
document: lamp
edition: "1"
title: {zh: 灯具服务, en: Lamps}
summary: {zh: 灯, en: Lamps}
full_marks: 5
scoring: {order: [mark, level], decide_on: final, source: {document: lamp, clause: scoring}}
sections:
  - id: section-1
    number: "1"
    title: {zh: 服务, en: Service}
    points: 5
    indicators:
      - id: indicator-1-1
        number: "1.1"
        title: {zh: 组织, en: Organisation}
        points: 5
        clauses:
          - id: 1.1.1
            title: {zh: 部门, en: Department}
            points: 2
            requirement: {zh: 有部门, en: A department}
            evidence: [{zh: 图, en: Chart}]
            explanation: {zh: 无, en: None}
            marking_note: {zh: 无, en: None}
          - id: 1.1.2
            title: {zh: 答复, en: Answer}
            points: 3
            requirement: {zh: 答复, en: Answer}
            evidence: [{zh: 记录, en: Record}]
            explanation: {zh: 无, en: None}
            marking_note: {zh: 无, en: None}
levels:
  - {id: good, label: {zh: 合格, en: Pass}, at_least: 4, source: {document: lamp, clause: scoring}}
below_levels: {label: {zh: 不合格, en: Fail}, passed: "false", source: {document: lamp, clause: scoring}}
chapters:
  - {id: scoring, title: {zh: 评分, en: Scoring}, text: {zh: 评分, en: Scoring}}
discrepancies: []
"""


def read(text: str, name: str = "lamp.yaml", language: str = "zh") -> dict[str, Any]:
    asked = {"format": "files/1", "kind": "read-rubric", "name": name, "language": language}
    reply, _ = open_files(Engine(BUNDLE)).exchange(json.dumps(asked), text.encode())
    answer: dict[str, Any] = json.loads(reply)
    return answer


def faults(text: str, language: str = "zh") -> list[tuple[str, str, str]]:
    answer = read(text, language=language)
    assert not answer["ok"]
    return [(each["at"], each["found"], each["expected"][language]) for each in answer["faults"]]


def test_it_is_sound() -> None:
    assert read(TEXT)["ok"], read(TEXT)


@pytest.mark.parametrize(
    ("was", "becomes", "zh", "en"),
    [
        # The third line of the clause 1.1.2, which begins in line 27.
        ("points: 3", "points: drei", "第 29 行，条款 1.1.2，分值（", "line 29, clause 1.1.2, points ("),
        (
            "points: 3",
            "points: 4",
            "第 18 行，指标“组织”，分值（",
            "line 18, indicator “Organisation”, points (",
        ),
        (
            "at_least: 4",
            "at_least: 6",
            "第 35 行，级别“合格”，最低分（",
            "line 35, level “Pass”, lowest score (",
        ),
        ("full_marks: 5\n", "", "满分（full_marks）", "full marks (full_marks)"),
    ],
)
def test_line_and_what_of_it(was: str, becomes: str, zh: str, en: str) -> None:
    broken = TEXT.replace(was, becomes, 1)
    assert any(at.startswith(zh) for at, _, _ in faults(broken)), faults(broken)
    assert any(at.startswith(en) for at, _, _ in faults(broken, "en"))


def test_a_clause_that_repeats_a_number_is_the_one_that_is_named() -> None:
    """1.1.1 begins in line 20; the clause of line 27 repeats it."""
    broken = TEXT.replace("id: 1.1.2", "id: 1.1.1")
    assert faults(broken) == [("第 27 行，条款 1.1.1，标识（id）", '"1.1.1"', "每个条款编号只出现一次")]


def test_a_place_in_what_is_expected_is_in_words_too() -> None:
    """Level and indicator of one id: the level's is used already, as an anchor of the same page."""
    broken = TEXT.replace("id: good", "id: indicator-1-1")
    at, _, expected = next(each for each in faults(broken) if "没有用过" in each[2])
    assert at.startswith("第 ")
    assert "（第 " in expected
    assert "indicators." not in expected


def test_a_key_that_is_missing_is_named_at_what_lacks_it() -> None:
    broken = TEXT.replace("            points: 3\n", "", 1)
    assert ("第 27 行，条款 1.1.2，分值（points）", "–") in [each[:2] for each in faults(broken)]


@pytest.mark.parametrize(
    ("was", "becomes", "zh", "en"),
    [
        (
            "levels:\n  - {id: good, label: {zh: 合格, en: Pass}, at_least: 4, "
            "source: {document: lamp, clause: scoring}}\n",
            "",
            "补上级别：一个列表，每项前面加“- ”；由低到高",
            "add “levels”: a list, “- ” before each entry; ascending",
        ),
        (
            "            marking_note: {zh: 无, en: None}\n",
            "",
            "补上评分说明：中文，有英文也写上，写成 {zh: 中文, en: 英文}；具体到这一条",
            "add “marking note”: Chinese, and English where there is any, "
            "written as {zh: Chinese, en: English}; concretely, on this clause",
        ),
        (
            "label: {zh: 不合格, en: Fail}",
            "label: 不合格",
            "名称：中文，有英文也写上，写成 {zh: 中文, en: 英文}；页面上的名称",
            "“name”: Chinese, and English where there is any, written as {zh: Chinese, en: English}; "
            "the name on the pages",
        ),
        (
            "scoring: {order: [mark, level], decide_on: final, source: {document: lamp, clause: scoring}}\n",
            "",
            "补上计分：其中写明计分步骤 order、出处 source；怎样从结论算到级别",
            "add “scoring”: with order, source in it; the way from findings to a level",
        ),
        (
            "full_marks: 5\n",
            "",
            "整数、小数或分数（如 3、1.5、3/5）",
            "a whole number, decimal or fraction (3, 1.5, 3/5)",
        ),
    ],
)
def test_what_is_expected_of_a_key_is_how_it_is_written(was: str, becomes: str, zh: str, en: str) -> None:
    """Not only what it is about, which the description of the schema says."""
    broken = TEXT.replace(was, becomes, 1)
    assert broken != TEXT
    assert zh in [each[2] for each in faults(broken)]
    assert en in [each[2] for each in faults(broken, "en")]


def test_text_that_is_no_yaml_has_line_and_column() -> None:
    assert faults("format: [rubric/1\nid: a\n")[0][0].startswith("第 2 行第 ")


def test_a_table_has_cells_and_no_keys() -> None:
    """A threshold above all points of the table, and a score that is none."""
    rows = of_rows(["条款", "分值"], ["1.1.1 部门", "2"], ["1.1.2 答复", "3"], ["1.1.3 上门", "1"])
    asked = {"format": "files/1", "kind": "read-rubric", "name": "a.xlsx", "language": "zh", "id": "lamp"}

    def ats(levels: dict[str, str]) -> list[str]:
        reply, _ = open_files(Engine(BUNDLE)).exchange(json.dumps({**asked, "levels": levels}), rows)
        return [fault["at"] for fault in json.loads(reply)["faults"]]

    assert ats({"合格": "7"}) == ["级别“合格”，最低分"]
    assert ats({"合格": "多"}) == ["级别，合格"]


def test_every_fault_of_a_broken_rubric_has_a_place_in_words() -> None:
    """Each scalar of the largest rubric taken away once in turn: no place begins with a key of the file."""
    (rubric,) = (file.content for file in read_rubrics() if file.content["id"] == "gbt-27922-2011")
    for key in ("levels", "sections", "discrepancies", "adjustments", "gates"):
        broken = json.loads(json.dumps(rubric))
        del broken[key][0]["id"]
        text = json.dumps(broken, ensure_ascii=False, indent=1)
        with pytest.raises(Refused) as refused:
            sound(broken, "zh", text)
        fault: Fault
        for fault in refused.value.faults:
            assert fault.at.startswith("第 "), fault
