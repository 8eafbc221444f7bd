"""What the rows of a batch come to, in their order: many of them in several processes at once.

Processes are forked, as Linux can: they have the rubrics and the rows already. Where they had to begin anew
and be sent everything, a batch must be very large before that pays.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from typing import Any, TypeAlias

from aftersales_cli.batch_row import Row

Outcome: TypeAlias = dict[str, Any]
Judge: TypeAlias = Callable[[Row], Outcome]

FEWEST = 1000
"""The fewest rows for which a second process is worth its start."""
_CHUNK = 100


def each_outcome(rows: Sequence[Row], judge: Judge, *, processes: int | None = None) -> Iterator[Outcome]:
    """What JUDGE finds of each of ROWS; PROCESSES is by default one for each core that may be used."""
    if processes is None:
        processes = _cores() if len(rows) >= FEWEST else 1
    if processes == 1:
        yield from map(judge, rows)
        return
    # Loaded for many rows alone: it takes as long as a hundred of them.
    futures, multiprocessing = import_module("concurrent.futures"), import_module("multiprocessing")
    fork = multiprocessing.get_context("fork")
    starts = range(0, len(rows), _CHUNK)
    with futures.ProcessPoolExecutor(processes, fork, _begin, (rows, judge)) as executor:
        for outcomes in executor.map(_chunk, starts):
            yield from outcomes


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1


_begun: list[tuple[Sequence[Row], Judge]] = []
"""In a forked process what it works on, which is not sent: it was there before."""


def _begin(rows: Sequence[Row], judge: Judge) -> None:
    _begun.append((rows, judge))


def _chunk(start: int) -> list[Outcome]:
    rows, judge = _begun[-1]
    return [judge(row) for row in rows[start : start + _CHUNK]]
