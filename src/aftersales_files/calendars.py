"""Requests for calendar files.

``{"kind": "calendar", "request": {"kind": "calendar", ...}, "language": "zh", "subject": "...",
"certificate": "..."}`` makes the calendar file of what the engine answers to ``request``. ``certificate`` is
the certificate's number, or an id kept with it; two certificates of one company need it to be told apart.
Without it, a certificate is known by ``subject``, its document and the first of its dates.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

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
    certificate = reader.string("certificate", "")
    reader.finish()
    result = engine.result(request)
    days = [read_date(request.get(key)) for key in ("today", *OCCASIONS)]
    made = days[0] or min(day for day in days if day is not None)
    name = f"certificate-{made.isoformat()}.ics"
    identity = certificate if certificate.strip() else f"{subject} {_by_first_date(result, request)}"
    content = calendar_file(result, language, made, subject, identity)
    return Made(name=name, type="text/calendar;charset=utf-8", content=content)


def _by_first_date(result: Mapping[str, Any], request: Mapping[str, object]) -> str:
    """What tells a certificate without a number from others of its holder: document and date of issue."""
    first = next(f"{key} {request[key]}" for key in OCCASIONS if request.get(key) is not None)
    return f"{result['document']['id']} {first}"
