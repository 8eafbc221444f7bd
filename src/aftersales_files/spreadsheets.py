"""Requests for spreadsheets, and of spreadsheets to read.

``{"kind": "form", "rubric": ID, "language": "zh", "on": "2026-11-25"}`` makes the empty
self-assessment workbook; with ``"assessment": {...}`` (and ``"readings": {...}``) in place of
``rubric`` the filled one with its result. ``improve``, ``actions`` and ``sites`` make a workbook of what
the engine answers to ``request``; ``improve`` takes ``duties`` too, by measure ``{"who": "...",
"until": "..."}``. ``impact`` makes one of ``rows`` of five texts under a ``title``. ``read-form`` and
``read-sites`` read the file that comes beside the request, as does ``read-half-days`` (of `reading`).
``hand-in`` and ``check-bundle`` are those of
`handed_in`.
``on`` is the day to write on it: files never read the clock.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any, cast

from aftersales import Engine
from aftersales.api.engine import dated
from aftersales.foundation.dates import date_under
from aftersales.foundation.faults import Fault, shown
from aftersales.foundation.reader import Reader
from aftersales.foundation.text import Text
from aftersales_files.action_list import action_workbook, planned_workbook
from aftersales_files.api import XLSX, Files, Made, language_of, request_in
from aftersales_files.draw_sheets import draw_workbook
from aftersales_files.form_sheets import form_workbook
from aftersales_files.handed_in import make_hand_in
from aftersales_files.impact_sheet import HEADS, impact_workbook
from aftersales_files.reading import READS

_ROWS = Text("一行五格文字的列表", "a list of rows of five texts")
_DAY = Text("日期，如 2026-11-25", "a date such as 2026-11-25")


def open_files(engine: Engine) -> Files:
    """The API of spreadsheets, on top of ENGINE."""
    return Files(
        engine=engine,
        makes={
            "form": make_form,
            "improve": make_actions,
            "actions": make_planned,
            "sites": make_draw,
            "impact": make_impact,
            "hand-in": partial(make_hand_in, make_form),
        },
        reads=READS,
    )


def make_form(engine: Engine, reader: Reader) -> Made:
    language, made = language_of(reader), _day(reader)
    assessment, readings = reader.raw("assessment"), reader.raw("readings")
    name = reader.raw("rubric") if assessment is None else _rubric_named(assessment)
    reader.finish()
    library, _ = dated(engine.library, {"assessment": assessment})
    published = library.rubric(name, "rubric")
    result = None
    if isinstance(assessment, Mapping):
        asked = {"format": "request/1", "kind": "score", "assessment": assessment}
        result = engine.result(asked if readings is None else asked | {"readings": readings})
    given = assessment if isinstance(assessment, Mapping) else {}
    content = form_workbook(published, language, made, given, result)
    return Made(name=f"{published.rubric.id}-{made}.xlsx", type=XLSX, content=content)


def make_actions(engine: Engine, reader: Reader) -> Made:
    language, made, request = language_of(reader), _day(reader), request_in(reader, "improve")
    duties = {
        name: {key: inner.string(key, "") for key in ("who", "until") if inner.raw(key) != ""}
        for name, inner in reader.named_inners("duties").items()
    }
    reader.finish()
    result = engine.result(request)
    published = engine.library.rubric(_rubric_named(request["assessment"]), "rubric")
    content = action_workbook(published, result, _assessed(request), language, made, duties=duties)
    return Made(name=f"{published.rubric.id}-improve-{made}.xlsx", type=XLSX, content=content)


def make_planned(engine: Engine, reader: Reader) -> Made:
    language, made, request = language_of(reader), _day(reader), request_in(reader, "actions")
    reader.finish()
    result = engine.result(request)
    published = engine.library.rubric(_rubric_named(request["assessment"]), "rubric")
    content = planned_workbook(published, result, _assessed(request), language, made)
    return Made(name=f"{published.rubric.id}-actions-{made}.xlsx", type=XLSX, content=content)


def make_draw(engine: Engine, reader: Reader) -> Made:
    language, made, request = language_of(reader), _day(reader), request_in(reader, "sites")
    reader.finish()
    content = draw_workbook(engine.result(request), language, made)
    return Made(name=f"sites-{request['stage']}-{made}.xlsx", type=XLSX, content=content)


def make_impact(_engine: Engine, reader: Reader) -> Made:
    language, made = language_of(reader), _day(reader)
    title, said, rows = reader.string("title"), reader.string("said", ""), reader.raw("rows")
    if not isinstance(rows, list) or not all(_is_row(row) for row in rows):
        reader.faults.append(Fault(at="rows", found=shown(rows), expected=_ROWS))
    reader.finish()
    assert isinstance(rows, list)
    content = impact_workbook(title, said, rows, language, made)
    return Made(name=f"impact-{made}.xlsx", type=XLSX, content=content)


def _is_row(row: object) -> bool:
    return isinstance(row, list) and len(row) == len(HEADS) and all(isinstance(cell, str) for cell in row)


def _assessed(request: Mapping[str, object]) -> Mapping[str, Any]:
    """The assessment of a REQUEST that the engine has answered."""
    return cast("Mapping[str, Any]", request["assessment"])


def _rubric_named(assessment: object) -> object:
    return assessment.get("rubric") if isinstance(assessment, Mapping) else assessment


def _day(reader: Reader) -> date:
    day = date_under(reader, "on")
    if day is None and not reader.has("on"):
        reader.missing("on", _DAY)
    return day or date.min
