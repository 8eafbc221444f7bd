"""An archive that is calculated on many cores or machines, stopped and gone on with: the same results."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from aftersales.foundation.faults import Refused
from aftersales.foundation.notice import NOTICE
from aftersales_cli import impact_run
from aftersales_cli.impact_results import Results
from aftersales_cli.impact_run import Change
from tests.terminal.conftest import Run
from tests.terminal.impact_archives import FIVE_STAR, all_met, clauses, lines, written


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


def test_every_outcome_as_json_is_a_line_as_the_file_has_it(
    run: Run, edition: Callable[..., Path], tmp_path: Path
) -> None:
    """Nothing stands between them; what goes with the whole run is told beside."""
    archive = written(tmp_path / "a.jsonl", all_met(), all_met(**{"5.1.1.2": "not_met"}), {"rubric": "none"})
    out = tmp_path / "out.jsonl"
    arguments = ("impact", "--to", edition(FIVE_STAR), archive)
    result = run(*arguments, "--json", "-o", out)
    assert result.exit_code == 2  # the third is no assessment
    assert [json.loads(line) for line in result.stdout.splitlines()] == lines(out)[1:]
    assert len(result.stdout.splitlines()) == 3
    assert NOTICE.zh in result.stderr
    assert run(*arguments, "--json").stdout == result.stdout


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


def test_what_was_mended_after_the_run_was_stopped_is_calculated_anew(
    run: Run, edition: Callable[..., Path], tmp_path: Path
) -> None:
    """Of three documents that were done one is mended, one taken away: what counts is what is there now."""
    new, out = edition(FIVE_STAR), tmp_path / "out.jsonl"
    archive = tmp_path / "archive"
    archive.mkdir()
    for name in ("a", "b", "c"):
        written(archive / f"{name}.json", all_met(**{"5.1.1.2": {"not_met": name}}))  # 97 of 100
    assert run("impact", "--to", new, archive, "-o", out).exit_code == 0
    out.rename(tmp_path / "out.jsonl.part")
    written(archive / "a.json", all_met())  # 100 of 100
    (archive / "b.json").unlink()
    result = run("impact", "--to", new, archive, "-o", out)
    assert {each["name"]: each["after"]["final"] for each in lines(out)[1:]} == {"a": "100", "c": "97"}
    assert "2 份：1 份有变化，1 份不变" in result.stdout
    assert "2 份在上次之后改过或拿走了" in result.stdout


def test_results_with_odd_characters_are_gone_on_with(tmp_path: Path) -> None:
    """A line separator and half of a character, as JSON may hold both, in what is told of a fault."""
    out, change = (
        tmp_path / "out.jsonl",
        impact_run.Change(before="{}", after="{}", readings="{}", readings_alone=False),
    )
    outcome = {"place": "a", "name": "x\u2028\ud800"}
    with Results(out, change).writing() as results:
        results.keep(outcome)
    out.rename(tmp_path / "out.jsonl.part")
    assert Results(out, change).done == {"a": outcome}


def test_a_document_that_is_named_twice_counts_once(
    run: Run, edition: Callable[..., Path], tmp_path: Path
) -> None:
    folder = tmp_path / "archive"
    folder.mkdir()
    file = written(folder / "a.json", all_met())
    other = written(tmp_path / "b.json", all_met() | {"notes": {"5.1.1.1": "b"}})
    result = run("impact", "--to", edition(FIVE_STAR), file, folder, other, other, folder / ".." / "b.json")
    assert "2 份：0 份有变化，2 份不变" in result.stdout


def test_a_copy_counts_once_and_is_told_and_a_run_goes_on(
    run: Run, edition: Callable[..., Path], tmp_path: Path
) -> None:
    """a.json and three copies, in the folder, below it, and beside it: one; equal lines stay two."""
    new, out, part = edition(FIVE_STAR), tmp_path / "out.jsonl", tmp_path / "out.jsonl.part"
    folder = tmp_path / "archive"
    (folder / "deep").mkdir(parents=True)
    lost = all_met(**{"5.1.1.2": "not_met"})
    files = [folder / "a.json", folder / "deep" / "copy.json", folder / "z.json", tmp_path / "beside.json"]
    for file in files:
        written(file, lost)
    rows = written(tmp_path / "rows.jsonl", all_met(), all_met())
    given = (folder, files[3], rows, tmp_path / "again.jsonl")
    given[3].write_bytes(rows.read_bytes())
    result = run("impact", "--to", new, *given, "-o", out)
    assert result.exit_code == 0, result.output
    assert "3 份：1 份有变化，2 份不变" in result.stdout
    first = f"{folder.as_posix()}: a.json"
    for copy in (f"{folder.as_posix()}: deep/copy.json", f"{folder.as_posix()}: z.json", files[3].as_posix()):
        assert f"没有读：{copy}（与 {first} 逐字节相同，只算一次）" in result.stderr
    assert f"没有读：{given[3].as_posix()}（与 {rows.as_posix()} 逐字节相同" in result.stderr
    whole = out.read_bytes()
    part.write_bytes(b"".join(whole.splitlines(keepends=True)[:3]))
    out.unlink()
    again = run("impact", "--to", new, *given, "-o", out)
    assert "2 份已经算过" in again.stdout
    assert out.read_bytes() == whole


def test_a_run_that_was_stopped_goes_on_the_day_after(
    run: Run, edition: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The editions in force are the same: it was refused as another comparison."""
    new, out, part = edition(FIVE_STAR), tmp_path / "out.jsonl", tmp_path / "out.jsonl.part"
    archive = written(tmp_path / "a.jsonl", all_met(), all_met())
    monkeypatch.setattr("aftersales_cli.impact.today", lambda: "2026-12-01")
    assert run("impact", "--to", new, archive, "-o", out).exit_code == 0
    part.write_bytes(b"".join(out.read_bytes().splitlines(keepends=True)[:2]))
    out.unlink()
    monkeypatch.setattr("aftersales_cli.impact.today", lambda: "2026-12-02")
    result = run("impact", "--to", new, archive, "-o", out)
    assert (result.exit_code, "1 份已经算过" in result.stdout) == (0, True)


def test_a_line_in_another_encoding_is_read_where_it_is_certain_and_told_where_not(
    run: Run, edition: Callable[..., Path], tmp_path: Path
) -> None:
    """名 is C3 FB in GBK; FF is no byte of any of the encodings. The run ended with a traceback."""
    lines_of = [json.dumps(all_met() | {"notes": {"5.1.1.1": "名"}}, ensure_ascii=False) for _ in range(3)]
    archive = tmp_path / "a.jsonl"
    broken = lines_of[1].encode().replace("名".encode(), b"\xff")
    raw = [lines_of[0].encode("utf-8-sig"), b"", lines_of[1].encode("gbk"), broken, lines_of[2].encode()]
    archive.write_bytes(b"\r\n".join(raw))
    out = tmp_path / "out.jsonl"
    assert run("impact", "--to", edition(FIVE_STAR), archive, "-o", out).exit_code == 2
    found = [(each["name"], each["ok"]) for each in lines(out)[1:]]
    assert found == [("1", True), ("3", True), ("4", False), ("5", True)]
    (fault,) = lines(out)[3]["faults"]
    assert "FF" in fault["found"]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_lines_in_utf_16_are_read(
    run: Run, edition: Callable[..., Path], tmp_path: Path, encoding: str
) -> None:
    """上 is 0A 4E in UTF-16-LE: its first byte is that of the end of a line. The last one is half there."""
    archive, out = tmp_path / "a.jsonl", tmp_path / "out.jsonl"
    text = "".join(
        json.dumps(all_met() | {"notes": {"5.1.1.1": word}}, ensure_ascii=False) + "\r\n" for word in "上名"
    )
    archive.write_bytes(text.encode(encoding))
    assert run("impact", "--to", edition(FIVE_STAR), archive, "-o", out).exit_code == 0
    assert [(each["name"], each["ok"]) for each in lines(out)[1:]] == [("1", True), ("2", True)]
    archive.write_bytes(text.encode(encoding)[:-1])
    refused = run("impact", "--to", edition(FIVE_STAR), archive)
    assert (refused.exit_code, "UTF-16" in refused.stderr) == (2, True)


def test_what_lacks_at_the_end_of_a_line_lacks_there(
    run: Run, edition: Callable[..., Path], tmp_path: Path
) -> None:
    archive = tmp_path / "a.jsonl"
    archive.write_text('{"a": 1\n', encoding="utf-8")
    assert "第 1 行第 8 列" in run("impact", "--to", edition(FIVE_STAR), archive).stdout


def test_columns_of_parquet_with_gaps_and_bytes(
    run: Run, edition: Callable[..., Path], tmp_path: Path
) -> None:
    """A record where there is one, else the assessment; a row with neither is told as empty, not as None."""
    arrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    document, file, out = json.dumps(all_met()), tmp_path / "a.parquet", tmp_path / "out.jsonl"
    held = arrow.array([document.encode(), None, None], arrow.binary())
    parquet.write_table(arrow.table({"document": held, "assessment": [None, document, None]}), file)
    assert run("impact", "--to", edition(FIVE_STAR), file, "-o", out).exit_code == 2
    assert [each["ok"] for each in lines(out)[1:]] == [True, True, False]
    assert lines(out)[3]["faults"][0]["found"] == "–"
    file.write_bytes(b"PAR1")
    result = run("impact", "--to", edition(FIVE_STAR), file)
    assert (result.exit_code, "完好的 Parquet 文件" in " ".join(result.stderr.split())) == (2, True)


def test_of_an_empty_archive_it_is_not_said_that_nothing_changes(run: Run, tmp_path: Path) -> None:
    (tmp_path / "archive").mkdir()
    (tmp_path / "archive" / "notes.txt").write_text("x", encoding="utf-8")
    out = tmp_path / "out.jsonl"
    done = run("impact", "--reading", "level-80-printed-five-star=printed", tmp_path / "archive", "-o", out)
    assert done.exit_code == 2
    assert "至少一份评分" in done.output
    assert "notes.txt" in done.output
    assert [each.name for each in tmp_path.iterdir()] == ["archive"]


def test_a_file_that_came_while_a_run_went_on_is_not_overwritten(tmp_path: Path) -> None:
    """A run over a large archive takes hours: somebody else may have given the name away by then."""
    out = tmp_path / "out.jsonl"
    change = Change(before="{}", after="{}", readings="{}", readings_alone=True)
    results = Results(out, change)
    with pytest.raises(Refused) as refused, results.writing():
        out.write_text("of somebody else", encoding="utf-8")
    assert out.read_text(encoding="utf-8") == "of somebody else"
    assert "out.jsonl.part" in refused.value.faults[0].expected.zh
    assert (tmp_path / "out.jsonl.part").exists()
