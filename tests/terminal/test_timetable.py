"""Half days that are planned otherwise, on the terminal: as options, as a table, and what comes of it.

One day, two assessors, the central office and one shop where 5.1.1.2 is looked at: four half days. The office
comes first, so the fourth, the afternoon of 李四, is the shop's.
"""

import csv
import datetime as dt
import io
import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner, Result

from aftersales.foundation.notice import NOTICE
from aftersales_cli.engine import engine
from aftersales_cli.main import cli
from tests.terminal.test_json import ASSESSMENT

DAY, CLAUSE = "2026-12-01", "5.1.1.2"
ASKED = {
    "assessment": ASSESSMENT,
    "days": [DAY],
    "assessors": ["张三", "Li Si"],
    "office": "总部",
    "sites": ["甲店"],
    "at_sites": [CLAUSE],
}
MOVED = {"on": DAY, "part": "morning", "assessor": "张三", "site": "甲店", "clauses": [CLAUSE]}
FREE = {"on": DAY, "part": "afternoon", "assessor": "Li Si"}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a.json"
    path.write_text(json.dumps(ASSESSMENT), encoding="utf-8")
    return path


def run(file: Path, *more: str | Path) -> Result:
    team = ("--assessor", "张三", "--assessor", "Li Si", "--office", "总部")
    places = ("--day", DAY, "--site", "甲店", "--at-sites", CLAUSE)
    return CliRunner().invoke(cli, ["timetable", str(file), *team, *places, *map(str, more)])


def told(file: Path, *more: str | Path) -> Any:
    printed = json.loads(run(file, *more, "--json").stdout)
    del printed["notice"]
    return printed


def engines(**more: object) -> Any:
    request = {"format": "request/1", "kind": "timetable", **ASKED, **more}
    return json.loads(engine().reply(json.dumps(request)))["result"]


def test_options_are_the_changes_of_the_page(file: Path) -> None:
    """However the day and the part are written, and whichever colon; nothing behind = is a free half day."""
    options = (
        "--change",
        f"2026/12/1 上午 张三=甲店：{CLAUSE}",
        "--change",
        "2026年12月1日 afternoon Li Si =",
    )
    assert told(file, *options) == engines(changes=[MOVED, FREE])
    # Three of the four half days are left; nobody looks at what 张三 would have seen in the morning.
    assert told(file, *options)["planned"] == "3/2"
    printed = run(file, *options, "--hours", "7").stdout
    assert "共排 1.5 人日，合 10.5 小时。" in printed
    assert "没人看：总部 5.1.1.1 5.1.1.3" in printed


def test_the_table_is_read_back(file: Path, tmp_path: Path) -> None:
    plan = tmp_path / "plan.csv"
    assert run(file, "--csv", plan).exit_code == 0
    rows = list(csv.reader(io.StringIO(plan.read_text("utf-8-sig"))))
    assert rows[0] == ["日期", "时段", "审查员", "场所", "条款"]
    assert [row[:4] for row in rows[1:3]] == [
        [DAY, "上午", "张三", "总部"],
        [DAY, "上午", "Li Si", "总部"],
    ]
    assert rows[4] == [DAY, "下午", "Li Si", "甲店", CLAUSE]
    assert rows[5] == [NOTICE.zh]
    assert told(file, "--changes", plan)["slots"] == engines()["slots"]
    rows[4][3:] = ["", ""]
    with plan.open("w", encoding="gb18030", newline="") as written:  # as Excel and WPS save it
        csv.writer(written).writerows(rows)
    left = told(file, "--changes", plan)
    assert left["slots"] == engines(changes=[FREE])["slots"]
    assert [(each["site"], len(each["clauses"])) for each in left["uncovered"]] == [("甲店", 1)]
    as_unicode = tmp_path / "plan.txt"
    with as_unicode.open("w", encoding="utf-16", newline="") as written:  # as Excel does as Unicode text
        csv.writer(written, delimiter="\t").writerows(rows)
    assert told(file, "--changes", as_unicode) == left
    # An option counts over the table.
    again = told(file, "--changes", plan, "--change", f"{DAY} 下午 Li Si=甲店:{CLAUSE}")
    assert again["slots"] == engines()["slots"]


def test_an_existing_file_stays(file: Path, tmp_path: Path) -> None:
    plan = tmp_path / "plan.csv"
    plan.write_text("mine", encoding="utf-8")
    assert run(file, "--csv", plan).exit_code == 2
    assert plan.read_text("utf-8") == "mine"


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ("2026-12-01 上午 张三", "2026-12-01 上午 张三"),
        ("2026-12-01 上午=甲店", "2026-12-01 上午=甲店"),
        ("2026-13-01 上午 张三=甲店", "2026-13-01"),
        ("2026-12-01 中午 张三=甲店", "中午"),
        ("2026-12-01 上午 王五=甲店", "王五"),
        ("2026-12-01 上午 张三=乙店", "乙店"),
        ("2026-12-01 上午 张三=甲店：9.9", "9.9"),
    ],
)
def test_what_is_no_change_is_refused(file: Path, change: str, found: str) -> None:
    result = run(file, "--change", change)
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"读到: {found}\n" in result.stderr.replace('"', "")


def test_every_fault_of_a_table_is_told_by_its_row(file: Path, tmp_path: Path) -> None:
    plan = tmp_path / "plan.csv"
    plan.write_text(
        "Date,Part,Assessor,Site,Clauses\n2026-12-1,am,张三,甲店,\n,morning,张三,,\n", encoding="utf-8"
    )
    result = run(file, "--changes", plan)
    assert result.exit_code == 2
    assert f"{plan}: 第 2 行" in result.stderr
    assert "读到: am" in result.stderr
    assert f"{plan}: 第 3 行" in result.stderr
    plan.write_text("日期,场所\n", encoding="utf-8")
    assert "读到: 日期, 场所" in run(file, "--changes", plan).stderr


def workbook(path: Path, rows: list[list[object]], hidden: str = "") -> Path:
    made = openpyxl.Workbook()
    sheet = made.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    if hidden:
        made.create_sheet(hidden).sheet_state = "hidden"
        made[hidden].append(["x"])
    made.save(path)
    return path


def test_a_workbook_is_read_like_the_table(file: Path, tmp_path: Path) -> None:
    """As spreadsheets keep it: dates, a title above, a column of one's own; what is hidden is named."""
    rows: list[list[object]] = [
        ["审查日程"],
        [],
        ["人日", "条款", "场所", "审查员", "时段", "日期"],
        [0.5, CLAUSE, "甲店", "张三", "上午", dt.date(2026, 12, 1)],
        [0.5, "", "", "Li Si", "下午", "2026/12/1"],
        [NOTICE.zh],
    ]
    plan = workbook(tmp_path / "plan.xlsx", rows, hidden="底稿")
    result = run(file, "--changes", plan, "--json")
    assert json.loads(result.stdout)["slots"] == engines(changes=[MOVED, FREE])["slots"]
    assert "底稿" in result.stderr


def test_what_a_workbook_cannot_have_meant_is_told_by_its_cell(file: Path, tmp_path: Path) -> None:
    """5.1 was perhaps 5.10; a formula is no value; without its heads it is no such table."""
    rows: list[list[object]] = [
        ["日期", "时段", "审查员", "场所", "条款"],
        ["2026-12-01", "上午", "=A1", "甲店", 5.1],
        ["2026-12-01", "中午", "张三", "甲店", CLAUSE],
    ]
    told_so = run(file, "--changes", workbook(tmp_path / "wrong.xlsx", rows))
    assert (told_so.exit_code, told_so.stdout) == (2, "")
    assert "C2" in told_so.stderr
    assert "E2" in told_so.stderr
    assert "2.10 存成 2.1" in told_so.stderr
    noon = run(file, "--changes", workbook(tmp_path / "noon.xlsx", [rows[0], rows[2]]))
    assert "A2" in noon.stderr
    assert "读到: 中午" in noon.stderr
    assert "表头有日期" in run(file, "--changes", workbook(tmp_path / "other.xlsx", [["甲店"]])).stderr
    assert run(file, "--changes", workbook(tmp_path / "empty.xlsx", [])).exit_code == 2


@pytest.mark.parametrize(
    ("assessor", "site"),
    [
        ("张三", "北京（朝阳）店"),
        ("张三（组长）", "甲店"),
        ("Ｌｉ　Ｓｉ", "'甲店"),
        ("+张三", "=甲店"),
        ("张三", "甲  店"),
        ("张三", "甲\n店"),
    ],
)
def test_names_come_back_as_they_are(file: Path, tmp_path: Path, assessor: str, site: str) -> None:
    """Brackets, spaces and quotes of a name are part of it, in the table and with --change."""
    asked = ("--day", DAY, "--assessor", assessor, "--office", "总部（上海）", "--site", site)
    asked = ("timetable", str(file), *asked, "--at-sites", CLAUSE, "--json")
    plan = tmp_path / "plan.csv"
    made = CliRunner().invoke(cli, [*asked, "--csv", str(plan)])
    again = CliRunner().invoke(cli, [*asked, "--changes", str(plan)])
    assert again.exit_code == 0, again.stderr
    assert json.loads(again.stdout)["slots"] == json.loads(made.stdout)["slots"]


def test_a_name_typed_in_another_width_is_the_one_of_the_audit(file: Path) -> None:
    """An option is read in narrow characters: 北京(朝阳)店. One site can be meant."""
    asked = ("--day", DAY, "--assessor", "张三", "--office", "总部", "--site", "北京（朝阳）店")
    change = f"{DAY} 上午 张三=北京（朝阳）店：{CLAUSE}"
    made = CliRunner().invoke(
        cli, ["timetable", str(file), *asked, "--at-sites", CLAUSE, "--json", "--change", change]
    )
    assert made.exit_code == 0, made.stderr
    assert json.loads(made.stdout)["slots"][0]["site"] == "北京（朝阳）店"


def test_of_two_changes_of_one_half_day_it_is_told_which_counts(file: Path, tmp_path: Path) -> None:
    twice = (f"{DAY} 上午 张三=甲店:{CLAUSE}", f"{DAY} 上午 张三=总部")
    said = run(file, "--change", twice[0], "--change", twice[1]).stderr
    assert f"算 --change {twice[1]}" in said
    assert f"没有算 --change {twice[0]}" in said
    table = tmp_path / "plan.csv"
    table.write_text(
        f"日期,时段,审查员,场所,条款\n{DAY},上午,张三,甲店,{CLAUSE}\n{DAY},上午,张三,总部,\n", "utf-8"
    )
    assert "算 第 3 行，没有算 第 2 行" in run(file, "--changes", table).stderr
