"""How each kind of request around an assessment is answered."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from aftersales.api.library import Library
from aftersales.api.losses import reply_losses
from aftersales.api.next_clause import reply_nearest, reply_next

if TYPE_CHECKING:  # the browser does not load them
    from aftersales.shapes.around import AroundResult

ANSWERS_AROUND: Mapping[str, Callable[[Library, Mapping[str, object]], AroundResult]] = {
    "next": reply_next,
    "nearest": reply_nearest,
    "losses": reply_losses,
}
"""How each of `aftersales.model.around.AROUND` is answered."""
