"""Documents of an archive calculated before and after a change, in their order, on all cores."""

from __future__ import annotations

import hashlib
import json
import os
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import Any

from aftersales import Engine
from aftersales.api.impact import Impact
from aftersales.version import __version__
from aftersales_cli.batch_row import Row

Outcome = dict[str, Any]

CHUNK = 200
"""Documents that go to a core at once: a tenth of a second's work, so that handing over costs nothing."""
_AHEAD = 3
"""Chunks that are under way or waiting for each core: an archive is read no faster than it is calculated."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """The documents before and after, each as the JSON of a bundle, and readings switched after (JSON)."""

    before: str
    after: str
    readings: str

    @property
    def digest(self) -> str:
        """What names this change: two runs with the same one have the same outcomes."""
        whole = "\0".join((__version__, self.before, self.after, self.readings))
        return hashlib.sha256(whole.encode()).hexdigest()


def outcomes(change: Change, rows: Iterable[Row], executor: Executor | None = None) -> Iterator[Outcome]:
    """What becomes of each of ROWS under CHANGE, in their order.

    EXECUTOR is where to calculate; None is here: in this process while there are few, else on every core.
    """
    chunks = _chunks(rows)
    first = next(chunks, [])
    if executor is None and len(first) < CHUNK:
        yield from calculate(change, first)
        return
    cores = os.cpu_count() or 1
    opened: AbstractContextManager[Executor] = (
        ProcessPoolExecutor(cores) if executor is None else nullcontext(executor)
    )
    waiting: deque[Future[list[Outcome]]] = deque()
    with opened as pool:
        for chunk in chain([first], chunks):
            waiting.append(pool.submit(calculate, change, chunk))
            if len(waiting) >= _AHEAD * cores:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()


def calculate(change: Change, rows: list[Row]) -> list[Outcome]:
    """The outcomes of ROWS: a function of its arguments alone, so that any machine may run it."""
    impact = _impact(change)
    return [_outcome(impact, row) for row in rows]


@cache
def _impact(change: Change) -> Impact:
    readings: Mapping[str, str] = json.loads(change.readings)
    return Impact(
        before=Engine.from_json(change.before), after=Engine.from_json(change.after), readings=readings
    )


def _outcome(impact: Impact, row: Row) -> Outcome:
    where = {"place": row.place, "name": row.name}
    if row.faults:
        faults = [fault.to_json() for fault in row.faults]
        none = {"kind": "", "ok": False, "changed": False, "before": {}, "after": {}, "why": []}
        return {**where, **none, "faults": faults}
    return {**where, **impact.of(row.assessment)}


def _chunks(rows: Iterable[Row]) -> Iterator[list[Row]]:
    chunk: list[Row] = []
    for row in rows:
        chunk.append(row)
        if len(chunk) == CHUNK:
            yield chunk
            chunk = []
    if chunk:
        yield chunk
