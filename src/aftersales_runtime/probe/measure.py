"""Runs in Pyodide and in CPython alike: how long the engine takes, in milliseconds, on the given rubrics.

Every reply answers another assessment, as a reader who fills in a form asks for one after another: nothing
that the engine remembers of the last request makes the next one look faster than it is.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Mapping
from itertools import cycle
from math import isqrt
from statistics import median, quantiles
from typing import Any

from aftersales import Engine
from aftersales.calculation.site_draw import draw_sites
from aftersales.model.site import Site

SIZES = (50, 500, 5000)
SITES, STRATA = 40_000, 35_000
ASSESSMENTS = 16
OPEN = 50  # an exact distribution over 5,000 open clauses would be 150 MB of digits, whoever computes it


def measured(asked: str) -> str:
    """The timings, as JSON: scores, a forecast and an improvement of a full form, and their growth."""
    bundle = json.loads(asked)
    rubric = bundle["rubrics"][0]
    figures = _figures(rubric)
    growth = [{"clauses": size, **_figures(_of_size(rubric, size))} for size in SIZES]
    drawn = {"sites": SITES, "strata": STRATA, "took": _draw()}
    return json.dumps({"clauses": len(_ids(rubric)), **figures, "growth": growth, "draw": drawn})


def _figures(rubric: dict[str, Any]) -> dict[str, dict[str, float]]:
    engine, ids = Engine({"rubrics": [rubric], "rules": []}), _ids(rubric)
    target, efforts = rubric["levels"][-1]["id"], {c: str(1 + n % 5) for n, c in enumerate(ids)}
    found = [_sampled(ids, variant) for variant in range(ASSESSMENTS)]
    fifty_open = [dict(list(findings.items())[OPEN:]) for findings in found]
    met: list[dict[str, Any]] = [dict.fromkeys(ids, "met") | {ids[n]: "not_met"} for n in range(ASSESSMENTS)]

    def timed(kind: str, every: Iterable[Mapping[str, Any]], **more: Any) -> dict[str, float]:
        return _time(engine, [_request(kind, rubric["id"], findings, more) for findings in every])

    return {
        "score": timed("score", found),
        "score_met": timed("score", met),
        "forecast": timed("forecast", fifty_open, chances={"default": "4/5"}),
        "improve": timed("improve", found, target=target),
        "improve_by_effort": timed("improve", found, target=target, efforts={"named": efforts}),
    }


def _sampled(ids: list[str], variant: int) -> dict[str, Any]:
    """Every clause verified by samples, a third of them without a miss."""
    return {
        c: {"sampled": 3 + (n + variant) % 7, "nonconforming": (n + variant) % 3} for n, c in enumerate(ids)
    }


def _request(kind: str, rubric: str, findings: Mapping[str, Any], more: Mapping[str, Any]) -> str:
    assessment = {"format": "assessment/1", "rubric": rubric, "findings": findings}
    return json.dumps({"format": "request/1", "kind": kind, "assessment": assessment, **more})


def _time(engine: Engine, requests: list[str]) -> dict[str, float]:
    """Milliseconds of a reply: the median, and what nine of ten stay under; a third of a second's replies."""
    took: list[float] = []
    begun = time.perf_counter()
    for request in cycle(requests):
        started = time.perf_counter()
        engine.reply(request)
        took.append((time.perf_counter() - started) * 1000)
        if time.perf_counter() - begun > 0.3:
            break
    return {"median": median(took), "nine_of_ten": quantiles(took, n=10)[-1] if len(took) > 1 else took[0]}


def _draw() -> float:
    """Milliseconds to draw the root of SITES, so many visits, from SITES in STRATA of region and type."""
    listed = [
        Site(name=f"s{n}", region=f"r{n % STRATA}", type="shop", headcount=None, last_visited=None)
        for n in range(SITES)
    ]
    begun = time.perf_counter()
    draw_sites(listed, isqrt(SITES), "initial", "7")
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
