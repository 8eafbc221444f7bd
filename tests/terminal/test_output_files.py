"""Files are written whole or not at all, and nothing that is there is overwritten."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from aftersales_cli.output_files import write_new
from tests.terminal.conftest import Run


def no_links(source: object, target: object) -> None:
    raise OSError(errno.EPERM, "Operation not permitted")


def test_where_names_cannot_be_linked_the_file_is_moved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A memory stick's file system has no links."""
    monkeypatch.setattr(os, "link", no_links)
    write_new(tmp_path / "record.json", "{}\n", "zh")
    assert [path.name for path in tmp_path.iterdir()] == ["record.json"]
    assert (tmp_path / "record.json").read_text(encoding="utf-8") == "{}\n"


def test_there_a_name_that_was_taken_meanwhile_stays_with_who_took_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken = tmp_path / "record.json"

    def taken_first(source: object, target: object) -> None:
        taken.write_text("somebody else's", encoding="utf-8")
        no_links(source, target)

    monkeypatch.setattr(os, "link", taken_first)
    with pytest.raises(SystemExit) as left:
        write_new(taken, "{}", "en")
    assert left.value.code == 2
    assert taken.read_text(encoding="utf-8") == "somebody else's"


def test_a_name_taken_between_two_looks_stays_with_who_took_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    taken = tmp_path / "record.json"

    def taken_first(source: object, target: object) -> None:
        taken.write_text("somebody else's", encoding="utf-8")
        raise FileExistsError(errno.EEXIST, "File exists")

    monkeypatch.setattr(os, "link", taken_first)
    with pytest.raises(SystemExit) as left:
        write_new(taken, "{}", "en")
    assert left.value.code == 2
    assert taken.read_text(encoding="utf-8") == "somebody else's"
    assert [path.name for path in tmp_path.iterdir()] == ["record.json"]
    assert "found: a file of this name" in capsys.readouterr().err


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        write_new(tmp_path / "nowhere" / "record.json", "{}", "en")
    assert left.value.code == 2
    assert "nowhere" in capsys.readouterr().err.replace("\n", "")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("nowhere", ["--record", "--xlsx"])
def test_where_one_of_two_files_has_no_folder_none_is_written(run: Run, tmp_path: Path, nowhere: str) -> None:
    files = {"--record": tmp_path / "record.json", "--xlsx": tmp_path / "book.xlsx"}
    files[nowhere] = tmp_path / "nowhere" / files[nowhere].name
    options = [word for each in files.items() for word in each]
    result = run("score", "--losses", "5.1.1.1=N", "--rubric", "gbt-27922-2011", *options)
    assert result.exit_code == 2
    assert "没有这个文件或文件夹" in result.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "command",
    [
        ("score", "--losses", "5.1.1.1=N", "--rubric", "gbt-27922-2011", "--xlsx", "book.xlsx"),
        ("calendar", "--issued", "2025-06-06", "--ics", "dates.ics"),
    ],
)
def test_no_record_stays_where_the_file_beside_it_is_refused(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    *words, name = command
    link = os.link

    def full(source: Path, target: Path) -> None:
        if target.name == name:
            raise OSError(errno.ENOSPC, "No space left on device")
        link(source, target)

    monkeypatch.setattr(os, "link", full)
    monkeypatch.setattr(Path, "replace", no_links)
    result = run(*words, tmp_path / name, "--record", tmp_path / "record.json")
    assert result.exit_code == 2
    assert list(tmp_path.iterdir()) == []
