"""The API: a JSON request in, a JSON reply out, the same for the browser and the terminal.

A request is ``{"format": "request/1", "kind": KIND, ...}``; what else it holds depends on the kind,
and is said by the module of that kind. The reply is ``{"format": "reply/1", "ok": true, "kind":
KIND, "result": {...}}``, or with ``"ok": false`` and ``"faults"``, each with the place, what was
found and what is expected, in both languages. Exact numbers are text; beside them, under
``display``, stands what to show.
"""

from aftersales.api.as_text import largest_request
from aftersales.api.engine import Engine

__all__ = ["Engine", "largest_request"]
