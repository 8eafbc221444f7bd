"""The templates of all rooms: a room keeps its own in a folder ``templates``."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from pathlib import Path

import jinja2

from aftersales.foundation.exact import display_points
from aftersales.foundation.text import Text, with_minus
from aftersales_site.markup.escaping import for_heading, on_one_line
from aftersales_site.markup.nodes import entry_label, is_entry, number_of, runs_of

ROOMS = Path(__file__).resolve().parents[1]


@cache
def make_environment(compiled: Path | None = None) -> jinja2.Environment:
    """Templates that escape everything and refuse unknown names; each is named by its room and its file.

    COMPILED is a folder that keeps them compiled for the next build, by the hash of what they were made from.
    """
    if compiled is not None:
        compiled.mkdir(parents=True, exist_ok=True)
    environment = jinja2.Environment(
        bytecode_cache=None if compiled is None else jinja2.FileSystemBytecodeCache(str(compiled)),
        loader=jinja2.PrefixLoader(
            {folder.parent.name: jinja2.FileSystemLoader(folder) for folder in ROOMS.glob("*/templates")}
        ),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.do"],
    )
    environment.filters.update(heading=for_heading, block=on_one_line, points=shown_points, filled=filled)
    environment.globals.update(
        is_entry=is_entry, entry_label=entry_label, number_of=number_of, runs_of=runs_of
    )
    return environment


def shown_points(value: Fraction | int) -> str:
    return str(with_minus(display_points(value)))


def filled(words: str, **values: object) -> str:
    """WORDS, of either language, with their blanks filled as those of the pages are by their scripts."""
    return Text("", words).filled(**values).en
