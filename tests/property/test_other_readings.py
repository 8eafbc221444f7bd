"""What a forecast or a way is said to be under another reading is what the engine finds by that reading.

The rule: of what the source leaves unclear, the result under each reading is shown, or why there is none.
"""

from collections.abc import Mapping
from typing import Any

import pytest

from aftersales.foundation.faults import Refused
from tests.random_around import around_request
from tests.random_requests import random_request
from tests.unit.test_result_schemas import ENGINE

KINDS = ("forecast", "improve", "next", "nearest")
Result = Mapping[str, Any]


def asked_for(kind: str, seed: int) -> dict[str, Any]:
    """A request without the wish for other readings, with one chosen already now and then."""
    asked = (random_request if kind in KINDS[:2] else around_request)(kind, seed)
    asked.pop("other_readings", None)
    return asked


def result_of(asked: Mapping[str, Any]) -> Any:
    """The result; None where the request is refused."""
    try:
        return ENGINE.result(asked)
    except Refused:
        return None


def decisive(kind: str, found: Result) -> object:
    """What the reader asks for: how likely each level is, what to answer, what to do, how far it is."""
    if kind in ("forecast", "next"):
        chances = {each["id"]: each["probability"] for each in found["levels"] if each["probability"] != "0"}
        asked = found["next"] and found["next"]["clause"] if kind == "next" else None
        return chances, asked
    way = found if kind == "improve" else found["nearest"]
    if way is None:
        return None
    chosen = way["chosen"] and [each["id"] for each in way["chosen"]]
    if kind == "improve":
        return chosen, way["effort"]
    efforts = [each["effort"] for each in way["chosen"]]
    target = way["target"]
    return (
        *(target["id"], target["points"], target["lacking_certificates"]),
        *(way["reachable"], chosen, efforts),
    )


@pytest.mark.parametrize("kind", KINDS)
def test_each_reading_as_if_it_were_chosen(kind: str) -> None:
    differing = answered = without = 0
    for seed in range(60):
        asked = asked_for(kind, seed)
        plain = result_of(asked)
        if plain is None:
            assert result_of(asked | {"other_readings": True}) is None
            continue
        told = result_of(asked | {"other_readings": True})
        readings, not_computed = told.pop("readings"), told.pop("not_computed")
        assert told == plain  # nothing else is another for being asked
        assert not {"readings", "not_computed"} & plain.keys()
        chosen = asked.get("readings", {})
        score: Any = ENGINE.result({"kind": "score", "assessment": asked["assessment"], "readings": chosen})
        known = [(each["discrepancy"], each["reading"]) for each in score["readings"]]
        for each in readings:
            name = each["discrepancy"], each["reading"]
            known.remove(name)
            other = result_of(asked | {"readings": {**chosen, name[0]: name[1]}})
            assert each["result"] == {key: other[key] for key in each["result"]}, (seed, name)
            assert each["differs"] == (decisive(kind, other) != decisive(kind, plain)), (seed, name)
            answered, differing = answered + 1, differing + each["differs"]
        refused = [(each["discrepancy"], each["reading"]) for each in not_computed][: len(known)]
        assert refused == known  # the rest of them have no result: nothing is passed over
        for discrepancy, reading in refused:
            assert result_of(asked | {"readings": {**chosen, discrepancy: reading}}) is None
            without += 1
        assert not_computed[len(known) :] == score["not_computed"]
    assert answered > differing > 0
    assert (without > 0) == (kind != "nearest")  # which has a way, or none, under every reading


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_neither_yes_nor_no_is_refused(kind: str) -> None:
    asked = next(each for each in (asked_for(kind, seed) for seed in range(99)) if result_of(each))
    with pytest.raises(Refused) as refused:
        ENGINE.result(asked | {"other_readings": "maybe"})
    assert [fault.at for fault in refused.value.faults] == ["other_readings"]
    assert result_of(asked | {"other_readings": False}) == result_of(asked)
