"""Measure how fast it is, each figure against something else in the same run, and write bench/latest.json.

    python scripts/bench.py [--rounds 5] [--only start engine] [--out bench/latest.json]

The browser's part takes three minutes a round on two cores. Absolute times belong to the machine, and other
work on it shows in them: what counts are the ratios. See scripts/benchmark and the page /speed/ of the site.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from playwright.sync_api import Playwright, sync_playwright

from benchmark.compared import STOCK_PAGES, Compared, prepare
from benchmark.engines import engine_rows, measure_engines
from benchmark.figures import row
from benchmark.machine import ROOT, commit, machine, versions
from benchmark.served import Line
from benchmark.starts import fresh_browser, measure_starts, start_rows
from console import Fault, Steps

FORMAT = "bench/1"
SLOW = Line(10, 40)
FAST_ROWS = {
    "cold": "cold",
    "warm": "warm",
    "hop": "hop",
    "gz": "bytes-gzip",
    "br": "bytes-brotli",
    "lost": "lost",
}
SLOW_ROWS = {"cold": "cold-slow-line"}
ORDER = ("cold", "cold-slow-line", "warm", "hop", "bytes-gzip", "bytes-brotli", "lost")
GROUPS = ("start", "engine")


def main() -> int:
    parser = argparse.ArgumentParser(description="Measure how fast it is.")
    parser.add_argument("--rounds", type=int, default=5, help="rounds to take the medians of")
    parser.add_argument("--only", nargs="+", choices=GROUPS, default=GROUPS, help="measure no more than this")
    parser.add_argument("--out", type=Path, default=ROOT / "bench" / "latest.json")
    options = parser.parse_args()
    work = ROOT / "build" / "bench"
    work.mkdir(parents=True, exist_ok=True)
    try:
        told = measured(work, options.rounds, options.only)
    except Fault as fault:
        print(f"nothing measured: {fault}", file=sys.stderr)
        return 1
    options.out.write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    show(told)
    print(f"\n  written to {options.out}")
    return 0


def measured(work: Path, rounds: int, groups: tuple[str, ...]) -> dict[str, Any]:
    """The whole file."""
    steps, around = Steps(), {"machine": machine(), "commit": commit()}
    rows: list[dict[str, Any]] = []
    with steps.step("the pages that are compared"):
        compared = prepare(work, ROOT / "site")
    with sync_playwright() as driver:
        with fresh_browser(driver) as context:
            browser = context.browser
            said = browser.version if browser else context.new_page().evaluate("navigator.userAgent")
        if "start" in groups:
            found = sorted(starts(driver, compared, rounds, steps), key=lambda each: ORDER.index(each["id"]))
            rows += [{"group": "start", **each} for each in found]
    if "engine" in groups:
        with steps.step(f"the engine, {rounds} rounds"):
            engines = measure_engines(work, rounds)
        rows += [{"group": "engine", **row(*each)} for each in engine_rows(engines)]
    return {
        "format": FORMAT,
        "measured": datetime.now(UTC).strftime("%Y-%m-%d"),
        **around,
        "versions": versions(said) | compared.versions,
        "rounds": rounds,
        "rows": rows,
        "missing": compared.missing,
    }


def starts(driver: Playwright, compared: Compared, rounds: int, steps: Steps) -> Iterator[dict[str, Any]]:
    for name, line, rows in (("fast line", Line(), FAST_ROWS), ("10 Mbit/s and 40 ms", SLOW, SLOW_ROWS)):
        with steps.step(f"the first score, {name}, {rounds} rounds"):
            found = measure_starts(driver, compared, line, rounds)
        for row_name, unit, values in start_rows(found, rows):
            yield row(row_name, unit, values, STOCK_PAGES)


def show(told: Mapping[str, Any]) -> None:
    print()
    for each in told["rows"]:
        ratio, ours = each["ratio"], each["measured"]["ours"]
        other = each["measured"][each["against"]]
        times = f"{ratio['median']:>7} ({ratio['low']} to {ratio['high']})" if ratio else f"{'':>7}"
        print(
            f"  {each['id']:<16}{ours['median']:>12} {each['unit']:<6} {each['against']:<18}"
            f"{other['median']:>12}  {times}"
        )


if __name__ == "__main__":
    sys.exit(main())
