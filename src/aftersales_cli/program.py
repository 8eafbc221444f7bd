"""How the program ends where it is stopped by something else than what it was given to read.

1 and 2 say something of a record or an input; a pipe that closes, Ctrl+C and a full disk say nothing of it.
"""

from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress
from typing import Any, NoReturn

import click

from aftersales_cli.notice import withhold_notice
from aftersales_yaml.system_errors import in_both, in_words

REFUSED, INTERRUPTED, PIPE_CLOSED = 2, 130, 141
"""The last two are what a shell says of a program that the signal ended."""

_OF_THE_OUTPUT = (errno.EPIPE, errno.ENOSPC, errno.EIO, errno.EDQUOT, errno.EFBIG)
_INTERRUPTED = "已中断。Interrupted."
_NOT_PRINTED = "结果没有写完：{why}。The result was not written whole."


class Program(click.Group):
    """The commands, and what is said and returned where one of them cannot go on."""

    def main(self, *args: Any, **extra: Any) -> Any:
        if not extra.get("standalone_mode", True):
            return super().main(*args, **extra)
        try:
            code = super().main(*args, **{**extra, "standalone_mode": False})
            if sys.stdout is not None:  # closed by whoever started the program
                sys.stdout.flush()
        except click.Abort:
            click.echo(_INTERRUPTED, err=True)
            code = INTERRUPTED
        except click.ClickException as error:
            from aftersales_cli.usage_words import show  # noqa: PLC0415 - few commands are typed wrong

            show(error)
            code = error.exit_code
        except OSError as error:
            end_of_output(error)
        sys.exit(code if isinstance(code, int) else 0)

    def make_context(self, *args: Any, **extra: Any) -> click.Context:
        """Read the command, or print its help; for a closed pipe the library has an exit code of its own."""
        try:
            return super().make_context(*args, **extra)
        except OSError as error:
            end_of_output(error)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except OSError as error:
            withhold_notice()
            end_of_output(error)


def end_of_output(error: OSError) -> NoReturn:
    """End the program because of ERROR if what it prints cannot be written any more; else raise it."""
    if error.filename is not None or error.errno not in _OF_THE_OUTPUT:
        raise error
    # Python writes what is left once more when it ends, and would say so in words of its own.
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if error.errno == errno.EPIPE:
        sys.exit(PIPE_CLOSED)
    click.echo(_NOT_PRINTED.format(why=in_both(in_words(error))), err=True)
    sys.exit(REFUSED)
