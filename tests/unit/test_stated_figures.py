"""Figures that a sentence states are those of the data: edit a point, and the sentence is named.

Marking notes say what a clause is worth and what a share of a sample costs; the worked examples of the
pages say what they assume of it; the table of audit time stands in the clause and in the rule.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import cache
from typing import Any

import pytest

from aftersales_yaml.collection import read_collection
from aftersales_yaml.strict import read_file
from tests.conftest import ROOT
from tests.places import nodes_of

pytestmark = pytest.mark.once

RUBRICS: Any = [file.content for file in read_collection().rubrics]
EXAMPLES: Any = read_file(ROOT / "rubrics" / "examples.yaml")
NUMBER = r"(\d+(?:\.\d+)?(?:/\d+)?)"
WORTH = {"zh": rf"分值 {NUMBER} 分", "en": rf"Worth {NUMBER} point"}
SHARE = rf"{NUMBER} × (\d+)/(\d+) = {NUMBER}"


def clauses_of(rubric: Any) -> Iterator[Mapping[str, Any]]:
    for section in rubric["sections"]:
        for indicator in section["indicators"]:
            yield from indicator["clauses"]


@cache
def points() -> Mapping[str, Fraction]:
    """The points of every clause, by rubric and number."""
    return {
        f"{rubric['id']} {clause['id']}": Fraction(clause["points"])
        for rubric in RUBRICS
        for clause in clauses_of(rubric)
    }


NOTES = {
    f"{rubric['id']} {clause['id']} {language}": clause["marking_note"][language]
    for rubric in RUBRICS
    for clause in clauses_of(rubric)
    if "marking_note" in clause
    for language in ("zh", "en")
}


def test_notes_are_found() -> None:
    """51 clauses of GB/T 27922, of which 29 work a share of a sample, in both languages."""
    assert sum(bool(re.search(WORTH[name[-2:]], note)) for name, note in NOTES.items()) >= 2 * 50
    assert sum(bool(re.search(SHARE, note)) for note in NOTES.values()) == 2 * 28


@pytest.mark.parametrize("name", NOTES)
def test_a_marking_note_states_the_points_of_its_clause(name: str) -> None:
    note, worth = NOTES[name], points()[name.rpartition(" ")[0]]
    assert {Fraction(each) for each in re.findall(WORTH[name[-2:]], note)} <= {worth}
    for of, nonconforming, sampled, lost in re.findall(SHARE, note):
        assert Fraction(of) == worth
        assert Fraction(of) * Fraction(int(nonconforming), int(sampled)) == Fraction(lost)


def ids_with_points(text: str, language: str) -> list[tuple[str, str]]:
    shape = (
        r"(\d[\d.]+\w?)（(\d+(?:\.\d+)?) 分" if language == "zh" else r"(\d[\d.]+\w?) \((\d+(?:\.\d+)?) point"
    )
    return re.findall(shape, text)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_an_example_states_the_points_of_its_clauses(language: str) -> None:
    stated = [
        (f"{example['document']} {clause}", Fraction(number))
        for example in EXAMPLES["examples"]
        for clause, number in ids_with_points(example["text"][language], language)
    ]
    assert len(stated) == 27
    assert [each for each in stated if points()[each[0]] != each[1]] == []


@pytest.mark.parametrize(
    ("language", "shape"),
    [("zh", r"不符合的条款合计 (\d+) 分"), ("en", r"clauses not met come to (\d+) points")],
)
def test_an_example_states_what_its_clauses_come_to(language: str, shape: str) -> None:
    several = 0
    for example in EXAMPLES["examples"]:
        for stated in re.findall(shape, example["text"][language]):
            lost = [points()[f"{example['document']} {clause}"] for clause in example["findings"]]
            assert sum(lost) == Fraction(stated), example["case"]
            several += 1
    assert several == 5


def test_the_table_of_audit_time_is_that_of_the_rule() -> None:
    rules: Any = next(file.content for file in read_collection().rules if file.content["id"] == "zpic-wf-20")
    bands = [(f"{band['from']}-{band['to']}", band["days"]) for band in rules["audit_time"]["bands"]]
    rows = nodes_of("zpic-wf-20")["4.2.1.1"]["table"]["rows"]
    for language in ("zh", "en"):
        shown = [row[0] if isinstance(row[0], str) else row[0][language] for row in rows]
        spans = [re.match(r"\d+-\d+", each) for each in shown]
        assert [(span[0], row[1]) for span, row in zip(spans, rows, strict=True) if span] == bands
