"""The rules: four bands of odd days, samples of 5/4, 1/2 and 1 times the root, certificates of four years."""

from __future__ import annotations

from typing import Any

from tests.held_out.words import RULES, SOURCE, unclear
from tests.made_up import node, text

_Plain = dict[str, Any]


def rules() -> _Plain:
    return {
        "format": "rule/1",
        "id": RULES,
        "document": SOURCE,
        "edition": "C/2",
        "title": text("灯笼行业售后服务认证规则", "Certification rules of the lantern trade"),
        "summary": text("审查时间、抽样、证书。", "Audit time, sampling and certificates."),
        "chapters": [node("R.1", clauses=_chapter())],
        "audit_time": _audit_time(),
        "sampling": _sampling(),
        "lifecycle": _lifecycle(),
        "discrepancies": _discrepancies(),
    }


def _chapter() -> list[_Plain]:
    touched = {"R.1.1": "lantern-shares", "R.1.3": "lantern-sample", "R.1.4": "lantern-end"}
    places = ["R.1.1", "R.1.2", "R.1.3", "R.1.4"]
    return [node(name, **({"discrepancies": [touched[name]]} if name in touched else {})) for name in places]


def _at(clause: str) -> _Plain:
    return {"clause": clause}


def _audit_time() -> _Plain:
    """3/2 person-days up to 9 people, 5/2 up to 49, 7 up to 1,049, 25/2 up to 1,234,567."""
    return {
        "unit": "person-day",
        "source": _at("R.1.1"),
        "bands": [
            {"from": "1", "to": "9", "days": "3/2"},
            {"from": "10", "to": "49", "days": "5/2", "discrepancies": ["lantern-shares"]},
            {"from": "50", "to": "1049", "days": "7"},
            {"from": "1050", "to": "1234567", "days": "12.5"},
        ],
        "on_site": {
            "share": "3/4",
            "of": "initial",
            "source": _at("R.1.2"),
            "discrepancies": ["lantern-shares"],
        },
        "shares_of_initial": {"surveillance": "2/5", "recertification": "3/5", "of": "total-time"},
        "suggestion": {
            "step": "1/4",
            "round": "up",
            "text": text("进到四分之一天。", "Up to a quarter of a day."),
        },
    }


def _sampling() -> _Plain:
    return {
        "source": _at("R.1.3"),
        "times_sqrt_of_sites": {"initial": "5/4", "surveillance": "1/2", "recertification": "1"},
        "round": "up",
        "counted": "service-sites",
        "discrepancies": ["lantern-sample"],
    }


def _lifecycle() -> _Plain:
    """Four years less a day; no suspensions, appeals or records: of these the guild says nothing."""
    return {
        "periods_end": "day-before",
        "working_days": "weekdays",
        "events": [
            _event("first-surveillance", "首次巡灯", after="issue", within="10 months"),
            _event("surveillance", "再次巡灯", after="previous-surveillance", within="13 months"),
            _event("expiry", "灭灯日", after="issue", within="4 years"),
            _event("recertification-application", "续灯申请", before="expiry", by="5 months", term="window"),
            _event("lamp-inspection", "试灯", after="issue", within="45 days"),
        ],
        "discrepancies": ["lantern-end"],
    }


def _event(name: str, label: str, **more: str) -> _Plain:
    return {"id": name, "label": text(label, f"Guild: {name}"), **more, "source": _at("R.1.4")}


def _discrepancies() -> list[_Plain]:
    return [
        unclear(
            "lantern-shares",
            4,
            [{"place": "R.1.1"}, {"calculation": "audit-time"}],
            {
                "of-on-site": {"audit_time": {"shares_of_initial": {"of": "on-site-time"}}},
                "every-audit": {"audit_time": {"on_site": {"of": "every-audit"}}},
            },
        ),
        unclear(
            "lantern-sample",
            5,
            [{"place": "R.1.3"}, {"calculation": "sites"}],
            {"to-nearest": {"sampling": {"round": "nearest"}}},
        ),
        unclear(
            "lantern-end",
            6,
            [{"place": "R.1.4"}, {"calculation": "calendar"}],
            {
                "same-day": {"lifecycle": {"periods_end": "same-day"}},
                "sixty-days": {"lifecycle": {"events": {"lamp-inspection": {"within": "60 days"}}}},
            },
        ),
    ]
