"""Requests in, replies out."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping

from aftersales.door.audit_time import reply_audit_time
from aftersales.door.calendar import reply_calendar
from aftersales.door.forecast import reply_forecast
from aftersales.door.improve import reply_improve
from aftersales.door.library import Library, read_library
from aftersales.door.managers import reply_managers
from aftersales.door.recording import AnswerRequest, reply_record, reply_verify
from aftersales.door.score import reply_score
from aftersales.door.sites import reply_sites
from aftersales.foundation.faults import Fault, Refused, shown
from aftersales.foundation.text import Text

largest_request = 1024 * 1024

_TOO_LARGE = Text("不超过 1 MiB", "at most 1 MiB")
_JSON = Text("有效的 JSON", "valid JSON")
_ONCE = Text("每个键只出现一次", "each key once")
_FINITE = Text("有限的数", "a finite number")
_REQUEST = Text("一个映射，format 为 request/1", "a mapping with the format request/1")
_SHALLOW = Text("嵌套不超过几层", "only a few levels of nesting")

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


class Door:
    """Answers requests from one library of rubrics and rule documents."""

    def __init__(self, bundle: Mapping[str, object]) -> None:
        self._library = read_library(bundle)

    @classmethod
    def from_json(cls, bundle: str) -> Door:
        return cls(json.loads(bundle))

    def reply(self, request: str) -> str:
        """The reply to REQUEST, both as JSON text; a request that is refused is a reply too."""
        try:
            reply = self._answer(_parsed(request))
        except Refused as refused:
            reply = {
                "format": "reply/1",
                "ok": False,
                "faults": [fault.to_json() for fault in refused.faults],
            }
        return json.dumps(reply, ensure_ascii=False, separators=(",", ":"))

    def _answer(self, request: Mapping[str, object]) -> dict[str, object]:
        return {"format": "reply/1", "ok": True, "kind": request.get("kind"), "result": self._result(request)}

    def _result(self, request: Mapping[str, object]) -> Mapping[str, object]:
        kind = request.get("kind")
        if isinstance(kind, str) and kind in ANSWERS:
            return ANSWERS[kind](self._library, request)
        if isinstance(kind, str) and kind in ABOUT_ANSWERS:
            return ABOUT_ANSWERS[kind](self._result, request)
        known = " | ".join((*ANSWERS, *ABOUT_ANSWERS))
        expected = Text(f"以下之一：{known}", f"one of: {known}")
        raise Refused([Fault(at="kind", found=shown(kind), expected=expected)])


def _parsed(request: str) -> Mapping[str, object]:
    if len(request.encode("utf-8", "surrogatepass")) > largest_request:
        raise Refused([Fault(at="", found=f"{len(request)} characters", expected=_TOO_LARGE)])
    try:
        parsed = json.loads(request, object_pairs_hook=_once, parse_constant=_no_constant)
    except RecursionError:
        raise Refused([Fault(at="", found="[[[…", expected=_SHALLOW)]) from None
    except Refused:
        raise
    except ValueError as error:
        raise Refused([Fault(at="", found=str(error), expected=_JSON)]) from None
    if not isinstance(parsed, dict) or parsed.get("format") != "request/1":
        raise Refused([Fault(at="", found=shown(parsed), expected=_REQUEST)])
    return parsed


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    mapping: dict[str, object] = {}
    for key, value in pairs:
        if key in mapping:
            raise Refused([Fault(at=key, found=key, expected=_ONCE)])
        mapping[key] = value
    return mapping


def _no_constant(name: str) -> object:
    raise Refused([Fault(at="", found=name, expected=_FINITE)])
