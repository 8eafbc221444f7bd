"""The kinds of requests around an assessment: what prepares a score, and what follows from one.

They are no calculations that a record is made of: what they find is what `score` and its like find, asked
otherwise.
"""

from __future__ import annotations

from collections.abc import Mapping

from aftersales.foundation.typed import AMOUNT, DATE, NAME, WORDS
from aftersales.model.calculations import FORECAST, IMPROVE, SCORE, Fields

AROUND: Mapping[str, Fields] = {
    "next": FORECAST.fields | {"after": NAME, "nearby": AMOUNT},
    "nearest": {place: form for place, form in IMPROVE.fields.items() if place != "target"},
    "losses": {place: form for place, form in SCORE.fields.items() if not place.startswith("readings")}
    | {"rubric": NAME, "losses": WORDS},
    "evidence": SCORE.fields | {"as_of": DATE},
    "owners": SCORE.fields | {"as_of": DATE},
    "actions": SCORE.fields | {"today": DATE},
    "by-site": SCORE.fields | {"sites.*": WORDS},
}
"""Each kind with the forms of what is typed into its request, as `aftersales.model.calculations` has them."""
