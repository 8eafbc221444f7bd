"""Requests for calendar files.

``{"kind": "calendar", "request": {"kind": "calendar", ...}, "language": "zh", "subject": "..."}``
makes the calendar file of what the engine answers to ``request``.
"""

from __future__ import annotations

from aftersales import Engine
from aftersales.foundation.dates import read_date
from aftersales.foundation.reader import Reader
from aftersales.model.certificate_history import OCCASIONS
from aftersales_files.api import Files, Made, language_of, request_in
from aftersales_files.calendar_file import calendar_file


def open_files(engine: Engine) -> Files:
    """The API of calendar files, on top of ENGINE."""
    return Files(engine=engine, makes={"calendar": make_calendar}, reads={})


def make_calendar(engine: Engine, reader: Reader) -> Made:
    request = request_in(reader, "calendar")
    language, subject = language_of(reader), reader.string("subject", "")
    reader.finish()
    result = engine.result(request)
    days = [read_date(request.get(key)) for key in ("today", *OCCASIONS)]
    made = days[0] or min(day for day in days if day is not None)
    name = f"certificate-{made.isoformat()}.ics"
    return Made(
        name=name, type="text/calendar;charset=utf-8", content=calendar_file(result, language, made, subject)
    )
