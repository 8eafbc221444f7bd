"""``--record``: keep a calculation as a record beside printing it."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

from aftersales.foundation.text import Language
from aftersales_cli.engine import ask
from aftersales_cli.output_files import expect_new, write_new


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
