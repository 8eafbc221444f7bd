"""A file that is in the wrong place is called by its name and led to the right one, in a line or two."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from aftersales import Engine
from aftersales_cli.main import cli
from tests.files.workbooks import bundle, made

GBT = "gbt-27922-2011"
ASSESSMENT = {"format": "assessment/1", "rubric": GBT, "findings": {"5.1.1.1": "met"}}


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli, [str(argument) for argument in arguments])


def refused(*arguments: object) -> str:
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert len(result.stderr.splitlines()) == 4  # one fault: heading, place, found, expected
    return str(result.stderr)


@pytest.fixture
def record(tmp_path: Path) -> Path:
    assessment, record = tmp_path / "a.json", tmp_path / "record.json"
    assessment.write_text(json.dumps(ASSESSMENT), encoding="utf-8")
    assert run("score", assessment, "--record", record).exit_code == 0
    return record


@pytest.mark.parametrize("command", [("score",), ("forecast",), ("improve", "--target", "three-star")])
def test_a_record_where_an_assessment_belongs(record: Path, command: tuple[str, ...]) -> None:
    said = refused(*command, record)
    assert "aftersales verify" in said
    assert "record/1" not in said


def test_an_assessment_where_a_record_belongs(record: Path) -> None:
    said = refused("verify", record.with_name("a.json"))
    assert "aftersales score" in said
    assert "assessment/1" not in said


@pytest.mark.parametrize(
    ("name", "content", "called"),
    [
        ("a.yaml", b"", "空文件"),
        ("a.json", b" \n", "空文件"),
        ("a.pdf", b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        ("a.yaml", b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        ("a.jpg", b"\xff\xd8\xff\xe0" + bytes(40), "照片"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "Word"),
        ("a.csv", "条款,结论\n5.1.1.1,符合\n".encode(), ".csv"),
        ("a.heic", bytes(4) + b"ftypheic" + bytes(80), "照片（HEIC）"),
        ("a.jpg", bytes(4) + b"ftypmif1" + bytes(80), "照片（HEIC）"),
        ("a.webp", b"RIFF" + bytes(4) + b"WEBPVP8 " + bytes(80), "图片（WebP）"),
        ("a.mp4", bytes(4) + b"ftypisom" + bytes(80), "视频"),
        ("a.xlsx", "条款,结论\n5.1.1.1,符合\n".encode("gb18030"), "文本文件（如 CSV）"),
        ("a.xls", b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n", "网页"),
    ],
)
def test_another_kind_of_file(tmp_path: Path, name: str, content: bytes, called: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    said = refused("score", path)
    assert called in said
    assert ("YAML" in said) == (called in ("空文件", ".csv"))


@pytest.mark.parametrize(
    "command", [("sites", "--stage", "initial", "--seed", "7", "--list"), ("read-form",)]
)
def test_a_photo_is_called_one_by_every_command(tmp_path: Path, command: tuple[str, ...]) -> None:
    path = tmp_path / "IMG_0001.jpg"
    path.write_bytes(bytes(4) + b"ftypheic" + bytes(80))
    said = refused(*command, path)
    assert "照片（HEIC）" in said
    assert "请填进表格" in said


def test_a_table_is_led_to_batch(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("名称,5.1.1.1\n甲,符合\n", encoding="utf-8")
    assert "aftersales batch" in refused("score", path)


def test_a_form_where_a_record_belongs(tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    path.write_bytes(made("form", rubric=GBT))
    assert "Excel" in refused("verify", path)


def test_a_form_under_another_name_is_read(tmp_path: Path) -> None:
    path = tmp_path / "form.bak"
    path.write_bytes(made("form", assessment=ASSESSMENT))
    assert run("score", path).exit_code == 0


def test_the_engine_leads_the_page_in_the_same_way(record: Path) -> None:
    asked = {"format": "request/1", "kind": "score", "assessment": json.loads(record.read_text())}
    (fault,) = json.loads(Engine(bundle()).reply(json.dumps(asked)))["faults"]
    assert "复核" in fault["expected"]["zh"]


def test_the_true_size_of_a_file_that_is_too_large(tmp_path: Path) -> None:
    path = tmp_path / "photos.xlsx"
    with path.open("wb") as file:
        file.write(b"PK\x03\x04")
        file.truncate(40 * 1024 * 1024)
    assert "40.0 MiB" in refused("score", path)


def test_a_table_whose_first_head_begins_like_an_archive(tmp_path: Path) -> None:
    """PK is how a zip archive begins, too; a column of no clause is passed over and named."""
    path = tmp_path / "table.csv"
    path.write_text("PKID,5.1.1.1\n7,符合\n", encoding="utf-8")
    result = run("batch", path, "--format", "jsonl")
    assert result.exit_code == 0, result.output
    assert json.loads(result.stdout)["worst"] == "1"
    assert "row 1 PKID" in result.stderr
