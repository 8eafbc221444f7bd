"""The assessment of a request, opened and scored: what requests of many kinds have in common."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aftersales.api.library import Library, Published
from aftersales.api.request import known_readings, open_calculation, read_chosen
from aftersales.api.shape import rubric_json
from aftersales.calculation.apply_readings import ChosenReadings
from aftersales.calculation.scoring import Score, score
from aftersales.foundation.faults import Refused
from aftersales.foundation.reader import A_MAPPING, Reader
from aftersales.model.calculations import SCORE
from aftersales.model.formats import expect_kind
from aftersales.model.read_assessment import read_assessment

if TYPE_CHECKING:  # the browser does not load them
    from aftersales.shapes.common import GroundsJson


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessed:
    """The assessment of a request: its rubric as it is published, the readings chosen of it, and the score.

    ``published`` and ``score`` are None where the request has a fault that leaves none.
    """

    published: Published | None
    chosen: ChosenReadings
    score: Score | None

    def sound(self) -> tuple[Published, Score]:
        """Rubric and score of a request without faults."""
        assert self.published is not None
        assert self.score is not None
        return self.published, self.score

    def grounds(self) -> GroundsJson:
        """What a result stands on: the rubric, and the readings that the request chose."""
        published, _ = self.sound()
        return {"rubric": rubric_json(published), "chosen_readings": dict(self.chosen)}


def assessed_by(library: Library, request: Mapping[str, object]) -> Assessed:
    """The score that REQUEST asks for, without its reply; raises `Refused` with every fault."""
    reader = open_calculation(request)
    assessed = read_assessed(library, reader)
    reader.finish()
    return assessed


def read_assessed(library: Library, reader: Reader) -> Assessed:
    """What the request's assessment and readings come to.

    What is wrong with either is noted as faults of READER, those of an assessment at their places in it.
    """
    mapping, chosen = reader.raw("assessment"), read_chosen(reader)
    published = _rubric_of(library, reader, mapping)
    if published is None:
        return Assessed(published=None, chosen=chosen, score=None)
    rubric = published.rubric
    assessment = reader.noted(lambda: read_assessment(mapping, rubric))
    known = known_readings(reader, chosen, rubric.discrepancies, SCORE.blocks)
    scored = score(published.variants.under(chosen), assessment) if assessment is not None and known else None
    return Assessed(published=published, chosen=chosen, score=scored)


def _rubric_of(library: Library, reader: Reader, mapping: object) -> Published | None:
    """The rubric that an assessment names. Without it nothing else of it but the format can be checked."""
    if not reader.has("assessment"):
        reader.missing("assessment", A_MAPPING)
        return None
    if not isinstance(mapping, Mapping):
        reader.fault("assessment", mapping, A_MAPPING)
        return None
    before = len(reader.faults)
    reader.noted(lambda: expect_kind(mapping, "assessment", "assessment"))
    if len(reader.faults) > before:
        return None
    try:
        return library.rubric(mapping.get("rubric"), "rubric")
    except Refused as refused:
        Reader(mapping, faults=reader.faults).constant("format", "assessment/1")
        reader.faults.extend(refused.faults)
        return None
