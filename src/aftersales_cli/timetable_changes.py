"""Half days that were planned otherwise: options and tables in, and the timetable out as such a table."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from aftersales.calculation.timetable import PARTS
from aftersales.foundation.dates import A_DATE
from aftersales.foundation.faults import Fault, Refused
from aftersales.foundation.notice import NOTICE
from aftersales.foundation.table_cells import harmless
from aftersales.foundation.text import Language, Text
from aftersales.foundation.typed import comparable, known_word, plain, read_day_in_table
from aftersales_cli.input_files import is_workbook, read_table_text, say
from aftersales_cli.refusal import refuse
from aftersales_cli.timetable_workbook import Headed, Heads, Table, sheet_table
from aftersales_cli.words import told

HEADS: Mapping[str, Text] = {
    "on": Text("日期", "Date"),
    "part": Text("时段", "Part"),
    "assessor": Text("审查员", "Assessor"),
    "site": Text("场所", "Site"),
    "clauses": Text("条款", "Clauses"),
}
"""The columns of the timetable."""
_CHANGE = Text(
    "日期 时段 审查员=场所：条款 条款……；等号后面不写就是不排",
    "DAY PART ASSESSOR=SITE: CLAUSE CLAUSE ...; with nothing behind = the half day is free",
)
_PARTS: Mapping[str, Text] = {str(part): label for part, label in PARTS.items()}
_PART = Text("上午或下午", "morning or afternoon")
_COLUMNS = Text(
    "表头有日期、时段、审查员、场所、条款的表格", "a table headed Date, Part, Assessor, Site, Clauses"
)
_MOST_ABOVE = 20
"""Lines of a title above the head of a table."""
_NOTICES = frozenset(map(comparable, (NOTICE.zh, NOTICE.en)))
_ROW = Text("第 {number} 行", "row {number}")
_OPTION = re.compile(r"(\S+) (\S+) ([^=]+?) ?= ?(?:([^=]*?) ?(?:: ?([^:]*))?)?")
_BETWEEN = re.compile(r"[\s,，、;；]+")


def changes_given(options: Sequence[str], path: Path | None, language: Language) -> list[dict[str, Any]]:
    """The changes that OPTIONS and the table at PATH name; what is none ends the program.

    An option counts over a row of the table about the same half day.
    """
    faults: list[Fault] = []
    rows = [] if path is None else list(_rows(path, language, faults))
    found = [*rows, *(_from_option(option, faults) for option in options)]
    if faults:
        refuse([fault.to_json() for fault in faults], language)
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
    return _change("--change", [found or "" for found in match.groups()], faults)


def _rows(path: Path, language: Language, faults: list[Fault]) -> Iterator[dict[str, Any]]:
    try:
        read = sheet_table if is_workbook(path) else _text_table
        heads, below, remarks = read(path, language, _headed)
    except Refused as refused:
        refuse([fault.to_json() for fault in refused.faults], language, str(path))
    say(remarks, language)
    for at, line in below:
        row = {head: cell.removeprefix("'") for head, cell in zip(heads, line, strict=False) if head}
        if any(map(plain, row.values())) and comparable(line[0]) not in _NOTICES:
            yield _change(at, [row.get(head, "") for head in HEADS], faults)


def _text_table(path: Path, language: Language, headed: Headed) -> Table:
    """The table in CSV at PATH; raises `Refused`."""
    try:
        lines = list(csv.reader(io.StringIO(read_table_text(path), newline="")))
    except csv.Error as error:
        raise Refused([Fault(at="", found=str(error), expected=_COLUMNS)]) from None
    heads, above = headed(lines)
    named = (told(_ROW.filled(number=number), language) for number in range(above + 1, len(lines) + 1))
    return heads, [(f"{path}: {at}", line) for at, line in zip(named, lines[above:], strict=True)], ()


def _headed(lines: Sequence[Sequence[str]]) -> tuple[Heads, int]:
    """What each column holds, and how many lines end with the head, above which a title may stand.

    Raises `Refused` where there is no head.
    """
    for index, line in enumerate(lines[:_MOST_ABOVE]):
        heads = [known_word(HEADS, cell) for cell in line]
        if not set(HEADS) - set(heads):
            return heads, index + 1
    first = ", ".join(filter(None, lines[0])) if lines else ""
    raise Refused([Fault(at="", found=first or "–", expected=_COLUMNS)])


def _change(at: str, five: Sequence[str], faults: list[Fault]) -> dict[str, Any]:
    """The change that the FIVE cells tell which stand at AT; what is wrong with them is added to FAULTS."""
    day, part, assessor, site, clauses = map(plain, five)
    on, half = read_day_in_table(day), known_word(_PARTS, part)
    if on is None:
        faults.append(Fault(at=at, found=day, expected=A_DATE))
    if half is None:
        faults.append(Fault(at=at, found=part, expected=_PART))
    named = [each for each in _BETWEEN.split(clauses) if each]
    change = {"on": on.isoformat() if on else "", "part": half or "", "assessor": assessor}
    return change | ({"site": site, "clauses": named} if site else {})
