"""The formats of this project's files, by which one that is in the wrong place is led to the right one."""

from __future__ import annotations

from collections.abc import Mapping

from aftersales.foundation.faults import Fault, Refused
from aftersales.foundation.text import Text

REQUEST_FORMAT = "request/1"

_CALLED: Mapping[str, str] = {
    "assessment": "评分 assessment",
    "record": "记录 record",
    "request": "请求 request",
    "reply": "答复 reply",
}
_PLACES: Mapping[str, Text] = {
    "assessment": Text(
        "这是一份评分：在评分页打开，或用 aftersales score 计算",
        "this is an assessment: open it on the score page, or with `aftersales score`",
    ),
    "record": Text(
        "这是一份记录：在“复核记录”页打开，或用 aftersales verify 复核",
        'this is a record: open it on the page "verify a record", or with `aftersales verify`',
    ),
    "request": Text(
        "这是一份请求：交给程序接口，不是文件", "this is a request: it is for the API, and no file to open"
    ),
    "reply": Text("这是一份计算结果，不能再作输入", "this is the result of a calculation, and no input"),
}


def kind_of(value: object) -> str:
    """What VALUE says by its format that it is, without the version; "" where it says nothing."""
    form = value.get("format") if isinstance(value, Mapping) else None
    return form.partition("/")[0] if isinstance(form, str) else ""


def expect_kind(value: object, kind: str, at: str) -> None:
    """Raise `Refused` with a single fault if VALUE says by its format that it is something else than KIND.

    What has no format, or an unknown one, is left to whoever reads it.
    """
    found = kind_of(value)
    if found in _PLACES and found != kind:
        raise Refused([Fault(at=at, found=_CALLED[found], expected=_PLACES[found])])
