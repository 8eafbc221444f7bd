"""Measure what a reader waits for: bytes on the wire, the start of Python, one reply of the engine.

    python scripts/bench_runtime.py [--rounds 5]

Node stands in for the browser: the same Pyodide, without the network. Medians; other work on the
machine shows in them.
"""

from __future__ import annotations

import argparse
import gzip
import json
import statistics
import sys
import time
from pathlib import Path

from aftersales import Engine
from aftersales_runtime.build import ensure
from aftersales_runtime.library import samples
from aftersales_runtime.places import PROBE, STOCK
from aftersales_runtime.programs import Stopped, run

REPLIES = 500


def main() -> int:
    parser = argparse.ArgumentParser(description="Measure what a reader waits for.")
    parser.add_argument("--rounds", type=int, default=5, help="starts of Pyodide to take the median of")
    rounds = parser.parse_args().rounds
    try:
        folder = ensure()
        manifest = json.loads((folder / "manifest.json").read_text())
        show_bytes(folder, [file["name"] for file in manifest["files"]])
        wheel = folder / manifest["engine"]
        show_times("Pyodide as it comes", STOCK, wheel, rounds)
        show_times("Pyodide as it is shipped", folder, wheel, rounds)
        for name, part in manifest["parts"].items():
            show_part(name, folder, wheel, part, rounds)
    except Stopped as fault:
        print(f"nothing measured: {fault}", file=sys.stderr)
        return 1
    print(f"  {'this Python':<26} one reply {here():7.2f} ms")
    return 0


def show_bytes(folder: Path, names: list[str]) -> None:
    total = [0, 0]
    for name in names:
        content = (folder / name).read_bytes()
        sizes = [len(content), min(len(content), len(gzip.compress(content, 6)))]
        total = [one + more for one, more in zip(total, sizes, strict=True)]
        print(f"  {name:<52} {sizes[0]:>10,} bytes  {sizes[1]:>10,} gzipped")
    print(f"  {'all that the browser loads':<52} {total[0]:>10,} bytes  {total[1]:>10,} gzipped")


def show_times(name: str, folder: Path, wheel: Path, rounds: int) -> None:
    helper = str(PROBE / "time.mjs")
    feed = json.dumps(samples())
    told = [run(["node", helper, str(folder), str(wheel)], feed=feed) for _ in range(rounds)]
    runs = [json.loads(line.splitlines()[-1]) for line in told]
    start = statistics.median(run["start"] for run in runs)
    reply = statistics.median(run["reply"] for run in runs)
    print(f"  {name:<26} one reply {reply:7.2f} ms   start to first reply {start:7.0f} ms")


def show_part(name: str, folder: Path, wheel: Path, part: dict[str, str], rounds: int) -> None:
    """A part that the first click loads: its archive is packed already."""
    helper = str(PROBE / "time_part.mjs")
    command = ["node", helper, str(folder), str(wheel), str(folder / part["name"]), part["module"]]
    runs = [json.loads(run(command).splitlines()[-1])["ready"] for _ in range(rounds)]
    size = f"{part['bytes']:>10,} bytes"
    print(f"  {f'the part {name}':<26} {size}   from there to ready {statistics.median(runs):7.0f} ms")


def here() -> float:
    asked = samples()
    engine, request = Engine(asked["bundle"]), json.dumps(asked["requests"][0])
    started = time.perf_counter()
    for _ in range(REPLIES):
        engine.reply(request)
    return (time.perf_counter() - started) / REPLIES * 1000


if __name__ == "__main__":
    sys.exit(main())
