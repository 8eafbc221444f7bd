"""Run with the PYTHONPATH of one commit: how long its engine takes for a reply.

    python engine_child.py RUBRIC.json

Prints a JSON mapping from the kind of reply to milliseconds, the best of half a second: what else the machine
does can only add to it. `yardstick` is a piece of work in pure Python that no commit changes.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Mapping
from fractions import Fraction
from importlib import import_module
from pathlib import Path
from typing import Any

MEASURED_FOR = 0.5  # seconds for each kind of reply


def best(work: Callable[[], object]) -> float:
    shortest, began = float("inf"), time.perf_counter()
    while time.perf_counter() - began < MEASURED_FOR:
        started = time.perf_counter()
        work()
        shortest = min(shortest, time.perf_counter() - started)
    return shortest * 1000


def requests(rubric: Mapping[str, Any]) -> Mapping[str, str]:
    """A request of each kind: all clauses by samples, all met, 50 of 51 open, measures for the top level."""
    clauses = [c["id"] for s in rubric["sections"] for i in s["indicators"] for c in i["clauses"]]
    sampled = {each: {"sampled": 3 + n % 7, "nonconforming": n % 3} for n, each in enumerate(clauses)}

    def asked(kind: str, findings: Mapping[str, object], **more: object) -> str:
        assessment = {"format": "assessment/1", "rubric": rubric["id"], "findings": findings}
        return json.dumps({"format": "request/1", "kind": kind, "assessment": assessment, **more})

    return {
        "score": asked("score", sampled),
        "score-met": asked("score", dict.fromkeys(clauses, "met")),
        "forecast": asked("forecast", dict(list(sampled.items())[50:]), chances={"default": "4/5"}),
        "improve": asked("improve", sampled, target=rubric["levels"][-1]["id"]),
    }


def yardstick() -> Fraction:
    """A sum of 500 fractions, and a dictionary of 5,000 words."""
    words = {str(number): number for number in range(5000)}
    return sum((Fraction(value + 1, value % 97 + 3) for value in list(words.values())[:500]), Fraction(0))


def engine_of(rubric: Mapping[str, Any]) -> Any:
    """The engine of the commit that PYTHONPATH names; it had another name and place at first."""
    package = import_module("aftersales")
    make = getattr(package, "Engine", None) or import_module("aftersales.door").Door
    return make({"rubrics": [rubric], "rules": []})


def main() -> None:
    rubric = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    engine = engine_of(rubric)
    found = {"yardstick": best(yardstick)}
    for kind, request in requests(rubric).items():
        reply = engine.reply(request)
        if '"result"' not in reply:
            raise SystemExit(f"{kind} was refused: {reply[:300]}")
        found[kind] = best(lambda request=request: engine.reply(request))  # type: ignore[misc]
    print(json.dumps(found))


if __name__ == "__main__":
    main()
