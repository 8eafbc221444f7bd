"""Whatever stands in a file, a name or a terminal: no traceback, no half a file, nothing dropped unsaid."""

import csv
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from aftersales_cli.main import cli
from aftersales_cli.words import visible

FORM = {"format": "assessment/1", "rubric": "gbt-27922-2011", "findings": {"5.1.1.1": "met"}}
GOOD = {"format": "assessment/1", "rubric": "zhht-completeness", "findings": {"2.1.1": "met"}}


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli, [str(argument) for argument in arguments])


def table(folder: Path, text: str) -> Path:
    path = folder / "table.csv"
    path.write_bytes(text.encode())
    return path


def rows_of(result: Result) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(result.stdout)))


class TestTables:
    def test_a_column_that_stands_twice_is_not_dropped(self, tmp_path: Path) -> None:
        result = run("batch", table(tmp_path, "id,5.1.1.1,5.1.1.1,名称\nA,met,not_met,B\n"))
        assert result.exit_code == 2
        assert sorted(re.findall(r"读到: (.*)", result.stderr)) == ['"5.1.1.1"', '"id"']

    @pytest.mark.parametrize("separator", [";", "\t", "，"])
    def test_separators_as_spreadsheets_write_them(self, tmp_path: Path, separator: str) -> None:
        text = "id,5.1.1.1,5.1.1.2\r\nA,met,met\r\n".replace(",", separator)
        assert [row["worst"] for row in rows_of(run("batch", table(tmp_path, text)))] == ["4"]  # 1 + 3 points

    @pytest.mark.parametrize("cell", ["x" * 200_000, '"met'])
    def test_a_cell_that_no_table_can_hold(self, tmp_path: Path, cell: str) -> None:
        result = run("batch", table(tmp_path, f"id,5.1.1.1\nA,met\nB,{cell}\n"))
        assert result.exit_code == 2
        assert "row 3" in result.stderr

    def test_a_text_may_hold_what_unicode_calls_a_line_separator(self, tmp_path: Path) -> None:
        lines = tmp_path / "all.jsonl"
        note = {"notes": {"2.1.1": "a\u2028b\u0085c\x0bd"}}
        text = json.dumps(GOOD | note, ensure_ascii=False).replace("\\u000b", " ")
        lines.write_text(f"{text}\r\n{text}\r\n", encoding="utf-8", newline="")
        assert [row["place"] for row in rows_of(run("batch", lines))] == ["line 1", "line 2"]

    def test_more_than_a_mebibyte_of_rows_and_a_line_of_more(self, tmp_path: Path) -> None:
        """A row may have 1 MiB, as a file may; all together may have more."""
        lines = tmp_path / "all.jsonl"
        big = [json.dumps(GOOD | {"notes": {"2.1.1": "x" * size}}) for size in (700_000, 700_000, 1_100_000)]
        lines.write_text("\n".join(big), encoding="utf-8")
        result = run("batch", lines)
        assert [row["ok"] for row in rows_of(result)] == ["true", "true", "false"]
        assert "line 3" in result.stderr

    def test_a_folder_without_assessments_is_not_a_success(self, tmp_path: Path) -> None:
        assert run("batch", tmp_path).exit_code == 2

    @pytest.mark.skipif(os.name == "nt", reason="names are texts there")
    def test_a_name_that_is_no_text(self, tmp_path: Path) -> None:
        folder = tmp_path / "folder"
        folder.mkdir()
        (folder / os.fsdecode(b"\xff.json")).write_text(json.dumps(GOOD), encoding="utf-8")
        out = tmp_path / "scores.csv"
        assert run("batch", folder, "--out", out).exit_code == 0
        assert "\ufffd.json" in out.read_text(encoding="utf-8-sig")


class TestWriting:
    def test_nothing_is_written_if_one_of_two_files_is_there_already(self, tmp_path: Path) -> None:
        (tmp_path / "b.ics").write_text("mine", encoding="utf-8")
        record = tmp_path / "a.json"
        asked = ("calendar", "--issued", "2025-06-06", "--record", record, "--ics", tmp_path / "b.ics")
        assert run(*asked).exit_code == 2
        assert [path.name for path in tmp_path.iterdir()] == ["b.ics"]
        assert (tmp_path / "b.ics").read_text(encoding="utf-8") == "mine"

    def test_a_name_is_refused_before_ten_thousand_rows_are_scored(self, tmp_path: Path) -> None:
        out = tmp_path / "out.csv"
        out.write_text("mine", encoding="utf-8")
        result = run("batch", table(tmp_path, "id,5.1.1.1\nA,bad\n"), "--out", out)
        assert result.exit_code == 2
        assert "row 2" not in result.stderr
        assert out.read_text(encoding="utf-8") == "mine"

    @pytest.mark.skipif(os.name == "nt", reason="no modes there")
    def test_others_may_read_a_record_as_they_may_read_any_new_file(self, tmp_path: Path) -> None:
        record, plain = tmp_path / "record.json", tmp_path / "plain"
        plain.touch()
        assert run("sites", "--sites", 10, "--record", record).exit_code == 0
        assert record.stat().st_mode == plain.stat().st_mode
        assert {path.name for path in tmp_path.iterdir()} == {"record.json", "plain"}


class TestTerminals:
    def test_a_file_cannot_steer_the_terminal(self, tmp_path: Path) -> None:
        """An escape sequence in a reason or a key would clear the screen or forge a line above."""
        file = tmp_path / "assessment.json"
        reason = {"findings": {"2.1.1": {"not_met": "\x1b[2J\x9b1A\u202eTEM"}}}
        file.write_text(json.dumps(GOOD | reason), encoding="utf-8")
        told = run("score", file)
        assert told.exit_code == 0
        file.write_text(json.dumps(GOOD | {"\x1b[2J": 1}), encoding="utf-8")
        refused = run("score", file)
        assert refused.exit_code == 2
        assert not set("\x1b\x9b\u202e") & set(told.output + refused.output)
        assert r"\x1b[2J" in told.stdout
        assert r"\x1b[2J" in refused.stderr

    def test_what_is_spelled_out(self) -> None:
        assert visible("a\tb\nc 甲 😀 é") == "a\tb\nc 甲 😀 é"
        assert visible("\0\r\x7f\u2066") == r"\x00\x0d\x7f\u2066"

    @pytest.mark.parametrize("locale", [{"PYTHONIOENCODING": "ascii"}, {"LC_ALL": "C", "PYTHONUTF8": "0"}])
    @pytest.mark.parametrize("arguments", [["managers", "--staff", "30"], ["managers", "--staff", "x"]])
    def test_a_terminal_without_chinese(self, locale: dict[str, str], arguments: list[str]) -> None:
        done = subprocess.run(
            [sys.executable, "-m", "aftersales", *arguments],
            env=os.environ | locale | {"PYTHONCOERCECLOCALE": "0", "COLUMNS": "40", "NO_COLOR": "1"},
            capture_output=True,
            check=False,
        )
        assert done.returncode == (2 if "x" in arguments else 0)
        assert b"Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("arguments", "is_json"), [((), False), (("--json",), True), (("batch", "--format", "jsonl"), True)]
)
def test_what_the_code_page_of_chinese_windows_lacks(
    tmp_path: Path, arguments: tuple[str, ...], is_json: bool
) -> None:
    """cp936 has neither the minus sign nor 😀: the one is written as a hyphen, and JSON stays JSON."""
    file, whose = tmp_path / "a.json", {"organisation": {"name": "甲😀"}}
    file.write_text(json.dumps(FORM | whose | {"special_deductions": [{"reason": "😀"}]}), encoding="utf-8")
    command, rest = (arguments[0], arguments[1:]) if "batch" in arguments else ("score", arguments)
    done = subprocess.run(
        [sys.executable, "-m", "aftersales", command, str(file), *rest],
        env=os.environ | {"PYTHONIOENCODING": "cp936", "NO_COLOR": "1"},
        capture_output=True,
        check=True,
    )
    said = done.stdout.decode("cp936")
    if not is_json:
        assert "特别扣分项 1 项，-1 分" in said
        assert "u2212" not in said
        return
    told = json.loads(said)
    if command == "batch":
        assert told["name"] == "甲😀"
    else:
        assert any("−1 分" in step["text"]["zh"] for step in told["trace"])


APPEALED = "calendar --issued 2025-06-06 --today 2025-07-01 --appeal-received 2025-07-01"


@pytest.mark.parametrize(
    ("arguments", "zh", "en"),
    [
        (["audit-time", "--headcount", "66"], "监督审查时间约 8/15", "Surveillance, about 8/15"),
        (["sites", "--sites", "10"], "初次认证 3；监督审查 1；再认证 2", "Initial audit 3; Surveillance 1"),
        (["managers", "--staff", "31"], "全部服务人员数 --all-staff", "all service staff, --all-staff"),
        (
            # One day less: 2025-06-06 and 3 years less a day is 2028-06-05.
            APPEALED.split(),
            "证书到期 2028-06-05；",
            "Expiry 2028-06-05;",
        ),
        (
            APPEALED.split(),
            "受理申诉之日 --appeal-accepted",
            "appeal accepted, --appeal-accepted",
        ),
    ],
)
def test_the_other_readings_are_told_in_words(arguments: list[str], zh: str, en: str) -> None:
    """Never by the keys of the reply: a key such as next_surveillance is for programs."""
    for language, words in (("zh", zh), ("en", en)):
        told = run(*arguments, "--lang", language).stdout
        assert "".join(words.split()) in "".join(told.split())
        assert not re.findall(r"\b[a-z]+_[a-z_]+\b", told)


@pytest.mark.parametrize(
    ("command", "option"),
    [
        (["score"], "--reading=level-80-printed-five-star=printed"),
        (["forecast"], "--clause=5.1.1.1=1/2"),
        (["improve", "--target", "four-star"], "--effort=5.1.1.1=2"),
    ],
)
def test_an_option_given_twice_is_not_half_obeyed(tmp_path: Path, command: list[str], option: str) -> None:
    file = tmp_path / "assessment.json"
    file.write_text(json.dumps({"format": "assessment/1", "rubric": "gbt-27922-2011"}), encoding="utf-8")
    assert run(*command, file, option).exit_code == 0
    refused = run(
        *command,
        file,
        option,
        option + "0",
        "--lang",
        "en",
        option.rpartition("=")[0].rpartition("=")[0] + "=x",
    )
    assert refused.exit_code == 2
    assert refused.stderr.count("expected") == 2  # the second one, and the one without a value


def test_a_clause_tells_the_id_that_an_assessment_needs() -> None:
    """2.2.1 stands in print twice; a bare 2.2.1 is refused as a key."""
    said = run("clause", "2.2.1").stdout
    assert "2.2.1 [2.2.1a]" in said
    assert "2.2.1 [2.2.1b]" in said
    assert "[5.1.2.2]" not in run("clause", "5.1.2.2").stdout
