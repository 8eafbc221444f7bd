"""The options that several commands have, and what is given in them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar

import click

from aftersales.foundation.dates import A_DATE, read_date
from aftersales.foundation.faults import Fault
from aftersales.foundation.text import Language, Text
from aftersales.foundation.typed_days import DATE
from aftersales.model.calculations import IN_FORCE_ON
from aftersales_cli.refusal import refuse

_Command = TypeVar("_Command", bound=Callable[..., object])

_ONCE = Text("{name} 只给一次", "{name} once")

READING_GIVEN = {"zh": "存疑=读法", "en": "DISCREPANCY=READING"}
"""How a reading is chosen on the command line, for whoever wrote it otherwise."""

_json_option = click.option(
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
reading_option = click.option(
    "--reading",
    "readings",
    multiple=True,
    metavar="DISCREPANCY=READING",
    help="换一种读法再算。Calculate under another reading of an unclear place.",
)
xlsx_option = click.option(
    "--xlsx",
    "xlsx",
    type=click.Path(path_type=Path, dir_okay=False),
    help="另存为 Excel 工作簿（尚不存在的文件）。Write a workbook; the file must not exist yet.",
)
_record_option = click.option(
    "--record",
    "record",
    type=click.Path(path_type=Path, dir_okay=False),
    help="另存为可复核的记录（JSON）。Keep a record that can be recomputed.",
)
_by_option = click.option("--by", default="", help="编制人，写进记录。Who made the record.")


def _note_day(context: click.Context, _: click.Parameter, day: str | None) -> str | None:
    """Whatever the command opens, it opens as it was in force on that DAY, however it is written."""
    if day is None:
        return None
    strict = DATE(day)
    if read_date(strict) is None:
        language: Language = context.params.get("language", "zh")
        refuse([Fault(at="--in-force-on", found=day, expected=A_DATE).to_json()], language)
    context.meta[IN_FORCE_ON] = strict
    return str(strict)


in_force_option = click.option(
    "--in-force-on",
    "in_force_on",
    metavar="DATE",
    callback=_note_day,
    help="按哪天有效的版本，默认今天。By the editions in force on this day, today if left out.",
)
document_option = click.option(
    "--document",
    metavar="ID",
    help="按哪份认证规则算；只有一份写了这条规则时可不填。"
    "The rule document to calculate by; may be left out while only one states the rule.",
)


def out_option(told: str, *, required: bool = False) -> Callable[[_Command], _Command]:
    """``--out FILE``, a file that must not exist yet; TOLD is its help."""
    path = click.Path(path_type=Path, dir_okay=False)
    return click.option("--out", "-o", "out", required=required, type=path, help=told)


def output_options(command: _Command) -> _Command:
    """``--json`` and ``--lang``, which every command has."""
    return language_option(_json_option(command))


@dataclass(frozen=True, slots=True, kw_only=True)
class CalculationOptions:
    """How to calculate and what to do with the result.

    ``readings`` are those chosen in place of the adopted ones, by discrepancy; ``in_force_on`` is the day by
    whose editions to calculate, if it was given; ``record`` is where to keep a record, made ``by`` whom;
    ``as_json`` prints the whole result instead of a table.
    """

    readings: Mapping[str, str]
    in_force_on: str | None
    record: Path | None
    by: str
    as_json: bool
    language: Language


def calculation_options(command: Callable[..., None]) -> Callable[..., None]:
    """The options of a calculation that can be recorded; COMMAND is given them as ``options``."""

    @reading_option
    @in_force_option
    @_record_option
    @_by_option
    @output_options
    @wraps(command)
    def run(readings: Sequence[str], language: Language, **given: Any) -> None:
        names = {each.name for each in fields(CalculationOptions)}
        shared = {name: value for name, value in given.items() if name in names}
        own = {name: value for name, value in given.items() if name not in names}
        chosen = readings_given(readings, language)
        command(**own, options=CalculationOptions(readings=chosen, language=language, **shared))

    return run


def readings_given(options: Sequence[str], language: Language) -> dict[str, str]:
    """The ``DISCREPANCY=READING`` options as a mapping."""
    return paired(options, "--reading", READING_GIVEN, language)


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
