"""Where each clause stands before somebody looks at it: what costs points, what is at risk, what is ready.

A clause is at risk that was found to be met while its evidence is not in order: not recorded, missing,
expired on the day that counts, or not about the period that counts. How far the score falls if all of
these fail is worked out by scoring again with each of them not met.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from aftersales.calculation.marking import Mark
from aftersales.calculation.scoring import Score, score
from aftersales.foundation.text import Text
from aftersales.model.assessment import Finding
from aftersales.model.evidence import Evidence, Period
from aftersales.model.preparation import Preparation
from aftersales.model.rubric import Clause

Status = Literal["losing", "at-risk", "ready", "unassessed", "deleted"]
Problem = Literal["unrecorded", "missing", "expired", "later", "wrong-period"]

STATUSES: Mapping[Status, Text] = {
    "losing": Text("会扣分", "costs points"),
    "at-risk": Text("有风险", "at risk"),
    "ready": Text("就绪", "ready"),
    "unassessed": Text("未评", "not yet answered"),
    "deleted": Text("不适用（删减）", "not applicable (deleted)"),
}
PROBLEMS: Mapping[Problem, Text] = {
    "unrecorded": Text("未登记", "not recorded"),
    "missing": Text("缺", "missing"),
    "expired": Text("{valid_until} 到期", "expired on {valid_until}"),
    "later": Text("日期 {dated}，晚于基准日 {as_of}", "dated {dated}, after {as_of}"),
    "wrong-period": Text(
        "覆盖 {start} 至 {end}，要求 {wanted_start} 至 {wanted_end}",
        "covers {start} to {end}, not {wanted_start} to {wanted_end}",
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What shows that a clause is met, by its words in the rubric or (IS_OWN) in the assessment.

    ``evidence`` is the document, None where none was recorded; ``problem`` is why it shows nothing, with
    the reason.
    """

    words: Text
    is_own: bool
    evidence: Evidence | None
    problem: tuple[Problem, Text] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A clause with where it stands, and its evidence."""

    mark: Mark
    status: Status
    shown: tuple[Shown, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PunchList:
    """Every clause in the order of the rubric; ``if_at_risk_fails`` is the score with none at risk met."""

    score: Score
    as_of: date | None
    period: Period | None
    standings: tuple[Standing, ...]
    if_at_risk_fails: Score


def punch_list(scored: Score, as_of: date | None) -> PunchList:
    """Where each clause of SCORED stands AS_OF a day; None: the day that the assessment names, if any.

    Without a day nothing has expired, without a period none is wrong.
    """
    preparation = scored.assessment.preparation
    day = as_of or preparation.as_of
    standings = tuple(_standing(mark, preparation, day) for mark in scored.marks)
    failing = [each.mark.clause.id for each in standings if each.status == "at-risk"]
    findings = {**scored.assessment.findings, **dict.fromkeys(failing, Finding(kind="not_met"))}
    failed = score(scored.rubric, replace(scored.assessment, findings=findings)) if failing else scored
    return PunchList(
        score=scored,
        as_of=day,
        period=preparation.period,
        standings=standings,
        if_at_risk_fails=failed,
    )


def _standing(mark: Mark, preparation: Preparation, day: date | None) -> Standing:
    shown = tuple(_shown(mark.clause, preparation, day))
    return Standing(mark=mark, status=_status(mark, shown), shown=shown)


def _status(mark: Mark, shown: tuple[Shown, ...]) -> Status:
    if mark.finding is None:
        return "unassessed"
    if mark.is_deleted:
        return "deleted"
    if mark.lost or mark.finding.nonconforming_share:
        return "losing"
    return "at-risk" if any(each.problem for each in shown) else "ready"


def _shown(clause: Clause, preparation: Preparation, day: date | None) -> Iterator[Shown]:
    """The evidence that the rubric names, then what else was recorded."""
    recorded = preparation.evidence.get(clause.id, {})
    named = {words.zh: words for words in clause.evidence}
    own = {name: Text(name, name) for name in recorded if name not in named}
    for name, words in {**named, **own}.items():
        evidence = recorded.get(name)
        problem = _problem(evidence, preparation.period, day)
        yield Shown(words=words, is_own=name in own, evidence=evidence, problem=problem)


def _problem(
    evidence: Evidence | None, period: Period | None, day: date | None
) -> tuple[Problem, Text] | None:
    """Why EVIDENCE shows nothing on DAY for PERIOD; the first reason that there is."""
    if evidence is None:
        return "unrecorded", PROBLEMS["unrecorded"]
    if evidence.state != "at-hand":
        return ("missing", PROBLEMS["missing"]) if evidence.state == "missing" else None
    if day is not None and evidence.valid_until is not None and evidence.valid_until < day:
        return "expired", PROBLEMS["expired"].filled(valid_until=evidence.valid_until)
    if day is not None and evidence.dated is not None and evidence.dated > day:
        return "later", PROBLEMS["later"].filled(dated=evidence.dated, as_of=day)
    covers = evidence.covers
    if period is not None and covers is not None and not covers.covers(period):
        return "wrong-period", PROBLEMS["wrong-period"].filled(
            start=covers.start, end=covers.end, wanted_start=period.start, wanted_end=period.end
        )
    return None
