"""The engine and what makes files beside it, each opened once; and what the engine replies."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import aftersales
from aftersales.api.typed_request import strict_fields
from aftersales.foundation.text import Language
from aftersales.model.calculations import BY_KIND, IN_FORCE_ON
from aftersales_cli.library import in_force_on, own_files, with_own
from aftersales_cli.notice import tell_notice
from aftersales_cli.option_places import main_file, option_at
from aftersales_cli.refusal import refuse
from aftersales_cli.standing import tell_standings
from aftersales_files.api import Files
from aftersales_yaml.collection import Documents, read_documents

if TYPE_CHECKING:  # loaded when it is opened
    from aftersales import Engine

Part = Literal["spreadsheets", "calendars"]

_RESULTS = frozenset(
    (
        *("score", "forecast", "improve", "next", "evidence", "owners", "actions", "by-site", "timetable"),
        *("agreement", "carry-over", "compare", "deletions", "hand-in", "verify"),
        *("audit-time", "sites", "calendar", "managers", "record"),
    )
)
"""The kinds of requests whose result says something about a company."""
_BY_EDITIONS = _RESULTS - {"verify"} | {"nearest"}
"""Those that calculate by the editions of today; what is verified says by which edition it was made."""


@cache
def collection() -> Documents:
    """The published rubrics and rule documents, as files."""
    return read_documents()


def engine() -> Engine:
    """The engine of the published documents, and of the rubrics that the command was given besides."""
    return engine_with(own_files(), in_force_on())


@cache
def engine_with(own: tuple[Path, ...], day: str) -> Engine:
    """The same, for rubrics in the files OWN and the editions in force on DAY."""
    return aftersales.Engine(with_own({**collection().bundle(), IN_FORCE_ON: day}, own))


def files(part: Part) -> Files:
    """The API of spreadsheets or of calendar files; its library is imported only now."""
    opened: Files = import_module(f"aftersales_files.{part}").open_files(engine())
    return opened


def ask(
    kind: str, language: Language, in_files: Mapping[str, Path] | None = None, /, **request: object
) -> dict[str, Any]:
    """The engine's result; a refused request is printed and ends the program with exit code 2.

    IN FILES are the files that parts of the REQUEST came in, by their places in it: faults are told of them.
    """
    # As UTF-8, which is what its size is measured in: escaped, Chinese would take twice the room.
    asked = json.dumps({"format": "request/1", "kind": kind, **request}, ensure_ascii=False)
    reply = json.loads(engine().reply(asked))
    if not reply["ok"]:
        refuse([_placed(fault, in_files or {}, language) for fault in reply["faults"]], language)
    result: dict[str, Any] = reply["result"]
    if kind in _RESULTS:
        tell_notice(language)
    if kind in _BY_EDITIONS:
        found = result["result"] if kind == "record" else result
        tell_standings(engine().library, request, found, in_force_on(), language)
    return result


def strictly(kind: str, given: Mapping[str, object]) -> dict[str, object]:
    """What was GIVEN in options for a calculation, as its strict request has it.

    An assessment comes from a file, whose own reader has understood it already.
    """
    files = {key: value for key, value in given.items() if key == "assessment"}
    options = {key: value for key, value in given.items() if key != "assessment"}
    return files | strict_fields(options, BY_KIND[kind].fields)


def _placed(fault: dict[str, Any], files: Mapping[str, Path], language: Language) -> dict[str, Any]:
    """FAULT in the one of FILES or in the option that it is in, or in the file that the command is about."""
    at = fault["at"]
    for place, path in files.items():
        if f"{at}.".startswith(f"{place}."):
            return fault | {"at": at.removeprefix(place).removeprefix("."), "file": str(path)}
    if (option := option_at(at, language)) is not None:
        return fault | {"at": option}
    file = main_file()
    named = {} if file is None else {"file": str(file)}
    return fault | named | ({"at": ""} if at == "assessment" else {})
