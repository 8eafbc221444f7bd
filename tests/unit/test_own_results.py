"""A result belongs to whoever asked for it: what is changed in it changes nothing else."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from aftersales import Engine
from aftersales.api.around import ANSWERS_AROUND
from aftersales.api.engine import ABOUT_OTHERS, ANSWERS
from aftersales_yaml.collection import read_collection

ENGINE = Engine(read_collection().bundle())
ASSESSMENT: Mapping[str, Any] = {
    "format": "assessment/1",
    "rubric": "gbt-27922-2011",
    "findings": {"5.1.1.1": "met", "5.1.1.2": {"not_met": "why"}},
    "notes": {"5.1.1.1": "seen"},
    "organisation": {"name": "Tea"},
    "owners": {"5.1.1.1": "quality", "5.1.1.2": "service"},
    "evidence": {"5.1.1.1": {"chart": {"state": "at-hand"}}},
    "actions": {"5.1.1.2": {"what": "write it down"}},
}
_SCORE = {"format": "request/1", "kind": "score", "assessment": ASSESSMENT}
MORE: Mapping[str, Mapping[str, Any]] = {
    "improve": {"assessment": ASSESSMENT, "target": "five-star"},
    "deletions": {"assessment": ASSESSMENT, "preset": "own-goods"},
    "carry-over": {"assessment": ASSESSMENT, "to": "zhht-completeness", "confirmed": ["2.1.1"]},
    "timetable": {"assessment": ASSESSMENT, "days": ["2026-12-01"], "assessors": ["A"], "office": "O"},
    "merge": {"base": ASSESSMENT, "mine": ASSESSMENT, "theirs": ASSESSMENT},
    "compare": {"before": ASSESSMENT, "after": ASSESSMENT},
    "agreement": {
        "first": {"by": "A", "assessment": ASSESSMENT},
        "second": {"by": "B", "assessment": ASSESSMENT},
    },
    "audit-time": {"headcount": 180},
    "sites": {"list": "名称\n甲店\n乙店\n", "stage": "initial", "seed": "7"},
    "calendar": {"issued": "2025-06-06"},
    "managers": {"staff": 30, "rubric": "gbt-27922-2011"},
    "record": {"request": _SCORE},
}
KINDS = sorted({*ANSWERS, *ANSWERS_AROUND, *ABOUT_OTHERS} - {"verify", "sign"})  # these ask for a record


def holders(value: object) -> Iterator[int]:
    """Whatever VALUE holds that can be changed, itself included."""
    if isinstance(value, dict | list):
        yield id(value)
        for inner in value.values() if isinstance(value, dict) else value:
            yield from holders(inner)


def asked(kind: str) -> dict[str, Any]:
    return copy.deepcopy({"kind": kind, **MORE.get(kind, {"assessment": ASSESSMENT})})


@pytest.mark.parametrize("kind", KINDS)
def test_a_result_shares_nothing_with_its_request_nor_with_another(kind: str) -> None:
    """The parts of two owners had one "organisation" between them, which was that of the whole, too."""
    request = asked(kind)
    first, second = ENGINE.result(request), ENGINE.result(request)
    within = list(holders(first))
    assert len(within) == len(set(within))
    assert not {*within} & {*holders(request), *holders(second)}
    assert request == asked(kind)


def test_nor_does_what_is_said_of_a_record() -> None:
    """32 bytes of nought are no key that anybody signs with; the record comes back as it is to be signed."""
    record = ENGINE.result(asked("record"))
    about = [
        ENGINE.result({"kind": "verify", "record": record}),
        ENGINE.result({"kind": "sign", "record": record, "key": "A" * 43, "created": "2026-12-01T00:00:00Z"}),
    ]
    assert not {*holders(about)} & {*holders(record)}


@pytest.mark.parametrize("kind", KINDS)
def test_a_reply_says_the_same(kind: str) -> None:
    request = asked(kind)
    reply = json.loads(ENGINE.reply(json.dumps({"format": "request/1", **request})))
    assert reply["result"] == ENGINE.result(request)
