"""How each kind of request around an assessment is answered."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from aftersales.api.actions import reply_actions
from aftersales.api.agreement import reply_agreement
from aftersales.api.by_site import reply_by_site
from aftersales.api.carry_over import reply_carry_over
from aftersales.api.deletions import reply_deletions
from aftersales.api.evidence import reply_evidence
from aftersales.api.library import Library
from aftersales.api.losses import reply_losses
from aftersales.api.next_clause import reply_nearest, reply_next
from aftersales.api.owners import reply_owners

if TYPE_CHECKING:  # the browser does not load them
    from aftersales.shapes.around import AroundResult

ANSWERS_AROUND: Mapping[str, Callable[[Library, Mapping[str, object]], AroundResult]] = {
    "next": reply_next,
    "nearest": reply_nearest,
    "losses": reply_losses,
    "evidence": reply_evidence,
    "owners": reply_owners,
    "actions": reply_actions,
    "by-site": reply_by_site,
    "agreement": reply_agreement,
    "carry-over": reply_carry_over,
    "deletions": reply_deletions,
}
"""How each of `aftersales.model.around.AROUND` is answered."""
