"""Measure the engine: scores a second, a forecast, an improvement, and how each grows with the clauses.

    python scripts/bench_engine.py

CPython and the shipped engine in Pyodide, one after the other in the same run: medians over replies to
different assessments, and what nine of ten stay under. What counts are the ratios between the two and between
sizes, not the milliseconds of this machine; other work on it shows in them.
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
    "score": "score, every clause by samples",
    "score_met": "score, one clause not met",
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
    title = f"{here['clauses']} clauses, milliseconds a reply"
    heads = f"{'CPython':>10} {'9 of 10':>9} {'Pyodide':>10} {'9 of 10':>9} {'ratio':>7}"
    print(f"\n  {title:<36}{heads}")
    for kind, words in KINDS.items():
        ours, theirs = here[kind], there[kind]
        cells = (f"{side['median']:>10.2f} {side['nine_of_ten']:>9.2f}" for side in (ours, theirs))
        print(f"  {words:<36}{' '.join(cells)} {theirs['median'] / ours['median']:>6.1f}x")
    rates = [1000 / side["score"]["median"] for side in (here, there)]
    print(f"  {'assessments scored a second':<36}{rates[0]:>10.0f} {'':>9} {rates[1]:>10.0f}")
    drawn = f"draw from {here['draw']['sites']:,} sites, {here['draw']['strata']:,} strata"
    took = [side["draw"]["took"] for side in (here, there)]
    print(f"  {drawn:<36}{took[0]:>10.0f} {'':>9} {took[1]:>10.0f} {'':>9} {took[1] / took[0]:>6.1f}x")
    print(f"\n  growth in CPython{'':<22}" + "".join(f"{row['clauses']:>14}" for row in here["growth"]))
    for kind, words in KINDS.items():
        first = here["growth"][0][kind]["median"]
        medians = [row[kind]["median"] for row in here["growth"]]
        print(f"  {words:<36} " + " ".join(f"{each:>9.1f} {each / first:>3.0f}x" for each in medians))


if __name__ == "__main__":
    sys.exit(main())
