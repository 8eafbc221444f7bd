"""The rubrics and rule documents that a door answers from."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from aftersales.foundation.faults import Fault, Refused
from aftersales.foundation.text import Text
from aftersales.model.read_rubric import read_rubric
from aftersales.model.rubric import Rubric
from aftersales.record import canonical


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """A rubric together with the SHA-256 of its canonical JSON, which is the file that the site publishes."""

    rubric: Rubric
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    rubrics: Mapping[str, Published] = field(default_factory=dict)

    def rubric(self, name: object, at: str) -> Published:
        """The rubric that NAME names; AT is the place of that name in the request."""
        if isinstance(name, str) and name in self.rubrics:
            return self.rubrics[name]
        known = " | ".join(self.rubrics) or "–"
        found = f'"{name}"' if isinstance(name, str) else "–" if name is None else type(name).__name__
        raise Refused([Fault(at=at, found=found, expected=Text(f"以下之一：{known}", f"one of: {known}"))])


def read_library(bundle: Mapping[str, object]) -> Library:
    """A library from ``{"rubrics": [mapping, ...]}``; raises `Refused` if one of them is no rubric."""
    rubrics = {}
    listed = bundle.get("rubrics")
    for mapping in listed if isinstance(listed, list) else []:
        rubric = read_rubric(mapping)
        rubrics[rubric.id] = Published(rubric=rubric, sha256=hashlib.sha256(canonical(mapping)).hexdigest())
    return Library(rubrics=rubrics)
