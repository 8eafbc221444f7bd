"""Requests of the kinds ``next`` and ``nearest``: an estimate while it is being made.

``next`` is a forecast request with ``"after"`` (the clause answered last) and ``"nearby"`` (how much of
the best a clause beside it must narrow to be asked first, 3/4 unless given): which clause to answer next,
and the likely level. ``nearest`` is an improve request without a target: the level just above, and what
to mend for it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import TYPE_CHECKING

from aftersales.api.assessed import Assessed, read_assessed
from aftersales.api.forecast import level_chance_json, possible_levels, read_outlooks, stated
from aftersales.api.improve import measure_json, read_efforts, way_of
from aftersales.api.library import Library
from aftersales.api.other_readings import others, otherwise_json, read_wish
from aftersales.api.request import open_request
from aftersales.api.shape import percent
from aftersales.api.verdict_shape import distance_json, range_json
from aftersales.calculation.forecast import Outlooks
from aftersales.calculation.nearest_level import Nearest, nearest
from aftersales.calculation.plan import Efforts
from aftersales.calculation.questions import NEARBY, Question, Questions, likely, questions
from aftersales.calculation.scoring import Score
from aftersales.foundation.exact import display_points, read_exact, write_exact
from aftersales.foundation.reader import Reader
from aftersales.foundation.text import Text
from aftersales.model.rubric import Rubric

if TYPE_CHECKING:  # the browser does not load them
    from aftersales.shapes.estimate import (
        NearestFigures,
        NearestLevelJson,
        NearestOthers,
        NearestReadingJson,
        NearestResult,
        NextFigures,
        NextOthers,
        NextReadingJson,
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
    """The clause to answer next, and the likeliest level; raises `Refused` with every fault."""
    reader = open_request(request)
    assessed = read_assessed(library, reader)
    outlooks = read_outlooks(reader, assessed.score)
    after, nearby = _read_after(reader, assessed), _read_nearby(reader)
    with_others = read_wish(reader)
    reader.finish()

    def find(scored: Score) -> Questions:
        return questions(stated(scored), outlooks, after, nearby)

    found = find(assessed.sound()[1])
    beside = _next_otherwise(assessed, found, find) if with_others else {}
    return _next_json(assessed, found, outlooks, beside)


def _next_otherwise(assessed: Assessed, ours: Questions, find: Callable[[Score], Questions]) -> NextOthers:
    """The same under each other reading; it is another where levels are likely otherwise, or what is next."""
    found = others(assessed, find)
    readings: list[NextReadingJson] = [
        {
            **otherwise_json(other, differs=_asked(other.found) != _asked(ours)),
            "result": _next_figures(other.found),
        }
        for other in found.answered
    ]
    return {"readings": readings, "not_computed": found.not_computed}


def _asked(found: Questions) -> object:
    """The levels that are possible, and the clause to answer next."""
    return possible_levels(found.forecast.levels), found.next and found.next.clause.id


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


def _next_json(assessed: Assessed, found: Questions, outlooks: Outlooks, beside: NextOthers) -> NextResult:
    ranked = sorted(found.asked, key=lambda each: -each.narrowing)
    return {
        **assessed.grounds(),
        "open_clauses": len(found.asked),
        **_next_figures(found),
        "assumption": _assumption(found.forecast.score, outlooks).to_json(),
        "ranking": [_ranked_json(each) for each in ranked],
        **beside,
    }


def _next_figures(found: Questions) -> NextFigures:
    rubric = found.forecast.score.rubric
    return {
        "deciding": sum(bool(each.narrowing) for each in found.asked),
        "likely": level_chance_json(rubric, *likely(found.forecast.levels)),
        "levels": [level_chance_json(rubric, *each) for each in found.forecast.levels],
        "range": range_json(found.forecast.score),
        "next": None if found.next is None else _question_json(rubric, found.next, found.next is found.best),
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
    """The level just above, what it lacks, and what to mend for it; raises `Refused` with every fault."""
    reader = open_request(request)
    assessed = read_assessed(library, reader)
    efforts = read_efforts(reader, assessed.score)
    with_others = read_wish(reader)
    reader.finish()
    found = nearest(assessed.sound()[1], efforts)
    beside = _nearest_otherwise(assessed, found, efforts) if with_others else {}
    return {**assessed.grounds(), **_nearest_figures(found), **beside}


def _nearest_otherwise(assessed: Assessed, ours: Nearest | None, efforts: Efforts) -> NearestOthers:
    """The same under each other reading; it is another where the level, its points or the way there are."""
    found = others(assessed, lambda scored: nearest(scored, efforts))
    readings: list[NearestReadingJson] = [
        {
            **otherwise_json(other, differs=_lacking(other.found) != _lacking(ours)),
            "result": _nearest_figures(other.found),
        }
        for other in found.answered
    ]
    return {"readings": readings, "not_computed": found.not_computed}


def _lacking(found: Nearest | None) -> object:
    """The next level, what it lacks, and the way there; None where there is none."""
    if found is None:
        return None
    target = found.improvement.target
    return target.level.id, target.points, target.certificates, way_of(found.improvement)


def _nearest_figures(found: Nearest | None) -> NearestFigures:
    return {"nearest": None if found is None else _nearest_json(found)}


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
