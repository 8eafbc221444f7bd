"""``aftersales batch``: bad rows are reported with their place and do not stop the rest."""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from aftersales_cli.batch import outcome
from aftersales_cli.batch_row import Row
from aftersales_cli.engine import engine
from aftersales_cli.library import rubrics as library
from aftersales_cli.main import cli
from tests.random_assessments import random_assessment
from tests.random_requests import rubrics


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli, [str(argument) for argument in arguments])


def test_a_table_as_excel_and_wps_write_it(tmp_path: Path) -> None:
    """With a BOM, Chinese words, and one bad cell: row 3 is refused, rows 2 and 4 are scored."""
    table = tmp_path / "门店.csv"
    table.write_text(
        "名称,5.1.1.1,5.1.2.1,5.2.1.4,special_deductions\n"
        "甲店,符合,3/12,不适用：不涉及安全,1\n"
        "乙店,大概,符合,,\n"
        "丙店,不符合,符合,,\n",
        encoding="utf-8-sig",
    )
    out = tmp_path / "scores.csv"
    result = run("batch", table, "--out", out)
    assert result.exit_code == 2
    assert "row 3" in result.stderr
    rows = list(csv.DictReader(io.StringIO(out.read_text(encoding="utf-8-sig"))))
    assert [row["name"] for row in rows] == ["甲店", "乙店", "丙店"]
    assert [row["ok"] for row in rows] == ["true", "false", "true"]
    # 甲店: 1 + 3/4 earned of 99 applicable, one special deduction: 175/99 - 1 = 76/99 at worst.
    assert rows[0]["worst"] == "76/99"
    # 丙店: 5.1.1.1 (1 point) is lost, so 99 at best.
    assert rows[2]["best"] == "99"


def test_json_lines_and_a_folder(tmp_path: Path) -> None:
    good = {"format": "assessment/1", "rubric": "zhht-completeness", "findings": {"2.1.1": "met"}}
    lines = tmp_path / "all.jsonl"
    lines.write_text(f"{json.dumps(good)}\n\n{{\n", encoding="utf-8")
    result = run("batch", lines, "--format", "jsonl")
    outcomes = [json.loads(line) for line in result.stdout.splitlines()]
    assert [(each["place"], each["ok"]) for each in outcomes] == [("line 1", True), ("line 3", False)]
    assert [each["name"] for each in outcomes] == ["all:1", "all:3"]
    whose = [{**good, "organisation": {"name": name}} for name in ("甲公司", " ", "\ud800")]
    lines.write_text("".join(f"{json.dumps(each)}\n" for each in whose), encoding="utf-8")
    names = [
        json.loads(line)["name"] for line in run("batch", lines, "--format", "jsonl").stdout.splitlines()
    ]
    assert names[:2] == ["甲公司", "all:2"]
    assert "\\ud800" in names[2] or names[2] == "all:3"

    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "a.json").write_text(json.dumps(good), encoding="utf-8")
    (folder / "b.yaml").write_text("format: assessment/1\nrubric: zhht-completeness\n", encoding="utf-8")
    (folder / "notes.txt").write_text("not an assessment", encoding="utf-8")
    result = run("batch", folder)
    assert result.exit_code == 0, result.output
    assert len(result.stdout.splitlines()) == 3


@pytest.mark.parametrize("text", ["", "name,colour\nx,blue\n"])
def test_a_table_without_clauses_is_refused(tmp_path: Path, text: str) -> None:
    table = tmp_path / "table.csv"
    table.write_text(text, encoding="utf-8")
    assert run("batch", table).exit_code == 2


def test_names_that_a_spreadsheet_would_run_are_disarmed(tmp_path: Path) -> None:
    table = tmp_path / "table.csv"
    table.write_text('id,5.1.1.1\n"=HYPERLINK(""x"")",met\n', encoding="utf-8")
    row = next(csv.DictReader(io.StringIO(run("batch", table).stdout)))
    assert row["name"].startswith("'=")


def test_special_entries_are_counts_in_a_table(tmp_path: Path) -> None:
    """What is no count is refused in its row alone; cells that are left out at the end of a row are empty.

    With one clause of 1 point met the worst is 1 of 100, less 1 a special deduction, plus 1 for the bonus.
    """
    table = tmp_path / "table.csv"
    table.write_text(
        "id,5.1.1.1,special_deductions,special_bonus\na,met,2,1\nb,met,0,0\nc,met,two,\nd,met,5,\ne,met\n",
        encoding="utf-8",
    )
    result = run("batch", table)
    assert result.exit_code == 2
    rows = list(csv.DictReader(io.StringIO(result.stdout.removeprefix("\ufeff"))))
    assert [row["ok"] for row in rows] == ["true", "true", "false", "true", "true"]
    # 1 - 2 + 1, then 1, then 1 - 5 (five fail, whatever the score), then 1 again.
    assert [row["worst"] for row in rows if row["ok"] == "true"] == ["0", "1", "-4", "1"]
    assert 'row 4: special_deductions: "two"' in result.stderr


def assessments() -> Iterator[Any]:
    """Random ones, some refused, and some that are refused before they are looked at."""
    for seed in range(80):
        yield random_assessment(rubrics()[seed % 2], seed)
    good = random_assessment(rubrics()[0], 0)
    yield good | {"notes": {"5.1.1.1": "\ud800"}}
    yield good | {"notes": {"5.1.1.1": "😀"}}
    yield good | {"organisation": {"name": "x" * 1024 * 1024}}
    yield good | {"more": json.loads("[" * 70 + "]" * 70)}
    yield ["no assessment"]


def test_a_row_says_what_the_engine_replies() -> None:
    """A batch works out the verdict alone; it and every fault are those of a whole reply."""
    for assessment in assessments():
        request = {"format": "request/1", "kind": "score", "assessment": assessment}
        reply = json.loads(engine().reply(json.dumps(request)))
        found = outcome(library(), Row(place="line 1", name="a", assessment=assessment))
        assert found["ok"] == reply["ok"]
        if not reply["ok"]:
            said = [f"{f['at'] or '-'}: {f['found']} → {f['expected']['zh']}" for f in reply["faults"]]
            assert all(each in found["faults"] for each in said)
            assert found["faults"].count(" → ") == len(said)
            continue
        result = reply["result"]
        kept = ("complete", "final", "level", "passed")
        assert [found[key] for key in kept] == [result[key] for key in kept]
        assert found["final_shown"] == result["display"].get("final", "")
        for end in ("worst", "best"):
            assert found[end] == result["range"][end]
            assert found[f"{end}_shown"] == result["range"][f"{end}_verdict"]["display"]["final"]
