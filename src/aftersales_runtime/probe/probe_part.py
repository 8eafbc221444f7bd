"""Runs in Pyodide (and, to compare, in this Python): the samples of a part, and the modules they took."""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Mapping
from typing import Any

from aftersales_runtime.probe.file_samples import SAMPLES


def report(asked: str) -> str:
    """The modules loaded by the samples of the part that ASKED names, and the hash of each file."""
    wanted = json.loads(asked)
    return json.dumps({"hashes": hashes(wanted["part"], wanted["samples"]), "modules": modules()})


def hashes(part: str, samples: Mapping[str, Any]) -> list[str]:
    """The SHA-256 of each file that the samples of PART make."""
    return [hashlib.sha256(content).hexdigest() for content in SAMPLES[part](samples)]


def modules() -> dict[str, str]:
    """The name and the file of each loaded module that came out of a file, and not out of the interpreter."""
    loaded = {}
    for name, module in list(sys.modules.items()):
        file = getattr(module, "__file__", None)
        frozen = getattr(getattr(module, "__spec__", None), "origin", None) == "frozen"
        if file and not frozen:
            loaded[name] = file
    return loaded
