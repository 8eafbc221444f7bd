"""The comparison gives each body its own rule: facts of its cells, and where a document is silent."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

import pytest

from aftersales_yaml.collection import read_collection
from aftersales_yaml.strict import read_file
from tests.places import TESTS
from tests.unit.test_facts import says

pytestmark = pytest.mark.once

FACTS: Any = read_file(TESTS / "facts" / "comparison.yaml")


@cache
def topics() -> Mapping[str, Any]:
    comparison: Any = read_collection().comparison.content
    return {topic["id"]: topic["cells"] for topic in comparison["topics"]}


@pytest.mark.parametrize("fact", FACTS, ids=[f"{fact['topic']}:{fact['document']}" for fact in FACTS])
def test_a_cell_holds_its_own_rule(fact: Mapping[str, Any]) -> None:
    cell = topics()[fact["topic"]][fact["document"]]
    assert ("silent" in cell) is ("silent" in fact)
    missing = [
        (language, fragment)
        for language in ("zh", "en")
        for fragment in fact.get(language, ())
        if not says(cell["text"][language], fragment)
    ]
    assert missing == []
