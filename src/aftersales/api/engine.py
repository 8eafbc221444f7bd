"""Requests in, replies out."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping

from aftersales.api.as_text import reply_to
from aftersales.api.audit_time import reply_audit_time
from aftersales.api.calendar import reply_calendar
from aftersales.api.forecast import reply_forecast
from aftersales.api.improve import reply_improve
from aftersales.api.library import Library, read_library
from aftersales.api.managers import reply_managers
from aftersales.api.recording import REQUEST_FORMAT, AnswerRequest, reply_record, reply_verify
from aftersales.api.score import reply_score
from aftersales.api.sites import reply_sites
from aftersales.foundation.faults import Fault, Refused, shown
from aftersales.foundation.text import Text

Answer = Callable[[Library, Mapping[str, object]], Mapping[str, object]]

ANSWERS: Mapping[str, Answer] = {
    "score": reply_score,
    "forecast": reply_forecast,
    "improve": reply_improve,
    "audit-time": reply_audit_time,
    "sites": reply_sites,
    "calendar": reply_calendar,
    "managers": reply_managers,
}

AboutAnswer = Callable[[AnswerRequest, Mapping[str, object]], Mapping[str, object]]

ABOUT_ANSWERS: Mapping[str, AboutAnswer] = {"record": reply_record, "verify": reply_verify}


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

    def result(self, request: Mapping[str, object]) -> Mapping[str, object]:
        """The result of REQUEST as a mapping; raises `Refused` with every fault."""
        kind = request.get("kind")
        if isinstance(kind, str) and kind in ANSWERS:
            return ANSWERS[kind](self._library, request)
        if isinstance(kind, str) and kind in ABOUT_ANSWERS:
            return ABOUT_ANSWERS[kind](self.result, request)
        known = " | ".join((*ANSWERS, *ABOUT_ANSWERS))
        expected = Text(f"以下之一：{known}", f"one of: {known}")
        raise Refused([Fault(at="kind", found=shown(kind), expected=expected)])
