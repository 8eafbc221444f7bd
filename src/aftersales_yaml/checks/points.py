"""Sums of points, and levels that somebody can reach."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from aftersales.foundation.exact import write_exact
from aftersales.foundation.faults import Fault
from aftersales.model.read_assessment import BONUS, DEDUCTION
from aftersales.model.rubric import Clause, Indicator, Rubric, Section
from aftersales_yaml.checks.check import Check, Checked, fault

_ABOVE_NOTHING = "大于 0 的数", "a number above 0"
_TAKES = "小于 0 的数（扣分写负数）", "a number below 0, as a deduction takes points"
_SPECIALS = f"{DEDUCTION} 或 {BONUS}", f"{DEDUCTION} or {BONUS}"
_A_DEDUCTION = f"{DEDUCTION}（加分不会导致不合格）", f"{DEDUCTION}, as no bonus fails anybody"
_AT_LEAST_ONE = "1 或更大的整数", "a whole number of 1 or more"
_NOT_BELOW = "不小于 0 的分值", "points of zero or more"
_A_SHARE = "大于 0、不超过 1 的比例", "a share above 0 and up to 1"


def _sums(checked: Checked) -> Iterator[Fault]:
    for path, rubric in checked.models.rubrics.items():
        yield from _sums_of_rubric(path, rubric)


def _sums_of_rubric(path: str, rubric: Rubric) -> Iterator[Fault]:
    yield from _compare(path, "full_marks", rubric.full_marks, rubric.sections)
    for section in rubric.sections:
        place = f"sections.{section.id}"
        yield from _compare(path, f"{place}.points", section.points, section.indicators)
        for indicator in section.indicators:
            at = f"{place}.indicators.{indicator.id}.points"
            yield from _compare(path, at, indicator.points, indicator.clauses)


def _compare(
    path: str, at: str, stated: Fraction, parts: tuple[Section | Indicator | Clause, ...]
) -> Iterator[Fault]:
    total = sum((part.points for part in parts), Fraction(0))
    if total != stated:
        exact = write_exact(total)
        yield fault(path, at, write_exact(stated), f"下级分值之和 {exact}", f"the sum of its parts, {exact}")


def _reachable(checked: Checked) -> Iterator[Fault]:
    for path, rubric in checked.models.rubrics.items():
        highest = rubric.scoring.normalise_to or rubric.full_marks
        for level in rubric.levels:
            at = f"levels.{level.id}"
            if level.at_least > highest:
                exact, found = write_exact(highest), write_exact(level.at_least)
                yield fault(path, f"{at}.at_least", found, f"不超过满分 {exact}", f"{exact} at most")
            if level.certificates > (count := len(rubric.certificates)):
                expected = f"不多于列出的证书 {count} 种", f"{count} at most, as many as are listed"
                yield fault(path, f"{at}.certificates", level.certificates, *expected)


def _figures(checked: Checked) -> Iterator[Fault]:
    for path, rubric in checked.models.rubrics.items():
        for at, found, (zh, en) in _senseless(rubric):
            yield fault(path, at, found, zh, en)


def _senseless(rubric: Rubric) -> Iterator[tuple[str, object, tuple[str, str]]]:
    """Figures that the form allows and that no score can be worked out by, or only a wrong one."""
    scale, staffing = rubric.scoring.normalise_to, rubric.staffing
    if scale is not None and scale <= 0:
        yield "scoring.normalise_to", write_exact(scale), _ABOVE_NOTHING
    for each in rubric.adjustments:
        at, takes = f"adjustments.{each.id}", each.id == DEDUCTION
        if each.id not in (DEDUCTION, BONUS):
            yield f"{at}.id", each.id, _SPECIALS
        elif each.points_each == 0 or (each.points_each < 0) is not takes:
            yield f"{at}.points_each", write_exact(each.points_each), _TAKES if takes else _ABOVE_NOTHING
    for gate in rubric.gates:
        if gate.adjustment != DEDUCTION:
            yield f"gates.{gate.id}.adjustment", gate.adjustment, _A_DEDUCTION
        if gate.count_at_least == 0:
            yield f"gates.{gate.id}.count_at_least", gate.count_at_least, _AT_LEAST_ONE
    if staffing is not None and not 0 < staffing.share <= 1:
        yield "staffing.share", write_exact(staffing.share), _A_SHARE
    yield from _fewer_certificates(rubric)
    yield from _below_nothing(rubric)


def _fewer_certificates(rubric: Rubric) -> Iterator[tuple[str, object, tuple[str, str]]]:
    """Levels that ask for fewer certificates than the one below: who is short of that would have this."""
    for below, level in pairwise(rubric.levels):
        if level.certificates < below.certificates:
            least = below.certificates
            expected = f"不少于 {below.id} 的 {least}", f"{least} or more, as {below.id} below it asks for"
            yield f"levels.{level.id}.certificates", level.certificates, expected


def _below_nothing(rubric: Rubric) -> Iterator[tuple[str, object, tuple[str, str]]]:
    """Clauses that a reading gives points below 0, which no clause of a file may have either."""
    for discrepancy in rubric.discrepancies:
        for reading in discrepancy.readings:
            for clause, changed in reading.changes.scoring.clauses if reading.changes else ():
                if changed.points is not None and changed.points < 0:
                    changes = f"discrepancies.{discrepancy.id}.readings.{reading.id}.changes"
                    yield f"{changes}.clauses.{clause}.points", write_exact(changed.points), _NOT_BELOW


SUMS = Check(
    name="sums",
    finds="points of clauses, indicators and sections that do not add up to what stands above them",
    find=_sums,
)
LEVELS_REACHABLE = Check(
    name="levels-reachable",
    finds="levels above full marks, or that need more certificates than there are",
    find=_reachable,
)
FIGURES = Check(
    name="figures",
    finds="scales of zero, deductions that add, gates nobody passes, levels that ask for fewer certificates",
    find=_figures,
)
