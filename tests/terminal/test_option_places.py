"""What is refused is told in the words of the command: its options and files, not the paths of the engine."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.terminal.conftest import Run

GBT = "gbt-27922-2011"


def written(folder: Path, name: str, *lines: str) -> Path:
    path = folder / name
    path.write_text("\n".join(("format: assessment/1", *lines, "")), encoding="utf-8")
    return path


def places(output: str) -> list[str]:
    return [line.strip() for line in output.splitlines() if line.startswith("  ") and line[2] != " "]


@pytest.fixture
def form(tmp_path: Path) -> Path:
    return written(tmp_path, "a.yaml", f"rubric: {GBT}", "findings: {5.1.1.1: met}")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("score", "--reading", "x=y"), ["--reading x"]),
        (("improve", "--target", "four-star", "--effort", "5.1.2.2=abc"), ["--effort 5.1.2.2"]),
        (("forecast", "--chance", "3", "--clause", "9.9=1/2"), ["--chance", "--clause 9.9"]),
        (("next", "--chance", "3", "--clause", "9.9=1/2"), ["--chance", "--clause 9.9"]),
        (("carry-over", "--to", "zhht-completeness", "--to-reading", "a=b"), ["--to-reading a"]),
        (("deletions", "--delete", "9.9=x"), ["--delete 9.9"]),
        (
            (
                *("timetable", "--day", "2026-12-01", "--assessor", "张三", "--office", "总部"),
                *("--change", "2026-12-05 上午 张三=总部: 5.1.1.1"),
            ),
            ["--change（第 1 个）"],
        ),
    ],
)
def test_one_of_several_values_is_told_by_its_option_and_name(
    run: Run, form: Path, arguments: tuple[str, ...], told: list[str]
) -> None:
    done = run(arguments[0], form, *arguments[1:])
    assert (done.exit_code, places(done.output)) == (2, told)


def test_decisions_and_conflicts_are_told_by_the_option(run: Run, form: Path, tmp_path: Path) -> None:
    taken = run("agree", form, form, "--by", "a", "--by", "b", "--take", "9=c:x")
    assert set(places(taken.output)) == {"--take 9"}
    merged = run("merge", form, form, "--no-base", "-o", tmp_path / "m.yaml", "--take", "findings.9=mine")
    assert places(merged.output) == ["--take findings.9"]


def test_what_stands_in_a_file_is_not_told_at_an_option_that_nobody_gave(run: Run, tmp_path: Path) -> None:
    """Rubric and day come from the file; the options of these names were given by nobody."""
    unknown = written(tmp_path, "b.yaml", "rubric: nope", "findings: {}")
    early = written(tmp_path, "c.yaml", f"rubric: {GBT}", 'in_force_on: "1990-01-01"', "findings: {}")
    for command in (("score",), ("forecast",), ("carry-over", "--to", "zhht-completeness")):
        assert places(run(command[0], unknown, *command[1:]).output) == [f"{unknown} rubric"]
        told = places(run(command[0], early, *command[1:]).output)
        assert set(told) == {f"{early} in_force_on"}
    given = run("score", early, "--in-force-on", "1990-01-01")
    assert places(given.output) == ["--in-force-on"]
    line = run("score", "--losses", "5.1.1.2=N", "--rubric", "nope")
    assert places(line.output) == ["--rubric"]
    assert places(run("score", "--losses", "9=N", "--rubric", GBT).output) == ["--losses 9"]


def test_of_two_files_the_one_is_named(run: Run, form: Path, tmp_path: Path) -> None:
    other = written(tmp_path, "o.yaml", "rubric: zhht-completeness", "findings: {9: met}")
    done = run("carry-over", form, "--to", "zhht-completeness", "--into", other)
    assert places(done.output) == [f"{other} findings.9"]
    assert places(run("verify", form).output) == [str(form)]


@pytest.mark.parametrize(
    ("language", "told"), [("zh", "没有这个文件或文件夹"), ("en", "no such file or folder")]
)
@pytest.mark.parametrize(
    "arguments",
    [("score", "x.yaml"), ("verify", "x.json"), ("sites", "--list", "x.csv", "--stage", "initial"), ("own",)],
)
def test_a_missing_file_is_told_in_the_language_of_the_command(
    run: Run, form: Path, arguments: tuple[str, ...], language: str, told: str
) -> None:
    own = ("--with", "x.yaml", "score", form)
    done = run(*(own if arguments == ("own",) else arguments), "--lang", language)
    assert done.exit_code == 2
    assert f": {told}\n" in done.output
