"""Figures that the comparison of the bodies' rules states are those of the data.

The cells and the discrepancies between documents are written by hand; ``tests/facts/compared.yaml`` says
which fragments of them state what.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import cache
from typing import Any

import pytest

from aftersales_yaml.collection import read_collection
from aftersales_yaml.strict import read_file
from tests.places import TESTS, nodes_of
from tests.unit.test_facts import says
from tests.unit.test_stated_effects import result_of

pytestmark = pytest.mark.once

COMPARED: Any = read_file(TESTS / "facts" / "compared.yaml")
RUBRICS: Any = {file.content["id"]: file.content for file in read_collection().rubrics}
RULE: Any = next(file.content for file in read_collection().rules if file.content["id"] == "zpic-wf-20")
COMPARISON: Any = read_collection().comparison.content
WORDS = {
    "zh": dict(enumerate("零一二三四五六七八九十")),
    "en": dict(
        enumerate(["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"])
    ),
}


def clauses(rubric: str) -> list[Mapping[str, Any]]:
    sections = RUBRICS[rubric]["sections"]
    return [
        clause
        for section in sections
        for indicator in section["indicators"]
        for clause in indicator["clauses"]
    ]


def points(clause: str) -> str:
    """No number of a clause stands in both rubrics."""
    (worth,) = [each["points"] for rubric in RUBRICS for each in clauses(rubric) if each["id"] == clause]
    return str(worth)


def worth(name: str) -> str:
    """Of a section or an indicator; where both rubrics have one of that name, RUBRIC/NAME."""
    rubric, _, node = name.rpartition("/")
    found = [
        each["points"]
        for id_, content in RUBRICS.items()
        if rubric in ("", id_)
        for section in content["sections"]
        for each in (section, *section["indicators"])
        if each["id"] == node
    ]
    assert len(found) == 1, name
    return str(found[0])


def parts(document: str, place: str) -> str:
    """How many places of the document are numbered right below PLACE."""
    below = re.compile(re.escape(place) + r"-\w+")
    return str(sum(below.fullmatch(each) is not None for each in nodes_of(document)))


def level(name: str) -> str:
    return str(one_of_levels(name)["at_least"])


def one_of_levels(name: str) -> Mapping[str, Any]:
    (found,) = [each for rubric in RUBRICS.values() for each in rubric["levels"] if each["id"] == name]
    return dict(found)


def period(event: str) -> str:
    (found,) = [each for each in RULE["lifecycle"]["events"] if each["id"] == event]
    return str(found.get("within") or found["by"]).split()[0]


def bands(language: str) -> str:
    """``1 to 275 people 2``, as the cell has them: neighbours of one length are one."""
    spans: list[list[str]] = []
    for band in RULE["audit_time"]["bands"]:
        if spans and spans[-1][2] == band["days"]:
            spans[-1][1] = band["to"]
        else:
            spans.append([band["from"], band["to"], band["days"]])
    if language == "zh":
        told = [f"{begin} 至 {end} 人 {days}" for begin, end, days in spans]
        return "，".join([f"{told[0]} 人日", *told[1:]])
    (begin, end, days), *others = spans
    return ", ".join([f"{begin} to {end} people {days}", *(f"{a} to {b} {c}" for a, b, c in others)])


def roots(stage: str) -> str:
    times = Fraction(RULE["sampling"]["times_sqrt_of_sites"][stage])
    return "" if times == 1 else str(float(times))


def lowest(rubric: str) -> str:
    """The first level in hundredths of the full marks, to one place."""
    content = RUBRICS[rubric]
    share = Fraction(content["levels"][0]["at_least"]) / Fraction(content["full_marks"])
    return str(math.floor(share * 1000 + Fraction(1, 2)) / 10)


def special(rubric: str, name: str) -> str:
    (found,) = [each for each in RUBRICS[rubric]["adjustments"] if each["id"] == name]
    return str(abs(int(found["points_each"])))


@cache
def scored(rubric: str, lost: str) -> Any:
    """LOST is not met; there are as many special deductions as the gate has, and every certificate."""
    return result_of(rubric, {"lost": [lost], "specials": gate(), "certificates": "4"})


def gate() -> str:
    (found,) = RUBRICS["gbt-27922-2011"]["gates"]
    return str(found["count_at_least"])


FIGURES: Mapping[str, Callable[..., str]] = {
    "points": points,
    "worth": worth,
    "parts": parts,
    "level": level,
    "needs": lambda name: str(one_of_levels(name)["certificates"]),
    "certificates": lambda: str(len(RUBRICS["zhht-completeness"]["certificates"])),
    "full": lambda rubric: str(RUBRICS[rubric]["full_marks"]),
    "clauses": lambda rubric: str(len(clauses(rubric))),
    "total": lambda rubric: str(sum(Fraction(each["points"]) for each in clauses(rubric))),
    "gate": gate,
    "special": special,
    "staffing": lambda rubric: str(Fraction(RUBRICS[rubric]["staffing"]["share"]) * 100),
    "lowest": lowest,
    "period": period,
    "bands": bands,
    "roots": roots,
    "share": lambda stage: str(RULE["audit_time"]["shares_of_initial"][stage]),
    "percent": lambda what: str(Fraction(RULE["audit_time"][what]["share"]) * 100),
    "final": lambda rubric, lost: str(scored(rubric, lost)["final"]),
}


def filled(fragment: str, language: str) -> str:
    def figure(found: re.Match[str]) -> str:
        asked, _, form = found[1].partition(":")
        what, *of = asked.split()
        if what == "star":
            label = str(scored(*of)["level_label"][language])
            return label if language == "zh" else label[0].lower() + label[1:]
        given = FIGURES[what](*of)
        return WORDS[language][int(given)] if form == "word" else given

    return re.sub(r"\{([^}]+)\}", figure, fragment)


def sentence(at: str) -> Mapping[str, str]:
    first, text = at.split("/")
    for topic in COMPARISON["topics"]:
        if topic["id"] == first:
            return dict(topic["cells"][text]["text"])
    (found,) = [each for each in COMPARISON["discrepancies"] if each["id"] == first]
    for key in text.split("."):
        found = found[key]
    return dict(found.get("text", found))


@pytest.mark.parametrize("entry", COMPARED, ids=[entry["at"] for entry in COMPARED])
def test_the_comparison_states_the_figures_of_the_data(entry: Mapping[str, Any]) -> None:
    said = sentence(entry["at"])
    for language in ("zh", "en"):
        fragments = [filled(fragment, language) for fragment in entry[language]]
        assert [each for each in fragments if not says(said[language], each)] == [], said[language]
