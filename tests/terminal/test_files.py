"""Spreadsheets and calendar files on the command line."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from openpyxl import load_workbook

from aftersales_cli.main import cli
from tests.files.workbooks import edited, of_rows

GBT = "gbt-27922-2011"


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli, [str(argument) for argument in arguments])


def told(*arguments: object) -> dict[str, Any]:
    result = run(*arguments, "--json")
    assert result.exit_code == 0, result.output
    found: dict[str, Any] = json.loads(result.stdout)
    return found


@pytest.fixture
def form(tmp_path: Path) -> Path:
    """An empty form as `aftersales form` writes it."""
    file = tmp_path / "form.xlsx"
    result = run("form", GBT, "-o", file)
    assert (result.exit_code, result.stdout.strip()) == (0, str(file))
    return file


def fill_in(form: Path, **cells: object) -> Path:
    def edit(workbook: Any) -> None:
        for place, value in cells.items():
            workbook["自评"][place] = value

    form.write_bytes(edited(form.read_bytes(), edit))
    return form


def test_a_form_is_made_filled_in_scored_and_handed_in(form: Path, tmp_path: Path) -> None:
    cells: dict[str, object] = {f"G{row}": "符合" for row in range(2, 53)}
    fill_in(form, **cells | {"G2": "不符合", "J2": "缺三项职责"})
    # 51 clauses, 100 points; 5.1.1.1 is worth 1: 99.
    assert told("score", form)["final"] == "99"
    handed_in = tmp_path / "handed-in.xlsx"
    assert told("score", form, "--xlsx", handed_in)["level"] == "five-star"
    assert load_workbook(handed_in)["结果"]["A1"].value == "五星级　最终得分 99.0"
    assert told("score", handed_in)["final"] == "99"


def test_what_a_form_is_understood_to_say(form: Path, tmp_path: Path) -> None:
    """5.1.1.2 (3 points) with 3 of 12: three quarters of its points are left, 2.25."""
    fill_in(form, G2="√", G3="抽样", H3=12, I3=3, K3="见附件", G4="有")
    out = tmp_path / "read.yaml"
    result = run("read-form", form, "-o", out, "--lang", "en")
    assert result.exit_code == 0
    lines = [line.split() for line in result.stdout.splitlines()]
    (sampled,) = [words for words in lines if "5.1.1.2" in words]
    assert "G3" in sampled
    assert "2.25/3" in sampled
    assert [words[0] for words in lines if "5.1.1.3" in words] == ["?"]
    assert "3 clauses read; ? 1 inferred, ! 0 left open." in result.stdout
    assert told("score", out)["so_far"]["answered"] == 3
    rows = told("read-form", form)["understood"]["by_clause"]
    assert [(row["clause"], row["found"], row["certainty"]) for row in rows] == [
        ("5.1.1.1", "√", "certain"),
        ("5.1.1.2", "抽样、12、3", "certain"),
        ("5.1.1.3", "有", "guessed"),
    ]


def test_what_counts_beside_the_findings_is_shown(tmp_path: Path) -> None:
    form = tmp_path / "form.xlsx"
    assert run("form", "gbt-27922-2011", "-o", form).exit_code == 0
    workbook = load_workbook(form)
    specials = workbook["特别项"]
    for place, value in {"C2": "4.4.2.3", "D2": "未明示价格", "D3": "无特别扣分"}.items():
        specials[place] = value
    specials.cell(next(cell.row for cell in specials["A"] if cell.value == "特别加分"), 4, "首创服务")
    workbook.save(form)
    shown = run("read-form", form).stdout
    assert "特别扣分 1：4.4.2.3 未明示价格" in shown
    assert "特别加分 1：首创服务" in shown
    assert "无特别扣分" not in shown


def test_the_certificates_that_are_held_are_shown(tmp_path: Path) -> None:
    form = tmp_path / "form.xlsx"
    assert run("form", "zhht-completeness", "-o", form).exit_code == 0
    workbook = load_workbook(form)
    held = workbook["证书"]["A2"].value
    workbook["证书"]["B2"], workbook["证书"]["B3"] = "有", "/"
    workbook.save(form)
    assert f"持有证书 1 张：{held}" in run("read-form", form).stdout


def test_what_is_no_form_is_not_read_as_one(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text("名称,5.1.1.1\n甲,met\n", encoding="utf-8")
    result = run("read-form", file)
    assert (result.exit_code, "填好的自评表" in result.output) == (2, True)


def test_every_command_that_takes_an_assessment_takes_a_form(form: Path, tmp_path: Path) -> None:
    fill_in(form, G2="符合")
    assert told("forecast", form)["open_clauses"] == 50
    actions = tmp_path / "actions.xlsx"
    improved = told("improve", form, "--target", "qualified", "--xlsx", actions)
    listed = [cell.value for cell in load_workbook(actions).worksheets[0]["A"][3:]]
    assert listed == [measure["id"] for measure in improved["chosen"]]
    rows = run("batch", tmp_path, "--format", "jsonl").stdout.splitlines()
    assert {json.loads(row)["name"]: json.loads(row)["ok"] for row in rows} == {
        "form": True,
        "actions": False,
    }


def test_faults_are_told_with_their_cells(form: Path) -> None:
    fill_in(form, G3="基本符合", H4="x")
    result = run("score", form)
    assert result.exit_code == 2
    assert "工作表「自评」G3" in result.stderr
    assert "工作表「自评」H4" in result.stderr
    assert 'sheet "自评" G3' in run("score", form, "--lang", "en").stderr


def test_a_form_of_another_edition_is_scored_with_a_remark(form: Path) -> None:
    form.write_bytes(edited(form.read_bytes(), lambda book: book["aftersales"].__setitem__("B3", "2019")))
    result = run("score", form)
    assert result.exit_code == 0
    assert "2019" in result.stderr


def test_sites_from_a_workbook_and_the_draw_into_one(tmp_path: Path) -> None:
    listing, draw = tmp_path / "sites.xlsx", tmp_path / "draw.xlsx"
    listing.write_bytes(of_rows(["名称", "人数"], *([f"门店{n}", n] for n in range(1, 10))))
    # Nine service sites: sqrt(9) = 3 in an initial audit (ZPIC-WF-20 4.2.2).
    result = told("sites", "--list", listing, "--stage", "initial", "--seed", "7", "--xlsx", draw)
    assert [choice["order"] for choice in result["draw"]["choices"]] == [1, 2, 3]
    drawn = [cell.value for cell in load_workbook(draw).worksheets[0]["B"][4:7]]
    assert drawn == [choice["name"] for choice in result["draw"]["choices"]]
    listing.write_bytes(of_rows(["名称", "人数"], ["门店", "许多"]))
    refused = run("sites", "--list", listing, "--stage", "initial", "--seed", "7")
    assert (refused.exit_code, "工作表「Sheet1」B2" in refused.stderr) == (2, True)


@pytest.mark.parametrize(
    "arguments",
    [
        ("form", GBT, "-o"),
        ("sites", "--list", "LIST", "--stage", "initial", "--seed", "7", "--xlsx"),
        ("calendar", "--issued", "2025-06-06", "--ics"),
    ],
)
def test_nothing_is_overwritten_and_nothing_half_written(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    listing, there = tmp_path / "sites.csv", tmp_path / "there"
    listing.write_text("名称\n甲\n", encoding="utf-8")
    there.write_bytes(b"mine")
    asked = [str(listing) if each == "LIST" else each for each in arguments]
    result = run(*asked, there)
    assert (result.exit_code, there.read_bytes()) == (2, b"mine")
    assert run(*asked, tmp_path / "no-such-folder" / "file").exit_code == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["sites.csv", "there"]


def test_what_is_refused_makes_no_file(tmp_path: Path) -> None:
    file = tmp_path / "file.xlsx"
    assert run("form", "no-such", "-o", file).exit_code == 2
    assert run("sites", "--sites", "9", "--xlsx", file).exit_code == 2
    for name in ("old.xls", "sheet.ods", "missing.xlsx"):
        odd = tmp_path / name
        if name != "missing.xlsx":
            odd.write_bytes(b"\xd0\xcf\x11\xe0" + bytes(600))
        assert run("score", odd).exit_code == 2
    assert not file.exists()
