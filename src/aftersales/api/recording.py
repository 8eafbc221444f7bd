"""Requests of the kinds ``record`` and ``verify``.

``{"kind": "record", "request": {...}, "signed": {"by": "...", "on": "2026-11-23"}}`` answers another
request and gives the record of it. ``{"kind": "verify", "record": {...}, "under_current": false}``
recomputes a record. One that stands on another edition of a document than the library has is
recomputed only with ``"under_current": true``, and then shows what changes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from aftersales.api.request import refuse_other_keys
from aftersales.foundation.faults import Fault, Refused, shown
from aftersales.foundation.reader import A_MAPPING, A_STRING, Reader
from aftersales.foundation.text import Text
from aftersales.record import Record, differences, documents_of, make_record, read_record
from aftersales.version import __version__

REQUEST_FORMAT = "request/1"

AnswerRequest = Callable[[Mapping[str, object]], Mapping[str, object]]

_A_CALCULATION = Text(
    "一次计算的请求（不是 record 或 verify）", "the request of a calculation, not of a record"
)
_NAMED_UNDER = {"audit-time": "document", "sites": "document", "calendar": "document", "managers": "rubric"}
"""The key under which a request may name its document, by kind; an assessment always names its rubric."""
_VERDICT = ("final", "level", "passed")


def reply_record(answer: AnswerRequest, request: Mapping[str, object]) -> Mapping[str, object]:
    refuse_other_keys(request, "request", "signed")
    inner = request.get("request")
    if not isinstance(inner, Mapping):
        raise Refused([Fault(at="request", found=shown(inner), expected=A_MAPPING)])
    if inner.get("kind") in ("record", "verify"):
        raise Refused([Fault(at="request.kind", found=shown(inner.get("kind")), expected=_A_CALCULATION)])
    reader = Reader(inner, "request")
    reader.constant("format", REQUEST_FORMAT)
    if reader.faults:
        raise Refused(reader.faults)
    return make_record(inner, answer(inner), _signed(request.get("signed", {})))


def _signed(value: object) -> Mapping[str, object]:
    if not isinstance(value, Mapping):
        raise Refused([Fault(at="signed", found=shown(value), expected=A_MAPPING)])
    wrong = [key for key, words in value.items() if not isinstance(words, str)]
    if wrong:
        raise Refused(Fault(at=f"signed.{key}", found=shown(value[key]), expected=A_STRING) for key in wrong)
    return value


def reply_verify(answer: AnswerRequest, request: Mapping[str, object]) -> Mapping[str, object]:
    reader = Reader(request)
    for key in ("format", "kind", "record"):
        reader.raw(key)
    under_current = reader.flag("under_current", default=False)
    reader.finish()
    record = read_record(request.get("record"))
    result, faults = _recomputed(answer, record)
    documents = _documents(record, result)
    same_documents = all(document["same"] for document in documents)
    compared = (same_documents or under_current) and not faults
    found = [each.to_json() for each in differences(record.result, result)] if compared else []
    if compared and same_documents:  # of another edition they differ, and that has been said
        stated = differences(list(record.stated), documents_of(result), "documents")
        found += [each.to_json() for each in stated]
    return {
        "agrees": record.intact and same_documents and not found and not faults,
        "intact": record.intact,
        "same_documents": same_documents,
        "compared": compared,
        "engine": {"recorded": record.engine, "current": __version__},
        "documents": documents,
        "differences": found,
        "faults": [fault.to_json() for fault in faults],
        "verdict": _verdict(record.result, result) if compared else None,
        "signed": record.signed,
    }


def _recomputed(answer: AnswerRequest, record: Record) -> tuple[Mapping[str, object], tuple[Fault, ...]]:
    """The result of the record's request today; none, with the faults, if it is refused today."""
    try:
        return answer(_asked(record)), ()
    except Refused as refused:
        return {}, refused.faults


def _asked(record: Record) -> Mapping[str, object]:
    """The request of RECORD with the document that it was answered from, where it names none.

    It needed to name none while no other stated the rule; that another does now changes no record.
    """
    key = _NAMED_UNDER.get(str(record.request.get("kind")))
    if key is None or record.request.get(key) is not None:
        return record.request
    return {**record.request, key: record.documents[0]["id"]}


def _documents(record: Record, result: Mapping[str, object]) -> list[dict[str, object]]:
    current = {}
    for key in ("rubric", "document"):
        document = result.get(key)
        if isinstance(document, Mapping):
            current[document.get("id")] = document.get("sha256")
    return [
        {
            "id": document.get("id"),
            "edition": document.get("edition"),
            "recorded": document.get("sha256"),
            "current": current.get(document.get("id")),
            "same": document.get("sha256") == current.get(document.get("id")),
        }
        for document in record.documents
    ]


def _verdict(recorded: Mapping[str, object], recomputed: Mapping[str, object]) -> dict[str, object] | None:
    """The score and level then and now; None for a calculation that has none."""
    if "final" not in recorded:
        return None
    before, after = ({key: side.get(key) for key in _VERDICT} for side in (recorded, recomputed))
    return {"recorded": before, "recomputed": after, "changed": before != after}
