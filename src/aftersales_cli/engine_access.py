"""Asking the engine, and what every command shares: files, languages, refusals."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NoReturn, TypeVar

import click

from aftersales import Engine
from aftersales.foundation.faults import Refused
from aftersales.foundation.text import Language, Text
from aftersales_cli.printing import visible
from aftersales_yaml.collection import Collection, read_collection
from aftersales_yaml.strict import read_file

_Command = TypeVar("_Command", bound=Callable[..., object])

REFUSED = 2
_ONCE = Text("{name} 只给一次", "{name} once")

json_option = click.option(
    "--json", "as_json", is_flag=True, help="整个结果，JSON。The whole result as JSON."
)
language_option = click.option(
    "--lang",
    "language",
    type=click.Choice(["zh", "en"]),
    default="zh",
    show_default=True,
    help="语言。Language.",
)


def output_options(command: _Command) -> _Command:
    """``--json`` and ``--lang``, which every command has."""
    return language_option(json_option(command))


@cache
def collection() -> Collection:
    return read_collection()


@cache
def engine() -> Engine:
    return Engine(collection().bundle())


def ask(kind: str, language: Language, **request: object) -> dict[str, Any]:
    """The engine's result; a refused request is printed and ends the program with exit code 2."""
    reply = json.loads(engine().reply(json.dumps({"format": "request/1", "kind": kind, **request})))
    if not reply["ok"]:
        refuse(reply["faults"], language)
    result: dict[str, Any] = reply["result"]
    return result


def read_mapping(path: Path, language: Language) -> object:
    """The content of an assessment or another input file; a file that is refused ends the program."""
    try:
        return read_file(path)
    except Refused as refused:
        refuse([fault.to_json() for fault in refused.faults], language, str(path))


def paired(
    options: Sequence[str], at: str, expected: Mapping[str, str], language: Language
) -> dict[str, str]:
    """Options of the form NAME=VALUE as a mapping; one without =, or a name given twice, ends the program."""
    pairs: dict[str, str] = {}
    faults: list[dict[str, Any]] = []
    for option in options:
        name, equals, value = option.partition("=")
        if not equals:
            faults.append({"at": at, "found": option, "expected": expected})
        elif name in pairs:
            faults.append({"at": at, "found": option, "expected": _ONCE.filled(name=name).to_json()})
        pairs[name] = value
    if faults:
        refuse(faults, language)
    return pairs


def refuse(faults: Sequence[Mapping[str, Any]], language: Language, file: str = "") -> NoReturn:
    """Print FAULTS, each with its place, what was found and what is expected, and exit with 2."""
    zh = language == "zh"
    heading = f"拒绝，{len(faults)} 处：" if zh else f"Refused, {len(faults)} fault(s):"
    lines = [" ".join((heading, file)).strip()]
    for fault in faults:
        at, found = fault["at"] or ("（整个输入）" if zh else "(the whole input)"), fault["found"]
        expected = _in_language(fault["expected"], language)
        lines.append(f"  {at}")
        lines.append(f"    {'读到' if zh else 'found'}: {found}")
        lines.append(f"    {'应为' if zh else 'expected'}: {expected}")
    click.echo(visible("\n".join(lines)), err=True)
    sys.exit(REFUSED)


def print_json(result: object) -> None:
    click.echo(json.dumps(result, ensure_ascii=False, indent=2))


def _in_language(text: Any, language: Language) -> str:
    return str(text[language])
