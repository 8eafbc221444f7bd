"""The data say what the sources say: short facts (figures, periods, papers, names) at each place.

One file a document in tests/facts, written from the source. An entry is
``{at: 4.2.1.2, zh: ["80%"], en: ["80"]}``: each fragment stands in the text of that node or of a node
below it, in that language, whatever the case and the spaces. A number is a whole number: "80" is not
found in "180" or "80.5". ``points`` is the points of the node, exactly. Explanations do not count.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import pytest

from aftersales_yaml.strict import read_file
from tests.places import DOCUMENTS, TESTS, nodes_of, texts

pytestmark = pytest.mark.once

AT_LEAST = {
    "zpic-wf-20": 200,
    "self-assessment": 140,
    "zhht-completeness": 240,
    "xbht-gz-038": 70,
    "zhht-maturity": 70,
}
"""Fewer entries than this means that a table was cut."""


def facts_of(document: str) -> list[Mapping[str, Any]]:
    path = TESTS / "facts" / f"{document}.yaml"
    facts: Any = read_file(path) if path.exists() else []
    return list(facts)


FACTS = [(document, fact) for document in DOCUMENTS for fact in facts_of(document)]


def says(text: str, fragment: str) -> bool:
    """Whether TEXT holds FRAGMENT, a number in it being a whole number there."""
    pattern = re.escape(re.sub(r"\s", "", fragment).casefold())
    if fragment[0].isdigit():
        pattern = r"(?<!\d)(?<!\d\.)" + pattern
    if fragment[-1].isdigit():
        pattern += r"(?!\d|\.\d)"
    return re.search(pattern, re.sub(r"\s", "", text).casefold()) is not None


@pytest.mark.parametrize(("document", "fact"), FACTS, ids=[f"{d}:{f['at']}" for d, f in FACTS])
def test_fact_stands_where_the_source_has_it(document: str, fact: Mapping[str, Any]) -> None:
    node = nodes_of(document)[fact["at"]]
    assert set(fact) <= {"at", "zh", "en", "points"}, "a key nobody reads is a fact nobody checks"
    assert (fact.get("zh") and fact.get("en")) or "points" in fact
    missing = [
        (language, fragment)
        for language in ("zh", "en")
        for fragment in fact.get(language, ())
        if not any(says(text, fragment) for text in texts(node, language))
    ]
    assert missing == []
    assert fact.get("points") in (None, node.get("points"))


@pytest.mark.parametrize("document", AT_LEAST)
def test_table_of_facts_is_whole(document: str) -> None:
    assert len(facts_of(document)) >= AT_LEAST[document]


@pytest.mark.parametrize(
    ("text", "fragment", "found"),
    [
        ("至少占 80%", "80%", True),
        ("180 人", "80", False),
        ("1.80 分", "80", False),
        ("80.5 分", "80", False),
        ("At most 6 months.", "6 Months", True),
        ("共 6 个。", "6", True),
        ("Guide it. 6 points.", "6 points", True),
    ],
)
def test_a_number_is_found_as_a_whole_number_only(text: str, fragment: str, found: bool) -> None:
    assert says(text, fragment) is found
