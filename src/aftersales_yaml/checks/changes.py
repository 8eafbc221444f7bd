"""What readings would change, held against what the file has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeVar

from aftersales.calculation.apply_readings import apply_changes
from aftersales.foundation.faults import Fault
from aftersales.foundation.reader import Reader
from aftersales.model.calculations import OF_RULES
from aftersales.model.changes import Block, Changes
from aftersales.model.discrepancy import Discrepancy, Reading
from aftersales.model.lifecycle_rule import lifecycle_faults
from aftersales.model.read_changes import read_changes
from aftersales.model.rubric import Rubric
from aftersales.model.rule_document import RuleDocument
from aftersales_yaml.checks.check import Check, Checked, fault
from aftersales_yaml.checks.walk import join

_Document = TypeVar("_Document", Rubric, RuleDocument)

_CALCULATIONS: Mapping[Block, tuple[str, ...]] = {
    each.block: (*(("staffing",) if each.block == "staffing" else ()), f"calculation: {each.kind}")
    for each in OF_RULES
}
"""What a discrepancy touches whose readings change a block, so that results say that they rest on it."""

_Said = tuple[str, object, tuple[str, str]]
"""A place below the changes, what was found there, what is expected (zh, en)."""


def _changes(checked: Checked) -> Iterator[Fault]:
    contents = {file.path: file.content for file in checked.collection.files()}
    for path, rubric in checked.models.rubrics.items():
        yield from _of_document(path, rubric, contents[path])
    for path, rules in checked.models.rules.items():
        yield from _of_document(path, rules, contents[path])
    for discrepancy in checked.models.comparison_discrepancies:
        for reading in discrepancy.readings:
            if reading.changes is not None:
                expected = "只在评分准则和认证规则中写 changes", "changes in a rubric or rule document only"
                yield fault("comparison.yaml", _place(discrepancy, reading), reading.id, *expected)


def _of_document(path: str, document: _Document, content: Mapping[str, object]) -> Iterator[Fault]:
    for discrepancy in document.discrepancies:
        for reading in discrepancy.readings:
            if reading.changes is None:
                continue
            at = _place(discrepancy, reading)
            if reading.id == discrepancy.adopted:
                expected = "采用的读法不写 changes", "no changes: the file's own values are this reading's"
                yield fault(path, at, reading.id, *expected)
                continue
            written = _written(content, discrepancy.id, reading.id)
            wrong = list(_wrong(document, reading.changes, written))
            for place, found, (zh, en) in wrong or _untouched(discrepancy, reading.changes):
                yield fault(path, join(at, place), found, zh, en)


def _place(discrepancy: Discrepancy, reading: Reading) -> str:
    return f"discrepancies.{discrepancy.id}.readings.{reading.id}.changes"


def _written(content: Mapping[str, object], discrepancy: str, reading: str) -> Mapping[str, object]:
    """The changes of READING as they stand in the file."""
    discrepancies = content["discrepancies"]
    assert isinstance(discrepancies, list)
    entry = next(each for each in discrepancies if each["id"] == discrepancy)
    found: Mapping[str, object] = entry["readings"][reading]["changes"]
    return found


def _wrong(document: _Document, changes: Changes, written: Mapping[str, object]) -> Iterator[_Said]:
    """Names that DOCUMENT does not have; values that are its own already; what makes no calendar."""
    unknown = list(_unknown(document, changes))
    yield from unknown
    for place, value, alone in _leaves(written):
        if any(place == name or place.startswith(f"{name}.") for name, _, _ in unknown):
            continue
        if apply_changes(document, read_changes(Reader(alone))) == document:
            expected = "本文件中有的项目，取另一个值", "something that this file has, with another value"
            yield place, value, expected
    if isinstance(document, RuleDocument):
        yield from _no_calendar(document, changes)


def _no_calendar(document: RuleDocument, changes: Changes) -> Iterator[_Said]:
    lifecycle = apply_changes(document, changes).lifecycle
    for place, found, text in lifecycle_faults(lifecycle) if lifecycle else ():
        yield f"lifecycle.{place}", found.strip('"'), (text.zh, text.en)


def _unknown(document: Rubric | RuleDocument, changes: Changes) -> Iterator[_Said]:
    if isinstance(document, RuleDocument):
        yield from _unknown_events(document, changes)
        return
    clauses, levels = {c.id for c in document.clauses}, {level.id for level in document.levels}
    certificates = {certificate.id for certificate in document.certificates}
    for clause, changed in changes.scoring.clauses:
        if clause not in clauses:
            yield f"clauses.{clause}", clause, ("本文件的条款", "a clause of this file")
        for name in sorted((changed.certificates or frozenset()) - certificates):
            expected = "本文件的证书", "a certificate of this file"
            yield f"clauses.{clause}.certificates", name, expected
    for level, named in changes.scoring.levels_named:
        for found, place in ((level, f"levels.{level}"), (named, f"levels.{level}.named")):
            if found not in levels:
                yield place, found, ("本文件的级别", "a level of this file")


def _unknown_events(document: RuleDocument, changes: Changes) -> Iterator[_Said]:
    events = {event.id: event for event in document.lifecycle.events} if document.lifecycle else {}
    for name, changed in changes.lifecycle.events:
        place = f"lifecycle.events.{name}"
        if name not in events:
            yield place, name, ("本文件的事件", "an event of this file")
        elif changed.period is not None and events[name].direction == "before":
            yield f"{place}.within", name, ("用 after 的事件", "an event with `after`")


def _leaves(
    written: Mapping[str, object], at: str = ""
) -> Iterator[tuple[str, object, Mapping[str, object]]]:
    """Each single change in WRITTEN: its place, its value, and the changes that hold it alone."""
    for key, value in written.items():
        if isinstance(value, Mapping):
            for place, leaf, alone in _leaves(value, join(at, key)):
                yield place, leaf, {key: alone}
        else:
            yield join(at, key), value, {key: value}


def _untouched(discrepancy: Discrepancy, changes: Changes) -> Iterator[_Said]:
    touched = {f"{place.kind}: {place.id}" if place.id else place.kind for place in discrepancy.at}
    for block, places in _CALCULATIONS.items():
        if changes.concerns(block) and not touched & set(places):
            listed = " | ".join(places)
            expected = f"存疑的 at 中写明 {listed}", f"the discrepancy to touch {listed}"
            yield block, ", ".join(sorted(touched)), expected


CHANGES = Check(
    name="changes",
    finds="readings whose changes name what the file does not have, change nothing, or are adopted",
    find=_changes,
)
