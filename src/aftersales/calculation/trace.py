"""Traces: the steps of a calculation in words, with the figures, the clause and the discrepancies of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from aftersales.foundation.text import Text
from aftersales.model.reference import Reference


@dataclass(frozen=True, slots=True, kw_only=True)
class TraceStep:
    """One step: what was done, with which exact figures (as text), by which clause, which discrepancies."""

    step: str
    text: Text
    figures: Mapping[str, str]
    source: Reference | None
    discrepancies: tuple[str, ...] = ()
