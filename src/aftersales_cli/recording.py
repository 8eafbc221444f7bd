"""``--record``: keep a calculation as a record beside printing it."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, NoReturn, TypeVar

import click

from aftersales.foundation.text import Language
from aftersales_cli.engine_access import ask, refuse

_Command = TypeVar("_Command", bound=Callable[..., object])

_record_option = click.option(
    "--record",
    "record",
    type=click.Path(path_type=Path, dir_okay=False),
    help="另存为可复核的记录（JSON）。Keep a record that can be recomputed.",
)
_by_option = click.option("--by", default="", help="记录人，写进记录。Who made the record.")


def record_options(command: _Command) -> _Command:
    """``--record`` and ``--by``."""
    return _record_option(_by_option(command))


def calculate(
    kind: str, language: Language, record: Path | None, by: str, **request: object
) -> dict[str, Any]:
    """The result that the engine gives, kept as a record at RECORD if that is not None."""
    if record is None:
        return ask(kind, language, **request)
    expect_new(record, language)
    signed = {"by": by, "on": date.today().isoformat()} if by else {"on": date.today().isoformat()}  # noqa: DTZ011
    inner = {"format": "request/1", "kind": kind, **request}
    made = ask("record", language, request=inner, signed=signed)
    write_new(record, json.dumps(made, ensure_ascii=False, indent=2) + "\n", language)
    result: dict[str, Any] = made["result"]
    return result


def expect_new(path: Path, language: Language) -> None:
    """Refuse a PATH that is taken, before anything is computed or another file is written."""
    if os.path.lexists(path):
        _refuse_path(path, "exists", language)


def write_new(path: Path, content: str | bytes, language: Language) -> None:
    """Write CONTENT to PATH whole or not at all; a file that is there already is never overwritten.

    A name that is linked fails where the name is taken, also when that happens between two looks at it.
    """
    expect_new(path, language)
    try:
        with tempfile.TemporaryDirectory(dir=path.parent, prefix=f".{path.name}.") as folder:
            whole = Path(folder) / path.name
            whole.write_bytes(content.encode() if isinstance(content, str) else content)
            _take_name(whole, path)
    except OSError as error:
        _refuse_path(path, error.strerror or str(error), language)


def _take_name(whole: Path, path: Path) -> None:
    """Give the finished file WHOLE the name PATH, unless another has it by now."""
    try:
        os.link(whole, path)
    except FileExistsError:
        raise
    except OSError:  # a file system without links, such as that of a memory stick
        whole.rename(path)


def _refuse_path(path: Path, found: str, language: Language) -> NoReturn:
    expected = {"zh": "尚不存在、可以写入的文件", "en": "a file that does not exist yet and can be written"}
    refuse([{"at": str(path), "found": found, "expected": expected}], language)
