"""What a discrepancy says that another reading would give is what the engine gives: figures, levels, dates.

The sentences are written by hand, one at each discrepancy under ``effect``; ``tests/facts/effects.yaml`` says
what is assumed, and which fragments of a sentence state what came of it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction
from functools import cache
from typing import Any

import pytest

from aftersales import Engine
from aftersales.foundation.exact import read_exact
from aftersales_yaml.collection import read_collection
from aftersales_yaml.strict import read_file
from tests.golden.test_rules import at
from tests.golden.test_score import assessment_of
from tests.places import TESTS
from tests.unit.test_facts import says

pytestmark = pytest.mark.once

EFFECTS: Any = read_file(TESTS / "facts" / "effects.yaml")
CERTIFICATES = ("quality", "integrity", "social-responsibility", "aaa-credit")


@cache
def engine() -> Engine:
    return Engine(read_collection().bundle())


@cache
def effects() -> Mapping[str, Mapping[str, str]]:
    files: Any = (*read_collection().rubrics, *read_collection().rules)
    return {each["id"]: each["effect"] for file in files for each in file.content["discrepancies"]}


def case_of(ask: Mapping[str, Any]) -> dict[str, Any]:
    """ASK as a golden case of scoring has it."""
    findings: dict[str, Any] = dict.fromkeys(ask.get("lost", ()), "not_met")
    for clause, counts in ask.get("sampled", {}).items():
        sampled, nonconforming = counts.split("/")
        findings[clause] = {"sampled": sampled, "nonconforming": nonconforming}
    case: dict[str, Any] = {"others": "met", "findings": findings}
    deleted = {"reason": "不涉及"}
    if ask.get("deleted", "").count(".") > 1:
        findings[ask["deleted"]] = {"not_applicable": deleted["reason"]}
    elif "deleted" in ask:
        case["deleted"] = deleted | {"section": ask["deleted"]}
    case["special_deductions"] = [{"reason": "一"}] * int(ask.get("specials", 0))
    if "bonus" in ask:
        case["special_bonus"] = {"reason": "领先"}
    if "certificates" in ask:
        case["certificates"] = list(CERTIFICATES[: int(ask["certificates"])])
    return case


def result_of(rubric: str | None, ask: Mapping[str, Any]) -> Any:
    request: dict[str, Any] = {"format": "request/1", **ask}
    if "kind" not in ask:
        assert rubric is not None
        readings = ask.get("readings", {})
        assessment = assessment_of(rubric, case_of(ask))
        request = {"format": "request/1", "kind": "score", "assessment": assessment, "readings": readings}
    elif rubric is not None:
        request["rubric"] = rubric
    return engine().result(request)


def written(result: Any, path: str, language: str) -> str:
    """What stands at PATH, as the sentences write it."""
    if path in ("level", "stars"):
        label = str(result["level_label"][language])
        label = label.partition("（")[0] if path == "stars" else label
        return label if language == "zh" else label[0].lower() + label[1:]
    value = at(result, path)
    number = read_exact(value)
    return str(value) if number is None else figure(number, path)


def figure(number: Fraction, path: str) -> str:
    """Decimals, of two places where they do not end; but a third of a day is a fraction."""
    if number.denominator % 3 == 0 and path not in ("final", "base", "earned"):
        return str(number)
    return f"{float(number):.3f}".rstrip("0").rstrip(".") if ends(number) else f"{float(number):.2f}"


def ends(number: Fraction) -> bool:
    return (number * 1000).denominator == 1


@pytest.mark.parametrize("effect", EFFECTS, ids=[effect["at"] for effect in EFFECTS])
def test_an_effect_states_what_the_engine_gives(effect: Mapping[str, Any]) -> None:
    results = {name: result_of(effect.get("rubric"), ask) for name, ask in effect["asks"].items()}
    sentence, named = effects()[effect["at"]], set()

    for language in ("zh", "en"):

        def filled(found: re.Match[str], language: str = language) -> str:
            name, path = found[1].split(".", 1)
            named.add(name)
            return written(results[name], path, language)

        fragments = [re.sub(r"\{([^}]+)\}", filled, fragment) for fragment in effect[language]]
        assert [each for each in fragments if not says(sentence[language], each)] == [], sentence[language]
    # A case whose figure no fragment states would be held to nothing.
    assert named == set(results)
