"""Measure the engine: scores a second, a forecast, an improvement, and how each grows with the clauses.

    python scripts/bench_engine.py

CPython and the shipped engine in Pyodide, one after the other in the same run; what counts are
the ratios between them and between sizes, not the milliseconds of this machine.
"""

from __future__ import annotations

import json
import sys
import tempfile
from typing import Any

from aftersales_runtime.build import ensure
from aftersales_runtime.places import PROBE
from aftersales_runtime.probe.measure import measured
from aftersales_runtime.programs import Stopped, run
from aftersales_yaml.collection import read_collection

KINDS = {
    "score": "score",
    "forecast": "forecast, 50 clauses open",
    "improve": "improve, equal efforts",
    "improve_by_effort": "improve, efforts 1 to 5",
}


def main() -> int:
    bundle = json.dumps(read_collection().bundle())
    try:
        here, there = json.loads(measured(bundle)), in_pyodide(bundle)
    except Stopped as fault:
        print(f"nothing measured: {fault}", file=sys.stderr)
        return 1
    show(here, there)
    return 0


def in_pyodide(bundle: str) -> dict[str, Any]:
    folder = ensure()
    manifest = json.loads((folder / "manifest.json").read_text())
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as file:
        file.write(bundle)
        file.flush()
        helper = str(PROBE / "measure.mjs")
        said = run(["node", helper, str(folder), str(folder / manifest["engine"]), file.name])
    measured_there: dict[str, Any] = json.loads(said.splitlines()[-1])
    return measured_there


def show(here: dict[str, Any], there: dict[str, Any]) -> None:
    print(
        f"\n  {here['clauses']} clauses, milliseconds a reply  {'CPython':>10} {'Pyodide':>10} {'ratio':>7}"
    )
    for kind, words in KINDS.items():
        ours, theirs = here[kind], there[kind]
        print(f"  {words:<38} {ours:>10.2f} {theirs:>10.2f} {theirs / ours:>6.1f}x")
    rates = [1000 / side["score"] for side in (here, there)]
    print(f"  {'assessments scored a second':<38} {rates[0]:>10.0f} {rates[1]:>10.0f}")
    print(f"\n  growth in CPython{'':<22}" + "".join(f"{row['clauses']:>12}" for row in here["growth"]))
    for kind, words in KINDS.items():
        first = here["growth"][0]
        cells = (f"{row[kind]:>7.1f}{'':<1}{row[kind] / first[kind]:>3.0f}x" for row in here["growth"])
        print(f"  {words:<38} " + " ".join(cells))


if __name__ == "__main__":
    sys.exit(main())
