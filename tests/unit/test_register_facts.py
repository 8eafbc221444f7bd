"""Each entry of the register of discrepancies holds its figures, its readings and the one adopted.

``tests/facts/register.yaml`` lists them; the texts of an entry are its title, readings, reason and effect.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import pytest

from aftersales_yaml.collection import read_collection
from aftersales_yaml.strict import read_file
from tests.places import TESTS
from tests.unit.test_facts import says

pytestmark = pytest.mark.once

ENTRIES = 87
FACTS: Any = read_file(TESTS / "facts" / "register.yaml")


@cache
def discrepancies() -> Mapping[str, Mapping[str, Any]]:
    collection = read_collection()
    files = (*collection.rubrics, *collection.rules, collection.comparison)
    found: Iterator[Any] = (
        discrepancy for file in files for discrepancy in file.content.get("discrepancies", ())
    )
    return {discrepancy["register"]: discrepancy for discrepancy in found}


def texts_of(discrepancy: Mapping[str, Any], language: str) -> str:
    said = [discrepancy["title"], discrepancy["reason"], discrepancy["effect"]]
    said += [reading["text"] for reading in discrepancy["readings"].values()]
    values = [str(reading["value"]) for reading in discrepancy["readings"].values() if "value" in reading]
    return " / ".join([*(text[language] for text in said), *values])


def test_every_entry_has_its_facts() -> None:
    assert len({fact["at"] for fact in FACTS}) == len(FACTS) == len(discrepancies()) == ENTRIES


@pytest.mark.parametrize("fact", FACTS, ids=[fact["at"] for fact in FACTS])
def test_an_entry_says_what_is_unclear_and_what_follows(fact: Mapping[str, Any]) -> None:
    discrepancy = discrepancies()[fact["at"]]
    assert discrepancy["adopted"] == fact["adopted"]
    missing = [
        (language, fragment)
        for language in ("zh", "en")
        for fragment in fact[language]
        if not says(texts_of(discrepancy, language), fragment)
    ]
    assert missing == []
