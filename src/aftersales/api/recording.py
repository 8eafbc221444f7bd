"""Requests of the kinds ``record`` and ``verify``.

``{"kind": "record", "request": {...}, "signed": {"by": "...", "on": "2026-11-23"}}`` answers another
request and gives the record of it. ``{"kind": "verify", "record": {...}, "under_current": false}``
recomputes a record. One that stands on another edition of a document than the library has is
recomputed only with ``"under_current": true``, and then shows what changes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any, cast

from aftersales.api.difference_labels import label_of_difference
from aftersales.api.library import Edition, Library
from aftersales.api.request import open_request
from aftersales.api.signing import signature_json
from aftersales.api.switched_readings import readings_switched_in
from aftersales.api.typed_request import strict_request
from aftersales.api.verdict_comparison import used_documents, verdict_comparison
from aftersales.foundation.digest import sha256_of
from aftersales.foundation.faults import Fault, Refused
from aftersales.foundation.reader import Reader
from aftersales.foundation.text import Text
from aftersales.model.calculations import BY_KIND, OF_RULES, SITES
from aftersales.model.formats import REQUEST_FORMAT
from aftersales.old_records import with_reasons, without_reasons
from aftersales.record import Record, make_record, read_integrity, read_record, read_signed
from aftersales.version import __version__

if TYPE_CHECKING:  # the browser does not load them
    from aftersales.record_differences import Difference
    from aftersales.shapes.calculations import CalculationResult
    from aftersales.shapes.records import (
        DifferenceJson,
        DocumentComparisonJson,
        RecordJson,
        VerifyResult,
    )
    from aftersales.shapes.sites import LeftOutJson

Calculate = Callable[[Mapping[str, object]], "CalculationResult"]
"""Answers the request of a calculation."""
CalculateBy = Callable[[Library, Mapping[str, object]], "CalculationResult"]
"""The same from a library."""

_A_CALCULATION = Text(
    "一次计算的请求（不是 record、verify、sign、merge 或 compare）",
    "the request of a calculation, not of a record, nor of two documents",
)
_TOLD = ("record", "verify", "sign", "merge", "compare")


def reply_record(calculate: Calculate, request: Mapping[str, object]) -> RecordJson:
    """The record of the inner request, answered by CALCULATE; raises `Refused` with every fault."""
    reader = open_request(request)
    asked = _read_asked(reader)
    result = None if asked is None else reader.noted(lambda: calculate(asked))
    signed, integrity = read_signed(reader), read_integrity(reader)
    reader.finish()
    assert asked is not None
    assert result is not None
    return make_record(asked, result, signed, integrity)


def _read_asked(reader: Reader) -> Mapping[str, object] | None:
    """The request that is to be recorded, in its strict form; None, with a fault, if it is none."""
    before, inner = len(reader.faults), reader.inner("request")
    value = reader.raw("request")
    if not isinstance(value, Mapping):
        return None
    if inner.raw("kind") in _TOLD:
        inner.fault("kind", inner.raw("kind"), _A_CALCULATION)
    else:
        inner.constant("format", REQUEST_FORMAT)
    return strict_request(value) if len(reader.faults) == before else None


def reply_verify(calculate: CalculateBy, library: Library, request: Mapping[str, object]) -> VerifyResult:
    """Whether the record is intact, and what differs when it is recomputed; raises `Refused`."""
    reader = open_request(request)
    under_current = reader.flag("under_current", default=False)
    value = reader.raw("record")
    read = reader.noted(lambda: read_record(value))
    reader.finish()
    assert read is not None
    record: Record = read
    if not under_current and library.editions:
        library = as_recorded(library, record)
    result, faults = _recomputed(partial(calculate, library), record)
    documents = _documents(library, record, result)
    same_documents = all(document["same"] for document in documents)
    compared = (same_documents or under_current) and not faults
    now = _but_old(result, documents)
    found = record.differences(now, same_documents) if compared else ()
    sides = record.result, now
    return {
        "agrees": record.intact and same_documents and not found and not faults,
        "intact": record.intact,
        "digest_form": record.digest_form,
        "same_documents": same_documents,
        "compared": compared,
        "engine": {"recorded": record.engine, "current": __version__},
        "documents": documents,
        "differences": [_difference_json(each, sides) for each in found],
        "left_out_since": _rows_of_one(record, result, record.result) if compared else [],
        "counted_since": _rows_of_one(record, record.result, result) if compared else [],
        "faults": [fault.to_json() for fault in faults],
        "switched_readings": [each.to_json() for each in readings_switched_in(library, record.request)],
        "verdict": verdict_comparison(library, record.result, result) if compared else None,
        "signed": record.signed,
        "integrity": record.integrity,
        "signature": signature_json(record, value) if isinstance(value, Mapping) else None,
    }


def _difference_json(difference: Difference, sides: Sequence[object]) -> DifferenceJson:
    return {
        "at": difference.at,
        "label": label_of_difference(difference.at, sides).to_json(),
        "recorded": difference.recorded,
        "recomputed": difference.recomputed,
    }


def as_recorded(library: Library, record: Record) -> Library:
    """LIBRARY with the editions that RECORD stands on, where it has them."""
    in_force: Any = import_module("aftersales.api.in_force")

    def is_recorded(edition: Edition) -> bool:
        stated = (each for each in record.documents if each.id == edition.document.id)
        return any(record.stands_on(each, edition.content) for each in stated)

    found: Library = in_force.library_with(library, is_recorded)
    return found


def _recomputed(calculate: Calculate, record: Record) -> tuple[Mapping[str, object], tuple[Fault, ...]]:
    """The result of the record's request today; none, with the faults, if it is refused today."""
    asked = _asked(record)
    accepted: Any = with_reasons(asked)
    try:
        if accepted == asked:
            return calculate(asked), ()
        found: Any = without_reasons(calculate(accepted))
    except Refused as refused:
        return {}, refused.faults
    return found, ()


def _asked(record: Record) -> Mapping[str, object]:
    """The request of RECORD with the document that it was answered from, where it names none.

    It needed to name none while no other stated the rule; that another does now changes no record.
    """
    calculation = BY_KIND.get(str(record.request.get("kind")))
    if calculation not in OF_RULES or record.request.get(calculation.home) is not None:
        return record.request
    return {**record.request, calculation.home: record.documents[0].id}


def _documents(
    library: Library, record: Record, result: Mapping[str, object]
) -> list[DocumentComparisonJson]:
    """The documents that RECORD stands on, beside those of today; without a RESULT those it would use."""
    used = {each["id"]: each["sha256"] for each in used_documents(result)}
    found: list[DocumentComparisonJson] = []
    for document in record.documents:
        content = library.content_of(document.id) if document.id in used or not result else None
        found.append(
            {
                "id": document.id,
                "edition": document.edition,
                "recorded": document.sha256,
                "current": used.get(document.id) or (content and sha256_of(content)) or None,
                "same": content is not None and record.stands_on(document, content),
            }
        )
    return found


def _rows_of_one(record: Record, one: Mapping[str, object], other: Mapping[str, object]) -> list[LeftOutJson]:
    """The rows of the list of sites of RECORD that are none by ONE result, and are sites by the OTHER.

    A record may hold anything in their place: what has not all that a row has is passed over.
    """
    if record.request.get("kind") != SITES.kind:
        return []
    rows, others = (
        [each for each in listed if isinstance(each, Mapping)] if isinstance(listed, list) else []
        for listed in (one.get("left_out"), other.get("left_out"))
    )
    known = [each.get("row") for each in others]
    return [cast("LeftOutJson", each) for each in rows if _is_row(each) and each["row"] not in known]


def _is_row(row: Mapping[str, object]) -> bool:
    reason = row.get("reason")
    told = isinstance(reason, Mapping) and all(isinstance(reason.get(each), str) for each in ("zh", "en"))
    return told and isinstance(row.get("row"), int) and isinstance(row.get("text"), str)


def _but_old(result: Mapping[str, object], documents: list[DocumentComparisonJson]) -> Mapping[str, object]:
    """RESULT with the SHA-256 that was recorded, where it is of the same document in the words of then."""
    recorded = {each["id"]: each["recorded"] for each in documents if each["same"]}
    named = {
        key: {**document, "sha256": recorded.get(str(document.get("id")), document.get("sha256"))}
        for key in ("rubric", "document")
        if isinstance(document := result.get(key), Mapping)
    }
    return {**result, **named}
