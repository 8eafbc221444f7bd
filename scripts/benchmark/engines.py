"""How fast the engine answers, in turn with that of the commit from which on it was made fast.

A checkout without that commit (a shallow one, an archive) compares with a fixed piece of work in pure Python.
"""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from benchmark.compared import RUBRIC
from benchmark.machine import ROOT
from console import run_quietly

FIRST = "af3ce05"
YARDSTICK = "yardstick"
BATCH_ROWS = 2000
CHILD = Path(__file__).with_name("engine_child.py")
READ = (
    "import json; from aftersales_yaml.collection import read_collection\n"
    f"print(json.dumps(next(r for r in read_collection().bundle()['rubrics'] if r['id'] == {RUBRIC!r})))"
)

Engines = Mapping[str, Mapping[str, list[float]]]
"""By kind of work and by engine, milliseconds for each round."""


def measure_engines(work: Path, rounds: int) -> Engines:
    sources = {"ours": ROOT / "src"}
    first = first_engine(work / "first")
    if first is not None:
        sources["first"] = first
    rubrics = {name: _rubric(source, work / f"{name}.json") for name, source in sources.items()}
    table = work / "rows.csv"
    table.write_text(rows_of(json.loads(rubrics["ours"].read_text(encoding="utf-8"))), encoding="utf-8")
    found: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    for _ in range(rounds):
        for name, source in sources.items():
            replies = json.loads(run_python(source, str(CHILD), str(rubrics[name])))
            yardstick = replies.pop(YARDSTICK)
            took = {**replies, "batch": _batch(source, table)}
            for kind, milliseconds in took.items():
                found[kind][name].append(milliseconds)
                if first is None:
                    found[kind][YARDSTICK].append(yardstick)
    return found


def first_engine(folder: Path) -> Path | None:
    """The sources of the first measured commit in FOLDER, where the history has it."""
    archived = subprocess.run(
        ["git", "archive", FIRST, "src", "rubrics"], cwd=ROOT, check=False, capture_output=True
    )
    if archived.returncode:
        return None
    folder.mkdir(parents=True, exist_ok=True)
    subprocess.run(["tar", "-x", "-C", str(folder)], input=archived.stdout, check=True)
    return folder / "src"


def rows_of(rubric: Mapping[str, object]) -> str:
    """A table for `aftersales batch`: made up, and the same on every machine."""
    sections: Sequence[Mapping[str, Sequence[Mapping[str, Sequence[Mapping[str, str]]]]]]
    sections = rubric["sections"]  # type: ignore[assignment]
    clauses = [clause["id"] for s in sections for i in s["indicators"] for clause in i["clauses"]]
    text = io.StringIO()
    table = csv.writer(text)
    table.writerow(["id", *clauses])
    for n in range(BATCH_ROWS):
        table.writerow([f"r{n}", *("met" if (n * 7 + k) % 5 else "not_met" for k in range(len(clauses)))])
    return text.getvalue()


def run_python(source: Path, *arguments: str) -> str:
    """What this Python prints with the modules of SOURCE; raises Fault with its last words when it fails."""
    environment = {**os.environ, "PYTHONPATH": str(source), "PYTHONDONTWRITEBYTECODE": "1"}
    return run_quietly([sys.executable, *arguments], env=environment)


def _rubric(source: Path, file: Path) -> Path:
    """The rubric as the engine of SOURCE reads it, in FILE."""
    file.write_text(run_python(source, "-c", READ), encoding="utf-8")
    return file


def _batch(source: Path, table: Path) -> float:
    began = time.perf_counter()
    run_python(source, "-m", "aftersales", "batch", str(table), "--rubric", RUBRIC)
    return (time.perf_counter() - began) * 1000


def engine_rows(engines: Engines) -> Iterator[tuple[str, str, Mapping[str, list[float]], list[str]]]:
    """Rows of the file: name, unit, values, and what ours is compared with."""
    for kind, values in engines.items():
        others = [name for name in values if name != "ours"]
        yield kind, "ms", values, others
