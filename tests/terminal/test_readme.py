"""What README.md shows really runs, in the order in which it stands there, from an empty folder."""

import contextlib
import io
import re
import shlex
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from aftersales_cli.main import cli

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
PROGRAM = ".venv/bin/aftersales"


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", README, flags=re.DOTALL | re.MULTILINE)


def test_the_commands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (assessment,) = blocks("yaml")
    Path("assessment.yaml").write_text(assessment, encoding="utf-8")
    lines = [line for block in blocks("") for line in block.splitlines() if line.startswith(PROGRAM)]
    assert len(lines) >= 6
    for line in lines:
        arguments = shlex.split(line.removeprefix(PROGRAM), comments=True)
        done = CliRunner().invoke(cli, arguments)
        assert done.exit_code == 0, (line, done.output)


def test_the_library() -> None:
    (program,) = blocks("python")
    told = io.StringIO()
    with contextlib.redirect_stdout(told):
        exec(compile(program, "README.md", "exec"), {})
    (expected,) = re.findall(r"# (\{.*\}):", program)
    assert told.getvalue().strip() == expected


def with_its_own(command: click.Command) -> list[click.Command]:
    """COMMAND and those that it has."""
    return [command, *(command.commands.values() if isinstance(command, click.Group) else ())]


@pytest.mark.parametrize("command", sorted(cli.commands))
def test_every_command_shows_examples_of_itself(command: str) -> None:
    """And every option that an example uses is one of the command's."""
    said = CliRunner().invoke(cli, [command, "--help"], terminal_width=200).output
    examples = [line for line in said.splitlines() if line.strip().startswith(f"aftersales {command} ")]
    assert examples
    options = {name for each in with_its_own(cli.commands[command]) for p in each.params for name in p.opts}
    used = re.findall(r"(?<= )-{1,2}[a-z][a-z-]*", "\n".join(examples))
    assert set(used) <= options
