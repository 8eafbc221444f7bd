"""How the engine's work grows: ten times the clauses or the sites take about ten times the steps.

Steps are calls of Python functions, which are the same on every machine; time never decides a test.
"""

import json
import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest

from aftersales import Engine
from aftersales.calculation.site_draw import draw_sites
from aftersales.model.site import Site
from aftersales_yaml.collection import read_collection

SMALL, LARGE = 100, 1000
LINEAR = 11  # times ten, and a little for what grows with the logarithm


def steps(call: Callable[[], object]) -> int:
    """The calls of Python functions that CALL makes, comprehensions and generators among them."""
    count = 0

    def counted(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event == "call"

    sys.setprofile(counted)
    try:
        call()
    finally:
        sys.setprofile(None)
    return count


def rubric_of(size: int) -> Any:
    """A rubric with SIZE clauses in one section."""
    rubric: Any = next(f.content for f in read_collection().rubrics if f.content["id"] == "gbt-27922-2011")
    section = rubric["sections"][0]
    indicator = section["indicators"][0]
    clause = indicator["clauses"][0] | {"same_as": [], "discrepancies": []}
    clauses = [clause | {"id": f"9.{n}", "points": ("1", "1.5", "2")[n % 3]} for n in range(size)]
    sections = [section | {"indicators": [indicator | {"clauses": clauses}], "discrepancies": []}]
    kept = {key: value for key, value in rubric.items() if key != "deletion_presets"}  # of clauses by name
    return kept | {"sections": sections, "chapters": [], "discrepancies": []}


def score_steps(size: int, finding: Callable[[int], Any]) -> int:
    rubric = rubric_of(size)
    engine = Engine({"rubrics": [rubric], "rules": []})
    findings = {f"9.{n}": finding(n) for n in range(size)}
    assessment = {"format": "assessment/1", "rubric": rubric["id"], "findings": findings}
    request = json.dumps({"format": "request/1", "kind": "score", "assessment": assessment})
    assert '"ok":true' in engine.reply(request)
    return steps(lambda: engine.reply(request))


@pytest.mark.parametrize(
    "finding",
    [
        lambda n: {"sampled": 3 + n % 7, "nonconforming": n % 3},
        lambda n: "met",
        lambda n: {"not_met": "no record"},
    ],
    ids=["sampled", "met", "not met"],
)
def test_a_score_grows_with_its_clauses(finding: Callable[[int], Any]) -> None:
    assert score_steps(LARGE, finding) < LINEAR * score_steps(SMALL, finding)


def draw_steps(sites: int) -> int:
    """Twenty visits to SITES sites, each a stratum of its own: every region and type stands at one site."""
    listed = [
        Site(name=f"s{n}", region=f"r{n}", type="shop", headcount=None, last_visited=None)
        for n in range(sites)
    ]
    return steps(lambda: draw_sites(listed, 20, "initial", "7"))


def test_a_draw_grows_with_its_strata() -> None:
    assert draw_steps(LARGE) < LINEAR * draw_steps(SMALL)


def visit_steps(visits: int) -> int:
    """VISITS visits to 3,000 sites of 1,500 strata."""
    listed = [
        Site(name=f"s{n}", region=f"r{n % 1500}", type="shop", headcount=None, last_visited=None)
        for n in range(3000)
    ]
    return steps(lambda: draw_sites(listed, visits, "initial", "7"))


def test_a_visit_more_does_not_look_at_every_stratum_again() -> None:
    """A tenth of the strata's number of steps at most: the queue gives the next one."""
    assert visit_steps(61) - visit_steps(60) < 150
