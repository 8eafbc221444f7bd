"""The commands around an assessment: estimate, evidence, owners, actions, sites."""

import json
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from aftersales_yaml.strict import read_yaml
from tests.terminal.conftest import Run
from tests.unit.test_result_schemas import _all_met_but

LINE = ("--losses", "5.1.1.2=3/12 5.1.2.2=N", "--rubric", "gbt-27922-2011")
WHOLE: dict[str, Any] = {
    "format": "assessment/1",
    "rubric": "gbt-27922-2011",
    "findings": _all_met_but("5.1.1.3")
    | {
        "5.1.1.2": {"by_site": {"甲店": {"sampled": 6, "nonconforming": 1}}, "extent": "systemic"},
        "5.1.2.2": "not_met",
    },
    "special_deductions": [{"reason": "x"}],
    "owners": {"5.1.2.1": "人事部", "5.1.2.2": "人事部"},
    "evidence": {"5.1.2.1": {"人员花名册": {"state": "at-hand", "valid_until": "2026-11-30"}}},
    "actions": {"5.1.2.2": {"what": "考证", "due": "2026-12-10"}},
}


@pytest.fixture(autouse=True)
def wide(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal in which no cell of a table is folded."""
    monkeypatch.setenv("COLUMNS", "400")


def written(folder: Path, content: Any = WHOLE) -> Path:
    path = folder / "whole.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def test_an_estimate_says_what_it_assumes_and_what_is_still_lacking(run: Run) -> None:
    said = run("next", *LINE).output
    assert "可能性最大的是四星级（100%" in said
    assert "再得 0.75 条款分即五星级" in said
    asked = run("next", "--losses", "*=?", "--rubric", "gbt-27922-2011", "--chance", "90%").output
    assert "每条按 90% 的可能性算作符合" in asked
    assert "接着评 5.3.2.2" in asked  # 7 points, the most of any clause


def test_a_line_and_a_file_are_not_given_together(run: Run, tmp_path: Path) -> None:
    assert run("score", written(tmp_path), *LINE).exit_code == 2
    assert run("score").exit_code == 2
    assert run("score", written(tmp_path), "--rubric", "gbt-27922-2011").exit_code == 2
    refused = run("score", "--losses", "5.1.1.1=N foo", "--rubric", "gbt-27922-2011")
    assert refused.exit_code == 2
    assert "--losses（第 2 个）" in refused.output


def test_a_line_is_written_and_read_again(run: Run, tmp_path: Path) -> None:
    line = run("losses", written(tmp_path)).stdout.strip()
    assert line == "5.1.1.2=1/6 5.1.1.3=? 5.1.2.2=N special-deduction=1"
    told = json.loads(run("score", "--losses", line, "--rubric", "gbt-27922-2011", "--json").stdout)
    assert told["range"] == json.loads(run("score", tmp_path / "whole.json", "--json").stdout)["range"]


def test_evidence_says_what_has_expired_and_what_the_score_may_fall_to(run: Run, tmp_path: Path) -> None:
    said = run("evidence", written(tmp_path), "--as-of", "2026/12/1").output
    assert "2026-11-30" in said
    assert "有风险的全部不符合时" in said
    assert "未评 1 条" in said
    assert "没有给基准日" in run("evidence", tmp_path / "whole.json").output


def test_parts_go_out_and_come_back(run: Run, tmp_path: Path) -> None:
    """Sent as workbooks; one answer comes back and is joined by the part that was sent."""
    whole, parts = written(tmp_path), tmp_path / "parts"
    parts.mkdir()
    said = run("owners", whole, "--into", parts)
    assert said.exit_code == 0, said.output
    assert "人事部" in said.output
    assert sorted(path.name for path in parts.iterdir()) == ["whole-1.xlsx", "whole-2.xlsx"]
    assert run("owners", whole, "--into", parts).exit_code == 2  # never over a file that is there
    back = tmp_path / "back.yaml"
    assert (
        run("merge", "--no-base", parts / "whole-1.xlsx", parts / "whole-1.xlsx", "-o", back).exit_code == 0
    )
    part = read_yaml(back.read_text(encoding="utf-8"))
    assert isinstance(part, dict)
    part["findings"]["5.1.2.2"] = "met"
    returned = tmp_path / "returned.json"
    returned.write_text(json.dumps(part), encoding="utf-8")
    joined = tmp_path / "joined.json"
    merged = run("merge", parts / "whole-1.xlsx", whole, returned, "-o", joined)
    assert merged.exit_code == 0, merged.output
    found = json.loads(joined.read_text(encoding="utf-8"))
    assert found["findings"] == WHOLE["findings"] | {"5.1.2.2": "met"}
    assert found["evidence"] == WHOLE["evidence"]


def test_actions_name_what_is_required_and_overdue(run: Run, tmp_path: Path) -> None:
    said = " ".join(run("actions", written(tmp_path), "--today", "2026-12-11").output.split())
    assert "已逾期" in said
    assert "必须整改，还没有整改项：special-deduction-1 [zpic-wf-20 4.4.2.3-3]" in said
    assert "未评 1 条，不算失分：5.1.1.3" in said
    assert "2026-12-10 改完 1 项" in said


def test_sites_that_were_not_drawn_are_refused(run: Run, tmp_path: Path) -> None:
    path = written(tmp_path)
    assert "系统性" in run("by-site", path).output
    refused = run("by-site", path, "--site", "乙店")
    assert refused.exit_code == 2
    assert "findings.5.1.1.2.by_site.甲店" in refused.output
    assert "还缺 乙店" in run("by-site", path, "--site", "甲店", "--site", "乙店").output


def test_what_one_assessor_alone_answered_is_told(run: Run, tmp_path: Path) -> None:
    """It counts in the consensus: 5.1.1.2 is 李四's alone."""
    names = ("--by", "张三", "--by", "李四")
    files = tmp_path / "one.json", tmp_path / "other.json"
    for file, findings in zip(files, ({}, {"5.1.1.2": "not_met"}), strict=True):
        told = {
            "format": "assessment/1",
            "rubric": "gbt-27922-2011",
            "findings": {"5.1.1.1": "met"} | findings,
        }
        file.write_text(json.dumps(told), encoding="utf-8")
    assert "只有一人评的 1 条，采用其结论：5.1.1.2" in run("agree", *files, *names).stdout
    assert "只有一人评的" not in run("agree", files[0], files[0], *names).stdout


def test_two_assessors_of_two_companies_are_told_of(run: Run, tmp_path: Path) -> None:
    """And of what else they differ on by what it is called; one file taken twice is told of, too."""
    names = ("--by", "张三", "--by", "李四")
    files = []
    for name in ("甲公司", "乙公司"):
        made = {
            "format": "assessment/1",
            "rubric": "gbt-27922-2011",
            "findings": {},
            "organisation": {"name": name},
        }
        files.append(tmp_path / f"{name}.json")
        files[-1].write_text(json.dumps(made), encoding="utf-8")
    said = run("agree", *files, *names).stdout
    assert "! 两份写的企业名称不同：甲公司；乙公司" in said
    assert "其他不同之处，暂用 张三 的：组织名称" in said
    assert "! 两份内容完全相同" in run("agree", files[0], files[0], *names).stdout


def test_what_two_differ_on_is_said_in_words_and_what_both_noted_alike_is_no_difference(
    run: Run, tmp_path: Path
) -> None:
    """Both took the same deduction in the same words; of one document one says that it is missing."""
    files = []
    for state in ("at-hand", "missing"):
        entry = {"state": state, "document": "A-1", "covers": {"from": "2026-01-01", "to": "2026-06-30"}}
        made = {
            "format": "assessment/1",
            "rubric": "gbt-27922-2011",
            "findings": {"5.1.1.1": "met"},
            "special_deductions": [{"clause": "4.4.2.3", "reason": "拒绝三包"}],
            "evidence": {"5.1.1.1": {"roster": entry}},
        }
        files.append(tmp_path / f"{state}.json")
        files[-1].write_text(json.dumps(made), encoding="utf-8")
    said = run("agree", *files, "--by", "张三", "--by", "李四").stdout
    assert "其他不同之处，暂用 张三 的：5.1.1.1 专门部门与岗位分工（证明材料）\n" in said
    merged = run("merge", "--no-base", *files, "-o", tmp_path / "out.json").stdout
    words = "现状：{state}、文件：A-1、覆盖期间：自：2026-01-01、至：2026-06-30"
    assert f"我方: {words.format(state='已有')}" in merged
    assert f"对方: {words.format(state='缺')}" in merged


def test_two_assessors_agree_and_the_consensus_is_written(run: Run, tmp_path: Path) -> None:
    first = written(tmp_path)
    second = tmp_path / "second.json"
    other = {**WHOLE, "findings": WHOLE["findings"] | {"5.2.1.1": "not_met"}}
    second.write_text(json.dumps(other), encoding="utf-8")
    names = ("--by", "张三", "--by", "李四")
    said = run("agree", first, second, *names)
    assert "还有 1 条没有裁定" in said.output
    assert "49 条相同" in said.output  # 50 answered by both: 51 less 5.1.1.3
    assert run("agree", first, second, "--by", "张三").exit_code == 2
    assert run("agree", first, second, *names, "--take", "5.2.1.1=李四").exit_code == 2
    out = tmp_path / "agreed.json"
    taken = run("agree", first, second, *names, "--take", "5.2.1.1=李四:看了包装", "-o", out)
    assert taken.exit_code == 0, taken.output
    agreed = json.loads(out.read_text(encoding="utf-8"))
    assert agreed["findings"] == other["findings"]
    assert agreed["decisions"] == {"5.2.1.1": {"stands": "李四", "reason": "看了包装"}}
    assert [each["by"] for each in agreed["decided_from"]] == ["张三", "李四"]


def test_findings_are_carried_over_where_they_are_confirmed(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "other.json"
    asked = ("carry-over", written(tmp_path), "--to", "zhht-completeness", "--confirm", "2.1.1", "-o", out)
    said = run(*asked)
    assert said.exit_code == 0, said.output
    assert json.loads(out.read_text(encoding="utf-8"))["findings"] == {"2.1.1": "met"}
    assert "没有对应条款" in said.output
    assert run(*asked).exit_code == 2  # never over a file that is there


def test_what_is_carried_over_is_scored_under_the_readings_of_the_other_rubric(
    run: Run, tmp_path: Path
) -> None:
    """5.1.2.1 has 6 points by ZPIC-WF-20 alone, 1 as adopted: not met, 94 or 99 of 100 can be had."""
    given = written(tmp_path, {"format": "assessment/1", "rubric": "zhht-completeness", "findings": {}})
    into = tmp_path / "into.json"
    answered = {"format": "assessment/1", "rubric": "gbt-27922-2011", "findings": {"5.1.2.1": "not_met"}}
    into.write_text(json.dumps(answered), encoding="utf-8")
    asked = ("carry-over", given, "--to", "gbt-27922-2011", "--into", into, "--json")
    assert json.loads(run(*asked).stdout)["carried"]["range"]["best"] == "99"
    switched = run(*asked, "--to-reading", "clause-points-only-in-form=one-clause")
    assert json.loads(switched.stdout)["carried"]["range"]["best"] == "94"
    refused = run(*asked, "--to-reading", "one-clause")
    assert refused.exit_code == 2
    assert "--to-reading" in refused.output


def test_deletions_are_suggested_by_trade_and_written_where_they_are_taken(run: Run, tmp_path: Path) -> None:
    path, out = written(tmp_path), tmp_path / "deleted.json"
    assert "贸易公司" in run("deletions", path).output
    tried = run("deletions", path, "--preset", "software-and-services").output
    assert "涉及项 87 分" in tried
    assert "不要删 5.2.1.5" in tried
    assert run("deletions", path, "--delete", "5.2.4.6=没有维修", "-o", out).exit_code == 0
    assert json.loads(out.read_text(encoding="utf-8"))["findings"]["5.2.4.6"] == {
        "not_applicable": "没有维修"
    }
    assert run("deletions", path, "--delete", "5.1.1.1=x").exit_code == 2


@pytest.mark.parametrize("sign", ["/", "无", "不适用", "—"])
def test_a_sign_is_no_reason_for_a_deletion(run: Run, tmp_path: Path, sign: str) -> None:
    """What was written with it was refused by every other command."""
    path, out = written(tmp_path), tmp_path / "deleted.json"
    said = run("deletions", path, "--delete", f"5.2.4.6={sign}", "-o", out)
    assert said.exit_code == 2
    assert "删减须写明理由" in said.output
    assert not out.exists()


def test_a_list_of_actions_goes_round_and_is_merged(run: Run, tmp_path: Path) -> None:
    """Made from the assessment, filled in by somebody, and merged: what stood there stays."""
    whole, listed, merged = written(tmp_path), tmp_path / "list.xlsx", tmp_path / "merged.json"
    assert run("actions", whole, "--xlsx", listed).exit_code == 0
    book = load_workbook(listed)
    sheet = book.worksheets[0]
    heads = {cell.value: cell.column for cell in sheet[3]}
    row = next(cell.row for cell in sheet["A"][3:] if cell.value == "5.1.2.2")
    sheet.cell(row, heads["进度"]).value = "已完成"
    sheet.cell(row, heads["整改证据"]).value = "证书复印件"
    book.save(listed)
    result = run("merge", whole, whole, listed, "-o", merged)
    assert result.exit_code == 0, result.output
    actions = {"5.1.2.2": WHOLE["actions"]["5.1.2.2"] | {"state": "done", "evidence": "证书复印件"}}
    assert json.loads(merged.read_text(encoding="utf-8")) == WHOLE | {"actions": actions}


def test_in_english_no_bracket_is_full_width(run: Run, tmp_path: Path) -> None:
    """5.1.1.1 alone is met, which is 1 of 100 points; what is open may still be met."""
    file = tmp_path / "a.json"
    content = {"format": "assessment/1", "rubric": "gbt-27922-2011", "findings": {"5.1.1.1": "met"}}
    file.write_text(json.dumps(content), encoding="utf-8")
    for command in (("score", file), ("agree", file, file, "--by", "a", "--by", "b")):
        done = run(*command, "--lang", "en")
        assert done.exit_code == 0, done.output
        assert not set("（），：") & set(done.stdout)
    assert "Consensus: 1.0 (Not qualified) to 100.0 (Five-star)" in done.stdout


def test_what_is_not_in_a_line_is_told_in_words(run: Run, tmp_path: Path) -> None:
    """Of the day by whose edition it counts nothing was said: read back, it was scored by that of today."""
    file = tmp_path / "assessment.yaml"
    file.write_text(
        "{format: assessment/1, rubric: gbt-27922-2011, in_force_on: 2023-07-01, notes: {5.1.1.1: 见附件},"
        " findings: {5.1.2.2: {not_met: 未配}}, owners: {5.1.1.2: 客服部}}",
        encoding="utf-8",
    )
    told = run("losses", file)
    assert told.stdout == "*=? 5.1.2.2=N\n"
    places, day = told.stderr.splitlines()
    assert places.startswith("没有写进去：5.1.2.2 售后服务管理师配比；")
    assert "5.1.1.1 专门部门与岗位分工（备注）" in places
    assert "5.1.1.2 服务网点覆盖与管理（责任部门）" in places
    assert "按哪天的版本" in places
    assert "读回时加上 --in-force-on 2023-07-01" in day


def test_a_folder_for_the_parts_is_made(run: Run, tmp_path: Path) -> None:
    """The example in the help was refused to whoever had not made the folder before."""
    whole, parts = written(tmp_path), tmp_path / "parts"
    assert run("owners", whole, "--into", parts, "--as", "yaml").exit_code == 0
    assert list(parts.iterdir())
    nowhere = tmp_path / "gone" / "parts"
    refused = run("owners", whole, "--into", nowhere)
    assert refused.exit_code == 2
    assert "没有这个文件或文件夹" in refused.stderr


def test_too_few_days_are_told_by_their_option(run: Run, tmp_path: Path) -> None:
    """Central office and three sites, half a day each, are two days of one assessor: it named "days"."""
    sites = [word for name in "甲乙丙" for word in ("--site", name)]
    asked = ("timetable", written(tmp_path), "--day", "2026-12-01", "--assessor", "张三", "--office", "总部")
    refused = run(*asked, *sites)
    assert refused.exit_code == 2
    assert "  --day\n" in refused.stderr
