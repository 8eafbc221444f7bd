"""An English label with a count before a noun has the noun for one, too: it said `1 pts`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from aftersales_site.writing.environment import filled
from aftersales_yaml.strict import read_file
from tests.places import TESTS

pytestmark = pytest.mark.once

COUNTED = re.compile(
    r"(?<!\bof )(?<!\bAll )\{(\w+)\} (?:[a-z]+ )?"
    r"(?:clauses|points|pts|certificates|sites|days|versions|lines|dates|cases|files|rows|visits|records)\b"
)
NEVER_ONE = {
    "calculator.points",  # beside calculator.point
    "frame.shown_lines",  # told where there are more lines than are shown
    "site.calculator_tile",
}


def english(node: Any, path: str = "") -> Iterator[tuple[str, str]]:
    for key, inner in node.items():
        if key == "en" and isinstance(inner, str):
            yield path, inner
        elif isinstance(inner, dict):
            yield from english(inner, f"{path}.{key}".lstrip("."))


def test_what_is_counted_may_be_one() -> None:
    labels: Any = read_file(TESTS.parent / "rubrics" / "labels.yaml")
    texts = dict(english(labels["labels"]))
    assert len(texts) > 1500
    assert {path for path, text in texts.items() if COUNTED.search(text)} == NEVER_ONE


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("({points} pts earned)", True),
        ("({points} {points:pt|pts} earned)", False),
        ("{sites} service sites, row by row", True),
        ("{same} of {both} clauses", False),
    ],
)
def test_a_count_is_found(text: str, found: bool) -> None:
    assert bool(COUNTED.search(text)) is found


@pytest.mark.parametrize(("count", "told"), [(1, ", 1 certificate"), (2, ", 2 certificates")])
def test_a_template_fills_a_label_as_the_scripts_do(count: int, told: str) -> None:
    assert filled(", {count} {count:certificate|certificates}", count=count) == told
