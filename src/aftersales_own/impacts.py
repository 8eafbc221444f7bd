"""Requests for what another edition, another reading or a changed document does to what was calculated.

``{"kind": "read-edition", "name": "new.yaml"}`` reads the changed document beside it. ``{"kind": "impact",
"today": "2026-12-01", "change": {"in_force_on": "2027-01-01", "readings": {...}, "documents": ["{...}"]}}``
calculates the documents beside it, a JSON list of ``{"name": ..., "text": ...}``, before and after that
change (before: by the editions in force today). The result has one outcome for each, in their order.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, NamedTuple

from aftersales import Engine
from aftersales.api.library import read_library
from aftersales.api.request import placed
from aftersales.foundation.canonical_json import canonical
from aftersales.foundation.dates import date_under
from aftersales.foundation.exact import display_points, read_exact
from aftersales.foundation.faults import Fault, Refused, shown
from aftersales.foundation.reader import A_MAPPING, Reader
from aftersales.foundation.text import Language, Text
from aftersales.model.calculations import IN_FORCE_ON
from aftersales.model.sameness import is_mapping
from aftersales_editions.bundles import bundle_of, replaced
from aftersales_editions.impact import Impact
from aftersales_editions.impact_json import refused_impact
from aftersales_editions.standing import standings_of
from aftersales_editions.switched import expect_readings
from aftersales_files.api import language_of
from aftersales_own.fault_places import placed_in_words, refused_in_words, sound
from aftersales_yaml.strict import decoded, read_json, read_yaml

_A_DAY = Text("日期，如 2026-12-01", "a date such as 2026-12-01")
_A_LIST = Text("文件列表", "a list of documents")
_Outcome = dict[str, Any]


class _Held(NamedTuple):
    """A change, and the days before and after it whose editions count."""

    impact: Impact
    days: tuple[date, date]


def read_edition(engine: Engine, reader: Reader, content: bytes) -> Mapping[str, object]:
    """The changed document in CONTENT, which has to be one that ENGINE knows; raises `Refused`."""
    language, name = language_of(reader), reader.string("name")
    reader.finish()
    with refused_in_words(language):
        text = decoded(content)
        document = read_text(name, text)
    read = _known(engine, document, language, text)
    return {
        "id": read.id,
        "title": read.title.to_json(),
        "edition": read.edition,
        "document": canonical(document).decode(),
    }


def _known(engine: Engine, document: object, language: Language, text: str) -> Any:
    """DOCUMENT, which TEXT holds, as ENGINE would know it in the place of its own; raises `Refused`."""
    replaced(bundle_of(engine.library, date.min), document)
    assert is_mapping(document)
    if document.get("format") == "rubric/1":
        rubric = sound(document, language, text)
        return next(iter(read_library({"rubrics": [rubric]}).rubrics.values())).rubric
    with placed_in_words(document, language, text):
        return next(iter(read_library({"rules": [document]}).rules.values())).document


def read_text(name: str, text: str) -> object:
    """The value that TEXT writes: JSON, or YAML by the ending of NAME."""
    return read_yaml(text) if name.lower().endswith((".yaml", ".yml")) else read_json(text)


def calculate_impact() -> Callable[[Engine, Reader, bytes], Mapping[str, object]]:
    """What answers requests for impact; the change of the last one is held, as an archive comes in many."""
    held: list[tuple[Engine, str, _Held]] = []

    def calculate(engine: Engine, reader: Reader, content: bytes) -> Mapping[str, object]:
        today, change = date_under(reader, "today"), reader.raw("change")
        if today is None and not reader.has("today"):
            reader.missing("today", _A_DAY)
        language = language_of(reader)
        if not is_mapping(change):
            reader.faults.append(Fault(at="change", found=shown(change), expected=A_MAPPING))
        reader.finish()
        assert today is not None
        assert is_mapping(change)
        named = json.dumps([today.isoformat(), change])
        if not held or held[0][:2] != (engine, named):
            held[:] = [(engine, named, _impact(engine, today, Reader(change, "change")))]
        found = held[0][2]
        return {"outcomes": [_outcome(found, each, language) for each in _documents(content)]}

    return calculate


def _impact(engine: Engine, today: date, change: Reader) -> _Held:
    day = date_under(change, IN_FORCE_ON) or today
    readings = _texts(change, "readings")
    readings_alone = not change.has(IN_FORCE_ON) and not change.has("documents")
    documents = [read_json(text) for _, text in change.placed_strings("documents")]
    change.finish()
    before = bundle_of(engine.library, today)
    after = bundle_of(engine.library, day)
    for document in documents:
        after = replaced(after, document)
    changed = Engine(after)
    with placed("change"):
        expect_readings(readings, changed.library)
    impact = Impact(before=Engine(before), after=changed, readings=readings, readings_alone=readings_alone)
    return _Held(impact, (today, day))


def _texts(reader: Reader, key: str) -> dict[str, str]:
    given = reader.raw(key)
    if given is not None and not is_mapping(given):
        reader.faults.append(Fault(at=reader.path(key), found=shown(given), expected=A_MAPPING))
    return {name: str(value) for name, value in given.items()} if is_mapping(given) else {}


def _documents(content: bytes) -> list[Mapping[str, object]]:
    given = json.loads(content)
    if not isinstance(given, list) or not all(is_mapping(each) for each in given):
        raise Refused([Fault(at="", found=shown(given), expected=_A_LIST)])
    return given


def _outcome(held: _Held, given: Mapping[str, object], language: Language) -> _Outcome:
    try:
        with refused_in_words(language):
            document = read_text(str(given.get("name", "")), str(given.get("text", "")))
    except Refused as refused:
        return {**refused_impact("", "", refused), "changes": [], "standings": []}
    impact, days = held
    outcome = impact.of(document)
    told = standings_of(outcome, impact.before.library, impact.after.library, days)
    return {
        **outcome,
        "changes": _changes(outcome["before"], outcome["after"]),
        "standings": [each.to_json() for each in told],
    }


def _changes(before: Mapping[str, object], after: Mapping[str, object]) -> list[_Outcome]:
    """The figures that are not the same, each as it is shown before and after; null where there is none."""
    found = []
    for name in dict.fromkeys([*before, *after]):
        was, now = before.get(name), after.get(name)
        if was != now:
            shown = _shown(was), _shown(now)
            # Shown are two decimals: a change below that is told by the exact numbers.
            told = (was, now) if shown[0] == shown[1] else shown
            found.append({"figure": name, "before": told[0], "after": told[1]})
    return found


def _shown(value: object) -> object:
    """An exact number as people read it; what is none stays as it is."""
    number = read_exact(value) if isinstance(value, str) else None
    return value if number is None else display_points(number)
