"""The form in a bundle, held against the assessment of the record: what people read, and what nobody sees."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from aftersales.api.library import Library
from aftersales.api.place_labels import ORGANISATION, label_of_place
from aftersales.calculation.differences import changes
from aftersales.foundation.faults import Refused
from aftersales.foundation.text import Text
from aftersales.foundation.typed import says_something
from aftersales.model.parts import assessment_parts
from aftersales.model.sameness import is_mapping
from aftersales_files import bundle
from aftersales_files.bundle import Damage
from aftersales_files.bundle_differences import damage
from aftersales_files.bundle_printed import printed_differs
from aftersales_files.form_reader import read_form
from aftersales_files.sheets import Sheet
from aftersales_files.workbook_reader import read_workbook

_COMPARED = (
    *("rubric", "findings", "special_deductions", "special_bonus", "certificates", "organisation"),
    *("notes", "evidence", "owners", "actions", "decisions"),
)
"""What a form says of an assessment, and gives back as it went out."""
_PARTS = assessment_parts()
_NO_FORM = Text(
    "不能按自评表来读：{at} {found}，应为{expected}",
    "it cannot be read as a form: {at} {found}; expected: {expected}",
)


def sheets_of(content: bytes) -> list[Sheet] | Damage:
    """The sheets of the form CONTENT; what is to be said of it where it has none that can be read."""
    try:
        return list(read_workbook(content, "zh"))
    except Refused as refused:
        return _no_form(refused)


def form_differs(
    library: Library, recorded: Mapping[str, object], sheets: Sequence[Sheet], made: str | None
) -> Damage | list[Text]:
    """The places at which the form in SHEETS says something else than what was RECORDED, or its rubric.

    MADE is the day of the record, where that says one.
    """
    try:
        assessment = read_form(library, sheets)["assessment"]
    except Refused as refused:
        return _no_form(refused)
    assert is_mapping(assessment)
    rubric = library.rubric(recorded.get("rubric"), "rubric").rubric
    found = changes(_PARTS, _compared(recorded), _compared(assessment))
    printed = printed_differs(rubric, sheets, _own(recorded), made)
    return [*(label_of_place(each.place, rubric) for each in found), *printed]


def _no_form(refused: Refused) -> Damage:
    first = next(iter(refused.faults))
    return damage(bundle.FORM, _NO_FORM.filled(at=first.at, found=first.found, expected=first.expected))


def _own(recorded: Mapping[str, object]) -> list[str]:
    """What was RECORDED of the organisation under names that no form has of itself, empty or not."""
    told = recorded.get("organisation")
    pairs = told.items() if is_mapping(told) else ()
    return [name for name, said in pairs if name not in ORGANISATION and says_something(f"{name}{said}")]


def _compared(assessment: Mapping[str, object]) -> dict[str, object]:
    return {key: _as_in_cells(assessment[key]) for key in _COMPARED if key in assessment}


def _as_in_cells(value: object) -> object:
    """VALUE as cells tell it: spaces and line breaks are alike, and empty words are none."""
    if is_mapping(value):
        if list(value) == ["not_met"] and not str(value["not_met"]).strip():
            return "not_met"
        inner = {key: _as_in_cells(each) for key, each in value.items()}
        return {key: each for key, each in inner.items() if each != ""}
    if isinstance(value, list):
        return [_as_in_cells(each) for each in value]
    return " ".join(value.split()) if isinstance(value, str) else value
