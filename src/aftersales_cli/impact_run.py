"""Documents of an archive calculated before and after a change, in their order, on all cores."""

from __future__ import annotations

import hashlib
import json
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from itertools import chain
from typing import Any, Final

from aftersales import Engine
from aftersales.foundation.faults import Fault, Refused
from aftersales.foundation.text import Text
from aftersales.model.calculations import IN_FORCE_ON
from aftersales.version import __version__
from aftersales_cli.batch_row import Row
from aftersales_editions.impact import Impact

Outcome = dict[str, Any]

_PATIENCE = "10s"
_DISTRIBUTED = Text(
    "先安装：pip install 'aftersales[cluster]'", "the library for it: pip install 'aftersales[cluster]'"
)
_A_SCHEDULER = Text(
    "正在运行的 Dask 调度器地址，如 tcp://10.0.0.5:8786",
    "the address of a running Dask scheduler, such as tcp://10.0.0.5:8786",
)

CHUNK = 200
"""Documents that go to a core at once: a tenth of a second's work, so that handing over costs nothing."""
_AHEAD = 3
"""Chunks that are under way or waiting for each core: an archive is read no faster than it is calculated."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Workers:
    """Where chunks are calculated: what takes a chunk, and how many it takes at once."""

    submit: Callable[[list[Row]], Future[list[Outcome]]]
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """Where: on the Dask cluster of SCHEDULER, or here by WORKERS processes (None: each core)."""

    scheduler: str | None = None
    workers: int | None = None


HERE: Final = Where()


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """The documents before and after, each as the JSON of a bundle, and readings switched after (JSON).

    READINGS ALONE: nothing else was asked to change.
    """

    before: str
    after: str
    readings: str
    readings_alone: bool

    @property
    def digest(self) -> str:
        """What names this change: two runs with the same one have the same outcomes.

        That is not the day by which editions are chosen, but the editions: a run goes on the day after.
        """
        asked = (self.readings, str(self.readings_alone))
        whole = "\0".join((__version__, _documents(self.before), _documents(self.after), *asked))
        return hashlib.sha256(whole.encode()).hexdigest()


def _documents(bundle: str) -> str:
    """All documents of BUNDLE, and which of them are in force, whatever the day."""
    library = Engine.from_json(bundle).library
    chosen = {name: each.sha256 for name, each in library.rubrics.items()}
    chosen |= {name: each.sha256 for name, each in library.rules.items()}
    undated = {key: value for key, value in json.loads(bundle).items() if key != IN_FORCE_ON}
    return json.dumps([undated, chosen], sort_keys=True)


def outcomes(change: Change, rows: Iterable[Row], where: Where = HERE) -> Iterator[Outcome]:
    """What becomes of each of ROWS under CHANGE, in their order.

    A few are calculated in this process. Raises `Refused` where a cluster does not answer.
    """
    chunks = _chunks(rows)
    first = next(chunks, [])
    alone = where.workers == 1 or len(first) < CHUNK
    if where.scheduler is None and alone:
        for chunk in chain([first], chunks):
            yield from calculate(change, chunk)
        return
    waiting: deque[Future[list[Outcome]]] = deque()
    with _workers(change, where) as workers:
        for chunk in chain([first], chunks):
            waiting.append(workers.submit(chunk))
            if len(waiting) >= _AHEAD * workers.count:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()


@contextmanager
def _workers(change: Change, where: Where) -> Iterator[Workers]:
    if where.scheduler is None:
        count = where.workers or os.cpu_count() or 1
        # The documents before and after go to every process once, not with each chunk.
        with ProcessPoolExecutor(count, initializer=_hold, initargs=(change,)) as pool:
            yield Workers(submit=lambda chunk: pool.submit(_calculate_held, chunk), count=count)
        return
    try:
        distributed: Any = import_module("distributed")
    except ImportError:
        raise Refused([Fault(at="--scheduler", found="distributed –", expected=_DISTRIBUTED)]) from None
    try:
        client = distributed.Client(where.scheduler, timeout=_PATIENCE)
    except (OSError, ValueError, TimeoutError) as error:
        raise Refused([Fault(at="--scheduler", found=str(error), expected=_A_SCHEDULER)]) from None
    with client:
        count = sum(client.nthreads().values()) or 1
        handed = client.scatter(change, broadcast=True, hash=False)  # to every worker once
        # Not named by its content: to hash each chunk for that costs the client more than all the rest.
        executor: Executor = client.get_executor(pure=False)
        yield Workers(submit=lambda chunk: executor.submit(calculate, handed, chunk), count=count)


_held: list[Change] = []
"""In a process of a pool: the change that all its chunks are calculated under."""


def _hold(change: Change) -> None:
    _held[:] = [change]


def _calculate_held(rows: list[Row]) -> list[Outcome]:
    return calculate(_held[0], rows)


def calculate(change: Change, rows: list[Row]) -> list[Outcome]:
    """The outcomes of ROWS: a function of its arguments alone, so that any machine may run it."""
    impact = _impact(change)
    return [_outcome(impact, row) for row in rows]


@cache
def _impact(change: Change) -> Impact:
    readings: Mapping[str, str] = json.loads(change.readings)
    return Impact(
        before=Engine.from_json(change.before),
        after=Engine.from_json(change.after),
        readings=readings,
        readings_alone=change.readings_alone,
    )


def content_of(row: Row) -> str:
    """The SHA-256 of what ROW says, or of why it could not be read."""
    said = [row.assessment, [fault.to_json() for fault in row.faults]]
    return hashlib.sha256(json.dumps(said, sort_keys=True, default=str).encode()).hexdigest()


def _outcome(impact: Impact, row: Row) -> Outcome:
    where = {"place": row.place, "name": row.name, "sha256": content_of(row)}
    if row.faults:
        faults = [fault.to_json() for fault in row.faults]
        none = {
            "kind": "",
            "document": "",
            "ok": False,
            "changed": False,
            "before": {},
            "after": {},
            "why": [],
        }
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
