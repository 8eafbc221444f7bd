"""A program may hand the library what JSON has no word for: it is refused at its place."""

from __future__ import annotations

import copy
import datetime as dt
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from aftersales import Engine
from aftersales.foundation.faults import Refused
from tests.files.workbooks import bundle

ENGINE = Engine(bundle())
FORM: dict[str, Any] = {
    "format": "assessment/1",
    "rubric": "gbt-27922-2011",
    "findings": {"5.1.1.1": "met"},
    "notes": {"5.1.1.1": "x"},
}
ODD = [
    Decimal("1.5"),
    Fraction(1, 2),
    float("nan"),
    dt.date(2026, 1, 1),
    b"x",
    {1, 2},
    object(),
    {1: 2},
]


def _requests(note: object) -> dict[str, dict[str, Any]]:
    odd = copy.deepcopy(FORM)
    odd["notes"]["5.1.1.1"] = note
    return {
        "merge": {"base": FORM, "mine": odd, "theirs": FORM},
        "compare": {"before": FORM, "after": odd},
        "agreement": {"first": {"by": "a", "assessment": FORM}, "second": {"by": "b", "assessment": odd}},
        "record": {"request": {"format": "request/1", "kind": "score", "assessment": odd}},
    }


@pytest.mark.parametrize("note", [*ODD, "\ud800"])
@pytest.mark.parametrize("kind", _requests("x"))
def test_what_json_cannot_say_is_refused_at_its_place(kind: str, note: object) -> None:
    with pytest.raises(Refused) as refused:
        ENGINE.result({"format": "request/1", "kind": kind, **_requests(note)[kind]})
    assert all(fault.at.endswith("notes.5.1.1.1") for fault in refused.value.faults)


@pytest.mark.parametrize("kind", _requests("x"))
def test_what_holds_itself_is_refused(kind: str) -> None:
    note: list[object] = []
    note.append(note)
    with pytest.raises(Refused):
        ENGINE.result({"format": "request/1", "kind": kind, **_requests(note)[kind]})


@pytest.mark.parametrize("kind", _requests("x"))
def test_what_json_says_is_taken(kind: str) -> None:
    assert ENGINE.result({"format": "request/1", "kind": kind, **_requests("备注 −")[kind]})
