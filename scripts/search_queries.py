"""The questions that the search is measured by and the addresses that answer them, from tests/search."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

QUERIES = Path(__file__).resolve().parent.parent / "tests" / "search"
OFF_TOPIC = QUERIES / "off-topic.yaml"
SETS = QUERIES / "sets.yaml"

CARDS = {"gbt": "gbt-27922-2011/", "zhht": "zhht-completeness/"}
ANCHORS = {
    "zpic": "zpic-wf-20/#",
    "xbht": "xbht-gz-038/#",
    "mat": "zhht-maturity/#",
    "term": "glossary/#",
    "cmp": "comparison/#",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A question, the addresses that answer it, and whether the search was never tuned on it."""

    language: str
    asked: str
    kind: str
    part: str
    expected: frozenset[str]
    held_out: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Sets:
    """What each set of questions is called, by its key in the files, in the order of the table."""

    improved_on: Mapping[str, str]
    held_out: Mapping[str, str]

    @property
    def called(self) -> Mapping[str, str]:
        """All of them."""
        return {**self.improved_on, **self.held_out}


def read_sets() -> Sets:
    content = yaml.safe_load(SETS.read_text(encoding="utf-8"))
    return Sets(improved_on=content["improved_on"], held_out=content["held_out"])


def read_queries() -> list[Query]:
    """Every query of the files, those never tuned on last."""
    sets = read_sets()
    content: dict[str, Any] = {}
    for path in sorted(QUERIES.glob("queries*.yaml")):
        content |= yaml.safe_load(path.read_text(encoding="utf-8"))
    return [
        Query(
            language=language,
            asked=str(entry[language]),
            kind=entry["kind"],
            part=part,
            expected=frozenset(address(place) for place in entry["expect"]),
            held_out=part in sets.held_out,
        )
        for part in sets.called
        for entry in content.get(part, [])
        for language in ("zh", "en")
        if language in entry
    ]


def read_off_topic() -> list[Query]:
    """What people ask a search that the site has no answer to, what the search was never tuned on last."""
    content: dict[str, Any] = yaml.safe_load(OFF_TOPIC.read_text(encoding="utf-8"))
    return [
        Query(
            language=language,
            asked=asked,
            kind="off topic",
            part=part,
            expected=frozenset(),
            held_out=part == "held_out",
        )
        for part, questions in (("off topic", content), ("held_out", content["held_out"]))
        for language in ("zh", "en")
        for asked in questions[language]
    ]


def address(place: str) -> str:
    """The address of a place as the file names it: ``gbt 5.1.1.1``, ``zpic 4.2.2``, ``term recall``."""
    kind, name = place.split(" ", 1)
    if kind in ANCHORS:
        return ANCHORS[kind] + name
    if kind in CARDS:
        return CARDS[kind] + (name if name.startswith("#") else f"{name}/")
    return {"reg": f"register/{name}/", "page": name}[kind]
