"""The table of calculations, held against everything that has an entry for each of them."""

import re
from collections.abc import Iterator
from typing import Any, get_type_hints, is_typeddict

import pytest

from aftersales.api.around import ANSWERS_AROUND
from aftersales.api.engine import ABOUT_OTHERS, ANSWERS
from aftersales.foundation.typed import AMOUNT, COUNT, EFFORT
from aftersales.foundation.typed_days import DATE
from aftersales.foundation.typed_people import PEOPLE
from aftersales.model.around import AROUND
from aftersales.model.calculations import BY_KIND, CALCULATIONS, Fields
from aftersales.shapes.around import AroundKind, StrictAroundRequest
from aftersales.shapes.calculations import CalculationKind, StrictRequest
from aftersales.shapes.replies import Results
from aftersales_cli.main import cli
from scripts.shapes.parts import choices, fields_of, is_list, is_mapping, members, taken_apart

KINDS = [each.kind for each in CALCULATIONS]
FORMS = {"AskedCount": {COUNT, PEOPLE}, "AskedAmount": {AMOUNT, EFFORT}, "Date": {DATE}}
"""The forms that what is typed for a value of each shape may have."""


def test_every_kind_is_answered_shaped_and_has_a_command() -> None:
    assert list(ANSWERS) == KINDS == list(BY_KIND) == list(choices(CalculationKind) or ())
    assert list(get_type_hints(Results)) == [*KINDS, *ABOUT_OTHERS, *AROUND]
    assert {each.command for each in CALCULATIONS} <= set(cli.commands)


def test_every_kind_around_an_assessment_is_answered_and_shaped() -> None:
    assert list(ANSWERS_AROUND) == list(AROUND) == list(choices(AroundKind) or ())


@pytest.mark.parametrize(
    ("kind", "fields"), [*((each.kind, each.fields) for each in CALCULATIONS), *AROUND.items()]
)
def test_what_may_be_typed_is_what_the_strict_request_holds(kind: str, fields: Fields) -> None:
    """Every count, number and date of the shape has the form by which it is understood when it is typed."""
    places = dict(_typed_places(kind))
    assert places
    for place, name in places.items():
        assert fields.get(place) in FORMS[name], place
    known = {form for forms in FORMS.values() for form in forms}
    others = {place for place, form in fields.items() if form in known} - set(places)
    assert others <= {"list.*.last_visited"}, "a day that JSON too takes as spreadsheets show it"


def _typed_places(kind: str) -> Iterator[tuple[str, str]]:
    """The places of counts, numbers and dates in the strict request; one planned figure stands for all."""
    for shape in _shapes(StrictRequest | StrictAroundRequest):
        if choices(get_type_hints(shape)["kind"]) == (kind,):
            for place, name in _places_in(shape, ""):
                yield re.sub(r"planned\.\w+", "planned.*", place), name


def _shapes(hint: Any) -> list[Any]:
    core = taken_apart(hint).core
    several = members(core)
    return [core] if several is None else [shape for member in several for shape in _shapes(member)]


def _places_in(hint: Any, at: str) -> Iterator[tuple[str, str]]:
    parts = taken_apart(hint)
    if parts.name in FORMS:
        yield at, parts.name or ""
    elif is_typeddict(parts.core):
        for key, inner, _ in fields_of(parts.core):
            yield from _places_in(inner, f"{at}.{key}".lstrip("."))
    elif (several := members(parts.core)) is not None:
        for member in several:
            yield from _places_in(member, at)
    elif is_list(parts.core) or is_mapping(parts.core):
        yield from _places_in(parts.core.__args__[-1], f"{at}.*")
