"""Half days that were planned otherwise: options and tables in, and the timetable out as such a table."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from aftersales.foundation.faults import Fault, Refused
from aftersales.foundation.notice import NOTICE
from aftersales.foundation.table_cells import harmless
from aftersales.foundation.text import Language, Text
from aftersales.foundation.typed import plain
from aftersales_cli.input_files import is_workbook, read_bytes, read_table_text, say
from aftersales_cli.refusal import refuse
from aftersales_cli.words import told
from aftersales_files.half_days import (
    HEADS,
    HalfDays,
    half_day,
    half_days_in_text,
    half_days_in_workbook,
    told_twice,
)

_CHANGE = Text(
    "日期 时段 审查员=场所：条款 条款……；等号后面不写就是不排",
    "DAY PART ASSESSOR=SITE: CLAUSE CLAUSE ...; with nothing behind = the half day is free",
)
_OPTION = re.compile(r"(\S+) (\S+) ([^=]+?) ?= ?(?:([^=]*?) ?(?:: ?([^:]*))?)?")


def changes_given(options: Sequence[str], path: Path | None, language: Language) -> list[dict[str, Any]]:
    """The changes that OPTIONS and the table at PATH name; what is none ends the program.

    An option counts over a row of the table about the same half day.
    """
    table = HalfDays(changes=[], faults=[], remarks=[]) if path is None else _table(path, language)
    faults = list(table.faults)
    planned = [_from_option(option, faults) for option in options]
    found = [*table.changes, *planned]
    if faults:
        refuse([fault.to_json() for fault in faults], language)
    say(list(told_twice(planned, [f"--change {option}" for option in options])), language)
    return list({(each["on"], each["part"], each["assessor"]): each for each in found}.values())


def as_table(slots: Sequence[Mapping[str, Any]], language: Language) -> str:
    """SLOTS as CSV that `changes_given` reads again, the notice below."""
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(told(head, language) for head in HEADS.values())
    for slot in slots:
        writer.writerow(harmless(cell) for cell in cells(slot, language))
    writer.writerow([told(NOTICE, language)])
    return f"\ufeff{written.getvalue()}"


def cells(slot: Mapping[str, Any], language: Language) -> tuple[str, ...]:
    """A half day, column by column."""
    clauses = " ".join(each["clause"] for each in slot["clauses"])
    return slot["on"], told(slot["part_label"], language), slot["assessor"], slot["site"], clauses


def _from_option(option: str, faults: list[Fault]) -> dict[str, Any]:
    match = _OPTION.fullmatch(plain(option))
    if match is None:
        faults.append(Fault(at="--change", found=option, expected=_CHANGE))
        return dict.fromkeys(("on", "part", "assessor"), "")
    return half_day("--change", [found or "" for found in match.groups()], faults)


def _table(path: Path, language: Language) -> HalfDays:
    """The half days in the table at PATH; one that cannot be read ends the program."""
    try:
        if is_workbook(path):
            table = half_days_in_workbook(read_bytes(path), language)
        else:
            read = half_days_in_text(read_table_text(path), language)
            table = replace(read, faults=[replace(each, at=f"{path}: {each.at}") for each in read.faults])
    except Refused as refused:
        refuse([fault.to_json() for fault in refused.faults], language, str(path))
    say(table.remarks, language)
    return table
