"""The engine and what makes files beside it, each opened once; and what the engine replies."""

from __future__ import annotations

import json
from functools import cache
from importlib import import_module
from typing import Any, Literal

from aftersales import Engine
from aftersales.foundation.text import Language
from aftersales_cli.refusal import refuse
from aftersales_files.api import Files
from aftersales_yaml.collection import Collection, read_collection

Part = Literal["spreadsheets", "calendars"]


@cache
def collection() -> Collection:
    return read_collection()


@cache
def engine() -> Engine:
    return Engine(collection().bundle())


def files(part: Part) -> Files:
    """The API of spreadsheets or of calendar files; its library is imported only now."""
    opened: Files = import_module(f"aftersales_files.{part}").open_files(engine())
    return opened


def ask(kind: str, language: Language, **request: object) -> dict[str, Any]:
    """The engine's result; a refused request is printed and ends the program with exit code 2."""
    reply = json.loads(engine().reply(json.dumps({"format": "request/1", "kind": kind, **request})))
    if not reply["ok"]:
        refuse(reply["faults"], language)
    result: dict[str, Any] = reply["result"]
    return result
