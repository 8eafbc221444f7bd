"""The commands on rule documents, with expected values worked from ZPIC-WF-20."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from aftersales_cli.main import cli


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli, [str(argument) for argument in arguments])


def told(*arguments: object) -> dict[str, Any]:
    return dict(json.loads(run(*arguments, "--json").stdout))


@pytest.mark.parametrize(
    ("headcount", "expected"),
    [
        # 4.2.1.1: 1-65 2 days; on site 4/5 of 2 = 8/5; surveillance 2/3; recertification 4/3.
        (1, ("2", "8/5", "2/3", "4/3")),
        (275, ("2", "8/5", "2/3", "4/3")),
        # 276-625: 3 days; 12/5, 1, 2.
        (276, ("3", "12/5", "1", "2")),
        # 3451-10700: 6 days; 24/5, 2, 4.
        (10700, ("6", "24/5", "2", "4")),
    ],
)
def test_audit_time(headcount: int, expected: tuple[str, ...]) -> None:
    result = told("audit-time", "--headcount", headcount)
    keys = ("initial", "on_site_minimum", "surveillance", "recertification")
    assert tuple(result[key] for key in keys) == expected
    assert run("audit-time", "--headcount", headcount).exit_code == 0


@pytest.mark.parametrize("headcount", ["0", "10701", "-1", "1.5", "many"])
def test_audit_time_never_extrapolates(headcount: str) -> None:
    assert run("audit-time", "--headcount", headcount).exit_code == 2


def test_sites() -> None:
    # x = 10: sqrt 3.16 -> 4; 0.6 x 3.16 = 1.90 -> 2; 0.8 x 3.16 = 2.53 -> 3 (C-001-04).
    result = told("sites", "--sites", 10)
    assert [result[key] for key in ("initial", "surveillance", "recertification")] == ["4", "2", "3"]
    assert run("sites", "--sites", 0).exit_code == 2
    assert run("sites").exit_code == 2


def test_a_draw_is_the_same_for_the_same_seed_and_verifies(tmp_path: Path) -> None:
    listing, record = tmp_path / "sites.csv", tmp_path / "draw.json"
    rows = [f"第{n}店,{'华北' if n % 2 else '华南'},门店,{n}," for n in range(1, 17)]
    listing.write_text("\n".join(["名称,地区,类型,人数,上次审查", *rows, ""]), encoding="utf-8-sig")
    options = ("--list", listing, "--stage", "initial", "--seed", "7")
    first, second = told("sites", *options), told("sites", *options)
    assert first == second
    assert len(first["draw"]["choices"]) == 4  # the root of 16
    assert {choice["region"] for choice in first["draw"]["choices"]} == {"华北", "华南"}
    assert run("sites", *options, "--record", record).exit_code == 0
    assert run("verify", record).exit_code == 0
    assert "第" in run("sites", *options).output


def test_a_visit_that_is_still_to_come_is_refused_at_its_cell(tmp_path: Path) -> None:
    listing = tmp_path / "sites.csv"
    listing.write_text("名称,上次审查\n甲店,2025-05-01\n乙店,2090-06-06\n", encoding="utf-8")
    refused = run("sites", "--list", listing, "--stage", "initial", "--seed", "7")
    assert refused.exit_code == 2
    assert "2090-06-06" in refused.stderr
    assert "不晚于今天" in refused.stderr


@pytest.mark.parametrize(("row", "shown"), [("甲办,中心办公室", "甲办"), ("乙,门店", "中心办公室")])
def test_the_central_office_stands_beside_what_is_drawn(tmp_path: Path, row: str, shown: str) -> None:
    """It is visited every time, on top of the sample (ZPIC-WF-20 4.2.2); the page lists it, too."""
    listing = tmp_path / "sites.csv"
    listing.write_text(f"名称,类型\n丙,门店\n{row}\n", encoding="utf-8")
    output = run("sites", "--list", listing, "--stage", "initial", "--seed", "7").output
    line = next(line for line in output.splitlines() if line.strip().startswith("+"))
    assert shown in line
    assert "不占抽样数" in line


def test_calendar_and_its_file(tmp_path: Path) -> None:
    # Issued 2025-06-06: first surveillance by 2026-06-06, expiry 2028-06-06, application by 2028-03-06.
    # After the visit of 2026-05-20: in 2027, by 2027-08-20 (15 months).
    ics = tmp_path / "certificate.ics"
    options = ("--issued", "2025-06-06", "--surveillance", "2026-05-20", "--today", "2026-11-23")
    result = told("calendar", *options, "--ics", ics)
    assert result["first_surveillance"] == "2026-06-06"
    assert result["expiry"] == "2028-06-06"
    assert result["recertification_application"] == "2028-03-06"
    assert result["next_surveillance"] == {"earliest": "2027-01-01", "latest": "2027-08-20"}
    assert ics.read_text(encoding="utf-8").startswith("BEGIN:VCALENDAR")
    assert "证书到期" in run("calendar", *options).output
    later = ("--issued", "2020-06-06", "--today", "2026-11-23")  # expired on 2023-06-06
    assert "已过" in run("calendar", *later).output
    assert run("calendar", "--issued", "2025-02-30").exit_code == 2
    assert run("calendar", "--issued", "2025-06-06", "--surveillance", "2024-01-01").exit_code == 2


@pytest.mark.parametrize(
    ("date", "word"),
    [
        ("suspended=2026-03-01", "暂停"),
        ("suspended=2026年3月1日", "暂停"),
        ("surveillance=2026-05-20", "监督"),
    ],
)
def test_what_followed_from_a_date_that_was_taken_back_is_cancelled(
    tmp_path: Path, date: str, word: str
) -> None:
    """The event has the id that it had in the earlier file, and says that it is cancelled."""
    options = ("calendar", "--issued", "2025-06-06", "--certificate", "A-1", "--today", "2026-11-23")
    name, _, day = date.partition("=")
    before, after = tmp_path / "before.ics", tmp_path / "after.ics"
    assert run(*options, f"--{name}", day, "--ics", before).exit_code == 0
    assert run(*options, "--taken-back", date, "--ics", after).exit_code == 0
    gone = [each for each in _events(after) if each.get("STATUS") == "CANCELLED"]
    assert any(word in each["SUMMARY"] for each in gone)
    assert {each["UID"] for each in gone} <= {each["UID"] for each in _events(before)}
    left = {each["UID"] for each in _events(before)} - {each["UID"] for each in _events(after)}
    assert left == set()


def _events(file: Path) -> list[dict[str, str]]:
    text = file.read_bytes().decode().replace("\r\n ", "")
    parts = [part.partition("END:VEVENT")[0].split("\r\n") for part in text.split("BEGIN:VEVENT")[1:]]
    lines = [[each.partition(":") for each in part if ":" in each] for part in parts]
    return [{name.partition(";")[0]: value for name, _, value in each} for each in lines]


@pytest.mark.parametrize("date", ["suspended", "suspended=soon", "expiry=2026-03-01", "=2026-03-01"])
def test_a_date_that_was_never_there_is_taken_back_by_nobody(tmp_path: Path, date: str) -> None:
    file = tmp_path / "a.ics"
    done = run("calendar", "--issued", "2025-06-06", "--taken-back", date, "--ics", file)
    assert done.exit_code == 2
    assert "选项名=日期，如 suspended=2026-03-01" in done.output
    assert not file.exists()
    alone = run("calendar", "--issued", "2025-06-06", "--taken-back", "suspended=2026-03-01")
    assert "只与 --ics 一起用" in alone.output


def test_suspension_and_appeal() -> None:
    # 2025-08-31 + 6 months = 2026-02-28, the month's end (C-001-10); + 3 months = 2025-11-30.
    result = told("calendar", "--suspended", "2025-08-31", "--appeal-received", "2026-03-01")
    assert (result["suspension_usual"], result["suspension_maximum"]) == ("2025-11-30", "2026-02-28")
    # 60 days from receipt, the first day not counted: 30 more days of March, 30 of April: 2026-04-30.
    assert result["appeal_answer"] == "2026-04-30"


def test_managers() -> None:
    # Ten per cent of 31, rounded up: 4. Of all 200 service staff: 20 (C-000-04).
    result = told("managers", "--staff", 31, "--all-staff", 200, "--rubric", "zhht-completeness")
    assert result["managers"] == "4"
    others = {
        r["result"]["managers"]
        for r in result["readings"]
        if r["reading"] != result["readings"][0]["adopted"]
    }
    assert "20" in others
    assert run("managers", "--staff", "0.5").exit_code == 2


def test_every_command_has_examples() -> None:
    for name in cli.commands:
        assert "Examples:" in run(name, "--help").output, name


@pytest.mark.parametrize(
    ("command", "reading", "expected", "said"),
    [
        # 3 days: 12/5 on site; 1/3 and 2/3 of that are 4/5 and 8/5.
        (
            ("audit-time", "--headcount", "276"),
            "audit-time-shares-rounding=of-on-site",
            {"surveillance": "4/5", "recertification": "8/5"},
            "C-001-15",
        ),
        # x = 10: 3.16, 1.90, 2.53 without the fraction.
        (
            ("sites", "--sites", "10"),
            "site-sample-rounding-and-count=round-down",
            {"initial": "3", "surveillance": "1", "recertification": "2"},
            "C-001-04",
        ),
        # From the acceptance on 2026-03-09, 22 + 30 + 8 days: 2026-05-08.
        (
            ("calendar", "--appeal-received", "2026-03-02", "--appeal-accepted", "2026-03-09"),
            "appeal-sixty-days=calendar-from-acceptance",
            {"appeal_answer": "2026-05-08"},
            "C-001-13",
        ),
        # 3.1 to the nearest.
        (
            ("managers", "--staff", "31"),
            "form-ten-percent-rounding=rounded-to-nearest",
            {"managers": "3"},
            "C-002-08",
        ),
    ],
)
def test_another_reading(command: tuple[str, ...], reading: str, expected: dict[str, str], said: str) -> None:
    result = told(*command, "--reading", reading)
    discrepancy, _, name = reading.partition("=")
    assert result["chosen_readings"] == {discrepancy: name}
    assert {key: result[key] for key in expected} == expected
    in_words = run(*command, "--reading", reading, "--lang", "en")
    assert f"! Read otherwise than adopted, {said}" in in_words.output
    assert run(*command, "--reading", f"{discrepancy}=unheard-of").exit_code == 2
    assert run(*command, "--reading", discrepancy).exit_code == 2


def test_a_record_with_another_reading_verifies(tmp_path: Path) -> None:
    record = tmp_path / "record.json"
    reading = ("--reading", "site-sample-rounding-and-count=nearest")
    assert run("sites", "--sites", "10", *reading, "--record", record).exit_code == 0
    assert run("verify", record).exit_code == 0


def test_what_another_reading_lacks_is_said() -> None:
    said = run("managers", "--staff", "31", "--lang", "en").output
    assert "(give first: all service staff, --all-staff)" in " ".join(said.split())
    said = run("audit-time", "--headcount", "31", "--lang", "en").output
    assert "Reading C-001-16 is not computed" in said


def test_a_list_in_chinese_may_be_as_long_as_one_in_english(tmp_path: Path) -> None:
    """A request may have 1 MiB, in UTF-8: 9000 rows of 65 bytes are 0.6 MiB. Escaped they are 1.1."""
    rows = "".join(f"服务网点第{n}号北京市朝阳区某某路{n}号,自营网点\n" for n in range(9000))
    listing = tmp_path / "sites.csv"
    listing.write_text(f"名称,类型\n{rows}", encoding="utf-8")
    assert 2**19 < listing.stat().st_size < 2**20
    assert len(json.dumps(listing.read_text(encoding="utf-8"))) > 2**20
    asked = ["sites", "--list", str(listing), "--stage", "initial", "--seed", "7", "--json"]
    result = CliRunner().invoke(cli, asked)
    assert result.exit_code == 0, result.stderr
    # The square root of 9000 is 94.87.
    assert json.loads(result.stdout)["initial"] == "95"


@pytest.mark.parametrize(
    ("arguments", "place", "expected"),
    [
        (
            ("--surveillance", "2026-05-20", "--surveillance", "2025-06-01"),
            "--surveillance（第 2 个）",
            "不早于 签发日 2025-06-06",
        ),
        (("--holiday", "2026-10-01", "--holiday", "国庆"), "--holiday（第 2 个）", "日期，写作 2025-06-06"),
    ],
)
def test_of_what_is_given_several_times_it_is_told_which(
    arguments: tuple[str, ...], place: str, expected: str
) -> None:
    """It was "surveillance.1", which no option is called, counted from nought."""
    refused = run("calendar", "--issued", "2025-06-06", *arguments)
    assert refused.exit_code == 2
    assert f"  {place}\n" in refused.stderr
    assert f"应为: {expected}" in refused.stderr


def test_a_calendar_of_no_date_says_what_dates_there_are() -> None:
    """It named the keys of a request alone: issued、suspended、correction_requested."""
    refused = run("calendar")
    assert "应为: 至少一个日期：签发日期（issued）、暂停日期（suspended）" in refused.stderr
    english = run("calendar", "--lang", "en")
    assert "at least one date: issue (issued), suspension (suspended)" in english.stderr
