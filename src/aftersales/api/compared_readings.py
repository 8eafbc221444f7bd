"""The readings that two sides of a comparison are scored under, each by its edition, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from aftersales.api.library import Published
from aftersales.api.request import READINGS, read_chosen
from aftersales.api.switched_readings import switched_readings
from aftersales.calculation.apply_readings import reading_faults, switchable
from aftersales.foundation.faults import Refused
from aftersales.foundation.reader import Reader
from aftersales.foundation.text import Text
from aftersales.model.calculations import SCORE

_APART = Text(
    "两份的读法不同：前一份按{before}；后一份按{after}。得分和级别的变化可能只是换读法造成的。",
    "The two are by different readings: the first by {before}, the second by {after}. Score and level may "
    "have changed by the reading alone.",
)
_ADOPTED = Text("采用的读法", "the adopted ones")
_NOT_THERE = Text(
    "{edition} 版没有这种读法，按采用的读法计分：{readings}。",
    "Edition {edition} has no such reading, and is scored by the adopted one: {readings}.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SideReadings:
    """The readings that PUBLISHED is scored under, and those asked for that it does not have."""

    published: Published
    chosen: Mapping[str, str]
    absent: Mapping[str, str]

    @property
    def words(self) -> Text:
        """The readings in place of the adopted ones."""
        listed = list(switched_readings(self.published.rubric.discrepancies, self.chosen))
        if not listed:
            return _ADOPTED
        return _in_a_row(listed)


def readings_for(
    published: Published, other: Published, request: Mapping[str, object], *, recorded: bool
) -> SideReadings:
    """The readings of REQUEST as far as the edition PUBLISHED has them.

    Raises `Refused` for those that neither it nor OTHER, the edition of the other side, has; not where
    REQUEST is RECORDED, by an edition that had them.
    """
    reader = Reader(request)
    chosen = read_chosen(reader)
    known, elsewhere = (switchable(each.rubric.discrepancies, *SCORE.blocks) for each in (published, other))
    absent = {}
    for fault in reading_faults(known, chosen, READINGS):
        name = fault.at.removeprefix(f"{READINGS}.")
        absent[name] = chosen[name]
        if not recorded and any(reading_faults(elsewhere, {name: chosen[name]}, READINGS)):
            reader.faults.append(fault)
    if reader.faults:
        raise Refused(reader.faults)
    held = {name: reading for name, reading in chosen.items() if name not in absent}
    return SideReadings(published=published, chosen=held, absent=absent)


def readings_told(before: SideReadings, after: SideReadings) -> Iterator[Text]:
    """Where a side lacks a reading that was asked for, and where the two are scored under different ones."""
    for side, other in ((before, after), (after, before)):
        if lacking := list(switched_readings(other.published.rubric.discrepancies, side.absent)):
            edition = side.published.rubric.edition
            yield _NOT_THERE.filled(edition=edition, readings=_in_a_row(lacking))
    if before.chosen != after.chosen and before.words != after.words:
        yield _APART.filled(before=before.words, after=after.words)


def _in_a_row(texts: Iterable[Text]) -> Text:
    """TEXTS within a sentence: readings are told as sentences, whose stops go."""
    zh, en = zip(*((each.zh.rstrip("。"), each.en.rstrip(".")) for each in texts), strict=True)
    return Text("、".join(zh), ", ".join(en))
