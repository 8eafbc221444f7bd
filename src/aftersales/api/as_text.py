"""Requests and replies as JSON text.

What is read from a request is known to be safe to write again.

Refused beside broken JSON: more than 1 MiB, keys that stand twice, NaN and the infinities, nesting as deep
as no request is, and halves of a character. JSON lets one half of a surrogate pair (``\\ud800``) stand
alone; no file and no digest can hold it.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Mapping
from math import isfinite
from typing import Any

from aftersales.foundation.faults import Fault, Refused, shown
from aftersales.foundation.text import Text

largest_request = 1024 * 1024
DEEPEST = 60
MOST_FAULTS = 100
"""A hostile request can hold a hundred thousand faults; a person reads the first hundred at most."""

_HALF = re.compile("[\ud800-\udfff]")
_ESCAPED_HALF = re.compile(r"\\u[dD][89a-fA-F]")
# One writer for all replies; they are made here, so nothing in them can hold itself.
_WRITER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False)

_TOO_LARGE = Text("不超过 1 MiB", "at most 1 MiB")
_JSON = Text("有效的 JSON", "valid JSON")
_TEXT = Text("JSON 文本（字符串）", "JSON as text (a string)")
_ONCE = Text("每个键只出现一次", "each key once")
_FINITE = Text("有限的数", "a finite number")
_MAPPING = Text("一份请求，format 为 {form}", "a request with the format {form}")
_PLAIN = Text(
    "JSON 里能写的：文字、整数、是与否、列表、“名称: 内容”",
    "what JSON can say: a text, a whole number, true or false, a list, names with their values",
)
_SHALLOW = Text(f"嵌套不超过 {DEEPEST} 层", f"at most {DEEPEST} levels of nesting")
_WHOLE_CHARACTERS = Text("完整的字符（不是半个代理对）", "whole characters (no half of a surrogate pair)")


def reply_to(request: str, form: str, answer: Callable[[Mapping[str, object]], Mapping[str, object]]) -> str:
    """The reply to REQUEST of the format FORM, both as JSON text; a refusal is a reply too."""
    reply: dict[str, object]
    try:
        asked = read_request(request, form)
        reply = {"format": "reply/1", "ok": True, "kind": asked.get("kind"), "result": answer(asked)}
    except Refused as refused:
        reply = {"format": "reply/1", "ok": False, "faults": [fault.to_json() for fault in refused.faults]}
    return _without_halves(_WRITER.encode(reply))


def read_request(request: str, form: str) -> Mapping[str, object]:
    """The mapping of the format FORM that REQUEST holds as JSON; raises `Refused`."""
    _expect_text(request)
    size, has_halves = _measured(request)
    if size > largest_request:
        raise Refused([Fault(at="", found=f"{size} bytes", expected=_TOO_LARGE)])
    parsed = _parsed(request)
    # Walking through what was parsed takes longer than reading it, and nearly no request needs it.
    if request.count("{") + request.count("[") > DEEPEST:
        _refuse_depth(parsed)
    if has_halves or _ESCAPED_HALF.search(request):
        _refuse_halves(parsed)
    if not isinstance(parsed, dict) or parsed.get("format") != form:
        raise Refused([Fault(at="", found=shown(parsed), expected=_MAPPING.filled(form=form))])
    return parsed


def read_any(text: str) -> Any:
    """What TEXT says in JSON, of whatever size and depth; raises `Refused` if it says nothing."""
    try:
        return json.loads(text)
    except RecursionError:
        raise Refused([Fault(at="", found=f"> {DEEPEST}", expected=_SHALLOW)]) from None
    except TypeError:
        raise Refused([Fault(at="", found=shown(text), expected=_TEXT)]) from None
    except ValueError as error:
        raise Refused([Fault(at="", found=str(error), expected=_JSON)]) from None


def _expect_text(value: object) -> None:
    if not isinstance(value, str):
        raise Refused([Fault(at="", found=shown(value), expected=_TEXT)])


def admitted(request: Mapping[str, object], form: str) -> Mapping[str, object]:
    """REQUEST, which a program here has made: raises `Refused` as if it had come as text."""
    text = json.dumps(request)
    if len(text) <= largest_request and not _is_suspect(text):
        return request
    return read_request(text, form)


def expect_json(request: Mapping[str, object]) -> None:
    """Raise `Refused` unless REQUEST, which a program gives as it is, holds what JSON can say and no more.

    Documents are held against each other by what they are in JSON: a Decimal, a day or NaN is nothing there.
    """
    level: list[tuple[str, object]] = [("", dict(request))]
    faults: list[Fault] = []
    for _ in range(DEEPEST):
        faults += [Fault(at=at, found=shown(each), expected=_PLAIN) for at, each in level if not _says(each)]
        level = [(f"{at}.{name}".lstrip("."), inner) for at, each in level for name, inner in _inside(each)]
    if level:
        faults.append(Fault(at="", found=f"> {DEEPEST}", expected=_SHALLOW))
    if faults:
        raise Refused(faults[:MOST_FAULTS])
    _refuse_halves(request)


def _says(value: object) -> bool:
    """Whether VALUE itself can be said in JSON, whatever is in it."""
    if isinstance(value, dict):
        return all(isinstance(key, str) for key in value)
    return (
        isinstance(value, (str, int, list)) or value is None or (isinstance(value, float) and isfinite(value))
    )


def _is_suspect(text: str) -> bool:
    """Whether TEXT, in ASCII, may hold too deep a nesting or a half of a character: nearly none does."""
    return text.count("{") + text.count("[") > DEEPEST or bool(_ESCAPED_HALF.search(text))


def _measured(text: str) -> tuple[int, bool]:
    """The bytes of TEXT in UTF-8, and whether it holds a half of a character: encoding finds that fastest."""
    try:
        return len(text.encode()), False
    except UnicodeEncodeError:
        return len(text.encode("utf-8", "surrogatepass")), True


def spelled_out(words: str) -> str:
    """WORDS with halves of a character spelled out, as a reply that quotes them has it."""
    return _HALF.sub(lambda half: f"\\u{ord(half[0]):04x}", words)


def _without_halves(reply: str) -> str:
    """REPLY, which is JSON, with halves of a character spelled out: a refusal quotes what was refused."""
    if not _measured(reply)[1]:
        return reply
    return _HALF.sub(lambda half: f"\\\\u{ord(half[0]):04x}", reply)


def _parsed(request: str) -> object:
    repeated: list[str] = []

    def once(pairs: list[tuple[str, object]]) -> dict[str, object]:
        mapping = dict(pairs)
        if len(mapping) < len(pairs):
            repeated.extend(key for key, times in Counter(key for key, _ in pairs).items() if times > 1)
        return mapping

    try:
        parsed: object = json.loads(request, object_pairs_hook=once, parse_constant=_no_constant)
    except RecursionError:
        raise Refused([Fault(at="", found=f"> {DEEPEST}", expected=_SHALLOW)]) from None
    except Refused:
        raise
    except ValueError as error:
        raise Refused([Fault(at="", found=str(error), expected=_JSON)]) from None
    if repeated:
        raise Refused(Fault(at=key, found=shown(key), expected=_ONCE) for key in repeated[:MOST_FAULTS])
    return parsed


def _no_constant(name: str) -> object:
    raise Refused([Fault(at="", found=name, expected=_FINITE)])


def _refuse_depth(parsed: object) -> None:
    level = [parsed]
    for _ in range(DEEPEST):
        level = [inner for each in level for _, inner in _inside(each)]
    if any(isinstance(each, (dict, list)) for each in level):
        raise Refused([Fault(at="", found=f"> {DEEPEST}", expected=_SHALLOW)])


def _refuse_halves(parsed: object) -> None:
    faults = []
    level = [("", parsed)]
    while level:
        for at, value in level:
            texts = [value] if isinstance(value, str) else list(value) if isinstance(value, dict) else []
            halves = [text for text in texts if not text.isascii() and _HALF.search(text)]
            faults += [Fault(at=at, found=shown(text), expected=_WHOLE_CHARACTERS) for text in halves]
        level = [(f"{at}.{name}".lstrip("."), inner) for at, each in level for name, inner in _inside(each)]
    if faults:
        raise Refused(faults[:MOST_FAULTS])


def _inside(value: object) -> list[tuple[str, object]]:
    if isinstance(value, dict):
        return list(value.items())
    return [(str(index), inner) for index, inner in enumerate(value)] if isinstance(value, list) else []
