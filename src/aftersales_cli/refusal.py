"""Refusing an input: what is wrong with it, in words, and the exit code 2."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from typing import Any, NoReturn

import click

from aftersales.foundation.text import Language, Text
from aftersales_cli.notice import withhold_notice
from aftersales_cli.option_places import option_at
from aftersales_cli.words import told, visible
from aftersales_yaml.system_errors import in_one
from aftersales_yaml.text_places import place_in_words

REFUSED = 2
FAULT_IN_A_LINE = Text("{at}：读到 {found}，应为{expected}", "{at}: found {found}; expected {expected}")


def refuse(faults: Sequence[Mapping[str, Any]], language: Language, file: str = "") -> NoReturn:
    """Print FAULTS, each with its place, what was found and what is expected, and exit with 2.

    Of several files a fault names its own under ``file``.
    """
    zh = language == "zh"
    count = len(faults)
    heading = f"拒绝，{count} 处：" if zh else f"Refused, {count} {'fault' if count == 1 else 'faults'}:"
    lines = [" ".join((heading, file)).strip()]
    for fault in faults:
        at = place_in_words(option_at(fault["at"], language) or fault["at"], language)
        place = " ".join(filter(None, (fault.get("file"), at)))
        lines.append(f"  {place or ('（整个输入）' if zh else '(the whole input)')}")
        lines.append(f"    {'读到' if zh else 'found'}: {in_one(fault['found'], language)}")
        lines.append(f"    {'应为' if zh else 'expected'}: {told(fault['expected'], language)}")
    click.echo(visible("\n".join(lines)), err=True)
    withhold_notice()
    sys.exit(REFUSED)


def running_language() -> Language:
    """The language of the command that is running."""
    running = click.get_current_context(silent=True)
    return "en" if running is not None and running.params.get("language") == "en" else "zh"
