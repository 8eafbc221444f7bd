"""The two documents that are compared, each an assessment or a record of one, and their editions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from aftersales.api.dated import published_for
from aftersales.api.library import Library, Published
from aftersales.api.request import placed
from aftersales.foundation.faults import Fault, Refused, shown
from aftersales.foundation.reader import A_MAPPING
from aftersales.foundation.text import Text
from aftersales.model.calculations import IN_FORCE_ON
from aftersales.model.sameness import is_mapping
from aftersales.record import FORMAT, Record, read_record

_ABOUT_ONE = Text(
    "评分、预测或改进的记录", "the record of a calculation about an assessment (score, forecast, improve)"
)
_SAME_RUBRIC = Text("{rubric}，与另一份相同", "{rubric}, as on the other side")


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """One of the two as it stands AT a place of the request, and the record that it came in, if any."""

    at: str
    assessment: Mapping[str, object]
    record: Record | None

    def edition(self, library: Library) -> Published:
        """The edition that its day names; that of today for a record whose day has none any more."""
        if self.record is None:
            return published_for(library, self.assessment, self.at)
        day = self.record.request.get(IN_FORCE_ON)
        dated = self.assessment if day is None else {**self.assessment, IN_FORCE_ON: day}
        try:
            return published_for(library, dated, self.at)
        except Refused:
            with placed(self.at):
                return library.rubric(self.assessment.get("rubric"), "rubric")


def given(request: Mapping[str, object], at: str) -> Given:
    """What REQUEST has under AT; raises `Refused` unless it is an assessment, or the record of one."""
    value = request.get(at)
    if not is_mapping(value):
        raise Refused([Fault(at=at, found=shown(value) if at in request else "–", expected=A_MAPPING)])
    with placed(at):
        record = _record(value)
        assessment = value if record is None else record.request.get("assessment")
        assert is_mapping(assessment)
    return Given(at=at, assessment=assessment, record=record)


def editions(library: Library, before: Given, after: Given) -> tuple[Published, Published]:
    """The edition that each is scored by: its own, but that of the other where one is a record.

    Of a record the reply says whether it was made with the edition that it is scored by.
    """
    first, second = before.edition(library), after.edition(library)
    name = first.rubric.id
    if second.rubric.id != name:
        expected = _SAME_RUBRIC.filled(rubric=name)
        raise Refused([Fault(at="after.rubric", found=shown(second.rubric.id), expected=expected)])
    if first is second or (before.record is None and after.record is None):
        return first, second
    if before.record is None:
        return first, first
    common = second if after.record is None else library.rubric(name, "rubric")
    return common, common


def _record(value: Mapping[str, object]) -> Record | None:
    """VALUE as the record of a calculation about an assessment; None if it is no record."""
    if value.get("format") != FORMAT:
        return None
    record = _read(value)
    if not is_mapping(record.request.get("assessment")):
        kind = shown(record.request.get("kind"))
        raise Refused([Fault(at="request.kind", found=kind, expected=_ABOUT_ONE)])
    return record


def _read(value: Mapping[str, object]) -> Record:
    """VALUE as a record, its faults placed from its top."""
    try:
        return read_record(value)
    except Refused as refused:
        faults = [replace(each, at=each.at.removeprefix("record").lstrip(".")) for each in refused.faults]
        raise Refused(faults) from None
