"""Reading rule documents: what is refused and where, and that a changed figure changes the result."""

import copy
import json
from typing import Any

import pytest

from aftersales import Engine
from aftersales.calculation.audit_time import audit_time
from aftersales.calculation.sampling import sample_sizes
from aftersales.foundation.faults import Refused
from aftersales.model.rule_document import read_rule_document
from tests.rules_at_hand import rule_mapping


def changed(path: str, value: object) -> dict[str, Any]:
    """The published mapping with VALUE at PATH (None takes the key away)."""
    mapping = copy.deepcopy(rule_mapping())
    *way, last = path.split(".")
    here: Any = mapping
    for step in way:
        here = here[int(step)] if isinstance(here, list) else here[step]
    key: Any = int(last) if isinstance(here, list) else last
    if value is None:
        del here[key]
    else:
        here[key] = value
    return mapping


@pytest.mark.parametrize(
    ("path", "value", "at"),
    [
        ("format", "rule/2", "format"),
        ("audit_time.unit", "hour", "audit_time.unit"),
        ("audit_time.bands.1.from", "65", "audit_time.bands.1.from"),  # an overlap
        ("audit_time.bands.1.from", "67", "audit_time.bands.1.from"),  # a gap
        ("audit_time.bands.1.days", "0", "audit_time.bands.1.days"),
        ("audit_time.bands", [], "audit_time.bands"),
        ("audit_time.on_site.share", "6/5", "audit_time.on_site.share"),
        ("audit_time.shares_of_initial.surveillance", "0", "audit_time.shares_of_initial.surveillance"),
        ("audit_time.suggestion.step", "0", "audit_time.suggestion.step"),
        ("audit_time.suggestion.round", "down", "audit_time.suggestion.round"),
        ("sampling.times_sqrt_of_sites.initial", "1.0.0", "sampling.times_sqrt_of_sites.initial"),
        ("sampling.round", "sideways", "sampling.round"),
        ("sampling.counted", "car-parks", "sampling.counted"),
        ("audit_time.on_site.of", "surveillance", "audit_time.on_site.of"),
        ("lifecycle.periods_end", "month-end", "lifecycle.periods_end"),
        ("lifecycle.events.0.term", "window", "lifecycle.events.first-surveillance.term"),
        ("sampling.always", ["car-park"], "sampling.always.0"),
        ("lifecycle.events.0.within", "1000 years", "lifecycle.events.first-surveillance.within"),
        ("lifecycle.events.0.within", "12 moons", "lifecycle.events.first-surveillance.within"),
        ("lifecycle.events.0.within", "12 working-days", "lifecycle.events.first-surveillance"),
        ("lifecycle.events.0.after", "tea", "lifecycle.events.first-surveillance.after"),
        ("lifecycle.events.0", None, "lifecycle.events.first-surveillance"),
        ("lifecycle.events.3.before", "issue", "lifecycle.events.recertification-application.before"),
        ("chapters.1.id", rule_mapping()["chapters"][0]["id"], "chapters"),
        ("discrepancies.1.id", rule_mapping()["discrepancies"][0]["id"], "discrepancies"),
        ("lifecycle.events.1.not_in", "year-of-the-dragon", "lifecycle.events.surveillance.not_in"),
        ("processes.0.steps.0.next", ["nowhere"], "processes.application-to-certificate.steps.apply.next"),
        ("colour", "red", "colour"),
    ],
)
def test_refused_at_its_place(path: str, value: object, at: str) -> None:
    with pytest.raises(Refused) as refused:
        read_rule_document(changed(path, value))
    assert at in [fault.at for fault in refused.value.faults]


def test_a_changed_figure_changes_the_result() -> None:
    more_days = read_rule_document(changed("audit_time.bands.0.days", "5/2")).audit_time
    assert more_days is not None
    assert audit_time(more_days, 65).figures()["on_site_minimum"] == 2  # 5/2 x 4/5
    more_sites = read_rule_document(changed("sampling.times_sqrt_of_sites.initial", "2")).sampling
    assert more_sites is not None
    assert sample_sizes(more_sites, 9).initial == 6  # 2 x 3
    assert sample_sizes(more_sites, 1).initial == 1  # 2 x 1, but there is only one
    engine = Engine({"rules": [changed("lifecycle.events.2.within", "4 years")]})
    request = {"format": "request/1", "kind": "calendar", "issued": "2024-02-29"}
    assert json.loads(engine.reply(json.dumps(request)))["result"]["expiry"] == "2028-02-29"


def test_a_document_without_the_rule_answers_nothing() -> None:
    engine = Engine({"rules": [changed("sampling", None)]})
    reply = json.loads(engine.reply(json.dumps({"format": "request/1", "kind": "sites", "sites": 3})))
    assert [fault["at"] for fault in reply["faults"]] == ["document"]


def test_a_reading_is_known_by_what_it_changes_not_by_its_name() -> None:
    """Under other ids, and with a change that no published reading makes, the same code gives the result."""
    mapping = copy.deepcopy(rule_mapping())
    discrepancy = next(e for e in mapping["discrepancies"] if e["id"] == "site-sample-rounding-and-count")
    text = {"zh": "舍去小数，连中心办公室", "en": "down, the office counted"}
    discrepancy["readings"] = {
        "as-we-do": discrepancy["readings"]["round-up"],
        "cut": {"text": text, "changes": {"sampling": {"round": "down", "counted": "with-central-office"}}},
    }
    discrepancy["adopted"] = "as-we-do"
    engine = Engine({"rules": [mapping]})
    request = {"format": "request/1", "kind": "sites", "sites": 15}
    found = json.loads(engine.reply(json.dumps(request)))["result"]
    # 15 + 1 = 16: 4, 2.4, 3.2; of 15 alone 3.87, 2.32, 3.10.
    assert [found[key] for key in ("initial", "surveillance", "recertification")] == ["4", "3", "4"]
    (beside,) = found["readings"]
    assert beside["result"] == {"initial": "4", "surveillance": "2", "recertification": "3"}
    switched = json.loads(engine.reply(json.dumps(request | {"readings": {discrepancy["id"]: "cut"}})))[
        "result"
    ]
    assert {key: switched[key] for key in beside["result"]} == beside["result"]


@pytest.mark.parametrize(
    ("kind", "asked"),
    [
        ("audit-time", {"headcount": 300, "readings": {"audit-time-shares-rounding": "of-on-site"}}),
        ("sites", {"sites": 9, "readings": {"site-sample-rounding-and-count": "office-counted"}}),
        ("calendar", {"issued": "2025-06-06", "readings": {"recertification-three-months": "window"}}),
    ],
)
def test_a_record_keeps_its_readings_and_is_recomputed_with_them(kind: str, asked: dict[str, Any]) -> None:
    engine = Engine({"rules": [rule_mapping()]})

    def reply(kind: str, **parts: object) -> dict[str, Any]:
        answer = json.loads(engine.reply(json.dumps({"format": "request/1", "kind": kind, **parts})))
        result: dict[str, Any] = answer["result"]
        return result

    record = reply("record", request={"format": "request/1", "kind": kind, **asked})
    assert record["result"]["chosen_readings"] == asked["readings"]
    assert reply("verify", record=record)["agrees"]
    other = record | {"result": reply(kind, **{**asked, "readings": {}})}
    verified = reply("verify", record=other)
    assert not verified["agrees"]
    assert any(each["at"].startswith("chosen_readings") for each in verified["differences"])


def test_a_year_of_recertification_needs_a_recertification() -> None:
    mapping = changed("lifecycle.events.1.not_in", "year-of-recertification")
    read_rule_document(mapping)
    mapping["lifecycle"]["events"] = [
        event for event in mapping["lifecycle"]["events"] if event["id"] != "recertification-application"
    ]
    with pytest.raises(Refused) as refused:
        read_rule_document(mapping)
    assert [fault.at for fault in refused.value.faults] == ["lifecycle.events.surveillance.not_in"]
