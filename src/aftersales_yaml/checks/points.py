"""Sums of points, and levels that somebody can reach."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from aftersales.foundation.exact import write_exact
from aftersales.foundation.faults import Fault
from aftersales.model.rubric import Clause, Indicator, Rubric, Section
from aftersales_yaml.checks.check import Check, Checked, fault


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
