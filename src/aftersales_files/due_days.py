"""Until when, as people write it where a month is as good as a day."""

from __future__ import annotations

import re
from datetime import date, timedelta

from aftersales.foundation.dates import dated
from aftersales.foundation.late_pattern import LatePattern
from aftersales.foundation.typed import comparable

_END = LatePattern(r"(20[0-9]{2})[年/.-]([0-9]{1,2})月?(?:底|月底|末)前?", re.ASCII)
_YEAR_END = LatePattern(r"(20[0-9]{2})年?(?:年底|年末|底)前?", re.ASCII)
_NO_YEAR = LatePattern(
    r"[0-9]{1,2}[月/.-](?:[0-9]{1,2}[日号]?|[上中下]旬|底|末)?前?|(?:今年|本月|下月|月底|年底).*", re.ASCII
)


def end_of_month(typed: str) -> date | None:
    """The last day of the month that TYPED says the end of: 2026年12月底, 2026年底; None for all else."""
    words = comparable(typed)
    if found := _YEAR_END.fullmatch(words):
        return dated(found[1], "12", "31")
    found = _END.fullmatch(words)
    first = None if found is None else dated(found[1], found[2], "1")
    if first is None:
        return None
    return (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def lacks_year(typed: str) -> bool:
    """Whether TYPED is a day or a month, and does not say of which year: 12月15日."""
    return _NO_YEAR.fullmatch(comparable(typed)) is not None
