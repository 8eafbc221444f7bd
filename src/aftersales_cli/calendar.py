"""``aftersales calendar --issued DATE``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import Any

import click

from aftersales.foundation.text import Language, Text
from aftersales.foundation.typed_days import read_typed_date
from aftersales.model.certificate_history import OCCASIONS
from aftersales_cli.engine import collection, strictly
from aftersales_cli.options import (
    CalculationOptions,
    calculation_options,
    document_option,
)
from aftersales_cli.output_files import expect_new, write_file
from aftersales_cli.printing import console, line, print_json, table
from aftersales_cli.recording import calculate
from aftersales_cli.refusal import refuse
from aftersales_cli.rule_result import print_heading, print_steps
from aftersales_cli.words import told

_HEADS = {
    "zh": ("事项", "最早", "最晚", "完成", "状态"),
    "en": ("Event", "Earliest", "Latest", "Done", "State"),
}
_STATES = {
    "took-place": Text("已发生", "took place"),
    "done": Text("已完成", "done"),
    "done-late": Text("已完成（逾期）", "done, late"),
    "overdue": Text("已逾期", "overdue"),
    "over": Text("已过", "over"),
    "ahead": Text("未到", "ahead"),
    "due": Text("到期中", "due now"),
}
_DATES = {
    "suspended": Text("暂停之日", "suspended"),
    "correction-requested": Text("要求改正误用之日", "correction of wrong use requested"),
    "appeal-received": Text("收到申诉之日", "appeal received"),
    "appeal-accepted": Text("受理申诉之日", "appeal accepted"),
    "informed": Text("得到信息之日", "information arrived"),
    "verified": Text("调查核实之日", "verified"),
}
_NAMELESS = Text(
    "没有证书编号，日程按名称和签发日期区分证书；同一天签发几张的，请用 --certificate 分开。",
    "Without a number, certificates are told apart by name and date of issue; tell those of one day apart by "
    "--certificate.",
)
_TAKEN_BACK, _VISITS = "--taken-back", "surveillance"
_BACK_FORM = {"zh": "选项名=日期，如 suspended=2026-03-01", "en": "OPTION=DATE, as suspended=2026-03-01"}
_NO_FILE = "只与 --ics 一起用。Only with --ics."
_ISSUED = Text("证书签发日 --issued", "date of issue, --issued")
_NEXT = Text("下一次监督审查", "Next surveillance")


def _dated(command: Any) -> Any:
    for name, words in _DATES.items():
        command = click.option(f"--{name}", metavar="DATE", help=f"{words.zh} {words.en}.")(command)
    return command


@click.command()
@click.option("--issued", metavar="DATE", help="证书签发日 YYYY-MM-DD。Date of issue.")
@click.option(
    "--surveillance", multiple=True, metavar="DATE", help="已做的监督审查。A surveillance that took place."
)
@_dated
@click.option("--holiday", "holidays", multiple=True, metavar="DATE", help="放假日。A holiday.")
@click.option(
    "--workday", "workdays", multiple=True, metavar="DATE", help="调休上班日。A worked weekend day."
)
@click.option("--today", metavar="DATE", help="按哪天判断逾期，默认今天。Judge what is overdue on this day.")
@click.option(
    "--ics",
    type=click.Path(path_type=Path, dir_okay=False),
    help="另存为日历文件（手机、Outlook 可导入）。Write a calendar file.",
)
@click.option(
    _TAKEN_BACK,
    "taken_back",
    multiple=True,
    metavar="OPTION=DATE",
    help="以前导出过、现在没有了的日期（如暂停已撤回）：由它推算的日程标为取消。"
    "A date of an earlier file that is gone, such as a suspension: what followed from it is cancelled.",
)
@click.option("--name", default="", help="组织名称，写在每个日程前面。Stands before each event.")
@click.option(
    "--certificate",
    default="",
    metavar="NUMBER",
    help="证书编号：同一证书再导出是更新，另一张证书是新增。Tells certificates apart in a calendar.",
)
@document_option
@calculation_options
def calendar(  # one option a date: the document names so many
    ics: Path | None,
    name: str,
    certificate: str,
    document: str | None,
    taken_back: tuple[str, ...],
    options: CalculationOptions,
    **dates: Any,
) -> None:
    """证书日历：监督、到期、再认证、暂停、申诉。The dates of a certificate.

    \b
    例 Examples:
      aftersales calendar --issued 2025-06-06
      aftersales calendar --issued 2025-06-06 --surveillance 2026-05-20 --ics certificate.ics --name 某某公司
      aftersales calendar --issued 2025-06-06 --taken-back suspended=2026-03-01 --ics again.ics
      aftersales calendar --appeal-received 2026-03-01 --document zpic-wf-20
    """
    if taken_back and ics is None:
        raise click.UsageError(f"{_TAKEN_BACK}: {_NO_FILE}")
    language = options.language
    request = {name: list(value) if isinstance(value, tuple) else value for name, value in dates.items()}
    request["today"] = request["today"] or date.today().isoformat()  # noqa: DTZ011 - the day on this wall
    request["document"] = document
    request["readings"] = options.readings
    if ics is not None:
        expect_new(ics, language)
    given = strictly("calendar", {name: value for name, value in request.items() if value})
    gone = _gone(taken_back, given, language)
    known_by = (("subject", name), ("certificate", certificate), ("taken_back", gone))
    asked = {
        "kind": "calendar",
        "request": {"kind": "calendar", **given},
        "made": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
    } | {key: each for key, each in known_by if each}
    dates_file = partial(write_file, ics, "calendars", language, **asked) if ics else None
    result = calculate("calendar", options, dates_file, **given)
    if ics is not None and not certificate:
        click.echo(_NAMELESS.in_language(language), err=True)
    if options.as_json:
        print_json(result)
        return
    print_heading(result, language)
    console().print(table(_HEADS[language], [_row(entry, language) for entry in result["timeline"]]))
    for warning in result["warnings"]:
        line(f"! {told(warning, language)}")
    print_steps(result, _labels(result), language)


def _gone(taken_back: Sequence[str], given: Mapping[str, object], language: Language) -> dict[str, object]:
    """The dates TAKEN BACK by their keys, as the file that was made with them had them.

    A surveillance that was taken back stood among those GIVEN. What names no date, or none that there is,
    ends the program: passed over, the events of an earlier file would stay in calendars.
    """
    found: dict[str, object] = {}
    visits: list[str] = []
    faults = []
    for said in taken_back:
        name, _, typed = said.partition("=")
        key, day = name.strip().replace("-", "_"), read_typed_date(typed)
        if day is None or key not in (*OCCASIONS, _VISITS) or key in found:
            faults.append({"at": _TAKEN_BACK, "found": said, "expected": _BACK_FORM})
        elif key == _VISITS:
            visits.append(day.isoformat())
        else:
            found[key] = day.isoformat()
    if faults:
        refuse(faults, language)
    if visits:
        there = given.get(_VISITS)
        found[_VISITS] = sorted([*(there if isinstance(there, list) else []), *visits])
    return found


def _labels(result: dict[str, Any]) -> dict[str, Any]:
    """What each date is called: the events as their document says, and the dates that an option gives."""
    files, document = collection().rules, result["document"]["id"]
    rules: Any = next(file.content for file in files if file.content["id"] == document)
    events = {event["id"].replace("-", "_"): event["label"] for event in rules["lifecycle"]["events"]}
    options = {
        name.replace("-", "_"): Text(f"{words.zh} --{name}", f"{words.en}, --{name}")
        for name, words in _DATES.items()
    }
    return events | options | {"issued": _ISSUED, "next_surveillance": _NEXT}


def _row(entry: dict[str, Any], language: Language) -> tuple[str, ...]:
    state = _STATES.get(entry["status"])
    return (
        told(entry["label"], language),
        entry["earliest"] or "",
        entry["latest"] or "",
        entry["done"] or "",
        told(state, language) if state else entry["status"] or "",
    )
