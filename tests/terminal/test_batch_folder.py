"""A folder of assessments as it is on a disk: nothing counts twice, nothing is lost without a word."""

from __future__ import annotations

import csv
import os
from pathlib import Path
from typing import Any

import pytest

from tests.terminal.conftest import Run

ONE = "format: assessment/1\nrubric: gbt-27922-2011\nfindings: {5.1.1.1: met}\n"


def scored(run: Run, folder: Path) -> tuple[list[str], str, int]:
    """The places of the rows that FOLDER comes to, what is said besides, and how it ended."""
    out = folder.parent / "out.csv"
    ended = run("batch", folder, "--out", out)
    rows = csv.DictReader(out.read_text(encoding="utf-8-sig").splitlines())
    return [row["place"] for row in rows], ended.stderr, ended.exit_code


def folder_of(tmp_path: Path, *names: str) -> Path:
    folder = tmp_path / "all"
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(ONE, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    "hidden", [".trash", "__MACOSX", "$RECYCLE.BIN", "@eaDir", "#recycle", "a/.versions/b"]
)
def test_what_was_deleted_does_not_count(run: Run, tmp_path: Path, hidden: str) -> None:
    """Network drives keep deleted files in a folder beside the others: it would be one more assessment."""
    places, said, code = scored(run, folder_of(tmp_path, "甲.yaml", f"{hidden}/乙.yaml"))
    assert (places, code) == (["甲.yaml"], 0)
    assert f"没有读：{hidden}/乙.yaml" in said


def test_a_linked_folder_is_told_and_not_followed(run: Run, tmp_path: Path) -> None:
    folder = folder_of(tmp_path, "甲.yaml", "sub/乙.yaml")
    (folder / "sub/up").symlink_to("..")
    places, said, code = scored(run, folder)
    assert (sorted(places), code) == (["sub/乙.yaml", "甲.yaml"], 0)
    assert "没有读：sub/up" in said


def test_a_link_to_nothing_is_refused(run: Run, tmp_path: Path) -> None:
    folder = folder_of(tmp_path, "甲.yaml")
    (folder / "乙.yaml").symlink_to("gone.yaml")
    places, said, code = scored(run, folder)
    assert (sorted(places), code) == (["乙.yaml", "甲.yaml"], 2)
    assert "可以读取的文件" in said


def close(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Let nobody open a folder of this NAME."""
    scandir = os.scandir

    def closed(path: Any) -> Any:
        if not isinstance(path, int) and os.fspath(path).endswith(name):
            raise PermissionError(13, "Permission denied", os.fspath(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", closed)


def test_a_folder_that_cannot_be_opened_is_refused(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = folder_of(tmp_path, "甲.yaml", "sub/乙.yaml")
    close(monkeypatch, "sub")
    places, said, code = scored(run, folder)
    assert (places, code) == (["sub", "甲.yaml"], 2)
    assert "可以打开的文件夹" in said
    assert "没有权限" in said


@pytest.mark.parametrize("hidden", ["System Volume Information", "lost+found", ".Trash-0"])
def test_a_folder_of_the_system_that_nobody_may_open_is_passed_over(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, hidden: str
) -> None:
    """Every stick and drive that was formatted has one, and its assessments are to be scored."""
    folder = folder_of(tmp_path, "甲.yaml", f"{hidden}/乙.yaml")
    close(monkeypatch, hidden)
    places, said, code = scored(run, folder)
    assert (places, code) == (["甲.yaml"], 0)
    assert f"没有读：{hidden}" in said


def assessed(
    folder: Path, name: str, company: str, rubric: str = "gbt-27922-2011", clause: str = "5.1.1.1"
) -> None:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    head = f"organisation: {{name: {company}}}\n" if company else ""
    text = f"format: assessment/1\nrubric: {rubric}\nfindings: {{{clause}: met}}\n{head}"
    (folder / name).write_text(text, encoding="utf-8")


def test_two_files_of_one_company_are_told(run: Run, tmp_path: Path) -> None:
    """By whose they are: 某某（华东）电器 is in both, in two widths."""
    folder = tmp_path / "all"
    assessed(folder, "三月.yaml", "某某（华东）电器")
    assessed(folder, "四月.yaml", "某某(华东)电器 ")
    assessed(folder, "五月.yaml", "另一家")
    _, said, code = scored(run, folder)
    assert "“某某（华东）电器”有 2 份：三月.yaml; 四月.yaml" in said
    assert said.count("份：") == 1
    assert code == 0


def test_files_of_two_companies_that_are_called_alike_are_not_told(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "all"
    assessed(folder, "甲/自评.yaml", "甲公司")
    assessed(folder, "乙/自评.yaml", "乙公司")
    assert "自评”" not in run("batch", folder).stderr
    assessed(folder, "丙/自评.yaml", "")
    assessed(folder, "丁/自评.yaml", "")
    assert "“自评”有 2 行：丁/自评.yaml; 丙/自评.yaml" in scored(run, folder)[1]


def test_one_company_by_two_rubrics_has_two(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "all"
    assessed(folder, "a.yaml", "某某电器")
    assessed(folder, "b.yaml", "某某电器", rubric="zhht-completeness", clause="2.1.1")
    assert "某某电器" not in scored(run, folder)[1]


def test_two_lines_of_one_company_are_told(run: Run, tmp_path: Path) -> None:
    head = '"format":"assessment/1","rubric":"gbt-27922-2011","findings":{}'
    line = f'{{{head},"organisation":{{"name":"某某电器"}}}}\n'
    path = tmp_path / "all.jsonl"
    path.write_text(line * 2, encoding="utf-8")
    assert '2 assessments are of "某某电器": line 1; line 2' in run("batch", path, "--lang", "en").stderr
