"""How the program ends where it is stopped, and what it says of a command that is typed wrong."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from aftersales_cli.program import Program
from aftersales_cli.usage_words import in_both_languages
from tests.terminal.conftest import Run

FULL = Path("/dev/full")
COMMANDS = [
    ("managers", "--staff", "31", "--rubric", "gbt-27922-2011"),
    ("audit-time", "--headcount", "180", "--json"),
    ("sites", "--help"),
    ("--help",),
]


def started(stdout: int, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "aftersales", *arguments],
        stdout=stdout,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1"},
        check=False,
    )


@pytest.mark.parametrize("arguments", COMMANDS)
def test_a_pipe_that_nobody_reads_is_no_record_that_differs(arguments: tuple[str, ...]) -> None:
    """It ended with 1, which says of a record that it differs."""
    theirs, ours = os.pipe()
    os.close(theirs)
    try:
        ended = started(ours, *arguments)
    finally:
        os.close(ours)
    assert (ended.returncode, ended.stderr) == (141, "")


@pytest.mark.skipif(not FULL.exists(), reason="needs a device that is always full, as Linux has one")
@pytest.mark.parametrize("arguments", COMMANDS)
def test_a_result_for_which_there_is_no_room_is_told(arguments: tuple[str, ...]) -> None:
    """It was a traceback of forty lines, and the exit code 1."""
    with FULL.open("wb") as full:
        ended = started(full.fileno(), *arguments)
    assert ended.returncode == 2
    assert ended.stderr == "结果没有写完：磁盘已满 / a full disk。The result was not written whole.\n"


def program(fault: BaseException) -> Program:
    @click.command()
    def stop() -> None:
        raise fault

    return Program(commands={"stop": stop})


def test_whoever_interrupts_it_is_told_so() -> None:
    """It was "Aborted!" and 1."""
    ended = CliRunner().invoke(program(KeyboardInterrupt()), ["stop"])
    assert (ended.exit_code, ended.stderr.strip()) == (130, "已中断。Interrupted.")


@pytest.mark.parametrize(
    "fault", [OSError(errno.ECHILD, "no child"), FileNotFoundError(errno.ENOENT, "gone", "a.yaml")]
)
def test_other_faults_of_the_system_are_not_taken_for_the_output(fault: OSError) -> None:
    assert CliRunner().invoke(program(fault), ["stop"]).exception is fault


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("scor",), "没有 scor 这个命令。No such command 'scor'"),
        (("audit-time",), "还要给 '--headcount'。Missing option '--headcount'."),
        (("read-form",), "还要给 'FILE'。Missing argument 'FILE'."),
        (("audit-time", "--headcoun", "3"), "没有 --headcoun 这个选项。No such option '--headcoun'"),
        (("audit-time", "--headcount"), "选项 --headcount 后面要写内容。"),
        (("audit-time", "--headcount", "3", "--json=1"), "选项 --json 后面不写内容。"),
        (("calendar", "2025-06-06"), "多写了 2025-06-06，不知道是什么；带空格的名称请加引号。"),
        (
            ("sites", "--sites", "3", "--stage", "初次"),
            "'--stage' 没有 '初次' 这个选择，只能写下面几种之一。",
        ),
        (("batch", "nowhere"), "'PATH'：没有 'nowhere' 这个文件或文件夹。"),
        (("form", "gbt-27922-2011", "-o", "."), "'--out' / '-o'：'.' 是文件夹，不是文件。"),
        (("impact", ".", "--workers", "x"), "'--workers'：'x' 不是整数。"),
    ],
)
def test_a_command_typed_wrong_is_told_in_both_languages(
    run: Run, arguments: tuple[str, ...], said: str
) -> None:
    """The library says so in English alone, to people who read Chinese."""
    ended = run(*arguments)
    assert ended.exit_code == 2
    assert ended.stderr.startswith(said)
    assert "Error:" not in ended.stderr


def test_where_more_is_said_of_it(run: Run) -> None:
    said = run("improve", "a.yaml").stderr.splitlines()[-1]
    assert said.startswith("用法和例子 Usage and examples: ")
    assert said.endswith(" improve --help")


def test_words_of_our_own_stay_as_they_are() -> None:
    assert in_both_languages("给一个文件。A file.") == "给一个文件。A file."
