"""Runs in Pyodide (and, for the comparison, in this Python): the samples, and what they took."""

from __future__ import annotations

import importlib
import json
import sys
from collections.abc import Mapping, Sequence

from aftersales import Engine

LIBRARY = "/lib/python3"  # where Pyodide has its standard library, as a zip


def report(asked: str) -> str:
    """Import and run what ASKED names; the replies, and the library's modules loaded by then."""
    wanted = json.loads(asked)
    for module in wanted["modules"]:
        importlib.import_module(module)
    said = replies(wanted["samples"]["bundle"], wanted["samples"]["requests"])
    return json.dumps({"modules": library_modules(), "replies": said})


def replies(bundle: Mapping[str, object], requests: Sequence[object]) -> list[str]:
    """What the engine answers to each request."""
    engine = Engine(bundle)
    return [engine.reply(json.dumps(request)) for request in requests]


def library_modules() -> list[str]:
    """The names of the loaded modules that came out of the standard library's zip.

    The interpreter has some of it frozen inside, and never looks for those.
    """
    loaded = []
    for name, module in list(sys.modules.items()):
        file = getattr(module, "__file__", None) or ""
        frozen = getattr(getattr(module, "__spec__", None), "origin", None) == "frozen"
        if file.startswith(LIBRARY) and not frozen:
            loaded.append(name)
    return sorted(loaded)
