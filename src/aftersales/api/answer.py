"""What answers a kind of request, imported when that kind is first asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from aftersales.api.library import Library


class Answer:
    """The function of this package that answers KIND: `reply_audit_time` of `audit_time` for "audit-time".

    MODULE is named where the function stands elsewhere. A reader's page asks for one kind, seldom for two,
    and importing them all takes longer than the first score.
    """

    def __init__(self, kind: str, module: str = "") -> None:
        name = kind.replace("-", "_")
        self.module = f"{__package__}.{module or name}"
        self._name = f"reply_{name}"

    @cached_property
    def function(self) -> Callable[..., Any]:
        """What is called; raises `ImportError` or `AttributeError` where there is no such function."""
        found: Callable[..., Any] = getattr(import_module(self.module), self._name)
        return found

    def __call__(self, library: Library, request: Mapping[str, object]) -> Any:
        """The result of REQUEST from LIBRARY; raises `Refused` with every fault."""
        return self.function(library, request)
