"""Refusing an input: what is wrong with it, in words, and the exit code 2."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from typing import Any, NoReturn

import click

from aftersales.foundation.text import Language
from aftersales_cli.notice import withhold_notice
from aftersales_cli.words import told, visible
from aftersales_yaml.text_places import place_in_words

REFUSED = 2


def refuse(faults: Sequence[Mapping[str, Any]], language: Language, file: str = "") -> NoReturn:
    """Print FAULTS, each with its place, what was found and what is expected, and exit with 2.

    Of several files a fault names its own under ``file``.
    """
    zh = language == "zh"
    count = len(faults)
    heading = f"拒绝，{count} 处：" if zh else f"Refused, {count} {'fault' if count == 1 else 'faults'}:"
    lines = [" ".join((heading, file)).strip()]
    for fault in faults:
        at = place_in_words(_option(fault["at"], language), language)
        place = " ".join(filter(None, (fault.get("file"), at)))
        lines.append(f"  {place or ('（整个输入）' if zh else '(the whole input)')}")
        lines.append(f"    {'读到' if zh else 'found'}: {fault['found']}")
        lines.append(f"    {'应为' if zh else 'expected'}: {told(fault['expected'], language)}")
    click.echo(visible("\n".join(lines)), err=True)
    withhold_notice()
    sys.exit(REFUSED)


def _option(at: str, language: Language) -> str:
    """The option of the command that is running in which the engine's key AT was given; AT if in none."""
    running = click.get_current_context(silent=True)
    given = [each for each in running.command.params if isinstance(each, click.Option)] if running else []
    options = {name.lstrip("-").replace("-", "_"): name for each in given for name in each.opts}
    # What is given several times is a list in the engine, by a name of its own: --holiday, holidays.
    lists = {each.name: each.opts[0] for each in given if each.multiple}
    key, _, entry = at.partition(".")
    if at in options or at in lists:
        return options.get(at) or lists[at]
    if key in lists and entry.isdecimal():
        number = int(entry) + 1
        return f"{lists[key]}（第 {number} 个）" if language == "zh" else f"{lists[key]} (number {number})"
    return at
