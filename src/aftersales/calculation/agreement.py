"""Two assessors on one form: where they differ, by how much, and how well they agree.

Agreement is the share of clauses on which both say the same, and beside it Gwet's AC1, which takes out
what two people would agree on by chance (K. L. Gwet, Computing inter-rater reliability and its variance
in the presence of high agreement, British Journal of Mathematical and Statistical Psychology 61, 2008,
29-48). Cohen's kappa is the better known measure, but on forms where nearly all clauses are met it falls
towards 0 however well two people agree (A. R. Feinstein, D. V. Cicchetti, Journal of Clinical
Epidemiology 43, 1990, 543-549). With q categories and pi(k) the mean share of category k on both forms,

    by chance = sum of pi(k) (1 - pi(k)) / (q - 1)        AC1 = (agreement - by chance) / (1 - by chance)

All of it is exact. By chance is at most 1/q, so AC1 is always defined.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from aftersales.calculation.comparing import ClauseChange, compare
from aftersales.calculation.marking import Mark
from aftersales.calculation.scoring import Score

Category = Literal["met", "partly", "not-met", "not-applicable"]
CATEGORIES: tuple[Category, ...] = ("met", "partly", "not-met", "not-applicable")


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """How two assessors compare.

    ``different`` are the clauses on which both answered otherwise, ``one_sided`` those that one of them
    left open, ``both`` how many both answered and ``same`` on how many of these they say the same.
    ``spread`` is what they are apart in points, clause by clause; ``share`` and ``ac1`` are None where
    nothing was answered by both.
    """

    first: Score
    second: Score
    different: tuple[ClauseChange, ...]
    one_sided: tuple[ClauseChange, ...]
    both: int
    same: int
    spread: Fraction
    share: Fraction | None
    ac1: Fraction | None


def agreement(first: Score, second: Score) -> Agreement:
    """How FIRST and SECOND, two assessments by one rubric under the same readings, compare."""
    answered = list(_both_answered(first, second))
    changed = compare(first, second).clauses
    different = tuple(each for each in changed if _is_different(each))
    same = len(answered) - len(different)
    share = Fraction(same, len(answered)) if answered else None
    return Agreement(
        first=first,
        second=second,
        different=different,
        one_sided=tuple(each for each in changed if each.before.is_open != each.after.is_open),
        both=len(answered),
        same=same,
        spread=sum((abs(each.points) for each in different), Fraction(0)),
        share=share,
        ac1=None if share is None else _ac1(answered, share),
    )


def says_the_same(one: Mark, other: Mark) -> bool:
    """Whether both lose the same share of the clause, or both delete it; reasons may be worded otherwise."""
    return _told(one) == _told(other)


def _told(mark: Mark) -> tuple[bool, Fraction | None]:
    return mark.is_deleted, None if mark.finding is None else mark.finding.nonconforming_share


def _is_different(change: ClauseChange) -> bool:
    before, after = change.before, change.after
    return not before.is_open and not after.is_open and not says_the_same(before, after)


def _both_answered(first: Score, second: Score) -> Iterator[tuple[Mark, Mark]]:
    for one, other in zip(first.marks, second.marks, strict=True):
        if not one.is_open and not other.is_open:
            yield one, other


def _category(mark: Mark) -> Category:
    """The kind of answer: a sample without a miss is met, one without a hit is not."""
    assert mark.finding is not None
    if mark.is_deleted:
        return "not-applicable"
    share = mark.finding.nonconforming_share
    return "met" if share == 0 else "not-met" if share == 1 else "partly"


def _ac1(answered: Sequence[tuple[Mark, Mark]], share: Fraction) -> Fraction:
    """AC1 where SHARE of what both ANSWERED is said alike: two partly met to other shares are not."""
    every = [_category(mark) for pair in answered for mark in pair]
    means = [Fraction(every.count(category), len(every)) for category in CATEGORIES]
    by_chance = sum((mean * (1 - mean) for mean in means), Fraction(0)) / (len(CATEGORIES) - 1)
    return (share - by_chance) / (1 - by_chance)
