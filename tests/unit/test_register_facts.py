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

ENTRIES = 87
FACTS: Any = read_file(TESTS / "facts" / "register.yaml")


@cache
def errata() -> Mapping[str, Mapping[str, Any]]:
    collection = read_collection()
    files = (*collection.rubrics, *collection.rules, collection.comparison)
    found: Iterator[Any] = (erratum for file in files for erratum in file.content.get("errata", ()))
    return {erratum["register"]: erratum for erratum in found}


def texts_of(erratum: Mapping[str, Any], language: str) -> str:
    said = [erratum["title"], erratum["reason"], erratum["effect"]]
    said += [reading["text"] for reading in erratum["readings"].values()]
    values = [str(reading["value"]) for reading in erratum["readings"].values() if "value" in reading]
    return " / ".join([*(text[language] for text in said), *values])


def test_every_entry_has_its_facts() -> None:
    assert len({fact["at"] for fact in FACTS}) == len(FACTS) == len(errata()) == ENTRIES


@pytest.mark.parametrize("fact", FACTS, ids=[fact["at"] for fact in FACTS])
def test_an_entry_says_what_is_unclear_and_what_follows(fact: Mapping[str, Any]) -> None:
    erratum = errata()[fact["at"]]
    assert erratum["adopted"] == fact["adopted"]
    missing = [
        (language, fragment)
        for language in ("zh", "en")
        for fragment in fact[language]
        if not says(texts_of(erratum, language), fragment)
    ]
    assert missing == []
