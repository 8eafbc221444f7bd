"""What differs between two clauses is shown on both sides; said on one side only, it names the documents."""

from __future__ import annotations

import re

import pytest

from tests.places import DOCUMENTS, nodes_of

pytestmark = pytest.mark.once

WORDS_OF_ONE_SIDE = {"zh": r"这里|那里|本规则|本标准", "en": r"\bhere\b|\bthere\b(?! (?:are|is|be)\b)"}


def one_sided() -> list[tuple[str, str, dict[str, str]]]:
    """(document, place, differs) of each counterpart whose other side does not name it in turn."""
    named = {
        (document, str(node["id"]), each["document"], each["clause"]): each.get("differs")
        for document in DOCUMENTS
        for node in nodes_of(document).values()
        for each in node.get("same_as", ())
    }
    return [
        (document, place, differs)
        for (document, place, other, clause), differs in named.items()
        if differs and (other, clause, document, place) not in named
    ]


def test_there_are_some() -> None:
    assert len(one_sided()) > 20


@pytest.mark.parametrize(("document", "place", "differs"), one_sided())
def test_a_difference_said_on_one_side_reads_on_both(
    document: str, place: str, differs: dict[str, str]
) -> None:
    for language, words in WORDS_OF_ONE_SIDE.items():
        assert re.search(words, differs[language]) is None, (document, place, differs[language])
