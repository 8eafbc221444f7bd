"""Plain tables and lines, and JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

import click
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from aftersales.foundation.notice import NOTICE
from aftersales.foundation.text import with_minus
from aftersales_cli.console_signs import json_for_output
from aftersales_cli.notice import withhold_notice
from aftersales_cli.words import visible


class _Printer(Console):
    """A console that leaves a closed pipe to the program: the library ends it with 1, "a record differs"."""

    def on_broken_pipe(self) -> None:
        raise  # noqa: PLE0704 - called where the error is handled


def console() -> Console:
    """A console on standard output as it is now (tests replace it)."""
    return _Printer(highlight=False, soft_wrap=False)


def table(heads: Sequence[str], rows: Iterable[Sequence[str]], numbers: Sequence[int] = ()) -> Table:
    """A table whose columns NUMBERS are set to the right.

    Cells are shown as they are, markup included; negative figures have a minus sign.
    """
    made = Table(box=SIMPLE_HEAD, pad_edge=False)
    for index, head in enumerate(heads):
        made.add_column(escape(head), justify="right" if index in numbers else "left", overflow="fold")
    for row in rows:
        made.add_row(*(escape(visible(str(with_minus(cell)))) for cell in row))
    return made


def line(words: str) -> None:
    """WORDS on a line that is broken nowhere: a key or a path in it can be copied."""
    console().print(escape(visible(words)), soft_wrap=True)


def print_json(result: object) -> None:
    """RESULT as JSON; of a company it says what it is within, since nothing may follow it."""
    if withhold_notice() and isinstance(result, dict):
        result = {**result, "notice": NOTICE.to_json()}
    click.echo(json_for_output(json.dumps(result, ensure_ascii=False, indent=2)))
