"""What another edition, a changed document or another reading does to what was calculated before.

`Impact` holds two libraries: the documents as they are, and as they would be. Each document of an archive (an
assessment, a request, or a record, which holds its request) is calculated under both.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from aftersales.api.engine import Engine, dated
from aftersales.api.library import Library
from aftersales.foundation.faults import Refused
from aftersales.foundation.text import Text
from aftersales.model.calculations import BY_KIND, IN_FORCE_ON
from aftersales.model.preparation import FINDINGS_BY_CLAUSE
from aftersales.model.rubric import Rubric
from aftersales.model.sameness import is_mapping
from aftersales_editions.both_languages import in_both
from aftersales_editions.figures import Calculated, calculated, request_of, under
from aftersales_editions.impact_json import GroundsJson, ImpactJson, WhyJson, refused_impact
from aftersales_editions.library_changes import LibraryChanges
from aftersales_editions.recorded_by import recorded_by
from aftersales_editions.switched import readings_of

_Mapping = Mapping[str, object]

_LEFT_OUT = Text("原先的结论 {clauses} 无处可放", "What was stated of {clauses} no longer has a place")
_READING = Text(
    "存疑 {number} 改按另一种读法：{reading}", "Discrepancy {number} read in another way: {reading}"
)
_RULES = Text("“{name}”变了", "“{name}” changed")


@dataclass(frozen=True, kw_only=True)
class Impact:
    """The documents BEFORE and AFTER a change, and the READINGS that are switched after it.

    Where READINGS ALONE are changed, what names a day stands on the editions of that day afterwards, too.
    """

    before: Engine
    after: Engine
    readings: Mapping[str, str]
    readings_alone: bool

    def of(self, document: object) -> ImpactJson:
        """What becomes of DOCUMENT; never raises for one that is refused."""
        asked: _Mapping = {}
        try:
            asked = request_of(document)
            kind = str(asked["kind"])
            before = calculated(self.before, asked)
            switched = self._switched(kind, asked, before)
            then, left_out = self._asked_after(asked, switched)
            after = calculated(self.after, then)
        except Refused as refused:
            return refused_impact(str(asked.get("kind", "")), _named(asked), refused)
        changed = before.figures != after.figures
        why = [*self._why(asked, switched), *left_out] if changed or left_out else []
        return {
            "kind": kind,
            "document": _named(asked),
            "ok": True,
            "changed": changed,
            "before": before.figures,
            "after": after.figures,
            "by_before": _grounds(before, asked),
            "by_after": _grounds(after, then),
            "recorded": recorded_by(document, before.documents, self._changes_for(asked).before),
            "why": why,
            "faults": [],
        }

    def _changes_for(self, asked: _Mapping) -> LibraryChanges:
        """What changes for ASKED: before, it is calculated by the editions of the day that it names."""
        day = _day(asked)
        if day not in self._by_day:
            library, _ = dated(self.before.library, asked)
            after = library if self.readings_alone else self.after.library
            self._by_day[day] = LibraryChanges(before=library, after=after)
        return self._by_day[day]

    @cached_property
    def _by_day(self) -> dict[str | None, LibraryChanges]:
        return {}

    def _switched(self, kind: str, asked: _Mapping, before: Calculated) -> Mapping[str, str]:
        """Those of the readings that what ASKED comes to after the change can be asked under."""
        named = [each["id"] for each in before.documents]
        return readings_of(self.readings, kind, self._changes_for(asked).after, named)

    def _asked_after(self, asked: _Mapping, switched: Mapping[str, str]) -> tuple[_Mapping, list[WhyJson]]:
        """ASKED as it is asked after the change: by the editions of that, under the readings SWITCHED, and
        without findings that have no place.
        """
        then = dict(self._undated(asked))
        if switched:
            given = asked.get("readings")
            then["readings"] = {**(given if is_mapping(given) else {}), **switched}
        if not is_mapping(given := asked.get("assessment")):
            return then, []
        then["assessment"] = assessment = self._undated(given)
        published = self._changes_for(asked).after.rubrics.get(str(given.get("rubric")))
        if published is None or not is_mapping(findings := given.get("findings")):
            return then, []
        rubric = published.rubric
        known = {clause.id for clause in rubric.clauses} | {each.id for each in rubric.certificates}
        kept: dict[str, object] = dict(assessment)
        for key in FINDINGS_BY_CLAUSE:
            if is_mapping(held := assessment.get(key)):
                kept[key] = {name: value for name, value in held.items() if name in known}
        gone = [clause for clause in findings if clause not in known]
        if isinstance(held := assessment.get("certificates"), list):
            before = self._changes_for(asked).before
            lost = [name for name in held if _is_gone(name, before, rubric)]
            kept["certificates"] = [name for name in held if name not in lost]
            gone += lost
        if not gone:
            return then | {"assessment": kept}, []
        words = _LEFT_OUT.filled(clauses=", ".join(gone))
        return then | {"assessment": kept}, [_because(words, "finding", rubric.id, " ".join(gone))]

    def _undated(self, given: _Mapping) -> _Mapping:
        """GIVEN without the day that it names: afterwards it is calculated by the editions of the change."""
        if self.readings_alone:
            return given
        return {key: value for key, value in given.items() if key != IN_FORCE_ON}

    def _why(self, asked: _Mapping, switched: Mapping[str, str]) -> Iterator[WhyJson]:
        """What changed that this document stands on."""
        assessment = asked.get("assessment")
        findings = under(assessment, "findings")
        answered = findings if is_mapping(findings) else {}
        rubric = str(under(assessment, "rubric"))
        changes = self._changes_for(asked)
        for change in changes.of_rubrics.get(rubric, ()):
            if change.kind != "clause" or change.name in answered or change.before is None:
                yield _because(change.text, change.kind, rubric, change.name)
        for name, value in switched.items():
            yield _because(self._read_so(name, value), "reading", "", name)
        if not is_mapping(assessment):
            yield from self._why_of_rules(changes, str(asked["kind"]), _named(asked))

    def _read_so(self, name: str, value: str) -> Text:
        """The reading VALUE of the discrepancy NAME, as the register tells it."""
        library = self.after.library
        known = (
            *(each for found in library.rubrics.values() for each in found.rubric.discrepancies),
            *(each for found in library.rules.values() for each in found.document.discrepancies),
        )
        discrepancy = next((each for each in known if each.id == name), None)
        if discrepancy is None:
            return _READING.filled(number=name, reading=value)
        texts = (in_both(each.text) for each in discrepancy.readings if each.id == value)
        return _READING.filled(number=discrepancy.register, reading=next(texts, value))

    def _why_of_rules(self, changes: LibraryChanges, kind: str, named: str) -> Iterator[WhyJson]:
        """What of CHANGES is of the rule that decides KIND; NAMED is the document, or ""."""
        block = BY_KIND[kind].block
        for rubric, rules in changes.of_rubrics.items():
            for change in rules if not named or rubric == named else ():
                if change.name == block:
                    yield _because(change.text, change.kind, rubric, change.name)
        for name, ruled in changes.of_rules.items():
            if named and name != named:
                continue
            figures = [each for each in ruled if each["name"].partition(".")[0] == block]
            for each in figures:
                yield {**each["text"], "kind": "figure", "document": name, "name": each["name"]}
            if not figures and ruled:
                title = self.after.library.rules[name].document.title
                yield _because(_RULES.filled(name=in_both(title)), "document", name, name)


def _grounds(found: Calculated, asked: _Mapping) -> GroundsJson:
    readings = asked.get("readings")
    return {
        "documents": found.documents,
        "readings": {name: str(value) for name, value in readings.items()} if is_mapping(readings) else {},
        "day": _day(asked),
    }


def _day(asked: _Mapping) -> str | None:
    """The day whose editions ASKED, or the assessment in it, names; None for today's."""
    day = asked.get(IN_FORCE_ON) or under(asked.get("assessment"), IN_FORCE_ON)
    return None if day is None else str(day)


def _is_gone(certificate: object, before: Library, rubric: Rubric) -> bool:
    """Whether CERTIFICATE is one that RUBRIC no longer has; what never was one is refused, as ever."""
    old = before.rubrics.get(rubric.id)
    was = {each.id for each in old.rubric.certificates} if old else set()
    return isinstance(certificate, str) and certificate in was - {each.id for each in rubric.certificates}


def _named(asked: _Mapping) -> str:
    """The id of the document that ASKED names; "" where it names none."""
    name = under(asked.get("assessment"), "rubric") or asked.get("rubric") or asked.get("document")
    return name if isinstance(name, str) else ""


def _because(words: Text, kind: str, document: str, name: str) -> WhyJson:
    return {**words.to_json(), "kind": kind, "document": document, "name": name}
