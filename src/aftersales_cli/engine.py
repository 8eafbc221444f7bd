"""The engine and what makes files beside it, each opened once; and what the engine replies."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, Literal

import click

from aftersales import Engine
from aftersales.api.typed_request import strict_fields
from aftersales.foundation.faults import Fault, Refused
from aftersales.foundation.text import Language, Text
from aftersales.model.calculations import BY_KIND
from aftersales.model.read_rubric import read_rubric
from aftersales_cli.refusal import refuse
from aftersales_files.api import Files
from aftersales_yaml.collection import Collection, read_collection
from aftersales_yaml.strict import read_file

_AN_ID_OF_ITS_OWN = Text("别的准则没有用过的标识", "an id that no other rubric has")

Part = Literal["spreadsheets", "calendars"]


@cache
def collection() -> Collection:
    return read_collection()


def engine() -> Engine:
    """The engine of the published documents, and of the rubrics that the command was given besides."""
    running = click.get_current_context(silent=True)
    own: tuple[Path, ...] = running.find_root().params.get("own", ()) if running else ()
    return engine_with(own)


@cache
def engine_with(own: tuple[Path, ...]) -> Engine:
    """The same, for rubrics in the files OWN."""
    bundle = collection().bundle()
    for path in own:
        try:
            bundle = _with(bundle, read_file(path))
        except Refused as refused:
            refuse([fault.to_json() for fault in refused.faults], "zh", str(path))
    return Engine(bundle)


def _with(bundle: Mapping[str, Any], rubric: object) -> dict[str, object]:
    """BUNDLE with RUBRIC besides; raises `Refused` where it is none, or takes the id of another."""
    added = read_rubric(rubric)
    if any(each["id"] == added.id for each in bundle["rubrics"]):
        raise Refused([Fault(at="id", found=added.id, expected=_AN_ID_OF_ITS_OWN)])
    return {**bundle, "rubrics": [*bundle["rubrics"], rubric]}


def files(part: Part) -> Files:
    """The API of spreadsheets or of calendar files; its library is imported only now."""
    opened: Files = import_module(f"aftersales_files.{part}").open_files(engine())
    return opened


def ask(kind: str, language: Language, **request: object) -> dict[str, Any]:
    """The engine's result; a refused request is printed and ends the program with exit code 2."""
    reply = json.loads(engine().reply(json.dumps({"format": "request/1", "kind": kind, **request})))
    if not reply["ok"]:
        refuse([_in_file(fault) for fault in reply["faults"]], language)
    result: dict[str, Any] = reply["result"]
    return result


def strictly(kind: str, given: Mapping[str, object]) -> dict[str, object]:
    """What was GIVEN in options for a calculation, as its strict request has it.

    An assessment comes from a file, whose own reader has understood it already.
    """
    files = {key: value for key, value in given.items() if key == "assessment"}
    options = {key: value for key, value in given.items() if key != "assessment"}
    return files | strict_fields(options, BY_KIND[kind].fields)


def _in_file(fault: dict[str, Any]) -> dict[str, Any]:
    """FAULT, placed in the file where it is about an assessment as a whole: a file is one."""
    return fault | {"at": ""} if fault["at"] == "assessment" else fault
