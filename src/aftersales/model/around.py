"""The kinds of requests around an assessment: what prepares a score, and what follows from one.

They are no calculations that a record is made of: what they find is what `score` and its like find, asked
otherwise.
"""

from __future__ import annotations

from collections.abc import Mapping

from aftersales.foundation.typed import AMOUNT, NAME, WORDS
from aftersales.foundation.typed_days import DATE
from aftersales.model.calculations import FORECAST, IMPROVE, SCORE, Fields

_ASSESSMENT = "assessment."


def _of_assessment(place: str) -> Fields:
    """The forms of an assessment that stands at PLACE."""
    fields = SCORE.fields.items()
    return {
        f"{place}.{at.removeprefix(_ASSESSMENT)}": form for at, form in fields if at.startswith(_ASSESSMENT)
    }


_EVERY_FINDING = "assessment.findings.*"
_FINDING: Fields = {
    at.removeprefix(_EVERY_FINDING): form
    for at, form in SCORE.fields.items()
    if at.startswith(_EVERY_FINDING)
}


AROUND: Mapping[str, Fields] = {
    "next": FORECAST.fields | {"after": NAME, "nearby": AMOUNT},
    "nearest": {place: form for place, form in IMPROVE.fields.items() if place != "target"},
    "losses": {place: form for place, form in SCORE.fields.items() if not place.startswith("readings")}
    | {"rubric": NAME, "losses": WORDS},
    "evidence": SCORE.fields | {"as_of": DATE},
    "owners": SCORE.fields | {"as_of": DATE},
    "actions": SCORE.fields | {"today": DATE},
    "by-site": SCORE.fields | {"sites.*": WORDS},
    "timetable": SCORE.fields
    | {"days.*": DATE, "assessors.*": WORDS, "sites.*": WORDS, "at_sites.*": NAME}
    | {"person_days": AMOUNT, "hours": AMOUNT, "changes.*.on": DATE}
    | {"changes.*.assessor": WORDS, "changes.*.site": WORDS, "changes.*.clauses.*": NAME},
    "agreement": _of_assessment("first.assessment")
    | _of_assessment("second.assessment")
    | {"readings.*": NAME}
    | {f"settled.*.finding{at}": form for at, form in _FINDING.items()},
    "carry-over": SCORE.fields
    | _of_assessment("into")
    | {"to": NAME, "confirmed.*": NAME, "to_readings.*": NAME},
    "deletions": SCORE.fields | {"preset": NAME, "delete.*": WORDS},
    "hand-in": SCORE.fields | {"as_of": DATE},
}
"""Each kind with the forms of what is typed into its request, as `aftersales.model.calculations` has them."""
