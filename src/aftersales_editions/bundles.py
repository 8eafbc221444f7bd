"""Bundles for an engine: what a library answers from, on another day, or with another document in it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from aftersales.api.library import Library
from aftersales.foundation.faults import Fault, Refused, shown
from aftersales.foundation.text import Text
from aftersales.model.calculations import IN_FORCE_ON
from aftersales.model.sameness import is_mapping

_KNOWN = Text("以下文件之一的另一版：{listed}", "another edition of one of: {listed}")


def bundle_of(library: Library, on: date) -> dict[str, Any]:
    """All editions that LIBRARY has, to answer by those in force ON a day."""
    rubrics = {name: (each,) for name, each in library.rubrics.items()}
    rules = {name: (each,) for name, each in library.rules.items()}
    found = {
        key: [
            json.loads(each.content)
            for name, only in one.items()
            for each in library.editions.get(name, only)
        ]
        for key, one in (("rubrics", rubrics), ("rules", rules))
    }
    return {**found, IN_FORCE_ON: on.isoformat()}


def replaced(bundle: Mapping[str, Any], document: object) -> dict[str, Any]:
    """BUNDLE with DOCUMENT in the place of all editions of the same id; raises `Refused` if it has none."""
    name = document.get("id") if is_mapping(document) else None
    ids = {each["id"]: kind for kind in ("rubrics", "rules") for each in bundle[kind]}
    if name not in ids:
        expected = _KNOWN.filled(listed=", ".join(ids))
        raise Refused([Fault(at="id", found=shown(name), expected=expected)])
    kind = ids[name]
    return {**bundle, kind: [*(each for each in bundle[kind] if each["id"] != name), document]}
