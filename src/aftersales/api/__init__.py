"""The API: a JSON request in, a JSON reply out, the same for the browser and the terminal.

A request is ``{"format": "request/1", "kind": KIND, ...}``; what else it holds depends on the kind,
and is said by the module of that kind. The reply is ``{"format": "reply/1", "ok": true, "kind":
KIND, "result": {...}}``, or with ``"ok": false`` and ``"faults"``, each with the place, what was
found and what is expected, in both languages. Exact numbers are text; beside them, under
``display``, stands what to show.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from aftersales.api.as_text import largest_request

if TYPE_CHECKING:
    from aftersales.api.engine import Engine as Engine

__all__ = ["Engine", "largest_request"]


def __getattr__(name: str) -> object:
    """`Engine` is imported when it is asked for: whoever needs one kind of request does not load them all."""
    if name == "Engine":
        from aftersales.api.engine import Engine

        return Engine
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
