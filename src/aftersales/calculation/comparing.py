"""Two scores by one rubric side by side: which clauses changed, and what that does to score and level.

Each may be by an edition of its own: then the clauses that both editions have are compared, and those that
one alone has are named.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from aftersales.calculation.marking import Mark
from aftersales.calculation.readings import outcomes
from aftersales.calculation.scoring import Score
from aftersales.foundation.text import Text
from aftersales.model.assessment import Finding
from aftersales.model.site_samples import SiteSample

_TWO_EDITIONS = Text(
    "两份各按自己的一版计分：前一份 {before} 版，后一份 {after} 版。得分和级别的变化可能只是换版造成的。",
    "Each is scored by an edition of its own: the first by {before}, the second by {after}. Score and level "
    "may have changed by the edition alone.",
)
_OF_ONE = Text(
    "只有 {edition} 版有、没有逐条比较的条款：{clauses}",
    "Clauses that edition {edition} alone has, and that are not compared one by one: {clauses}",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseChange:
    """A clause whose finding, words or points changed."""

    before: Mark
    after: Mark

    @property
    def points(self) -> Fraction:
        """What it earns more (less, if negative) than before."""
        return self.after.earned - self.before.earned


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What changed from one score to another.

    ``final`` is the change of the final score, None while either side has clauses open; ``worst`` and
    ``best`` of both ends of its range. ``gone`` are the clauses that the edition of BEFORE alone has, ``new``
    those of AFTER.
    """

    before: Score
    after: Score
    clauses: tuple[ClauseChange, ...]
    gone: tuple[Mark, ...]
    new: tuple[Mark, ...]

    @property
    def final(self) -> Fraction | None:
        """The points that the final score rose by; None while either side has clauses open."""
        if self.before.verdict is None or self.after.verdict is None:
            return None
        return self.after.verdict.final - self.before.verdict.final

    @property
    def worst(self) -> Fraction:
        """The points that the lower end of the range rose by."""
        return self.after.worst.final - self.before.worst.final

    @property
    def best(self) -> Fraction:
        """The points that the upper end of the range rose by."""
        return self.after.best.final - self.before.best.final

    @property
    def is_level_changed(self) -> bool:
        """Whether the level, or passing, is another at either end of the range."""
        return outcomes(self.before) != outcomes(self.after)


def compare(before: Score, after: Score) -> Comparison:
    """What changed from BEFORE to AFTER, two scores by one rubric, be it under other readings or editions."""
    then = {mark.clause.id: mark for mark in before.marks}
    now = {mark.clause.id: mark for mark in after.marks}
    pairs = [(then[name], mark) for name, mark in now.items() if name in then]
    return Comparison(
        before=before,
        after=after,
        clauses=tuple(ClauseChange(before=b, after=a) for b, a in pairs if _told(b) != _told(a)),
        gone=tuple(mark for name, mark in then.items() if name not in now),
        new=tuple(mark for name, mark in now.items() if name not in then),
    )


def two_editions(comparison: Comparison) -> Iterator[Text]:
    """What is to be said where the two scores are by two editions; nothing where they are by one."""
    before, after = (side.rubric.edition for side in (comparison.before, comparison.after))
    if before == after:
        return
    yield _TWO_EDITIONS.filled(before=before, after=after)
    for edition, marks in ((before, comparison.gone), (after, comparison.new)):
        if marks:
            yield _OF_ONE.filled(edition=edition, clauses=", ".join(each.clause.id for each in marks))


def signed(change: Fraction, shown: str) -> str:
    """SHOWN, the size of CHANGE, with its sign: "+1.5", "-3", "0"."""
    return f"{'+' if change > 0 else '-' if change < 0 else ''}{shown}"


def by_name(finding: Finding | None) -> tuple[SiteSample, ...]:
    """The samples of FINDING by the names of their sites: in which order they were entered says nothing."""
    return () if finding is None else tuple(sorted(finding.sites, key=lambda each: each.site))


def _told(mark: Mark) -> tuple[object, ...]:
    finding = mark.finding
    if finding is not None and finding.sites:
        finding = finding._replace(sites=by_name(finding))
    return finding, mark.earned, mark.lost, mark.open
