"""A made-up world for tests: a tea house, its rubric, its rules, and everything around them.

Each function returns a plain mapping with text scalars, as strict reading gives it, new at each call.
Keyword arguments replace or add keys: ``clause("1.1.1", points="3")``. The whole collection keeps every
rule of the data, so that a test breaks exactly what it says it breaks.
"""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from fractions import Fraction
from pathlib import Path
from typing import Any

import yaml

from aftersales_yaml.collection import Collection, DataFile

Plain = dict[str, Any]

FORM, RULES = "tea-form", "tea-rules"
"""The ids of the two made-up source documents; the rubric and the rule document have the same."""


def text(zh: str = "茶", en: str = "tea") -> Plain:
    return {"zh": zh, "en": en}


def source(clause: str, document: str = FORM) -> Plain:
    return {"document": document, "clause": clause}


def clause(name: str, points: str = "2", **more: Any) -> Plain:
    """A scored clause with all that a clause must have."""
    return {
        "id": name,
        "title": text("奉茶", "serving"),
        "points": points,
        "requirement": text("趁热上茶。", "Serve tea hot."),
        "evidence": [text("温度记录", "temperature records")],
        "marking_note": text("凉了就失分。", "Cold tea costs the points."),
        "explanation": text("八十度以上。", "Above eighty degrees."),
        **more,
    }


def indicator(name: str, number: str, clauses: list[Plain], **more: Any) -> Plain:
    """An indicator worth the sum of its clauses."""
    return {
        "id": name,
        "number": number,
        "title": text(),
        "points": _sum_of(clauses),
        "clauses": clauses,
        **more,
    }


def section(name: str, number: str, indicators: list[Plain], **more: Any) -> Plain:
    """A section worth the sum of its indicators."""
    return {
        "id": name,
        "number": number,
        "title": text(),
        "points": _sum_of(indicators),
        "indicators": indicators,
        **more,
    }


def _sum_of(parts: list[Plain]) -> str:
    return str(sum((Fraction(part["points"]) for part in parts), Fraction(0)))


def level(name: str, at_least: str, **more: Any) -> Plain:
    return {"id": name, "label": text(), "at_least": at_least, "source": source("levels"), **more}


def certificate(name: str) -> Plain:
    return {"id": name, "label": text(), "source": source("levels")}


def node(name: str, **more: Any) -> Plain:
    """A chapter or clause without points."""
    return {"id": name, "title": text(), "text": text("茶要热。", "Tea is hot."), **more}


def reading(**more: Any) -> Plain:
    return {"text": text("照印出的读。", "As printed."), **more}


def discrepancy(name: str, register: str, at: list[Plain], **more: Any) -> Plain:
    """A discrepancy with two readings, `printed` and `meant`, the latter adopted."""
    return {
        "id": name,
        "register": register,
        "kind": "misprint",
        "severity": "result",
        "title": text(),
        "at": at,
        "readings": {"printed": reading(), "meant": reading()},
        "adopted": "meant",
        "basis": "context",
        "reason": text(),
        "effect": text(),
        **more,
    }


def sections() -> list[Plain]:
    """Two sections of 6 and 4 points: 2 + 1.5 + 2.5 in three clauses, and 4 in one that may be deleted."""
    service = indicator(
        "serving",
        "1.1",
        [
            clause("1.1.1", "2", discrepancies=["weight-misprinted"]),
            clause(
                "1.1.2", "1.5", sample=text("茶壶", "pots"), applies_when=text(), row="2", printed="1.1.2"
            ),
        ],
    )
    guidance = [{"title": text(), "text": text(), "list": [text()]}]
    same_as = [{"document": RULES, "clause": "4.1", "differs": text()}]
    water = indicator("water", "1.2", [clause("1.2.1", "2.5", guidance=guidance, same_as=same_as)])
    snacks = indicator("snacks", "2.1", [clause("2.1.1", "4", deletable="true", source=source("2.1.1"))])
    return [
        section("house", "1", [service, water], source=source("levels"), discrepancies=[]),
        section("kitchen", "2", [snacks], deletable="true"),
    ]


def rubric(**more: Any) -> Plain:
    """A rubric of 10 points, normalised to 100: levels at 60 and 90, three special deductions fail it."""
    changes = {"clauses": {"1.1.1": {"points": "3"}}, "levels": {"plain": {"named": "fine"}}}
    misprint = discrepancy(
        "weight-misprinted",
        "C-900-01",
        [{"clause": "1.1.1"}, {"level": "plain"}, {"document": RULES, "place": "4.1"}],
        readings={
            "printed": reading(value="3", source=source("levels"), changes=changes),
            "meant": reading(),
        },
    )
    return {
        "format": "rubric/1",
        "id": FORM,
        "document": FORM,
        "edition": "1",
        "title": text("茶馆评分", "Tea house rubric"),
        "summary": text(),
        "full_marks": "10",
        "scoring": {
            "order": ["mark", "normalise", "adjust", "gate", "level"],
            "normalise_to": "100",
            "decide_on": "final",
            "source": source("levels"),
            "discrepancies": [],
        },
        "marking": [{"id": "all-or-nothing", "label": text(), "text": text(), "source": source("levels")}],
        "deletion": {"text": text(), "source": source("levels"), "discrepancies": []},
        "sections": sections(),
        "adjustments": [
            _rule("special-deduction", label=text(), points_each="-1", action="required"),
            _rule("special-bonus", label=text(), points_each="1", at_most="1"),
        ],
        "gates": [_rule("too-many", adjustment="special-deduction", count_at_least="3")],
        "levels": [level("plain", "60", discrepancies=["weight-misprinted"]), level("fine", "90")],
        "below_levels": {"label": text(), "text": text(), "passed": "false", "source": source("levels")},
        "staffing": {
            "clause": "1.1.2",
            "share": "1/10",
            "of": "service-management-staff",
            "round": "up",
            "source": source("1.1.2"),
        },
        "chapters": [node("levels")],
        "discrepancies": [misprint],
        **more,
    }


def _rule(name: str, **more: Any) -> Plain:
    return {"id": name, "text": text(), "source": source("levels"), "discrepancies": [], **more}


def rules(**more: Any) -> Plain:
    """A rule document with a table of audit days, a sampling rule and the dates of a certificate."""
    table = {"columns": [text(), text()], "rows": [["1", text()]]}
    listed = node("4.1-a", table=table, missing=text(), discrepancies=["day-misprinted"])
    chapter = node(
        "4",
        clauses=[
            node("4.1", actor="applicant", period=text(), explanation=text(), clauses=[listed]),
            node("4.2", same_as=[source("1.1.1")]),
        ],
    )
    steps = [
        {
            "id": "apply",
            "title": text(),
            "actor": "applicant",
            "source": {"clause": "4.1"},
            "next": ["answer"],
        },
        {"id": "answer", "title": text(), "within": text(), "next": []},
    ]
    return {
        "format": "rule/1",
        "id": RULES,
        "document": RULES,
        "edition": "A",
        "title": text("茶馆规则", "Tea house rules"),
        "summary": text(),
        "chapters": [chapter],
        "processes": [{"id": "from-request-to-tea", "title": text(), "steps": steps}],
        "audit_time": audit_time(),
        "sampling": {
            "source": {"clause": "4.1"},
            "times_sqrt_of_sites": {"initial": "1", "surveillance": "3/5", "recertification": "4/5"},
            "round": "up",
            "counted": "service-sites",
            "always": ["central-office"],
            "discrepancies": [],
        },
        "lifecycle": lifecycle(),
        "discrepancies": [
            discrepancy("day-misprinted", "C-901-01", [{"place": "4.1-a"}, {"calculation": "audit-time"}]),
        ],
        **more,
    }


def audit_time() -> Plain:
    """Two person-days up to 10 people, three up to 20."""
    return {
        "unit": "person-day",
        "source": {"clause": "4.1"},
        "bands": [
            {"from": "1", "to": "10", "days": "2"},
            {"from": "11", "to": "20", "days": "3", "discrepancies": ["day-misprinted"]},
        ],
        "on_site": {"share": "4/5", "of": "initial", "source": {"clause": "4.1"}, "discrepancies": []},
        "shares_of_initial": {
            "surveillance": "1/3",
            "recertification": "2/3",
            "of": "total-time",
            "source": {"clause": "4.1"},
        },
        "suggestion": {"step": "1/2", "round": "up", "text": text()},
        "discrepancies": [],
    }


def lifecycle() -> Plain:
    """Certificates of three years, surveillance yearly, recertification three months ahead."""
    return {
        "events": [
            _event("first-surveillance", after="issue", within="12 months"),
            _event(
                "surveillance",
                after="previous-surveillance",
                within="15 months",
                once_per="calendar-year",
                not_in="year-of-expiry",
            ),
            _event("expiry", after="issue", within="3 years"),
            _event("recertification-application", before="expiry", by="3 months", term="deadline"),
        ],
        "periods_end": "same-day",
        "working_days": "with-holidays",
        "discrepancies": [],
    }


def _event(name: str, **more: Any) -> Plain:
    return {"id": name, "label": text(), "source": {"clause": "4.2"}, "discrepancies": [], **more}


def sources() -> Plain:
    def one(name: str) -> Plain:
        return {
            "id": name,
            "issuer": "house",
            "number": "T-1",
            "title": text(),
            "edition": "1",
            "issued": "2024-02-29",
            "effective": "2024-03-01",
            "completeness": "complete",
            "missing": [text()],
            "published_as": name,
            "summary": text(),
            "last_checked": "2025-01-01",
        }

    return {
        "format": "sources/1",
        "issuers": [{"id": "house", "name": text(), "short": text()}],
        "sources": [one(FORM), one(RULES)],
    }


def terms() -> Plain:
    leaf = {
        "id": "leaf",
        "label": text(),
        "definition": text(),
        "synonyms": {"zh": ["叶"], "en": ["leaf"]},
        "search_words": {"zh": ["叶子怎么评"], "en": ["leaf, how"]},
        "see": [source("1.1.1")],
    }
    return {"format": "terms/1", "terms": [leaf]}


def labels() -> Plain:
    return {"format": "labels/1", "labels": {"page": {"heading": text(), "next_page": text()}}}


def comparison() -> Plain:
    cells = {FORM: {"text": text(), "clause": "1.1.1"}, RULES: {"silent": text()}}
    return {
        "format": "comparison/1",
        "topics": [{"id": "heat", "title": text(), "cells": cells}],
        "discrepancies": [
            discrepancy("heat-differs", "X-90", [{"document": FORM, "clause": "1.1.1"}, {"document": RULES}])
        ],
    }


def assessment(**more: Any) -> Plain:
    """An assessment of the made-up rubric with a finding of each kind."""
    findings = {
        "1.1.1": "met",
        "1.1.2": {"sampled": "4", "nonconforming": "1", "reason": "一壶凉了"},
        "1.2.1": {"not_met": "水硬", "extent": "isolated"},
        "2.1.1": {"not_applicable": "不供点心"},
    }
    return {
        "format": "assessment/1",
        "rubric": FORM,
        "findings": findings,
        "special_deductions": [{"clause": "4.1", "reason": "没有价目"}],
        "special_bonus": {"reason": "自种茶"},
        "notes": {"1.1.1": "很热"},
        "organisation": {"name": "清风茶馆"},
        **more,
    }


def prepared(**more: Any) -> Plain:
    """The same with evidence, owners, actions and decisions, and a sample told site by site."""
    made = assessment(**more)
    sample = {"sampled": "3", "nonconforming": "1", "reason": "凉了"}
    made["findings"]["1.1.2"] = {"by_site": {"前堂": sample}, "reason": "一壶", "extent": "repeated"}
    action: Plain = {"what": "换水", "owner": "茶师", "due": "2026-12-10", "state": "done", "note": "x"}
    made["special_deductions"][0]["action"] = {"what": "贴价目", "due": "2026-12-01"}
    days = {"from": "2026-01-01", "to": "2026-12-31"}
    evidence = {
        "state": "at-hand",
        "document": "温度记录",
        "owner": "茶师",
        "date": "2026-11-01",
        "covers": days,
        "valid_until": "2027-01-01",
        "file": "t.pdf",
        "sha256": "0a" * 32,
        "note": "x",
    }
    return made | {
        "as_of": "2026-12-01",
        "period": days,
        "evidence": {"1.1.1": {"温度记录": evidence}},
        "owners": {"1.1.1": "茶师"},
        "actions": {"1.2.1": {**action, "evidence": "水质报告"}},
        "decisions": {"1.1.1": {"stands": "张三", "reason": "x"}},
        "decided_from": [{"by": "张三", "sha256": "0b" * 32}],
    }


def files() -> dict[str, Plain]:
    """The content of every file of a whole, faultless data folder, by path."""
    return {
        "sources.yaml": sources(),
        "terms.yaml": terms(),
        "labels.yaml": labels(),
        "comparison.yaml": comparison(),
        f"scoring/{FORM}.yaml": rubric(),
        f"rules/{RULES}.yaml": rules(),
    }


def collection(contents: Mapping[str, Plain] | None = None) -> Collection:
    """A collection of CONTENTS, by default of the faultless `files`."""
    read = [DataFile(path=path, content=content) for path, content in (contents or files()).items()]
    by_path = {file.path: file for file in read}
    return Collection(
        sources=by_path["sources.yaml"],
        terms=by_path["terms.yaml"],
        comparison=by_path["comparison.yaml"],
        rubrics=tuple(file for file in read if file.path.startswith("scoring/")),
        rules=tuple(file for file in read if file.path.startswith("rules/")),
        words=(by_path["labels.yaml"],),
    )


def write_folder(folder: Path, contents: Mapping[str, Plain] | None = None) -> Path:
    """CONTENTS (by default `files`) as YAML files below FOLDER, as ``rubrics/`` holds them."""
    for path, content in (contents or files()).items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return folder


def at(content: Any, path: str) -> Any:
    """What stands at the dotted PATH; entries of a list are named by id or index (ids may hold dots)."""
    return content if not path else at(*_step(content, path))


def changed(content: Plain, path: str, value: Any) -> Plain:
    """A copy of CONTENT with VALUE at the dotted PATH."""
    copy = deepcopy(content)
    parent, key = _parent(copy, path)
    parent[key] = value
    return copy


def without(content: Plain, path: str) -> Plain:
    """A copy of CONTENT without what stands at the dotted PATH."""
    copy = deepcopy(content)
    parent, key = _parent(copy, path)
    del parent[key]
    return copy


def _parent(content: Any, path: str) -> tuple[Any, Any]:
    """The container in which the last part of PATH stands, and its key there (it need not exist yet)."""
    if (found := _known(content, path)) is not None:
        key, rest = found
        return (content, key) if not rest else _parent(content[key], rest)
    return content, path


def _step(content: Any, path: str) -> tuple[Any, str]:
    found = _known(content, path)
    if found is None:
        raise KeyError(path)
    key, rest = found
    return content[key], rest


def _known(content: Any, path: str) -> tuple[Any, str] | None:
    """The key of CONTENT (longest first) with which PATH begins, and the rest of PATH."""
    if isinstance(content, list):
        names = {str(index): index for index in range(len(content))}
        names |= {
            e["id"]: n for n, e in reversed(list(enumerate(content))) if isinstance(e, dict) and "id" in e
        }
    else:
        names = {key: key for key in content} if isinstance(content, dict) else {}
    for name in sorted(names, key=len, reverse=True):
        if path == name or path.startswith(f"{name}."):
            return names[name], path[len(name) + 1 :]
    return None
