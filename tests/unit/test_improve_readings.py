"""A target that a reading leaves no level for is refused, as any other that does not exist."""

from __future__ import annotations

import pytest

from aftersales import Engine
from aftersales.foundation.faults import Refused
from aftersales_yaml.collection import read_collection

PRINTED = {"level-80-printed-five-star": "printed"}
"""As ZPIC-WF-20 prints it, 80 points are five-star: there are no three stars then."""


def asked(target: str) -> dict[str, object]:
    assessment = {"format": "assessment/1", "rubric": "gbt-27922-2011", "findings": {}}
    return {"kind": "improve", "assessment": assessment, "target": target, "readings": PRINTED}


def test_a_level_that_a_reading_takes_away_is_no_target() -> None:
    with pytest.raises(Refused) as refused:
        Engine(read_collection().bundle()).result(asked("three-star"))
    (fault,) = refused.value.faults
    assert (fault.at, fault.found) == ("target", '"three-star"')
    assert fault.expected.en == "one of: qualified (Qualified), five-star (Five-star), four-star (Four-star)"


def test_a_level_that_it_leaves_is_one() -> None:
    assert Engine(read_collection().bundle()).result(asked("four-star"))["target"]["id"] == "four-star"  # type: ignore[typeddict-item]


def test_of_two_thresholds_of_one_name_the_lower_is_the_target() -> None:
    found = Engine(read_collection().bundle()).result(asked("five-star"))["target"]  # type: ignore[typeddict-item]
    assert found["at_least"] == "80"
