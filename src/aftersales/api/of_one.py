"""What one of two assessors alone has, and what counts in their consensus all the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, TypeAlias

from aftersales.api.place_labels import label_of_place
from aftersales.calculation.scoring import Score
from aftersales.foundation.faults import shown
from aftersales.foundation.text import Text
from aftersales.model.calculations import IN_FORCE_ON
from aftersales.model.read_assessment import BONUS, DEDUCTION
from aftersales.model.rubric import Rubric
from aftersales.model.sameness import is_mapping

if TYPE_CHECKING:  # the browser does not load them
    from aftersales.shapes.agreement import AloneJson

_Scored: TypeAlias = tuple[str, Score]
_Written: TypeAlias = tuple[str, Mapping[str, object]]

_DAY_OF_ONE = Text(
    "{label}：{value}，只有{by}写了，商定的评分也照此。",
    "{label}: {value}, of {by} alone; the consensus goes by it.",
)
_PERIOD = Text("{from} 至 {to}", "{from} to {to}")


def entries_of_one(first: _Scored, second: _Scored, agreed: Score, rubric: Rubric) -> Iterator[AloneJson]:
    """Special entries and certificates that count in AGREED, the consensus, though one alone has them.

    What AGREED has beyond those of one is of the other alone: each may have noted something else.
    """
    one, other = first[1].assessment, second[1].assessment
    for key, name in (("special_deductions", DEDUCTION), ("special_bonus", BONUS)):
        for (by, _), beside in ((first, other), (second, one)):
            more = agreed.assessment.count(name) - beside.count(name)
            if more > 0:
                yield _entry_json(key, by, more, rubric)
    for certificate in rubric.certificates:
        if (certificate.id in one.certificates) != (certificate.id in other.certificates):
            by, _ = first if certificate.id in one.certificates else second
            yield _entry_json(f"certificates.{certificate.id}", by, 1, rubric)


def days_of_one(first: _Written, second: _Written) -> Iterator[Text]:
    """The day whose edition counts, the day that evidence must hold and the period, where one alone has it.

    Where both have one and they differ, that is among what they differ on.
    """
    for place in (IN_FORCE_ON, "as_of", "period"):
        for (by, own), (_, other) in ((first, second), (second, first)):
            if place in own and place not in other:
                label = label_of_place(place, None)
                yield _DAY_OF_ONE.filled(label=label, value=_value(own[place]), by=by)


def _value(value: object) -> Text:
    """A day, or the first and last of a period, as an assessment that was read has it."""
    if is_mapping(value):
        return _PERIOD.filled(**{key: str(value.get(key)) for key in ("from", "to")})
    words = value if isinstance(value, str) else shown(value)
    return Text(words, words)


def _entry_json(place: str, by: str, count: int, rubric: Rubric) -> AloneJson:
    return {"place": place, "label": label_of_place(place, rubric).to_json(), "by": by, "count": count}
