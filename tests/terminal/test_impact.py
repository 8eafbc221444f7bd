"""What another edition or another reading changes in an archive, document by document."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from aftersales.foundation.notice import NOTICE
from aftersales_yaml.collection import rubrics_folder
from aftersales_yaml.writing import write_yaml
from tests.terminal.conftest import Run
from tests.terminal.impact_archives import FIVE_STAR, GBT, all_met, assessment, lines, written


def test_a_higher_threshold_takes_a_level_and_says_why(
    run: Run, edition: Callable[..., Path], tmp_path: Path
) -> None:
    # 5.1.1.2 is worth 3 of 100 points: 97 is five-star from 95 on, and four-star where 98 are asked for.
    archive = written(tmp_path / "a.jsonl", all_met(**{"5.1.1.2": "not_met"}), all_met())
    out = tmp_path / "out.jsonl"
    result = run("impact", "--to", edition(FIVE_STAR), archive, "-o", out)
    assert result.exit_code == 0, result.output
    _, changed, same = lines(out)
    assert (changed["before"]["level"], changed["after"]["level"]) == ("five-star", "four-star")
    assert changed["before"]["final"] == changed["after"]["final"] == "97"
    assert [why["zh"] for why in changed["why"]] == ["级别“五星级”：95 分起改为 98 分起"]
    assert (same["changed"], same["why"]) == (False, [])
    assert "2 份：1 份有变化，1 份不变" in result.stdout
    assert "级别: 五星级 → 四星级" in result.stdout


def test_what_was_compared_is_said_with_its_readings_in_words(run: Run, tmp_path: Path) -> None:
    """By number and words of the register, as everywhere else; not by the ids that the option takes."""
    archive = written(tmp_path / "a.jsonl", all_met())
    switched = "specials-before-or-after-normalising=before-normalising"
    told = run("impact", "--reading", switched, archive).stdout.splitlines()
    (said,) = (each for each in told if "→ 2022" in each)
    assert said.endswith("，读法 C-001-07：特别扣分、加分先并入实得分，再一起折算成百分制，1 份")
    assert "normalising" not in said


def test_it_ends_with_what_kind_of_result_it_is(
    run: Run, edition: Callable[..., Path], tmp_path: Path
) -> None:
    """As every result on the terminal does; where nothing was calculated there is none."""
    archive = written(tmp_path / "a.jsonl", all_met())
    lines_told = run("impact", "--to", edition(FIVE_STAR), archive).stdout.splitlines()
    assert lines_told[-1] == NOTICE.zh
    assert [line for line in lines_told if line == NOTICE.zh] == [NOTICE.zh]
    refused = written(tmp_path / "b.jsonl", [1])
    assert NOTICE.zh not in run("impact", "--to", edition(FIVE_STAR), refused).stdout


def test_other_points_and_a_clause_that_is_gone(
    run: Run, edition: Callable[..., Path], tmp_path: Path
) -> None:
    # 5.1.1.3 is worth nothing; another number for it is a clause gone and a clause new.
    new = edition(("          - id: 5.1.1.3\n", "          - id: 5.1.1.9\n"))
    archive = written(tmp_path / "a.jsonl", all_met(), assessment(**{"5.1.1.1": "met"}))
    out = tmp_path / "out.jsonl"
    assert run("impact", "--to", new, archive, "-o", out).exit_code == 0
    _, whole, part = lines(out)
    # All was answered before; afterwards 5.1.1.9 is open, worth nothing either.
    assert (whole["before"]["complete"], whole["after"]["complete"]) == (True, False)
    assert (whole["after"]["range.worst"], whole["after"]["range.best"]) == ("100", "100")
    told = [why["zh"] for why in whole["why"]]
    assert told == [
        "新增条款 5.1.1.9（0 分）",
        "条款 5.1.1.3（0 分）已取消",
        "原先的结论 5.1.1.3 无处可放",
    ]
    assert part["changed"] is False


def test_another_reading_changes_records_too(run: Run, tmp_path: Path) -> None:
    asked = {"format": "request/1", "kind": "managers", "rubric": GBT}
    record = {"format": "record/1", "request": {**asked, "staff": 31}}
    archive = written(tmp_path / "a.jsonl", record, {**asked, "staff": 30})
    out = tmp_path / "out.jsonl"
    reading = "form-ten-percent-rounding=rounded-to-nearest"
    assert run("impact", "--reading", reading, archive, "-o", out).exit_code == 0
    _, thirty_one, thirty = lines(out)
    # 10 % of 31 is 3.1: rounded up 4, to the nearest 3. 10 % of 30 is 3 either way.
    assert (thirty_one["before"], thirty_one["after"]) == ({"managers": "4"}, {"managers": "3"})
    assert [why["zh"] for why in thirty_one["why"]] == [
        "存疑 C-002-08 改按另一种读法：以服务管理人员为基数，四舍五入。"
    ]
    assert thirty["changed"] is False


def test_a_document_that_is_refused_has_its_faults_and_stops_nothing(
    run: Run, edition: Callable[..., Path], tmp_path: Path
) -> None:
    archive = written(tmp_path / "a.jsonl", assessment(**{"9.9.9": "met"}), [1], all_met())
    out = tmp_path / "out.jsonl"
    result = run("impact", "--to", edition(FIVE_STAR), archive, "-o", out)
    assert result.exit_code == 2
    _, unknown, none, whole = lines(out)
    assert unknown["faults"][0]["at"] == "findings.9.9.9"
    assert none["faults"][0]["expected"]["zh"] == "评分、请求或记录"
    assert whole["ok"]


def test_broken_json_is_told_in_the_reader_s_words(
    run: Run, edition: Callable[..., Path], tmp_path: Path
) -> None:
    archive = tmp_path / "a.jsonl"
    archive.write_text('{"format": }\n', encoding="utf-8")
    result = run("impact", "--to", edition(FIVE_STAR), archive)
    assert result.exit_code == 2
    told = "".join(result.stdout.split())
    assert "第1行第12列：读到" in told
    assert "应为一个值" in told
    assert "Expecting" not in result.output


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ((), "--to 文件、--in-force-on 日期，或 --reading"),
        (("--to", "other"), "另一版"),
        (("--reading", "no=yes"), "--reading no"),
    ],
)
def test_what_cannot_be_compared_is_refused(
    run: Run, tmp_path: Path, arguments: tuple[str, ...], expected: str
) -> None:
    other = tmp_path / "other.yaml"
    other.write_text("format: rubric/1\nid: another\n", encoding="utf-8")
    given = [other if each == "other" else each for each in arguments]
    result = run("impact", *given, written(tmp_path / "a.jsonl", all_met()))
    assert result.exit_code == 2
    assert expected in result.output.replace("\n", "")


def test_a_document_over_many_lines_is_one(run: Run, edition: Callable[..., Path], tmp_path: Path) -> None:
    for name, text in (("a.json", json.dumps(all_met(), indent=2)), ("a.yaml", write_yaml(all_met()))):
        (tmp_path / name).write_text(text, encoding="utf-8")
        result = run("impact", "--to", edition(FIVE_STAR), tmp_path / name)
        assert "1 份：0 份有变化，1 份不变" in result.output, name


def test_what_stands_around_a_clause_that_is_gone_goes_with_its_finding(
    run: Run, edition: Callable[..., Path], tmp_path: Path
) -> None:
    """5.1.1.3, worth nothing, is 5.1.1.9 afterwards: its owner and its action have no place."""
    new = edition(("          - id: 5.1.1.3\n", "          - id: 5.1.1.9\n"))
    around = {"owners": {"5.1.1.3": "甲", "5.1.1.1": "乙"}, "actions": {"5.1.1.3": {"what": "补"}}}
    out = tmp_path / "out.jsonl"
    result = run("impact", "--to", new, written(tmp_path / "a.jsonl", all_met() | around), "-o", out)
    assert result.exit_code == 0, result.output
    _, found = lines(out)
    assert found["ok"]
    assert "5.1.1.3" in json.dumps(found["why"])


SECOND = """            title: {zh: 服务网点覆盖与管理, en: Outlet coverage and control}
            points: """
FIRST = (
    "            title: {zh: 专门部门与岗位分工, en: Dedicated department and duties}\n            points: "
)


@pytest.mark.parametrize(
    ("change", "found"),
    [
        # 5.1.1.1 is worth 1 of the 4 points of 5.1.1: with 2 the parts make 5.
        ((f"{FIRST}1\n", f"{FIRST}2\n"), "和 5"),
        (("    at_least: 95\n", "    at_least: 195\n"), "满分 100"),
        (("    points_each: -1\n", "    points_each: 1\n"), "扣分写负数"),
    ],
)
def test_an_edition_by_which_no_score_can_be_worked_out_is_refused(
    run: Run, edition: Callable[..., Path], tmp_path: Path, change: tuple[str, str], found: str
) -> None:
    archive = written(tmp_path / "a.jsonl", all_met())
    result = run("impact", "--to", edition(change), archive, "-o", tmp_path / "out.jsonl")
    assert result.exit_code == 2
    assert found in "".join(result.stderr.split()).replace("满分100", "满分 100").replace("和5", "和 5")
    assert "edition.yaml" in result.stderr
    assert not (tmp_path / "out.jsonl").exists()


def test_a_change_too_small_to_be_shown_is_told_by_the_exact_numbers(
    run: Run, edition: Callable[..., Path], tmp_path: Path
) -> None:
    # 5.1.1.1 gets 1/1000 of the 3 points of 5.1.1.2: both keep 4 in all. With 5.1.1.2 not met 97 of 100 are
    # left before, and 97 and 1/1000 afterwards, which is shown as 97 too.
    new = edition((f"{FIRST}1\n", f"{FIRST}1.001\n"), (f"{SECOND}3\n", f"{SECOND}2.999\n"))
    result = run("impact", "--to", new, written(tmp_path / "a.jsonl", all_met(**{"5.1.1.2": "not_met"})))
    assert "97→97001/1000" in "".join(result.stdout.split()), result.output


def test_a_certificate_that_an_edition_no_longer_has_stops_nothing(run: Run, tmp_path: Path) -> None:
    """Held are two of four; the one that is left is told of as a finding without a place is."""
    text = (rubrics_folder() / "scoring" / "zhht-completeness.yaml").read_text(encoding="utf-8")
    begin, end = text.index("  - id: aaa-credit\n"), text.index("certificate_shortfall:")
    new = tmp_path / "new.yaml"
    fewer = text[:begin] + text[end:].replace("    certificates: 4\n", "    certificates: 3\n")
    new.write_text(fewer, encoding="utf-8")
    held = {"format": "assessment/1", "rubric": "zhht-completeness", "findings": {}}
    held["certificates"] = ["quality", "aaa-credit"]
    unknown = held | {"certificates": ["quality", "none-of-these"]}
    out = tmp_path / "out.jsonl"
    run("impact", "--to", new, written(tmp_path / "a.jsonl", held, unknown), "-o", out)
    _, found, refused = lines(out)
    assert found["ok"], found["faults"]
    assert "原先的结论 aaa-credit 无处可放" in [why["zh"] for why in found["why"]]
    assert not refused["ok"]
