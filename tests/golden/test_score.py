"""The golden cases of each rubric: one file a rubric, found by its folder, checked through the API."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from aftersales import Engine
from aftersales_yaml.collection import Collection, read_collection
from aftersales_yaml.strict import read_yaml
from tests.golden.test_rules import as_written, at, typed

FILES = sorted((Path(__file__).parent / "score").glob("*.yaml"))


@cache
def collection() -> Collection:
    return read_collection()


def _cases(part: str) -> list[Any]:
    found = []
    for file in FILES:
        golden = read_yaml(file.read_text(encoding="utf-8"))
        for case in golden.get(part, []):
            found.append(pytest.param(golden["rubric"], case, id=f"{file.stem}: {case['name']}"))
    return found


@pytest.fixture(scope="session")
def engine() -> Engine:
    return Engine(collection().bundle())


def ask(engine: Engine, assessment: object, readings: object = None) -> dict[str, Any]:
    request = {"format": "request/1", "kind": "score", "assessment": assessment, "readings": readings or {}}
    return json.loads(engine.reply(json.dumps(request)))


def assessment_of(rubric_id: str, case: dict[str, Any]) -> dict[str, Any]:
    """The assessment that CASE describes; ``others``, ``deleted`` and ``open`` are spelt out."""
    rubric = next(f.content for f in collection().rubrics if f.content["id"] == rubric_id)
    findings = {}
    for section in rubric["sections"]:
        for clause in (c for indicator in section["indicators"] for c in indicator["clauses"]):
            if "others" in case:
                findings[clause["id"]] = case["others"]
            if case.get("deleted", {}).get("section") == section["number"]:
                findings[clause["id"]] = {"not_applicable": case["deleted"]["reason"]}
    findings |= case.get("findings", {})
    for clause in case.get("open", []):
        del findings[clause]
    assessment = {"format": "assessment/1", "rubric": rubric_id, "findings": findings}
    kept = ("special_deductions", "special_bonus", "certificates", "in_force_on")
    return assessment | {key: case[key] for key in kept if key in case}


@pytest.mark.parametrize(("rubric", "case"), _cases("cases"))
def test_scored_as_worked_by_hand(engine: Engine, rubric: str, case: dict[str, Any]) -> None:
    reply = ask(engine, assessment_of(rubric, case), case.get("readings"))
    assert reply["ok"], reply
    result = reply["result"]
    found = {path: as_written(at(result, path)) for path in case["expect"]}
    assert found == {path: typed(value) for path, value in case["expect"].items()}
    if "depends_on" in case:
        assert sorted({r["register"] for r in result["readings"] if r["differs"]}) == case["depends_on"]
    assert set(case.get("discrepancies", [])) <= set(result["discrepancies"])
    if "warnings" in case:
        assert len(result["warnings"]) == int(case["warnings"])


@pytest.mark.parametrize(("rubric", "case"), _cases("refusals"))
def test_refused_with_every_fault(engine: Engine, rubric: str, case: dict[str, Any]) -> None:
    reply = ask(engine, case["assessment"])
    assert not reply["ok"]
    assert sorted(fault["at"] for fault in reply["faults"]) == sorted(case["at"])
    for fault in reply["faults"]:
        assert fault["found"]
        assert fault["expected"]["zh"]
        assert fault["expected"]["en"]


@pytest.mark.parametrize(
    ("findings", "certificates", "readings", "says"),
    [
        # 150 - 20 - 20 - 10 - 5 = 95 < 100: CTS ZHHT001-2023 3.3.2 names no failure (C-000-06).
        (["2.4.1", "2.4.2", "2.7.1", "2.2.1b"], [], {}, ("95.0 未达到最低的 100", "没有写这算不算不合格")),
        # 150 - 20 = 130 points with 1 certificate, nine stars ask for 3; by the third reading no level.
        (
            ["2.4.2"],
            ["quality"],
            {"note-2-lowest-standard": "none"},
            ("130.0 达到 130", "证书 1 项，少于要求的 3 项"),
        ),
    ],
)
def test_the_last_step_says_why_there_is_no_level(
    engine: Engine,
    findings: list[str],
    certificates: list[str],
    readings: dict[str, str],
    says: tuple[str, str],
) -> None:
    case = {"others": "met", "findings": dict.fromkeys(findings, "not_met"), "certificates": certificates}
    result = ask(engine, assessment_of("zhht-completeness", case), readings)["result"]
    assert result["level"] is None
    for part in says:
        assert part in result["trace"][-1]["text"]["zh"]
