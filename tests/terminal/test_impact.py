"""What another edition or another reading changes in an archive, document by document."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from aftersales_cli import impact_run
from aftersales_yaml.collection import rubrics_folder
from aftersales_yaml.writing import write_yaml
from tests.terminal.conftest import Run

GBT = "gbt-27922-2011"


def assessment(**findings: object) -> dict[str, object]:
    return {"format": "assessment/1", "rubric": GBT, "findings": findings}


def clauses() -> list[str]:
    text = (rubrics_folder() / "scoring" / f"{GBT}.yaml").read_text(encoding="utf-8")
    return [line.split(": ")[1] for line in text.splitlines() if line.startswith("          - id: 5.")]


def all_met(**others: object) -> dict[str, object]:
    return assessment(**dict.fromkeys(clauses(), "met") | others)


@pytest.fixture
def edition(tmp_path: Path) -> Callable[..., Path]:
    """The rubric of GB/T 27922 with some lines otherwise."""

    def made(*changes: tuple[str, str]) -> Path:
        text = (rubrics_folder() / "scoring" / f"{GBT}.yaml").read_text(encoding="utf-8")
        for old, new in changes:
            assert old in text
            text = text.replace(old, new, 1)
        file = tmp_path / "edition.yaml"
        file.write_text(text, encoding="utf-8")
        return file

    return made


def written(path: Path, *documents: object) -> Path:
    path.write_text(
        "".join(json.dumps(each, ensure_ascii=False) + "\n" for each in documents), encoding="utf-8"
    )
    return path


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


FIVE_STAR = ("    at_least: 95\n", "    at_least: 98\n")


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


def test_a_run_that_was_stopped_goes_on_where_it_was(
    run: Run, edition: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new = edition(FIVE_STAR)
    archive = written(tmp_path / "a.jsonl", *[all_met(**{clause: "not_met"}) for clause in clauses()[:6]])
    out, part = tmp_path / "out.jsonl", tmp_path / "out.jsonl.part"
    assert run("impact", "--to", new, archive, "-o", out).exit_code == 0
    whole = out.read_bytes()
    out.unlink()
    cut = whole.splitlines(keepends=True)
    part.write_bytes(b"".join(cut[:3]) + cut[3][:20])  # two whole outcomes, and half of the third
    calculated: list[str] = []
    outcome_of = impact_run._outcome
    monkeypatch.setattr(
        impact_run, "_outcome", lambda impact, row: calculated.append(row.place) or outcome_of(impact, row)
    )
    result = run("impact", "--to", new, archive, "-o", out)
    assert "2 份已经算过" in result.stdout
    assert len(calculated) == 4
    assert (out.read_bytes(), part.exists()) == (whole, False)


def test_the_unfinished_results_of_another_comparison_are_left_alone(
    run: Run, edition: Callable[..., Path], tmp_path: Path
) -> None:
    archive = written(tmp_path / "a.jsonl", all_met())
    part = tmp_path / "out.jsonl.part"
    part.write_text('{"format": "impact/1", "change": "another"}\n', encoding="utf-8")
    result = run("impact", "--to", edition(FIVE_STAR), archive, "-o", tmp_path / "out.jsonl")
    assert (result.exit_code, "改名或删掉它再算" in result.stderr) == (2, True)
    assert "another" in part.read_text(encoding="utf-8")


def test_many_documents_are_calculated_on_every_core_in_their_order(
    run: Run, edition: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(impact_run, "CHUNK", 3)
    archive = written(tmp_path / "a.jsonl", *[all_met(**{clause: "not_met"}) for clause in clauses()[:20]])
    out = tmp_path / "out.jsonl"
    assert run("impact", "--to", edition(FIVE_STAR), archive, "-o", out).exit_code == 0
    assert [each["name"] for each in lines(out)[1:]] == [str(number) for number in range(1, 21)]


@pytest.mark.parametrize("workers", ["1", "2", "3"])
def test_any_number_of_processes_gives_the_same_results(
    run: Run, edition: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, workers: str
) -> None:
    monkeypatch.setattr(impact_run, "CHUNK", 3)
    archive = written(tmp_path / "a.jsonl", *[all_met(**{clause: "not_met"}) for clause in clauses()[:10]])
    one, several = tmp_path / "one.jsonl", tmp_path / "several.jsonl"
    new = edition(FIVE_STAR)
    assert run("impact", "--to", new, archive, "-o", one, "--workers", "1").exit_code == 0
    assert run("impact", "--to", new, archive, "-o", several, "--workers", workers).exit_code == 0
    assert several.read_bytes() == one.read_bytes()


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
        (("--reading", "no=yes"), "1 份算不出来"),
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


def test_an_archive_in_parquet(run: Run, edition: Callable[..., Path], tmp_path: Path) -> None:
    arrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    documents = [json.dumps(all_met(**{"5.1.1.2": "not_met"})), json.dumps(all_met())]
    file = tmp_path / "a.parquet"
    parquet.write_table(arrow.table({"name": ["甲", "乙"], "assessment": documents}), file)
    out = tmp_path / "out.jsonl"
    assert run("impact", "--to", edition(FIVE_STAR), file, "-o", out).exit_code == 0
    assert [(each["name"], each["changed"]) for each in lines(out)[1:]] == [("甲", True), ("乙", False)]
    parquet.write_table(arrow.table({"text": documents}), file)
    refused = run("impact", "--to", edition(FIVE_STAR), file)
    assert (refused.exit_code, "一列 JSON" in refused.stderr) == (2, True)


def test_a_cluster_gives_the_same_results(
    run: Run, edition: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two workers, each a process of its own, as on two machines."""
    distributed = pytest.importorskip("distributed")
    monkeypatch.setattr(impact_run, "CHUNK", 4)
    new = edition(FIVE_STAR)
    archive = written(tmp_path / "a.jsonl", *[all_met(**{clause: "not_met"}) for clause in clauses()[:20]])
    here, there = tmp_path / "here.jsonl", tmp_path / "there.jsonl"
    assert run("impact", "--to", new, archive, "-o", here).exit_code == 0
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=":0"
    ) as cluster:
        result = run("impact", "--to", new, archive, "-o", there, "--scheduler", cluster.scheduler_address)
    assert result.exit_code == 0, result.output
    assert there.read_bytes() == here.read_bytes()


def test_a_cluster_that_does_not_answer_is_refused(
    run: Run, edition: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("distributed")
    monkeypatch.setattr(impact_run, "_PATIENCE", "1s")
    archive = written(tmp_path / "a.jsonl", all_met())
    result = run("impact", "--to", edition(FIVE_STAR), archive, "--scheduler", "tcp://127.0.0.1:9")
    assert (result.exit_code, "Dask 调度器地址" in result.stderr) == (2, True)


def test_a_document_over_many_lines_is_one(run: Run, edition: Callable[..., Path], tmp_path: Path) -> None:
    for name, text in (("a.json", json.dumps(all_met(), indent=2)), ("a.yaml", write_yaml(all_met()))):
        (tmp_path / name).write_text(text, encoding="utf-8")
        result = run("impact", "--to", edition(FIVE_STAR), tmp_path / name)
        assert "1 份：0 份有变化，1 份不变" in result.output, name
