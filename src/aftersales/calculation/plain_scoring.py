"""The verdict on findings alone, from their marks: no special entries, no certificates, nothing explained."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from aftersales.calculation.marking import Mark, tally_of
from aftersales.calculation.scoring import Judge, Verdicts, expect_applicable
from aftersales.foundation.exact import exact_sum
from aftersales.model.assessment import Assessment
from aftersales.model.rubric import Clause, Rubric


class _Whole(NamedTuple):
    """All clauses of a rubric and what their points come to."""

    clauses: Sequence[Clause]
    clause_points: Fraction


class PlainScoring:
    """Verdicts by RUBRIC on assessments that hold findings alone; what they share is worked out once.

    The rules are those of `aftersales.calculation.scoring`, and so is what applies them.
    """

    def __init__(self, rubric: Rubric) -> None:
        self.rubric = rubric
        self._nothing = Assessment(rubric=rubric.id)
        self._whole = _Whole(rubric.clauses, exact_sum(section.clause_points for section in rubric.sections))
        self._judges: dict[Fraction, Judge] = {}

    def verdicts(self, told: Sequence[Mark]) -> Verdicts:
        """What an assessment comes to of which all but TOLD are simply met.

        Raises `Refused` if every clause with points is deleted.
        """
        tally = tally_of(told, self._whole)
        expect_applicable(tally)
        return self._judge(tally.applicable).verdicts(tally)

    def _judge(self, applicable: Fraction) -> Judge:
        """The judge where so many points are APPLICABLE; few sums of them differ."""
        judge = self._judges.get(applicable)
        if judge is None:
            judge = self._judges[applicable] = Judge(self.rubric, self._nothing, applicable)
        return judge
