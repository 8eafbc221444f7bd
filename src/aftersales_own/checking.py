"""The checks of a rubric that stands by itself: the same on the terminal and in the browser.

They are those of the project's own rubrics, without what only a whole collection can be held to: sources that
are listed, files that are named by their ids, numbers of the register.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from aftersales.foundation.faults import Fault, Refused
from aftersales.foundation.reader import A_MAPPING
from aftersales.foundation.text import Text
from aftersales.model.read_rubric import read_rubric
from aftersales.model.rubric import Rubric
from aftersales_yaml.checks.changes import CHANGES
from aftersales_yaml.checks.check import Check, Checked
from aftersales_yaml.checks.discrepancies import DISCREPANCIES_BOTH_WAYS, DISCREPANCIES_KNOWN
from aftersales_yaml.checks.identity import UNIQUE_IDS
from aftersales_yaml.checks.points import FIGURES, LEVELS_REACHABLE, SUMS
from aftersales_yaml.collection import Collection, DataFile
from aftersales_yaml.models import Models
from aftersales_yaml.schema_faults import faults_by_keywords

CHECKS_BY_ITSELF = (
    SUMS,
    LEVELS_REACHABLE,
    FIGURES,
    UNIQUE_IDS,
    DISCREPANCIES_KNOWN,
    DISCREPANCIES_BOTH_WAYS,
    CHANGES,
)
_OF_FIGURES = (SUMS, LEVELS_REACHABLE, FIGURES)
"""Those that a rubric must pass for any score to be worked out by it."""
_FILE = "rubric"
_PLACED = f"{_FILE}: "
"""What stands before a place, where there are several files."""


def faults_of(content: object) -> list[Fault]:
    """What is wrong with a rubric that stands by itself: its form, its points, its references within.

    Sums are looked at once the form is right.
    """
    if not isinstance(content, Mapping):
        return [Fault(at="", found=type(content).__name__, expected=A_MAPPING)]
    try:
        rubric = read_rubric(content)
    except Refused as refused:
        return list(refused.faults)
    return list(faults_by_keywords(content)) or list(_faults_by_itself(rubric, content))


def faults_of_figures(content: Mapping[str, object]) -> list[Fault]:
    """What keeps scores from being worked out by a rubric: its form, its sums, its levels, its figures.

    Its register may refer to what is no longer there, as that of a draft of another edition does.
    """
    try:
        rubric = read_rubric(content)
    except Refused as refused:
        return list(refused.faults)
    return list(_faults_by_itself(rubric, content, _OF_FIGURES))


def _faults_by_itself(
    rubric: Rubric, content: Mapping[str, object], checks: Iterable[Check] = CHECKS_BY_ITSELF
) -> Iterator[Fault]:
    alone = _alone(rubric, content)
    for check in checks:
        for fault in check.find(alone):
            at, expected = fault.at.removeprefix(_PLACED), fault.expected
            words = Text(expected.zh.replace(_PLACED, ""), expected.en.replace(_PLACED, ""))
            yield Fault(at=at, found=fault.found, expected=words)


def _alone(rubric: Rubric, content: Mapping[str, object]) -> Checked:
    """A collection of this rubric alone."""
    blank = DataFile(path="", content={})
    collection = Collection(
        rubrics=(DataFile(path=_FILE, content=content),),
        rules=(),
        sources=blank,
        terms=blank,
        comparison=blank,
        words=(),
    )
    models = Models(rubrics={_FILE: rubric}, rules={}, comparison_discrepancies=(), faults=())
    return Checked(collection=collection, models=models)
