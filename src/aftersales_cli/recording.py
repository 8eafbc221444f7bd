"""``--record``: keep a calculation as a record beside printing it."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any

from aftersales.model.calculations import IN_FORCE_ON
from aftersales_cli.engine import ask
from aftersales_cli.options import CalculationOptions
from aftersales_cli.output_files import expect_new, write_new


def calculate(
    kind: str,
    options: CalculationOptions,
    write_beside: Callable[[], None] | None = None,
    /,
    **request: object,
) -> dict[str, Any]:
    """The result that the engine gives, kept as a record where OPTIONS ask for one.

    WRITE_BESIDE writes what else was asked for: before the record, so that none stays where that is refused.
    """
    language, record = options.language, options.record
    if options.in_force_on is not None:
        request[IN_FORCE_ON] = options.in_force_on
    write_beside = write_beside or _nothing
    if record is None:
        answered = ask(kind, language, **request)
        write_beside()
        return answered
    expect_new(record, language)
    signed = {"on": date.today().isoformat()}  # noqa: DTZ011 - the day on this wall
    if options.by:
        signed["by"] = options.by
    inner = {"format": "request/1", "kind": kind, **request}
    made = ask("record", language, request=inner, signed=signed)
    write_beside()
    write_new(record, json.dumps(made, ensure_ascii=False, indent=2) + "\n", language)
    result: dict[str, Any] = made["result"]
    return result


def _nothing() -> None:
    pass
