"""Plain tables and lines, and JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

import click
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from aftersales.foundation.text import Language, Text

_STEERING = {
    code: f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
    for code in (*range(9), *range(11, 32), *range(127, 160), *range(0x202A, 0x202F), *range(0x2066, 0x206A))
}
"""Control characters but tab and line feed, and those that turn the direction of writing around."""


def console() -> Console:
    """A console on standard output as it is now (tests replace it)."""
    return Console(highlight=False, soft_wrap=False)


def told(text: Any, language: Language) -> str:
    """A text of a reply (a mapping of languages), or of the program, in LANGUAGE."""
    return text.in_language(language) if isinstance(text, Text) else str(text[language])


def table(heads: Sequence[str], rows: Iterable[Sequence[str]], numbers: Sequence[int] = ()) -> Table:
    """A table whose columns NUMBERS are set to the right. Cells are shown as they are, markup included."""
    made = Table(box=SIMPLE_HEAD, pad_edge=False)
    for index, head in enumerate(heads):
        made.add_column(escape(head), justify="right" if index in numbers else "left", overflow="fold")
    for row in rows:
        made.add_row(*(escape(visible(cell)) for cell in row))
    return made


def line(words: str) -> None:
    console().print(escape(visible(words)))


def print_json(result: object) -> None:
    click.echo(json.dumps(result, ensure_ascii=False, indent=2))


def visible(words: str) -> str:
    """WORDS with what would steer a terminal spelled out: a file may come from anyone."""
    return words.translate(_STEERING)
