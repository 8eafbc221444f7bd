"""Runs in Pyodide and in CPython alike: how long the engine takes, in milliseconds, on the given rubrics."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from typing import Any

from aftersales import Engine

SIZES = (50, 500, 5000)
OPEN = 50  # an exact distribution over 5,000 open clauses would be 150 MB of digits, whoever computes it


def measured(asked: str) -> str:
    """The timings, as JSON: scores, a forecast and an improvement of a full form, and their growth."""
    bundle = json.loads(asked)
    rubric = bundle["rubrics"][0]
    figures = _figures(rubric)
    growth = [{"clauses": size, **_figures(_of_size(rubric, size))} for size in SIZES]
    return json.dumps({"clauses": len(_ids(rubric)), **figures, "growth": growth})


def _figures(rubric: dict[str, Any]) -> dict[str, float]:
    engine = Engine({"rubrics": [rubric], "rules": []})
    third = {clause: {"sampled": 3 + n % 7, "nonconforming": n % 3} for n, clause in enumerate(_ids(rubric))}
    assessment = {"format": "assessment/1", "rubric": rubric["id"], "findings": third}
    fifty_open = assessment | {"findings": dict(list(third.items())[OPEN:])}
    request = {"format": "request/1", "assessment": assessment}
    target, efforts = rubric["levels"][-1]["id"], {c: str(1 + n % 5) for n, c in enumerate(_ids(rubric))}
    return {
        "score": _time(engine, request | {"kind": "score"}),
        "forecast": _time(
            engine, request | {"kind": "forecast", "assessment": fifty_open, "chances": {"default": "4/5"}}
        ),
        "improve": _time(engine, request | {"kind": "improve", "target": target}),
        "improve_by_effort": _time(
            engine, request | {"kind": "improve", "target": target, "efforts": {"named": efforts}}
        ),
    }


def _time(engine: Engine, request: dict[str, Any]) -> float:
    """Milliseconds of one reply: the best of some, for about a third of a second at least one."""
    text = json.dumps(request)
    best, begun = float("inf"), time.perf_counter()
    while time.perf_counter() - begun < 0.3:
        best = min(best, _once(lambda: engine.reply(text)))
    return best


def _once(call: Callable[[], object]) -> float:
    begun = time.perf_counter()
    call()
    return (time.perf_counter() - begun) * 1000


def _ids(rubric: dict[str, Any]) -> list[str]:
    return [c["id"] for s in rubric["sections"] for i in s["indicators"] for c in i["clauses"]]


def _of_size(rubric: dict[str, Any], size: int) -> dict[str, Any]:
    """A rubric like RUBRIC with SIZE clauses in one section, their points repeating 1, 1.5, 2 and so on."""
    clause = rubric["sections"][0]["indicators"][0]["clauses"][0] | {"same_as": [], "discrepancies": []}
    points = ("1", "1.5", "2", "3", "5")
    clauses = [clause | {"id": f"9.{n}", "points": points[n % 5]} for n in range(size)]
    indicator = rubric["sections"][0]["indicators"][0] | {"clauses": clauses, "discrepancies": []}
    section = rubric["sections"][0] | {"indicators": [indicator], "discrepancies": []}
    return rubric | {"sections": [section], "chapters": [], "discrepancies": []}
