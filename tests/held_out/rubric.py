"""The rubric: 1,050 points, 120 clauses, an indicator of one clause and one of thirty, odd thresholds."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from tests.held_out.words import RUBRIC, SOURCE, place, unclear
from tests.made_up import indicator, node, section, text

LONG = text(
    "灯笼类商品自交付之日起直至退出使用为止的全过程售后服务组织、承诺、响应与持续改进要求",
    "Organisation, commitment, response and continual improvement of service from delivery to the end of use",
)

_Plain = dict[str, Any]


def rubric() -> _Plain:
    """Sections of 606, 258 and 186 points; the second may be deleted; the score stays on 1,050."""
    return {
        "format": "rubric/1",
        "id": RUBRIC,
        "document": SOURCE,
        "edition": "C/2",
        "title": text("灯笼行业售后服务评分准则", "Lantern trade service rubric"),
        "summary": text("满分 1050 分，三大类，120 条。", "1,050 points in three sections and 120 clauses."),
        "full_marks": "1050",
        "scoring": {
            "order": ["mark", "normalise", "adjust", "gate", "level"],
            "normalise_to": "1050",
            "decide_on": "final",
            "source": place("marking"),
            "discrepancies": ["lantern-order"],
        },
        "marking": [
            {
                "id": "all-or-nothing",
                "label": text("全扣", "All or nothing"),
                "text": text(),
                "source": place("marking"),
            }
        ],
        "deletion": {
            "text": text("没有维修业务的，可删去 B。", "B goes where nothing is repaired."),
            "source": place("marking"),
        },
        "sections": _sections(),
        "adjustments": [
            _adjustment("special-deduction", "特别扣分", points_each="-12.5"),
            _adjustment("special-bonus", "特别加分", points_each="10.5", at_most="2"),
        ],
        "gates": [
            {
                "id": "four-deductions",
                "adjustment": "special-deduction",
                "count_at_least": "4",
                "text": text("四项特别扣分即不通过。", "Four special deductions fail it."),
                "source": place("marking"),
            }
        ],
        "certificates": [_certificate("fire-safety", "消防"), _certificate("craft", "工艺")],
        "certificate_shortfall": "highest-met",
        "levels": _levels(),
        "below_levels": {"label": text("不通过", "Not passed"), "passed": "false", "source": place("levels")},
        "staffing": {
            "clause": "A.12.3",
            "share": "3/20",
            "of": "service-management-staff",
            "round": "up",
            "source": place("A.12.3"),
            "discrepancies": ["lantern-staff"],
        },
        "chapters": [node("marking"), node("levels")],
        "discrepancies": _discrepancies(),
    }


def _sections() -> list[_Plain]:
    """1 + 30 + 29, 20 + 12 and 28 clauses; 40.5 + 217.5 + 348, 186 + 72 and 186 points."""
    a12 = _clauses("A.12", ["7.25"] * 30)
    a12[2] |= {"discrepancies": ["lantern-weight", "lantern-staff"]}
    service = [
        indicator("promise", "A.1", _clauses("A.1", ["40.5"]), title=LONG),
        indicator("people", "A.12", a12, title=text("人员与灯具", "People and lamps")),
        indicator("answer", "A.13", _clauses("A.13", ["12"] * 29), title=text("响应", "Response")),
    ]
    repair = [
        indicator("workshop", "B.1", _clauses("B.1", ["9.3"] * 20), title=text("维修", "Repair")),
        indicator("parts", "B.2", _clauses("B.2", ["6"] * 12), title=text("配件", "Parts")),
    ]
    weights = ["6.5"] * 27 + ["10.5"]
    review = [indicator("review", "C.1", _clauses("C.1", weights), title=text("改进", "Review"))]
    return [
        section("service", "A", service, title=LONG),
        section("repair", "B", repair, title=text("维修与配件", "Repair and parts"), deletable="true"),
        section("review-all", "C", review, title=text("评价与改进", "Review and improvement")),
    ]


def _clauses(number: str, points: list[str]) -> list[_Plain]:
    return [_clause(f"{number}.{place}", worth) for place, worth in enumerate(points, start=1)]


def _clause(name: str, points: str) -> _Plain:
    """A clause that mentions others by number, as real ones do; every tenth has a long title."""
    tenth = Fraction(name.rpartition(".")[2]) % 10 == 0
    return {
        "id": name,
        "title": LONG if tenth else text(f"灯笼要求 {name}", f"Lantern clause {name}"),
        "points": points,
        "requirement": text(f"灯笼{name}要亮，参见 A.12.3。", f"Lantern {name} shall shine; see A.12.3."),
        "evidence": [text("点灯记录", "Lighting records")],
        "marking_note": text("不亮不得分。", "Dark costs the points."),
        "explanation": text("夜里看得见。", "It can be seen at night."),
        **({"deletable": "true"} if name.startswith("B.") else {}),
    }


def _adjustment(name: str, label: str, **more: str) -> _Plain:
    return {"id": name, "label": text(label, name), "text": text(), "source": place("marking"), **more}


def _certificate(name: str, label: str) -> _Plain:
    return {"id": name, "label": text(f"{label}证书", f"{name} certificate"), "source": place("levels")}


def _levels() -> list[_Plain]:
    thresholds = [
        ("glow", "微光级", "629.37", "0"),
        ("bright", "明亮级", "787.5", "0"),
        ("brilliant", "璀璨级", "945.01", "1"),
        ("radiant", "光耀四方卓越示范级", "1039.99", "2"),
    ]
    return [
        {
            "id": name,
            "label": text(label, name),
            "at_least": score,
            "certificates": count,
            "source": place("levels"),
        }
        for name, label, score, count in thresholds
    ]


def _discrepancies() -> list[_Plain]:
    order = ["mark", "adjust", "normalise", "gate", "level"]
    nearest, everybody = {"staffing": {"round": "nearest"}}, {"staffing": {"of": "all-service-staff"}}
    return [
        unclear(
            "lantern-weight",
            1,
            [{"clause": "A.12.3"}],
            {"printed-larger": {"clauses": {"A.12.3": {"points": "72.5"}}}},
        ),
        unclear("lantern-order", 2, [{"scoring": ""}], {"specials-first": {"scoring": {"order": order}}}),
        unclear(
            "lantern-staff",
            3,
            [{"clause": "A.12.3"}, {"calculation": "managers"}],
            {"to-nearest": nearest, "of-everybody": everybody},
        ),
    ]
