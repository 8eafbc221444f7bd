"""Requests for calendar files.

``{"kind": "calendar", "request": {"kind": "calendar", ...}, "language": "zh", "subject": "...",
"certificate": "..."}`` makes the calendar file of what the engine answers to ``request``. ``certificate`` is
the certificate's number, or an id kept with it; two certificates of one company need it to be told apart.
``taken_back`` are dates that an earlier file was made with and that the request has no more, as
``{"suspended": "2026-03-01"}``: what followed from them is cancelled.
Without ``certificate``, a certificate is known by ``subject``, its document and the first of its dates.
``made`` is the moment the file is made, ``"2026-11-25T14:05:06Z"``: calendar programs take of two files the
one that was made later. Without it that is the start of ``today``, or of the first of the dates, and of two
such files of one day a program may keep the first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import UTC, datetime, time
from typing import Any

from aftersales import Engine
from aftersales.api.typed_request import strict_request
from aftersales.foundation.dates import read_date
from aftersales.foundation.faults import Refused
from aftersales.foundation.reader import Reader
from aftersales.foundation.text import Text
from aftersales.model.certificate_history import OCCASIONS
from aftersales_files.api import Files, Made, language_of, request_in
from aftersales_files.calendar_file import Gone, calendar_file, numbered

_MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\dZ", re.ASCII)
_VISITS = "surveillance"
_STARTS = Text('日期，如 {"suspended": "2026-03-01"}', 'dates, as {"suspended": "2026-03-01"}')
_A_MOMENT = Text(
    "时刻（协调世界时），写作 2026-11-25T14:05:06Z", "a moment (UTC) written as 2026-11-25T14:05:06Z"
)


def open_files(engine: Engine) -> Files:
    """The API of calendar files, on top of ENGINE."""
    return Files(engine=engine, makes={"calendar": make_calendar}, reads={})


def make_calendar(engine: Engine, reader: Reader) -> Made:
    request = request_in(reader, "calendar")
    language, subject = language_of(reader), reader.string("subject", "")
    certificate = reader.string("certificate", "")
    taken_back = _taken_back(reader)
    moment = _moment(reader)
    reader.finish()
    result: Mapping[str, Any] = engine.result(request)
    # As the engine has understood it: a day may have been typed in any of the usual ways.
    strict = strict_request(request)
    days = [read_date(strict.get(key)) for key in ("today", *OCCASIONS)]
    day = days[0] or min(day for day in days if day is not None)
    made = moment or datetime.combine(day, time(), UTC)
    skipped = _skipped(engine, strict)

    def known_as(result: Mapping[str, Any], asked: Mapping[str, object]) -> str:
        return certificate if certificate.strip() else f"{subject} {_by_first_date(result, asked)}"

    identity = known_as(result, strict)
    there = {(entry["event"], ordinal) for entry, ordinal in numbered([*result["timeline"], *skipped])}
    gone = [
        Gone(identity=known_as(before, asked), entry=entry, ordinal=ordinal)
        for before, asked in _before(engine, strict, taken_back)
        for entry, ordinal in numbered(before["timeline"])
        if known_as(before, asked) != identity or (entry["event"], ordinal) not in there
    ]
    content = calendar_file(
        result, language, made, subject=subject, certificate=identity, skipped=skipped, gone=gone
    )
    return Made(
        name=f"certificate-{day.isoformat()}.ics", type="text/calendar;charset=utf-8", content=content
    )


def _moment(reader: Reader) -> datetime | None:
    """When the file is made, by the request; None where it does not say."""
    value = reader.raw("made")
    if value is None:
        return None
    match = _MOMENT.fullmatch(value) if isinstance(value, str) else None
    if match is None or read_date(match[1]) is None:
        reader.fault("made", value, _A_MOMENT)
        return None
    return datetime.fromisoformat(match[0])


def _taken_back(reader: Reader) -> Mapping[str, object]:
    """The dates of an earlier file that are gone, as the request has them."""
    value = reader.raw("taken_back")
    if value is None:
        return {}
    if not isinstance(value, Mapping) or not set(value) <= {*OCCASIONS, _VISITS}:
        reader.fault("taken_back", value, _STARTS)
        return {}
    return {name: value[name] for name in (*OCCASIONS, _VISITS) if name in value}


def _before(
    engine: Engine, request: Mapping[str, object], taken_back: Mapping[str, object]
) -> Iterator[tuple[Mapping[str, Any], Mapping[str, object]]]:
    """What the engine answered as long as each of the dates TAKEN_BACK was there, and to what.

    One that it refuses, as it does not go with the others, led to no event.
    """
    for name, value in taken_back.items():
        asked = {**request, name: value}
        with suppress(Refused):
            result: Mapping[str, Any] = engine.result(asked)
            yield result, asked


def _skipped(engine: Engine, request: Mapping[str, object]) -> list[Mapping[str, Any]]:
    """The entries of what REQUEST says not to concern the certificate: an earlier file may have had them."""
    names = request.get("skip")
    if not isinstance(names, list) or not names:
        return []
    whole: Mapping[str, Any] = engine.result({key: value for key, value in request.items() if key != "skip"})
    return [entry for entry in whole["timeline"] if entry["event"] in names]


def _by_first_date(result: Mapping[str, Any], request: Mapping[str, object]) -> str:
    """What tells a certificate without a number from others of its holder: document and date of issue."""
    first = next(f"{key} {request[key]}" for key in OCCASIONS if request.get(key) is not None)
    return f"{result['document']['id']} {first}"
