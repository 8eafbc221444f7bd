"""``--record``: keep a calculation as a record beside printing it."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

from aftersales.foundation.text import Language
from aftersales_cli.asking import ask, refuse

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
    """The result that the door gives, kept as a record at RECORD if that is not None."""
    if record is None:
        return ask(kind, language, **request)
    signed = {"by": by, "on": date.today().isoformat()} if by else {"on": date.today().isoformat()}  # noqa: DTZ011
    inner = {"format": "request/1", "kind": kind, **request}
    made = ask("record", language, request=inner, signed=signed)
    write_new(record, json.dumps(made, ensure_ascii=False, indent=2) + "\n", language)
    result: dict[str, Any] = made["result"]
    return result


def write_new(path: Path, content: str | bytes, language: Language) -> None:
    """Write CONTENT to PATH whole or not at all; a file that is there already is never overwritten."""
    expected = {"zh": "尚不存在、可以写入的文件", "en": "a file that does not exist yet and can be written"}
    if path.exists():
        refuse([{"at": str(path), "found": "exists", "expected": expected}], language)
    try:
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
            file.write(content.encode() if isinstance(content, str) else content)
        os.replace(file.name, path)  # noqa: PTH105
    except OSError as error:
        refuse([{"at": str(path), "found": error.strerror or str(error), "expected": expected}], language)
