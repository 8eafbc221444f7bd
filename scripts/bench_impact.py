"""Measure `aftersales impact`: the time of an archive of made-up assessments, by one process and by more.

    python scripts/bench_impact.py [--documents 10000] [--workers 1 2] [--cluster 1 2 4]

With --cluster also through a scheduler of Dask on this machine, by as many workers, each a process with one
thread, as `aftersales impact --scheduler` hands the work to.

Each assessment has a finding on every clause of the hundred-point rubric and is scored before and after a
change of one threshold. Other work on the machine shows in the time by the clock. Processor time tells the
same without it: that of the program, which reads and writes, and that of the processes that calculate. The
archive cannot be done faster than the longer of the first, and the second by the number of processes.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from aftersales_yaml.collection import rubrics_folder
from aftersales_yaml.strict import read_file

TOLD = """
import atexit, resource, sys
def seconds(who):
    used = resource.getrusage(who)
    return used.ru_utime + used.ru_stime
def told():
    print(seconds(resource.RUSAGE_SELF), seconds(resource.RUSAGE_CHILDREN), file=sys.stderr)
atexit.register(told)
from aftersales_cli.main import main
main()
"""
"""The command line, which tells at its end how long it took of a processor, itself and its processes."""
GBT = "gbt-27922-2011"
THRESHOLD = ("    at_least: 95\n", "    at_least: 98\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """A run by some WORKERS: seconds by the clock, of the program itself, and of the processes beside it."""

    workers: int
    clock: float
    program: float
    beside: float

    @property
    def least(self) -> float:
        """Seconds by the clock on a machine that does nothing else and has a core for each process."""
        return max(self.program, self.beside / self.workers)


def main() -> int:
    cores = os.cpu_count() or 1
    parser = argparse.ArgumentParser(description="Measure aftersales impact.")
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--workers", type=int, nargs="*", default=sorted({1, cores}))
    parser.add_argument("--cluster", type=int, nargs="*", default=[])
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        edition, archive = edition_in(folder), archive_in(folder, options.documents)
        print(f"  {options.documents:,} assessments, {archive.stat().st_size / 1e6:.1f} MB, {cores} cores")
        runs = [measured(edition, archive, folder, workers) for workers in options.workers]
        clusters = [measured_on_cluster(edition, archive, folder, workers) for workers in options.cluster]
    show("processes", runs, options.documents)
    show("of Dask", clusters, options.documents)
    return 0


def edition_in(folder: Path) -> Path:
    """The hundred-point rubric with a higher threshold for five stars."""
    text = (rubrics_folder() / "scoring" / f"{GBT}.yaml").read_text(encoding="utf-8")
    assert text.count(THRESHOLD[0]) == 1
    path = folder / "new.yaml"
    path.write_text(text.replace(*THRESHOLD), encoding="utf-8")
    return path


def archive_in(folder: Path, count: int) -> Path:
    """COUNT assessments, one a line; most clauses are met, so that levels of all kinds come of it."""
    path = folder / "archive.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for number in range(count):
            findings = dict(findings_of(random.Random(number)))  # noqa: S311 - nothing secret
            assessment = {"format": "assessment/1", "rubric": GBT, "findings": findings}
            file.write(f"{json.dumps(assessment)}\n")
    return path


def findings_of(chance: random.Random) -> Iterator[tuple[str, object]]:
    least = chance.uniform(0.02, 0.3)
    for clause in CLAUSES:
        if chance.random() > least:
            yield clause, "met"
        elif chance.random() < 0.5:
            yield clause, {"not_met": "3 of 9 had no reply"}
        else:
            sampled = chance.randint(4, 20)
            yield clause, {"sampled": sampled, "nonconforming": chance.randint(0, sampled // 2)}


def _clauses() -> list[str]:
    rubric: object = read_file(rubrics_folder() / "scoring" / f"{GBT}.yaml")
    assert isinstance(rubric, dict)
    indicators = [each for section in rubric["sections"] for each in section["indicators"]]
    return [clause["id"] for indicator in indicators for clause in indicator["clauses"]]


CLAUSES = _clauses()


def measured(edition: Path, archive: Path, folder: Path, workers: int) -> Measured:
    options = ["-o", str(folder / f"{workers}.jsonl"), "--workers", str(workers)]
    clock, program, beside = timed(edition, archive, options)
    return Measured(workers=workers, clock=clock, program=program, beside=beside)


def measured_on_cluster(edition: Path, archive: Path, folder: Path, workers: int) -> Measured:
    """The same through a scheduler whose workers run already; their processor time is that of the run."""
    distributed: Any = import_module("distributed")  # an extra
    each = {"threads_per_worker": 1, "processes": True, "dashboard_address": ":0", "silence_logs": 50}
    with (
        distributed.LocalCluster(n_workers=workers, **each) as cluster,
        distributed.Client(cluster) as client,
    ):
        before = sum(client.run(time.process_time).values())
        options = ["-o", str(folder / f"cluster-{workers}.jsonl"), "--scheduler", cluster.scheduler_address]
        clock, program, _ = timed(edition, archive, options)
        beside = sum(client.run(time.process_time).values()) - before
    return Measured(workers=workers, clock=clock, program=program, beside=beside)


def timed(edition: Path, archive: Path, options: Sequence[str]) -> tuple[float, float, float]:
    """Seconds of a run with OPTIONS: by the clock, of the program itself, of processes that it started."""
    command = [sys.executable, "-c", TOLD, "impact", "--to", str(edition), str(archive), *options]
    began = time.perf_counter()
    ran = subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    clock = time.perf_counter() - began
    program, beside = map(float, ran.stderr.split()[-2:])
    return clock, program, beside


def show(kind: str, runs: Sequence[Measured], documents: int) -> None:
    if not runs:
        return
    print(f"  {kind:>9}    by the clock    program    beside it    at the least    a second")
    for run in runs:
        print(
            f"  {run.workers:>9}  {run.clock:>11.2f} s  {run.program:>7.2f} s  {run.beside:>9.2f} s"
            f"  {run.least:>12.2f} s  {documents / run.least:>10,.0f}"
        )


if __name__ == "__main__":
    sys.exit(main())
