"""A command loads what it needs: nobody waits for the libraries of the others."""

import subprocess
import sys
from pathlib import Path

import click
import pytest

from aftersales_cli.commands import PLACES
from aftersales_cli.main import cli

HEAVY = {"jsonschema", "openpyxl", "xlsxwriter", "icalendar", "rich", "cryptography"}
HEAVY |= {"hashlib", "tempfile", "zipfile"}  # of Python's own: digests, files that are written, archives
RUN = """
import sys
from aftersales_cli.main import cli
cli(sys.argv[1:], standalone_mode=False)
print(sorted(set(sys.modules) & {heavy}))
"""


def loaded(*arguments: object) -> str:
    """The last line of what the command printed: the libraries that were loaded by then."""
    program = RUN.replace("{heavy}", repr(HEAVY))
    command = [sys.executable, "-c", program, *(str(each) for each in arguments)]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout.splitlines()[-1]


@pytest.mark.parametrize("name", PLACES)
def test_every_command_stands_where_it_is_said_to(name: str) -> None:
    command = cli.commands[name]
    assert isinstance(command, click.Command)
    assert command.name == name
    assert cli.commands[name] is command


def test_a_batch_loads_no_library_of_tables_calendars_or_schemas(tmp_path: Path) -> None:
    rows = tmp_path / "rows.csv"
    rows.write_text("id,5.1.1.1,5.1.1.2\nfirst,met,met\n", encoding="utf-8")
    assert loaded("batch", rows, "--rubric", "gbt-27922-2011") == "[]"


def test_a_score_loads_what_prints_its_table(tmp_path: Path) -> None:
    """The other way round, so that the test above can fail."""
    file = tmp_path / "a.yaml"
    file.write_text(
        "format: assessment/1\nrubric: gbt-27922-2011\nfindings: {5.1.1.1: met}\n", encoding="utf-8"
    )
    assert loaded("score", file) == "['hashlib', 'rich']"


def test_a_batch_that_is_written_to_a_file_loads_what_writes_it(tmp_path: Path) -> None:
    rows = tmp_path / "rows.csv"
    rows.write_text("id,5.1.1.1,5.1.1.2\nfirst,met,met\n", encoding="utf-8")
    told = loaded("batch", rows, "--rubric", "gbt-27922-2011", "--out", tmp_path / "scores.csv")
    assert "'tempfile'" in told
