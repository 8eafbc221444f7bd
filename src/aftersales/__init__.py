"""The calculations of Chinese after-sales service certification, exact and explained.

Pure Python on the standard library alone: the same wheel runs in CPython and, in the reader's
browser, in Pyodide. Start with `Engine` (JSON in, JSON out), or with the functions in
`aftersales.calculation` on the classes in `aftersales.model`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from aftersales.version import __version__

if TYPE_CHECKING:
    from aftersales.api import Engine as Engine

__all__ = ["Engine", "__version__"]


def __getattr__(name: str) -> object:
    """`Engine` is imported when it is asked for: whoever needs one calculation does not load them all."""
    if name == "Engine":
        from aftersales.api import Engine

        return Engine
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
