"""What a command says of its result when it ends: once, below everything else."""

from __future__ import annotations

import sys
from typing import Any

import click

from aftersales.foundation.notice import NOTICE
from aftersales.foundation.text import Language
from aftersales_cli.words import told

_KEY = "aftersales.notice"


def tell_notice(language: Language) -> None:
    """Let the command that is running end with the notice, in LANGUAGE."""
    _kept()[_KEY] = language


def withhold_notice() -> bool:
    """Without it after all: nothing was worked out, or it is told elsewhere. Whether it was due."""
    return _kept().pop(_KEY, None) is not None


def print_notice() -> None:
    language = _kept().pop(_KEY, None)
    if language is not None and sys.stdout is not None:  # closed by whoever started the program
        sys.stdout.write(f"{told(NOTICE, language)}\n")
        sys.stdout.flush()


def _kept() -> dict[str, Any]:
    """What the command that is running keeps until it ends."""
    context = click.get_current_context(silent=True)
    return {} if context is None else context.meta
