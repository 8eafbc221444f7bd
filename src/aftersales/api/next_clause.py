"""Requests of the kinds ``next`` and ``nearest``: an estimate while it is being made.

``next`` is a forecast request with ``"after"`` (the clause answered last) and ``"nearby"`` (how much of
the best a clause beside it must narrow to be asked first, 3/4 unless given): which clause to answer next,
and the likely level. ``nearest`` is an improve request without a target: the level just above, and what
to mend for it.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import TYPE_CHECKING

from aftersales.api.assessed import Assessed, read_assessed
from aftersales.api.forecast import level_chance_json, read_outlooks
from aftersales.api.improve import measure_json, read_efforts
from aftersales.api.library import Library
from aftersales.api.request import open_request
from aftersales.api.shape import percent
from aftersales.api.verdict_shape import distance_json, range_json
from aftersales.calculation.forecast import Outlooks
from aftersales.calculation.nearest_level import Nearest, nearest
from aftersales.calculation.questions import NEARBY, Question, Questions, likely, questions
from aftersales.calculation.scoring import Score
from aftersales.foundation.exact import display_points, read_exact, write_exact
from aftersales.foundation.reader import Reader
from aftersales.foundation.text import Text
from aftersales.model.rubric import Rubric

if TYPE_CHECKING:  # the browser does not load them
    from aftersales.shapes.estimate import (
        NearestLevelJson,
        NearestResult,
        NextResult,
        QuestionJson,
        RankedQuestionJson,
    )

_A_CLAUSE = Text("本准则的条款", "a clause of the rubric")
_A_SHARE = Text("0 到 1 之间的数（如 3/4）", "a number from 0 to 1 (3/4)")
_ASSUMED = Text(
    "未评的 {open} 个条款，每条按 {chance} 的可能性算作符合，互不影响{named}。",
    "Each of the {open} open {open:clause|clauses} is taken to be met with a chance of {chance}, "
    "whatever the others{named}.",
)
_NAMED = Text(
    "（{count} 条另有估计）",
    " ({count} of them {count:is estimated by itself|are estimated by themselves})",
)
_NOTHING_OPEN = Text("条款已全部评完，没有假设。", "Every clause is answered; nothing is assumed.")


def reply_next(library: Library, request: Mapping[str, object]) -> NextResult:
    reader = open_request(request)
    assessed = read_assessed(library, reader)
    outlooks = read_outlooks(reader, assessed.score)
    after, nearby = _read_after(reader, assessed), _read_nearby(reader)
    reader.finish()
    scored = assessed.sound()[1]
    return _next_json(assessed, questions(scored, outlooks, after, nearby), outlooks)


def _read_after(reader: Reader, assessed: Assessed) -> str | None:
    if not reader.has("after"):
        reader.raw("after")
        return None
    name = reader.string("after")
    if assessed.published is not None and name not in assessed.published.rubric.clause_by_id:
        reader.fault("after", name, _A_CLAUSE)
    return name


def _read_nearby(reader: Reader) -> Fraction:
    share = read_exact(reader.raw("nearby")) if reader.has("nearby") else NEARBY
    reader.raw("nearby")
    if share is None or not 0 <= share <= 1:
        reader.fault("nearby", reader.raw("nearby"), _A_SHARE)
        return NEARBY
    return share


def _next_json(assessed: Assessed, found: Questions, outlooks: Outlooks) -> NextResult:
    rubric = found.forecast.score.rubric
    ranked = sorted(found.asked, key=lambda each: -each.narrowing)
    return {
        **assessed.grounds(),
        "open_clauses": len(found.asked),
        "deciding": sum(bool(each.narrowing) for each in found.asked),
        "likely": level_chance_json(rubric, *likely(found.forecast.levels)),
        "levels": [level_chance_json(rubric, *each) for each in found.forecast.levels],
        "range": range_json(found.forecast.score),
        "assumption": _assumption(found.forecast.score, outlooks).to_json(),
        "next": None if found.next is None else _question_json(rubric, found.next, found.next is found.best),
        "ranking": [_ranked_json(each) for each in ranked],
    }


def _assumption(scored: Score, outlooks: Outlooks) -> Text:
    """What the probabilities stand on: the chance of whatever is not answered yet."""
    waiting = [mark.clause.id for mark in scored.marks if mark.is_open]
    if not waiting:
        return _NOTHING_OPEN
    apart = sum(name in outlooks.clauses for name in waiting)
    named = _NAMED.filled(count=apart) if apart else Text("", "")
    chance = percent(outlooks.default.chance or Fraction(0)).replace(".0%", "%")
    return _ASSUMED.filled(open=len(waiting), chance=chance, named=named)


def _question_json(rubric: Rubric, question: Question, best: bool) -> QuestionJson:
    clause = question.clause
    group = next(each for each in rubric.indicators if clause in each.clauses)
    return {
        "clause": clause.id,
        "title": clause.title.to_json(),
        "indicator": group.id,
        "points": write_exact(clause.points),
        "narrowing": write_exact(question.narrowing),
        "display": {"points": display_points(clause.points)},
        "best": best,
        "if_met": level_chance_json(rubric, *likely(question.if_met)),
        "if_not_met": level_chance_json(rubric, *likely(question.if_not_met)),
        "source": clause.source.to_json(),
    }


def _ranked_json(question: Question) -> RankedQuestionJson:
    return {"clause": question.clause.id, "narrowing": write_exact(question.narrowing)}


def reply_nearest(library: Library, request: Mapping[str, object]) -> NearestResult:
    reader = open_request(request)
    assessed = read_assessed(library, reader)
    efforts = read_efforts(reader, assessed.score)
    reader.finish()
    found = nearest(assessed.sound()[1], efforts)
    return {**assessed.grounds(), "nearest": None if found is None else _nearest_json(found)}


def _nearest_json(found: Nearest) -> NearestLevelJson:
    way = found.improvement
    return {
        "target": distance_json(way.target),
        "reachable": way.chosen is not None,
        "chosen": [measure_json(measure) for measure in way.chosen or ()],
        "lead": None if found.lead is None else measure_json(found.lead),
        "single": None if found.single is None else measure_json(found.single),
        "obstacles": list(way.obstacles),
    }
