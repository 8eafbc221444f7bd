"""A rubric begun from a certification body's table, checked, and calculated with."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from aftersales.model.read_rubric import read_rubric
from aftersales_yaml.checks.schema import faults_by_schema
from aftersales_yaml.strict import read_file
from tests.files.workbooks import edited, of_rows
from tests.terminal.conftest import Run

HEADS = ["序号", "评价指标", "条款", "分值", "需提供证明材料", "评分办法"]
TABLE = [
    ["灯具服务评分表"],
    HEADS,
    ["1", "3.1 组织（5分）", "3.1.1 有专门部门", "2", "组织架构图\n岗位职责", "没有不得分"],
    ["2", None, "3.1.2 网点管得住（3分）\n3.1.3 可以委托（0分）", None, "网点清单", None],
    ["3", "3.2 响应", "3.2.1 一天内回复", "４", "记录", None],
    ["4", None, "3.2.1 三天内上门", "1.5", "记录", None],
    ["合计", None, None, "10.5", None, None],
]


@pytest.fixture
def table(tmp_path: Path) -> Path:
    file = tmp_path / "table.xlsx"
    file.write_bytes(of_rows(*TABLE))
    return file


def begun(run: Run, table: Path, *more: str) -> Path:
    out = table.with_name("lamp.yaml")
    result = run("rubric", "new", "--from", table, "--id", "lamp", "-o", out, *more)
    assert result.exit_code == 0, result.output
    return out


def test_numbers_points_and_texts_of_the_table_are_those_of_the_rubric(run: Run, table: Path) -> None:
    content = read_file(begun(run, table, "--level", "合格=6", "--level", "优秀=9.5"))
    rubric = read_rubric(content)
    assert list(faults_by_schema(content)) == []  # type: ignore[arg-type]
    # 2 + 3 + 0 in 3.1, 4 + 1.5 in 3.2: 10.5 in all. A cell with two numbers is
    # two clauses; 3.2.1 stands there twice.
    assert {clause.id: str(clause.points) for clause in rubric.clauses} == {
        "3.1.1": "2",
        "3.1.2": "3",
        "3.1.3": "0",
        "3.2.1a": "4",
        "3.2.1b": "3/2",
    }
    assert str(rubric.full_marks) == "21/2"
    assert [clause.printed for clause in rubric.clauses][-2:] == ["3.2.1", "3.2.1"]
    first = rubric.clauses[0]
    assert (first.requirement.zh, first.marking_note.zh) == ("有专门部门", "没有不得分")
    assert [each.zh for each in first.evidence] == ["组织架构图", "岗位职责"]
    titles = [indicator.title.zh for section in rubric.sections for indicator in section.indicators]
    assert titles == ["组织", "响应"]
    assert [(level.label.zh, str(level.at_least)) for level in rubric.levels] == [
        ("合格", "6"),
        ("优秀", "19/2"),
    ]


def test_a_part_is_not_counted_twice(run: Run, tmp_path: Path) -> None:
    """Its number stands beside its title; what only looks like a count stays."""
    rows = [
        ["序号", "考核内容", "标准分", "需要的材料"],
        ["1", "一、服务体系"],
        ["1.1", "（一）机构"],
        ["1.1.1", "有部门", "10", "图"],
        ["2", "十二. 维修"],
        ["2.1", "三包凭证"],
        ["2.1.1", "一、二级维修点齐全", "5", "单"],
    ]
    table = tmp_path / "table.xlsx"
    table.write_bytes(of_rows(*rows))
    rubric = read_rubric(read_file(begun(run, table, "--level", "合格=6")))
    titles = [(each.title.zh, each.indicators[0].title.zh) for each in rubric.sections]
    assert titles == [("服务体系", "机构"), ("维修", "三包凭证")]
    assert rubric.clauses[1].requirement.zh == "一、二级维修点齐全"


@pytest.mark.parametrize(
    ("numbers", "parts"),
    [
        # 一 and 二 are the sections 1 and 2: each has clauses of one indicator alone.
        ("1.1.1 1.1.2 2.1.1 2.1.2", (["服务组织", "服务网点"], ["待填", "待填"])),
        # 一 and 二 are the indicators 5.1 and 5.2 of one section.
        ("5.1.1 5.1.2 5.2.1 5.2.2", (["待填"], ["服务组织", "服务网点"])),
    ],
)
@pytest.mark.parametrize("own", [False, True])
def test_a_title_that_counts_parts_heads_its_group(
    run: Run, tmp_path: Path, numbers: str, parts: tuple[list[str], list[str]], own: bool
) -> None:
    """Beside several clauses 一、服务组织 is what they are of; OWN: another column has their titles."""
    titles = ["一、服务组织", "一、服务组织", "二、服务网点", "二、服务网点"]
    names = [["机构"], ["人员"], ["网点"], ["覆盖"]] if own else [[], [], [], []]
    rows = [["项目", "条款号", *(["名称"] if own else []), "要求", "分值"]]
    rows += [
        [title, number, *name, f"有{number}", "3"]
        for title, number, name in zip(titles, numbers.split(), names, strict=True)
    ]
    table = tmp_path / "table.xlsx"
    table.write_bytes(of_rows(*rows))
    rubric = read_rubric(read_file(begun(run, table, "--level", "合格=6")))
    assert [each.title.zh for each in rubric.sections] == parts[0]
    assert [each.title.zh for each in rubric.indicators] == parts[1]
    assert [each.title.zh for each in rubric.clauses] == [(name or ["待填"])[0] for name in names]
    assert [each.id for each in rubric.clauses] == numbers.split()


def test_titles_that_count_clauses_stay_theirs(run: Run, tmp_path: Path) -> None:
    """Each stands beside one clause: no group is headed by it. Nor where a group mixes two of them."""
    for titles in (("一、机构", "二、人员", "三、网点"), ("一、机构", "一、机构", "二、网点")):
        rows = [[title, f"1.1.{place}", f"有{place}", "3"] for place, title in enumerate(titles, start=1)]
        table = tmp_path / f"{len(set(titles))}.xlsx"
        table.write_bytes(of_rows(["名称", "条款号", "要求", "分值"], *rows))
        out = begun(run, table, "--level", "合格=6")
        assert [each.title.zh for each in read_rubric(read_file(out)).clauses] == list(titles)
        out.unlink()


def test_what_is_missing_is_told_and_nothing_is_made_up(run: Run, table: Path) -> None:
    file = begun(run, table)
    told = run("rubric", "check", file).stdout
    # Without levels one stands at full marks and its name is a blank: nobody reaches it unseen.
    assert read_file(file)["levels"][0]["at_least"] == "10.5"  # type: ignore[index, call-overload]
    assert "名称 title × 8: lamp, 3, 3.1.1" in told.replace("\n", "")
    assert "解释 explanation × 5" in told
    assert "名称 label × 1" in told
    assert "低于各级的结论 below_levels × 1" in told
    whole = json.loads(run("rubric", "check", file, "--json").stdout)
    size = {"id": "lamp", "full_marks": "10.5", "sections": 1, "indicators": 2, "clauses": 5}
    assert {key: whole[key] for key in size} == size
    assert [len(whole["blanks"][key]) for key in ("title", "explanation", "label")] == [8, 5, 1]
    assert whole["blanks"]["title"][:3] == ["lamp", "3", "3.1.1"]
    filled = file.read_text(encoding="utf-8").replace("待填", "写好了")
    file.write_text(filled, encoding="utf-8")
    assert "没有要补的了" in run("rubric", "check", file).stdout
    assert json.loads(run("rubric", "check", file, "--json").stdout)["blanks"] == {}


def test_what_the_check_will_refuse_is_told_at_once(run: Run, table: Path) -> None:
    """Nobody gets 95 of 2 + 3 + 0 + 4 + 1.5 = 10.5 points."""
    out = table.with_name("lamp.yaml")
    asked = ("rubric", "new", "--from", table, "--id", "lamp", "-o", out)
    result = run(*asked, "--level", "合格=95")
    assert result.exit_code == 0, result.output
    assert "rubric check 会拒绝 1 处" in result.stdout
    refused = run("rubric", "check", out)
    assert refused.exit_code == 2
    place = "级别“合格”，最低分（at_least）"
    assert f'{place}\n    读到: "95"' in refused.stderr
    assert f'{place}：读到 "95"' in result.stdout
    out.unlink()
    assert "会拒绝" not in run(*asked, "--level", "合格=6").stdout


def test_one_calculates_with_it(run: Run, table: Path) -> None:
    file = begun(run, table, "--level", "合格=6", "--level", "优秀=9.5")
    findings = {"3.1.1": "met", "3.1.2": "met", "3.1.3": "not_met", "3.2.1a": "not_met", "3.2.1b": "met"}
    assessment = table.with_name("own.json")
    assessment.write_text(json.dumps({"format": "assessment/1", "rubric": "lamp", "findings": findings}))
    result = run("--with", file, "score", assessment, "--json")
    # 2 + 3 + 1.5 = 6.5 of 10.5: 合格 from 6.
    assert json.loads(result.stdout)["final"] == "13/2"
    assert json.loads(result.stdout)["level"] == "level-1"
    assert run("score", assessment).exit_code == 2
    twice = run("--with", file, "--with", file, "score", assessment)
    assert (twice.exit_code, "别的准则没有用过的标识" in twice.stderr) == (2, True)


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("zh", "没有这个键；大概是 at_least（最低分）"),
        ("en", "there is no such key; probably at_least (lowest score)"),
    ],
)
def test_an_unknown_key_is_told_with_the_one_that_was_meant(
    run: Run, table: Path, language: str, told: str
) -> None:
    file = begun(run, table, "--level", "合格=6")
    file.write_text(file.read_text(encoding="utf-8").replace("at_least:", "at_lest:"), encoding="utf-8")
    result = run("rubric", "check", file, "--lang", language)
    assert result.exit_code == 2
    said = " ".join(result.stderr.split())
    assert told in said
    assert {"zh": "级别“合格”，at_lest", "en": "level “合格”, at_lest"}[language] in said


def test_the_points_of_a_heading_that_do_not_add_up_are_told(run: Run, table: Path) -> None:
    rows = [[*row] for row in TABLE]
    rows[2][1] = "3.1 组织（6分）"
    table.write_bytes(of_rows(*rows))
    out = table.with_name("lamp.yaml")
    result = run("rubric", "new", "--from", table, "--id", "lamp", "-o", out)
    assert "3.1：表上写 6 分，所属条款合计 5 分" in result.stderr


def test_hidden_sheets_are_named(run: Run, table: Path) -> None:
    def hide(book: Any) -> None:
        sheet = book.create_sheet("去年")
        sheet["A1"], sheet.sheet_state = "1.1", "hidden"

    table.write_bytes(edited(of_rows(*TABLE), hide))
    result = run("rubric", "new", "--from", table, "--id", "lamp", "-o", table.with_name("lamp.yaml"))
    assert (result.exit_code, "隐藏的工作表没有读：「去年」" in result.stderr) == (0, True)


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["--id", "Lamp Co"], "小写字母"),
        (["--id", "lamp", "--level", "合格"], "级别=最低分"),
        (["--id", "lamp", "--level", "合格=很高"], "级别=最低分"),
    ],
)
def test_a_wrong_option_writes_nothing(run: Run, table: Path, arguments: list[str], expected: str) -> None:
    out = table.with_name("lamp.yaml")
    result = run("rubric", "new", "--from", table, "-o", out, *arguments)
    assert (result.exit_code, expected in result.stderr, out.exists()) == (2, True, False)


def test_a_table_without_clauses_or_points_is_refused(run: Run, tmp_path: Path) -> None:
    for rows in ([["名称", "电话"], ["甲", "1"]], [["条款"], ["1.1 甲"], ["1.2 乙"], ["1.3 丙"]]):
        table = tmp_path / "table.xlsx"
        table.write_bytes(of_rows(*rows))
        result = run("rubric", "new", "--from", table, "--id", "lamp", "-o", tmp_path / "lamp.yaml")
        assert (result.exit_code, "每行一个条款" in result.stderr) == (2, True)


def test_what_does_not_pass_the_check_is_not_calculated_with(run: Run, table: Path) -> None:
    """Full marks of 12 where the clauses have 2 + 3 + 4 + 1.5 = 10.5."""
    file = begun(run, table, "--level", "合格=6", "--level", "优秀=9.5")
    text = file.read_text(encoding="utf-8")
    file.write_text(re.sub("^full_marks: .*$", "full_marks: 12", text, flags=re.MULTILINE), encoding="utf-8")
    assert run("rubric", "check", file).exit_code == 2
    assessment = table.with_name("own.json")
    findings = {"3.1.1": "met"}
    assessment.write_text(json.dumps({"format": "assessment/1", "rubric": "lamp", "findings": findings}))
    result = run("--with", file, "score", assessment)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "下级分值之和" in result.stderr
