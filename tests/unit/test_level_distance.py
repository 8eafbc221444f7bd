"""What stands between an unfinished assessment and a level: points that may come, or certificates."""

from __future__ import annotations

from typing import Any

import pytest

from aftersales import Engine
from aftersales_yaml.collection import read_collection

ENGINE = Engine(read_collection().bundle())


def levels_of(findings: dict[str, Any]) -> dict[str, Any]:
    assessment = {"format": "assessment/1", "rubric": "zhht-completeness", "findings": findings}
    result: Any = ENGINE.result({"format": "request/1", "kind": "score", "assessment": assessment})
    return {level["id"]: level for level in result["levels"]}


def test_on_an_empty_form_certificates_alone_are_in_the_way() -> None:
    """All 150 points are open, nine-star asks for 130 and three certificates."""
    nine = levels_of({})["nine-star"]
    assert (nine["reach"], nine["points_attainable"], nine["lacking_certificates"]) == (
        "out-of-reach",
        True,
        3,
    )


@pytest.mark.parametrize(("lost", "attainable"), [(["2.4.1"], True), (["2.4.1", "2.6.2"], False)])
def test_points_that_are_lost_are_in_the_way_whatever_the_certificates(
    lost: list[str], attainable: bool
) -> None:
    """2.4.1 and 2.6.2 are worth 20 and 2: what is left is 130, which is enough for 130, or 128."""
    nine = levels_of(dict.fromkeys(lost, "not_met"))["nine-star"]
    assert (nine["reach"], nine["points_attainable"]) == ("out-of-reach", attainable)
