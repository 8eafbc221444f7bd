"""The edition of a rubric that an assessment names by its day, where a request holds two assessments."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module

from aftersales.api.library import Library, Published
from aftersales.api.merge import placed
from aftersales.model.calculations import IN_FORCE_ON


def published_for(library: Library, assessment: Mapping[str, object], at: str) -> Published:
    """The rubric of ASSESSMENT, which stands AT, in the edition of the day that it names, if it names one."""
    day = assessment.get(IN_FORCE_ON)
    with placed(at):
        if day is not None:  # the module is loaded only where a day is named
            library = import_module("aftersales.api.in_force").library_on(library, day)
        return library.rubric(assessment.get("rubric"), "rubric")
