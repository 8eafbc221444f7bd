"""Where a fault stands in the words of whoever typed the command: the option, or the file, that it is in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import click
from click.core import ParameterSource

from aftersales.foundation.text import Language, Text

_OTHER_PLACES: Mapping[str, tuple[str, ...]] = {
    "--effort": ("efforts.named",),
    "--chance": ("chances.default",),
    "--clause": ("chances.clauses",),
    "--losses": ("findings",),
    "--take": ("settled", "resolved"),
    "--change": ("changes",),
    "--changes": ("changes",),
}
"""Where in a request stands what options say that are called otherwise there."""
_BY_NUMBER = ("changes",)
"""Those of them that are lists; what is in the others has names, such as clauses."""
_LIST = "--list"
"""The option of a file whose rows a request counts."""
_NUMBERED = Text("{option}（第 {number} 个）", "{option} (number {number})")
_IN_ROW = Text("{option} 第 {row} 行", "{option}, row {row}")


class _Given(NamedTuple):
    option: click.Option
    places: tuple[str, ...]


def option_at(at: str, language: Language) -> str | None:
    """The option of the running command in which AT, a place of its request, was typed; None if in none.

    Of several values it is the one, by its name (``--effort 5.1.2.2``) or its number.
    """
    context = click.get_current_context(silent=True)
    if context is None:
        return None
    for option, places in _options(context):
        for place in places:
            if at == place:
                return option.opts[0]
            if at.startswith(f"{place}."):
                named = place in _OTHER_PLACES.get(option.opts[0], ()) and place not in _BY_NUMBER
                return _entry(option, at.removeprefix(f"{place}."), language, named=named)
    return None


def main_file() -> Path | None:
    """The file that the running command is about, if it has one alone."""
    context = click.get_current_context(silent=True)
    file = context.params.get("file") if context is not None else None
    return file if isinstance(file, Path) else None


def _options(context: click.Context) -> Iterator[_Given]:
    """The options that may be meant: beside a file, those alone that were given."""
    beside_file = main_file() is not None
    for each in context.command.params:
        if not isinstance(each, click.Option):
            continue
        typed = context.get_parameter_source(str(each.name)) is ParameterSource.COMMANDLINE
        if typed or not beside_file:
            # What is given several times is a list in the engine, by a name of its own: --holiday, holidays.
            named = [each.opts[0].lstrip("-").replace("-", "_"), *([str(each.name)] if each.multiple else [])]
            yield _Given(each, (*_OTHER_PLACES.get(each.opts[0], ()), *named))


def _entry(option: click.Option, entry: str, language: Language, *, named: bool) -> str:
    name, first = option.opts[0], entry.partition(".")[0]
    if first.isdecimal() and name == _LIST:
        return _IN_ROW.filled(option=name, row=first).in_language(language)
    given: Any = click.get_current_context().params.get(str(option.name)) if option.multiple else ()
    pairs = [each.partition("=")[0] for each in given or () if isinstance(each, str) and "=" in each]
    for pair in pairs:
        if entry == pair or entry.startswith(f"{pair}."):
            return f"{name} {pair}"
    if first.isdecimal() and not named:
        return _NUMBERED.filled(option=name, number=int(first) + 1).in_language(language)
    return f"{name} {entry}"
