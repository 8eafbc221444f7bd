"""Saying what a build does, one line a step, with the time it took."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def step(name: str) -> Iterator[list[str]]:
    """Announce NAME when it ends, with its time and what was appended to the list it yields."""
    started = time.monotonic()
    remarks: list[str] = []
    yield remarks
    tail = f"  {', '.join(remarks)}" if remarks else ""
    print(f"  {name}  {time.monotonic() - started:.1f} s{tail}", flush=True)
