"""What of an archive is calculated, and the figures of it that somebody acts on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple, TypedDict

from aftersales.api.assessed import read_assessed
from aftersales.api.engine import ANSWERS, Engine, dated
from aftersales.api.library import Library
from aftersales.api.request import open_calculation
from aftersales.api.shape import rubric_json
from aftersales.api.typed_request import strict_request
from aftersales.foundation.exact import write_exact
from aftersales.foundation.faults import Fault, Refused, shown
from aftersales.foundation.text import Text, TextJson
from aftersales.model.calculations import OTHER_READINGS, SCORE
from aftersales.model.sameness import is_mapping

_Mapping = Mapping[str, object]

_A_DOCUMENT = Text("评分、请求或记录", "an assessment, a request or a record")


class StoodOnJson(TypedDict):
    """A document as what was calculated by it names it."""

    id: str
    title: TextJson
    edition: str
    sha256: str


def request_of(document: object) -> _Mapping:
    """The request that DOCUMENT is or holds; raises `Refused` where it is none of the three."""
    if is_mapping(document):
        form = document.get("format")
        if form == "assessment/1":
            return {"format": "request/1", "kind": "score", "assessment": document}
        inner = document.get("request") if form == "record/1" else document if form == "request/1" else None
        if is_mapping(inner) and inner.get("kind") in ANSWERS:
            return inner
    raise Refused([Fault(at="", found=shown(document), expected=_A_DOCUMENT)])


class Calculated(NamedTuple):
    """The figures that somebody acts on, each by its dotted name, and the documents that they stand on."""

    figures: dict[str, object]
    documents: list[StoodOnJson]


def calculated(engine: Engine, asked: _Mapping) -> Calculated:
    """What ENGINE answers to ASKED, as somebody acts on it, with the editions that it calculates by."""
    kind = str(asked["kind"])
    if kind == SCORE.kind:
        return _verdict(*dated(engine.library, strict_request(asked)))
    # None of these figures is one under another reading, which takes as long again for each of them.
    result = engine.result({key: value for key, value in asked.items() if key != OTHER_READINGS})
    figures: dict[str, object] = {}
    for name in FIGURES[kind]:
        value: object = result
        for key in name.split("."):
            value = under(value, key)
        figures |= dict(_flat(value, name))
    stated = (result.get("rubric"), result.get("document"))
    return Calculated(figures, [_stood_on(each) for each in stated if is_mapping(each)])


def _verdict(library: Library, asked: _Mapping) -> Calculated:
    """The figures of a score without its grounds, which an archive of thousands has no use for."""
    reader = open_calculation(asked)
    assessed = read_assessed(library, reader)
    reader.finish()
    published, scored = assessed.sound()
    documents = [_stood_on(rubric_json(published))]
    verdict = scored.verdict
    if verdict is None:
        ends = {"worst": scored.worst, "best": scored.best}
        figures: dict[str, object] = {"complete": False}
        for end, side in ends.items():
            figures[f"range.{end}"] = write_exact(side.final)
            figures[f"range.{end}_level"] = side.level.id if side.level else None
        return Calculated(figures, documents)
    level = verdict.level.id if verdict.level else None
    final = write_exact(verdict.final)
    return Calculated({"complete": True, "final": final, "level": level, "passed": verdict.passed}, documents)


def _stood_on(stated: Mapping[str, Any]) -> StoodOnJson:
    return {
        "id": stated["id"],
        "title": stated["title"],
        "edition": stated["edition"],
        "sha256": stated["sha256"],
    }


FIGURES: Mapping[str, tuple[str, ...]] = {
    "forecast": ("expected", "passing"),
    "improve": ("target.id", "target.at_least", "reachable", "needed", "effort"),
    "audit-time": ("initial", "on_site_minimum", "surveillance", "recertification"),
    "sites": ("initial", "surveillance", "recertification", "draw.drawn"),
    "calendar": (
        *("expiry", "first_surveillance", "next_surveillance", "recertification_application"),
        *("suspension_usual", "suspension_maximum", "appeal_answer", "records_until"),
    ),
    "managers": ("managers",),
}
"""The figures of each kind but the score that decide something."""


def _flat(value: object, at: str) -> Iterator[tuple[str, object]]:
    if is_mapping(value):
        for name, inner in value.items():
            yield from _flat(inner, f"{at}.{name}")
    elif value is not None:
        yield at, value


def under(value: object, key: str) -> object:
    """What VALUE has under KEY; None where it is no mapping or has nothing there."""
    return value.get(key) if is_mapping(value) else None
