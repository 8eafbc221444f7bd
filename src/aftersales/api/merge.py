"""Requests of the kind ``merge``.

``{"base": {...}, "mine": {...}, "theirs": {...}, "resolved": {place: "mine" | "theirs" | "both"}}``: two
assessments, or two requests of one kind, and the one that both grew out of. Without ``base`` they have no
common ancestor. Where they have several, ``base`` is itself ``{"base": ..., "mine": ..., "theirs": ...}``
with these. The merged document keeps mine at each of the ``conflicts`` that are left.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, cast

from aftersales.api.dated import published_for
from aftersales.api.library import Library, Published
from aftersales.api.place_labels import clause_at, label_of_place
from aftersales.api.request import open_request, placed
from aftersales.api.shape import rubric_json
from aftersales.api.two_cases import names_differ, other_editions
from aftersales.calculation.differences import Change, changes
from aftersales.calculation.merging import Merged, merge, merged_ancestors
from aftersales.calculation.three_sides import Conflict, Side
from aftersales.foundation.faults import Fault, Refused, shown
from aftersales.foundation.reader import A_MAPPING, Reader
from aftersales.model.documents import parts_of
from aftersales.model.parts import Fields
from aftersales.model.preparation import BY_CLAUSE
from aftersales.model.read_assessment import DEDUCTION
from aftersales.model.rubric import Rubric
from aftersales.model.sameness import ABSENT, Nothing, is_mapping

if TYPE_CHECKING:  # the browser does not load them
    from aftersales.shapes.merge import ChangeJson, ConflictJson, DocumentJson, MergeResult, SettledJson

_ASSESSMENT = "assessment/1"


def reply_merge(library: Library, request: Mapping[str, object]) -> MergeResult:
    """The merged document, what was settled, and the conflicts left; raises `Refused` with every fault."""
    expect_keys(open_request(request), "base", "mine", "theirs", "resolved")
    mine, theirs = (_document(request, side) for side in ("mine", "theirs"))
    published = _rubric_of(library, mine)
    parts = parts_of(mine, "mine", most_deductions(published))
    base = _ancestor(request.get("base"), parts)
    merged = merge(
        base,
        mine,
        theirs,
        parts=parts,
        resolved=_resolved(request),
    )
    rubric = None if published is None else published.rubric
    document = _in_order(merged.document, rubric)
    came_in = changes(parts, mine, document)
    return {
        "rubric": None if published is None else rubric_json(published),
        "related": request.get("base") is not None,
        "merged": cast("DocumentJson", document),
        "conflicts": [conflict_json(conflict, rubric) for conflict in merged.conflicts],
        "settled": [_settled_json(conflict, side, rubric) for conflict, side in merged.settled],
        "came_in": [change_json(each.place, each.before, each.after, rubric) for each in came_in],
        "changed_by_mine": [
            change_json(each.place, each.before, each.after, rubric)
            for each in _changed_by_mine(base, mine, merged, parts)
        ],
        "warnings": [
            each.to_json()
            for each in (*names_differ(mine, theirs), *other_editions(library, mine, theirs, document))
        ],
    }


def _changed_by_mine(
    base: Mapping[str, object] | Merged | None, mine: Mapping[str, object], merged: Merged, parts: Fields
) -> Iterator[Change]:
    """What BASE says that MINE has otherwise or no more; what is a conflict in MERGED is shown as one."""
    ancestor = base.document if isinstance(base, Merged) else base
    shown_anyway = {each.place for each in (*merged.conflicts, *(settled for settled, _ in merged.settled))}
    if ancestor is None:
        return
    for each in changes(parts, ancestor, mine):
        if each.before is not ABSENT and each.place not in shown_anyway:
            yield each


def conflict_json(conflict: Conflict, rubric: Rubric | None) -> ConflictJson:
    """CONFLICT with its place in words, and what each side has there; RUBRIC gives clauses their titles."""
    return {
        "place": conflict.place,
        "clause": clause_at(conflict.place, rubric),
        "label": label_of_place(conflict.place, rubric).to_json(),
        "base": value_json(conflict.values.base),
        "mine": value_json(conflict.values.mine),
        "theirs": value_json(conflict.values.theirs),
        "both": value_json(conflict.both),
        "choices": list(conflict.choices),
    }


def change_json(place: str, before: object, after: object, rubric: Rubric | None) -> ChangeJson:
    """A change of what stands at PLACE in an assessment by RUBRIC, or in a request (None)."""
    return {
        "place": place,
        "clause": clause_at(place, rubric),
        "label": label_of_place(place, rubric).to_json(),
        "change": "added" if before is ABSENT else "removed" if after is ABSENT else "changed",
        "before": value_json(before),
        "after": value_json(after),
    }


def value_json(value: object) -> object:
    """VALUE as it stands in the document; null for nothing."""
    return None if isinstance(value, Nothing) else value


def expect_keys(reader: Reader, *known: str) -> None:
    """Raise `Refused` if READER's mapping has other keys than those KNOWN and those that it was asked for."""
    for key in known:
        reader.raw(key)
    reader.finish()


def _settled_json(conflict: Conflict, side: Side, rubric: Rubric | None) -> SettledJson:
    return {**conflict_json(conflict, rubric), "taken": side}


def _document(request: Mapping[str, object], side: str) -> Mapping[str, object]:
    value = request.get(side)
    if not is_mapping(value):
        found = shown(value) if side in request else "–"
        raise Refused([Fault(at=side, found=found, expected=A_MAPPING)])
    return value


def _ancestor(value: object, parts: Fields) -> Mapping[str, object] | Merged | None:
    """The common ancestor, or the merge of several; None where there is none."""
    if value is None or (is_mapping(value) and "mine" not in value):
        return value
    with placed("base"):
        if not is_mapping(value):
            raise Refused([Fault(at="", found=shown(value), expected=A_MAPPING)])
        expect_keys(Reader(value), "base", "mine", "theirs")
        mine, theirs = (_one_ancestor(value, side, parts) for side in ("mine", "theirs"))
        return merged_ancestors(_ancestor(value.get("base"), parts), mine, theirs, parts=parts)


def _one_ancestor(value: Mapping[str, object], side: str, parts: Fields) -> Mapping[str, object] | Merged:
    """The ancestor on SIDE of several: a document, or what more of them are put together from."""
    inner = value.get(side)
    return _ancestor(inner, parts) or {} if is_mapping(inner) and "mine" in inner else _document(value, side)


def _resolved(request: Mapping[str, object]) -> Mapping[str, object]:
    value = request.get("resolved", {})
    if not is_mapping(value):
        raise Refused([Fault(at="resolved", found=shown(value), expected=A_MAPPING)])
    return value


def _rubric_of(library: Library, document: Mapping[str, object]) -> Published | None:
    """The rubric of the assessment that DOCUMENT is or holds; None for a request that holds none.

    In the edition of the day that it names, if there is one: that has names for its places.
    """
    if document.get("format") == _ASSESSMENT:
        at, inner = "mine", document
    else:
        held = document.get("assessment")
        if not is_mapping(held):
            return None
        at, inner = "mine.assessment", held
    today = library.rubric(inner.get("rubric"), f"{at}.rubric")
    try:
        return published_for(library, inner, at)
    except Refused:  # nothing is scored here: what is unfinished is merged all the same
        return today


def most_deductions(published: Published | None) -> int | None:
    """How many special deductions there may be; None where the rubric says no number, or is not known."""
    adjustments = () if published is None else published.rubric.adjustments
    return next((each.at_most for each in adjustments if each.id == DEDUCTION), None)


def _in_order(document: Mapping[str, object], rubric: Rubric | None) -> Mapping[str, object]:
    """DOCUMENT with what stands by clause in the order of the rubric."""
    if rubric is None or document.get("format") != _ASSESSMENT:
        return document
    order = {clause.id: number for number, clause in enumerate(rubric.clauses)}
    found = dict(document)
    for key in ("findings", "notes", *BY_CLAUSE):
        if is_mapping(by_clause := document.get(key)):
            found[key] = dict(sorted(by_clause.items(), key=lambda pair: order.get(pair[0], len(order))))
    return found
