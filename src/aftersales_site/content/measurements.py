"""What ``make bench`` measured, as the page on speed shows it: ``bench/latest.json``."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Spread:
    """The median of some rounds, the lowest and the highest."""

    median: float
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One thing that was measured of several programs, the first being ours.

    ``ratio`` is ours as a multiple of ``against``, or None where there is nothing to be a multiple of.
    """

    group: str
    id: str
    unit: str
    measured: Mapping[str, Spread]
    against: str
    ratio: Spread | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Measurements:
    measured: str
    machine: Mapping[str, Any]
    commit: Mapping[str, Any]
    versions: Mapping[str, str]
    rounds: int
    rows: tuple[Row, ...]
    missing: Mapping[str, str]

    def of(self, group: str) -> tuple[Row, ...]:
        return tuple(row for row in self.rows if row.group == group)


def read_measurements(file: Path) -> Measurements | None:
    """What stands in FILE, or None where nothing was measured. Its schema is held by a test."""
    if not file.is_file():
        return None
    told = json.loads(file.read_text(encoding="utf-8"))
    kept = {key: told[key] for key in ("measured", "machine", "commit", "versions", "rounds", "missing")}
    return Measurements(rows=tuple(map(_row, told["rows"])), **kept)


def _row(told: Mapping[str, Any]) -> Row:
    return Row(
        group=told["group"],
        id=told["id"],
        unit=told["unit"],
        measured={name: Spread(**each) for name, each in told["measured"].items()},
        against=told["against"],
        ratio=Spread(**told["ratio"]) if told["ratio"] else None,
    )
