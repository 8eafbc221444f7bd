"""Every numbered place of the five sources has a node in the data, and no list has lost an entry.

The numbers of each document stand in tests/coverage, read off the source once and kept without its
sentences. A clause that goes missing from the data fails here before a reader misses it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from tests.places import DOCUMENTS, TESTS, nodes_of, texts

pytestmark = pytest.mark.once


def places_of(document: str) -> Mapping[str, int]:
    """Each place of DOCUMENT with the number of entries it lists, 0 where it lists none."""
    lines = (TESTS / "coverage" / f"{document}.txt").read_text(encoding="utf-8").splitlines()
    places = [line.split() for line in lines if not line.startswith("#")]
    return {place: int(entries[0]) if entries else 0 for place, *entries in places}


PLACES = [(document, place) for document in DOCUMENTS for place in places_of(document)]


@pytest.mark.parametrize(("document", "place"), PLACES, ids=[f"{d}:{p}" for d, p in PLACES])
def test_place_of_the_source_has_a_node_in_both_languages(document: str, place: str) -> None:
    nodes = nodes_of(document)
    assert place in nodes
    node = nodes[place]
    for language in ("zh", "en"):
        assert any(text.strip() for text in texts(node, language))
    if "points" not in node and "clauses" not in node:
        assert {"text", "table", "missing"} & set(node), "a heading with nothing below it says nothing"
    assert places_of(document)[place] <= max(_lengths_of_lists(node), default=0)


def _lengths_of_lists(node: Mapping[str, Any]) -> Iterator[int]:
    """How many entries the evidence and each guidance list of a scored clause have."""
    yield len(node.get("evidence", ()))
    for group in node.get("guidance", ()):
        yield len(group.get("list", ()))


def test_numbers_of_the_sources_are_all_here() -> None:
    # ZPIC-WF-20: 206 printed numbers, list entries, notes and the table, the two paragraphs of 4.1.2,
    # cover and contents. Form: 15 indicators, 51 clauses, 4 levels, 4 fields, 6 columns, 3 closing lines.
    assert {document: len(places_of(document)) for document in DOCUMENTS} == {
        "zpic-wf-20": 206 + 2 + 2,
        "self-assessment": 15 + 51 + 4 + 4 + 6 + 3,
        "zhht-completeness": 58,
        "xbht-gz-038": 40,
        "zhht-maturity": 58,
    }


def test_rows_of_the_form_run_from_1_to_50() -> None:
    rows = [int(node["row"]) for node in nodes_of("self-assessment").values() if "row" in node]
    assert sorted(set(rows)) == list(range(1, 51))
    # 5.1.1.2 and 5.1.1.3 share row 2: 51 clauses on 50 rows
    assert len(rows) == 51
    assert rows.count(2) == 2


@pytest.mark.parametrize("document", DOCUMENTS)
def test_no_clause_stands_in_the_data_that_the_source_does_not_have(document: str) -> None:
    """What stands in no list is a heading that groups others, or says what the source lacks."""
    strays = [
        place
        for place, node in nodes_of(document).items()
        if place not in places_of(document) and not {"clauses", "indicators", "missing"} & set(node)
    ]
    assert strays == []
