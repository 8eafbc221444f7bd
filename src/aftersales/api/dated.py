"""The edition of a rubric that an assessment names by its day, where a request holds two assessments."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module

from aftersales.api.library import Library, Published
from aftersales.api.request import placed
from aftersales.foundation.faults import Fault, Refused, shown
from aftersales.foundation.text import Text
from aftersales.model.calculations import IN_FORCE_ON

_SAME_EDITION = Text(
    "{edition} 版有效的日期，与另一份同一版", "a day of edition {edition}, as on the other side"
)
_NO_DAY = Text("没有写", "none")


def published_for(library: Library, assessment: Mapping[str, object], at: str) -> Published:
    """The rubric of ASSESSMENT, which stands AT, in the edition of the day that it names, if it names one."""
    day = assessment.get(IN_FORCE_ON)
    with placed(at):
        if day is not None:  # the module is loaded only where a day is named
            library = import_module("aftersales.api.in_force").library_on(library, day)
        return library.rubric(assessment.get("rubric"), "rubric")


def expect_same_edition(
    first: Published, second: Published, assessment: Mapping[str, object], at: str
) -> None:
    """Raise `Refused` where SECOND, the edition of ASSESSMENT, which stands AT, is another than FIRST."""
    if second.rubric.edition != first.rubric.edition:
        day = assessment.get(IN_FORCE_ON)
        found = _NO_DAY.zh if day is None else shown(day)
        expected = _SAME_EDITION.filled(edition=first.rubric.edition)
        raise Refused([Fault(at=f"{at}.{IN_FORCE_ON}", found=found, expected=expected)])
