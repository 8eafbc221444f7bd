"""Requests and replies as JSON text."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping

from aftersales.foundation.faults import Fault, Refused, shown
from aftersales.foundation.text import Text

largest_request = 1024 * 1024

_TOO_LARGE = Text("不超过 1 MiB", "at most 1 MiB")
_JSON = Text("有效的 JSON", "valid JSON")
_ONCE = Text("每个键只出现一次", "each key once")
_FINITE = Text("有限的数", "a finite number")
_MAPPING = Text("一个映射，format 为 {form}", "a mapping with the format {form}")
_SHALLOW = Text("嵌套不超过几层", "only a few levels of nesting")


def reply_to(request: str, form: str, answer: Callable[[Mapping[str, object]], Mapping[str, object]]) -> str:
    """The reply to REQUEST of the format FORM, both as JSON text; a refusal is a reply too."""
    reply: dict[str, object]
    try:
        asked = read_request(request, form)
        reply = {"format": "reply/1", "ok": True, "kind": asked.get("kind"), "result": answer(asked)}
    except Refused as refused:
        reply = {"format": "reply/1", "ok": False, "faults": [fault.to_json() for fault in refused.faults]}
    return json.dumps(reply, ensure_ascii=False, separators=(",", ":"))


def read_request(request: str, form: str) -> Mapping[str, object]:
    """The mapping of the format FORM that REQUEST holds as JSON; raises `Refused`."""
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
    if not isinstance(parsed, dict) or parsed.get("format") != form:
        raise Refused([Fault(at="", found=shown(parsed), expected=_MAPPING.filled(form=form))])
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
