"""Requests of the kinds ``record`` and ``verify``.

``{"kind": "record", "request": {...}, "signed": {"by": "...", "on": "2026-11-23"}}`` answers another
request and gives the record of it. ``{"kind": "verify", "record": {...}, "under_current": false}``
recomputes a record. One that stands on another edition of a document than the library has is
recomputed only with ``"under_current": true``, and then shows what changes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any, cast

from aftersales.api.as_text import REQUEST_FORMAT
from aftersales.api.library import Edition, Library
from aftersales.api.request import open_request
from aftersales.api.signing import signature_json
from aftersales.api.typed_request import strict_request
from aftersales.foundation.digest import sha256_of
from aftersales.foundation.exact import display, read_exact
from aftersales.foundation.faults import Fault, Refused, shown
from aftersales.foundation.reader import Reader
from aftersales.foundation.text import Text
from aftersales.model.calculations import BY_KIND, OF_RULES, SITES
from aftersales.old_records import with_reasons, without_reasons
from aftersales.record import Record, make_record, read_integrity, read_record, read_signed
from aftersales.version import __version__

if TYPE_CHECKING:  # the browser does not load them
    from aftersales.shapes.calculations import CalculationResult
    from aftersales.shapes.records import (
        DocumentComparisonJson,
        RecordJson,
        VerdictComparisonJson,
        VerdictFigures,
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
_VERDICT = Text("{level}，{final} 分", "{level}, {final}")
_OPEN = Text("还有条款未评", "clauses are open")
_OPEN_BETWEEN = Text("{worst} ～ {best} 分，还有条款未评", "{worst} to {best}, clauses are open")
_TOLD = ("record", "verify", "sign", "merge", "compare")


def reply_record(calculate: Calculate, request: Mapping[str, object]) -> RecordJson:
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
    found = record.differences(_but_old(result, documents), same_documents) if compared else ()
    return {
        "agrees": record.intact and same_documents and not found and not faults,
        "intact": record.intact,
        "digest_form": record.digest_form,
        "same_documents": same_documents,
        "compared": compared,
        "engine": {"recorded": record.engine, "current": __version__},
        "documents": documents,
        "differences": [each.to_json() for each in found],
        "left_out_since": _left_out_since(record, result) if compared else [],
        "faults": [fault.to_json() for fault in faults],
        "verdict": _verdict(library, record.result, result) if compared else None,
        "signed": record.signed,
        "integrity": record.integrity,
        "signature": signature_json(record, value) if isinstance(value, Mapping) else None,
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
    used = {each["id"]: each["sha256"] for each in _used(result)}
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


def _left_out_since(record: Record, now: Mapping[str, Any]) -> list[LeftOutJson]:
    """The rows of a list of sites that are none NOW, and were sites when RECORD was made."""
    if record.request.get("kind") != SITES.kind:
        return []
    then = record.result.get("left_out")
    rows = then if isinstance(then, list) else []
    before = [each.get("row") for each in rows if isinstance(each, Mapping)]
    return [each for each in now["left_out"] if each["row"] not in before]


def _used(result: Mapping[str, object]) -> list[Mapping[str, str]]:
    """What a result names as the document that it stands on."""
    named = (result.get("rubric"), result.get("document"))
    return [document for document in named if isinstance(document, Mapping)]


def _but_old(result: Mapping[str, object], documents: list[DocumentComparisonJson]) -> Mapping[str, object]:
    """RESULT with the SHA-256 that was recorded, where it is of the same document in the words of then."""
    recorded = {each["id"]: each["recorded"] for each in documents if each["same"]}
    named = {
        key: {**document, "sha256": recorded.get(str(document.get("id")), document.get("sha256"))}
        for key in ("rubric", "document")
        if isinstance(document := result.get(key), Mapping)
    }
    return {**result, **named}


def _verdict(
    library: Library, recorded: Mapping[str, object], recomputed: Mapping[str, object]
) -> VerdictComparisonJson | None:
    """The score and level then and now; None for a calculation that has none."""
    if "final" not in recorded:
        return None
    labels = _level_labels(library, recomputed)
    before, after = _figures(recorded, labels), _figures(recomputed, labels)
    return {"recorded": before, "recomputed": after, "changed": before != after}


def _level_labels(library: Library, result: Mapping[str, object]) -> Mapping[str | None, Text]:
    """What the levels of the rubric of RESULT are called, by their ids; None: what is below all of them."""
    labels: dict[str | None, Text] = {}
    for used in _used(result):
        if published := library.rubrics.get(used["id"]):
            labels |= {level.id: level.label for level in published.rubric.levels}
            labels[None] = published.rubric.below_levels.label
    return labels


def _figures(result: Mapping[str, object], labels: Mapping[str | None, Text]) -> VerdictFigures:
    """As they stand in RESULT, and in words; a record may hold anything in their places, which is quoted."""
    figures = {key: result.get(key) for key in ("final", "level", "passed")}
    final, level = figures["final"], figures["level"]
    label = labels.get(level) if level is None or isinstance(level, str) else None
    words = (
        _while_open(result.get("range"))
        if final is None
        else _VERDICT.filled(level=label or shown(level), final=_score(final))
    )
    return cast("VerdictFigures", {**figures, "words": words.to_json()})


def _while_open(between: object) -> Text:
    """What stands in the place of a verdict while clauses are open: BETWEEN what the score may lie."""
    if not isinstance(between, Mapping) or not {"worst", "best"} <= between.keys():
        return _OPEN
    return _OPEN_BETWEEN.filled(worst=_score(between["worst"]), best=_score(between["best"]))


def _score(value: object) -> str:
    exact = read_exact(value)
    return shown(value) if exact is None else display(exact)
