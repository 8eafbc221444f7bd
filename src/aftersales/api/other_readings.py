"""What follows from a score, under each reading that was not adopted: for the requests that ask for it.

``"other_readings": true`` beside the kind. A score has its other readings always; a forecast or a way to a
level takes as long again for each of them, and a page asks after every change.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from aftersales.api.assessed import Assessed
from aftersales.api.shape import not_computed_json, reading_json
from aftersales.calculation.score_trace import relied_on, trace
from aftersales.calculation.scoring import Score
from aftersales.calculation.under_readings import Otherwise, Unanswered, under_others
from aftersales.foundation.reader import Reader
from aftersales.model.calculations import OTHER_READINGS

if TYPE_CHECKING:  # the browser does not load them
    from aftersales.shapes.common import NotComputedJson, OtherwiseJson

_Found = TypeVar("_Found")


@dataclass(frozen=True, slots=True, kw_only=True)
class Others(Generic[_Found]):
    """The findings under other readings, and the readings that give none."""

    answered: tuple[Otherwise[_Found], ...]
    not_computed: list[NotComputedJson]


def read_wish(reader: Reader) -> bool:
    """Whether the request asks for the other readings too."""
    return reader.flag(OTHER_READINGS, default=False)


def others(assessed: Assessed, find: Callable[[Score], _Found]) -> Others[_Found]:
    """What FIND finds of the score under each other reading.

    Not computed are those under which FIND has no answer, and those of the discrepancies which the score
    relies on that nobody can calculate by.
    """
    published, scored = assessed.sound()
    answered, unanswered = under_others(scored, published.variants, assessed.chosen, find)
    used = relied_on(scored, trace(scored))
    unknown = not_computed_json(scored.rubric.discrepancies, used)
    return Others(answered=answered, not_computed=[*map(_unanswered_json, unanswered), *unknown])


def otherwise_json(other: Otherwise[_Found], *, differs: bool) -> OtherwiseJson:
    """What results of all kinds say of another reading; what is found under it is each kind's own."""
    return {**reading_json(other.discrepancy, other.reading), "differs": differs}


def _unanswered_json(other: Unanswered) -> NotComputedJson:
    return {**reading_json(other.discrepancy, other.reading), "why": other.why.to_json()}
