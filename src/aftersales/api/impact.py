"""What another edition, a changed document or another reading does to what was calculated before.

`Impact` holds two libraries: the documents as they are, and as they would be. Each document of an archive (an
assessment, a request, or a record, which holds its request) is calculated under both.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypedDict

from aftersales.api.engine import ANSWERS, Engine, dated
from aftersales.api.library import Library
from aftersales.api.request import open_calculation
from aftersales.api.score import read_assessed
from aftersales.api.typed_request import strict_request
from aftersales.calculation.edition_changes import EditionChange, edition_changes
from aftersales.foundation.exact import write_exact
from aftersales.foundation.faults import Fault, FaultJson, Refused, shown
from aftersales.foundation.text import Text, TextJson
from aftersales.model.calculations import IN_FORCE_ON, SCORE
from aftersales.model.sameness import is_mapping

_Mapping = Mapping[str, object]

_A_DOCUMENT = Text("评分、请求或记录", "an assessment, a request or a record")
_LEFT_OUT = Text("原先的结论 {clauses} 无处可放", "the findings of {clauses} have no place any more")
_READING = Text("读法 {name} 换为 {reading}", "reading {name}: now {reading}")
_RULES = Text("认证规则 {name} 变了", "the rule document {name} changed")


class ImpactJson(TypedDict):
    """What becomes of one document; ``before`` and ``after`` are its deciding figures, by name.

    ``ok`` is false where one of the two calculations was refused; ``faults`` say why.
    """

    kind: str
    ok: bool
    changed: bool
    before: dict[str, object]
    after: dict[str, object]
    why: list[TextJson]
    faults: list[FaultJson]


@dataclass(frozen=True, kw_only=True)
class Impact:
    """The documents BEFORE and AFTER a change, and the READINGS that are switched after it."""

    before: Engine
    after: Engine
    readings: Mapping[str, str]

    def of(self, document: object) -> ImpactJson:
        """What becomes of DOCUMENT; never raises for one that is refused."""
        asked: _Mapping = {}
        try:
            asked = request_of(document)
            kind = str(asked["kind"])
            before = figures_of(self.before, asked)
            then, left_out = self._asked_after(asked)
            after = figures_of(self.after, then)
        except Refused as refused:
            return _refused(str(asked.get("kind", "")), refused)
        changed = before != after
        why = [*self._why(asked), *left_out] if changed or left_out else []
        return {
            "kind": kind,
            "ok": True,
            "changed": changed,
            "before": before,
            "after": after,
            "why": [text.to_json() for text in why],
            "faults": [],
        }

    @cached_property
    def _changes(self) -> dict[str, tuple[EditionChange, ...]]:
        return {name: self.changes_of(name) for name in self.after.library.rubrics}

    def changes_of(self, rubric: str) -> tuple[EditionChange, ...]:
        """What changed in the rubric of that id; nothing where only one side has it."""
        old, new = (each.library.rubrics.get(rubric) for each in (self.before, self.after))
        return edition_changes(old.rubric, new.rubric) if old and new and old.sha256 != new.sha256 else ()

    def _asked_after(self, asked: _Mapping) -> tuple[_Mapping, list[Text]]:
        """ASKED as it is asked after the change: by today's editions of it, under the readings, and without
        findings that have no place.
        """
        then = {key: value for key, value in asked.items() if key != IN_FORCE_ON}
        if self.readings:
            given = asked.get("readings")
            then["readings"] = {**(given if is_mapping(given) else {}), **self.readings}
        assessment = asked.get("assessment")
        published = self.after.library.rubrics.get(str(_under(assessment, "rubric")))
        findings = _under(assessment, "findings")
        if published is None or not is_mapping(assessment) or not is_mapping(findings):
            return then, []
        known = {clause.id for clause in published.rubric.clauses}
        gone = [clause for clause in findings if clause not in known]
        if not gone:
            return then, []
        kept: dict[str, object] = dict(assessment)
        for key in ("findings", "notes"):
            if is_mapping(held := assessment.get(key)):
                kept[key] = {clause: value for clause, value in held.items() if clause in known}
        return then | {"assessment": kept}, [_LEFT_OUT.filled(clauses=", ".join(gone))]

    def _why(self, asked: _Mapping) -> Iterator[Text]:
        """What changed that this document stands on."""
        assessment = asked.get("assessment")
        findings = _under(assessment, "findings")
        answered = findings if is_mapping(findings) else {}
        for change in self._changes.get(str(_under(assessment, "rubric")), ()):
            if change.kind != "clause" or change.name in answered or change.before is None:
                yield change.text
        yield from (_READING.filled(name=name, reading=value) for name, value in self.readings.items())
        for name, rules in self.after.library.rules.items():
            old = self.before.library.rules.get(name)
            if not is_mapping(assessment) and (old is None or old.sha256 != rules.sha256):
                yield _RULES.filled(name=name)


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


def figures_of(engine: Engine, asked: _Mapping) -> dict[str, object]:
    """The figures that somebody acts on of what ENGINE answers to ASKED, each by its dotted name."""
    kind = str(asked["kind"])
    if kind == SCORE.kind:
        return _verdict(*dated(engine.library, strict_request(asked)))
    result = engine.result(asked)
    figures: dict[str, object] = {}
    for name in FIGURES[kind]:
        value: object = result
        for key in name.split("."):
            value = _under(value, key)
        figures |= dict(_flat(value, name))
    return figures


def _verdict(library: Library, asked: _Mapping) -> dict[str, object]:
    """The figures of a score without its grounds, which an archive of thousands has no use for."""
    reader = open_calculation(asked)
    assessed = read_assessed(library, reader)
    reader.finish()
    _, scored = assessed.sound()
    verdict = scored.verdict
    if verdict is None:
        ends = {"worst": scored.worst, "best": scored.best}
        return {"complete": False} | {f"range.{end}": write_exact(side.final) for end, side in ends.items()}
    level = verdict.level.id if verdict.level else None
    return {"complete": True, "final": write_exact(verdict.final), "level": level, "passed": verdict.passed}


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


def _under(value: object, key: str) -> object:
    return value.get(key) if is_mapping(value) else None


def _refused(kind: str, refused: Refused) -> ImpactJson:
    return {
        "kind": kind,
        "ok": False,
        "changed": False,
        "before": {},
        "after": {},
        "why": [],
        "faults": [fault.to_json() for fault in refused.faults],
    }
