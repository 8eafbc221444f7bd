"""The golden cases of the kinds around an assessment: one file a kind, each sum in a comment."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from aftersales import Engine
from aftersales.model.around import AROUND
from aftersales.model.read_rubric import read_rubric
from aftersales_yaml.strict import read_yaml
from tests.golden.test_score import assessment_of, collection

FILES = sorted((Path(__file__).parent / "around").glob("*.yaml"))
ASSESSMENTS = ("assessment", "first", "second", "whole")
"""The keys under which a case describes an assessment as those of the score do."""


def _cases(part: str) -> list[Any]:
    found = []
    for file in FILES:
        golden: Any = read_yaml(file.read_text(encoding="utf-8"))
        for case in golden.get(part, []):
            found.append(pytest.param(file.stem, case, id=f"{file.stem}: {case['name']}"))
    return found


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine(collection().bundle())


def asked(kind: str, case: dict[str, Any]) -> dict[str, Any]:
    """The request of CASE, its assessments spelt out."""
    request = dict(case["request"])
    for key in ASSESSMENTS:
        described = request.get(key)
        if isinstance(described, dict) and "rubric" in described:
            request[key] = spelt_out(described)
        elif isinstance(described, dict) and "assessment" in described:
            request[key] = described | {"assessment": spelt_out(described["assessment"])}
    return {"format": "request/1", "kind": kind, **request}


def at(result: Any, path: str) -> Any:
    """What stands at PATH: keys apart by points, those with points in brackets; entries by number or name."""
    for bracketed, bare in re.findall(r"\[([^\]]+)\]|([^.\[\]]+)", path):
        step = bracketed or bare
        if isinstance(result, list):
            result = result[int(step)] if step.isdecimal() else _named(result, step)
        else:
            result = result[step]
    return result


def _named(entries: list[Any], name: str) -> Any:
    keys = ("clause", "id", "name", "owner", "site", "on", "shows", "measure")
    (found,) = [entry for entry in entries if name in [entry.get(key) for key in keys]]
    return found


def spelt_out(described: dict[str, Any]) -> dict[str, Any]:
    more = {
        key: value for key, value in described.items() if key not in ("rubric", "others", "deleted", "open")
    }
    if "evidence" in more:
        more["evidence"] = {
            clause: {
                _in_rubrics_words(described["rubric"], clause, name): entry for name, entry in entries.items()
            }
            for clause, entries in more["evidence"].items()
        }
    return assessment_of(described["rubric"], described) | {k: v for k, v in more.items() if k != "findings"}


def _in_rubrics_words(rubric: str, clause: str, name: str) -> str:
    """NAME; for ``{1}`` the words of the first evidence of CLAUSE in RUBRIC, which may be reworded."""
    number = re.fullmatch(r"\{([0-9])\}", name)
    if number is None:
        return name
    model = read_rubric(next(f.content for f in collection().rubrics if f.content["id"] == rubric))
    return model.clause_by_id[clause].evidence[int(number[1]) - 1].zh


def test_every_kind_has_a_file() -> None:
    assert {file.stem for file in FILES} == set(AROUND)


@pytest.mark.parametrize(("kind", "case"), _cases("cases"))
def test_case(engine: Engine, kind: str, case: dict[str, Any]) -> None:
    reply = json.loads(engine.reply(json.dumps(asked(kind, case))))
    assert reply["ok"], reply
    found = {place: at(reply["result"], place) for place in case["expect"]}
    assert _plain(found) == _plain(case["expect"])


@pytest.mark.parametrize(("kind", "case"), _cases("refusals"))
def test_refusal(engine: Engine, kind: str, case: dict[str, Any]) -> None:
    reply = json.loads(engine.reply(json.dumps(asked(kind, case))))
    assert not reply["ok"]
    assert [fault["at"] for fault in reply["faults"]] == case["at"]


def _plain(value: Any) -> Any:
    """VALUE with every scalar as the text that YAML has."""
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    words = {None: "null", True: "true", False: "false"}
    return words[value] if value is None or isinstance(value, bool) else str(value)
