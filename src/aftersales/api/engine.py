"""Requests in, replies out."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from aftersales.api.around import ANSWERS_AROUND
from aftersales.api.as_text import reply_to
from aftersales.api.audit_time import reply_audit_time
from aftersales.api.calendar import reply_calendar
from aftersales.api.compare import reply_compare
from aftersales.api.forecast import reply_forecast
from aftersales.api.improve import reply_improve
from aftersales.api.library import Library, read_library
from aftersales.api.managers import reply_managers
from aftersales.api.merge import reply_merge
from aftersales.api.recording import REQUEST_FORMAT, reply_record, reply_verify
from aftersales.api.score import reply_score
from aftersales.api.signing import reply_sign
from aftersales.api.sites import reply_sites
from aftersales.api.typed_request import strict_request
from aftersales.foundation.faults import Fault, Refused, shown
from aftersales.foundation.text import Text

if TYPE_CHECKING:  # the browser does not load them
    from aftersales.shapes.calculations import CalculationResult
    from aftersales.shapes.replies import Result

ANSWERS: Mapping[str, Callable[[Library, Mapping[str, object]], CalculationResult]] = {
    "score": reply_score,
    "forecast": reply_forecast,
    "improve": reply_improve,
    "audit-time": reply_audit_time,
    "sites": reply_sites,
    "calendar": reply_calendar,
    "managers": reply_managers,
}
"""How each of `aftersales.model.calculations.CALCULATIONS` is answered."""

ABOUT_OTHERS = ("record", "verify", "sign", "merge", "compare")
"""The kinds that calculate nothing by themselves: of records, and of two documents."""

_ANSWERS: Mapping[str, Callable[[Library, Mapping[str, object]], Result]] = {
    **ANSWERS,
    **ANSWERS_AROUND,
    "merge": reply_merge,
    "compare": reply_compare,
}
"""The kinds that are answered from the library alone."""


class Engine:
    """Answers requests from one library of rubrics and rule documents."""

    def __init__(self, bundle: Mapping[str, object]) -> None:
        self._library = read_library(bundle)

    @classmethod
    def from_json(cls, bundle: str) -> Engine:
        return cls(json.loads(bundle))

    def reply(self, request: str) -> str:
        """The reply to REQUEST, both as JSON text; a request that is refused is a reply too."""
        return reply_to(request, REQUEST_FORMAT, self.result)

    @property
    def library(self) -> Library:
        """What the engine answers from."""
        return self._library

    def result(self, request: Mapping[str, object]) -> Result:
        """The result of REQUEST as a mapping; raises `Refused` with every fault."""
        kind = request.get("kind")
        if kind == "record":
            return reply_record(self._calculated, request)
        if kind == "verify":
            return reply_verify(self._calculated, self._library, request)
        if kind == "sign":
            return reply_sign(request)
        if not isinstance(kind, str) or kind not in _ANSWERS:
            raise _unknown(kind, (*ANSWERS, *ABOUT_OTHERS, *ANSWERS_AROUND))
        return _ANSWERS[kind](self._library, strict_request(request))

    def _calculated(self, request: Mapping[str, object]) -> CalculationResult:
        """The result of a calculation, which every other kind of request is about."""
        kind = request.get("kind")
        if not isinstance(kind, str) or kind not in ANSWERS:
            raise _unknown(kind, ANSWERS)
        return ANSWERS[kind](self._library, strict_request(request))


def _unknown(kind: object, kinds: Iterable[str]) -> Refused:
    known = " | ".join(kinds)
    expected = Text(f"以下之一：{known}", f"one of: {known}")
    return Refused([Fault(at="kind", found=shown(kind), expected=expected)])
