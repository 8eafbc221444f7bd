"""How many people, as lists and forms have it: ``180人``, ``共180名员工``, ``一百八十人``.

What is about so many (约180, 180+, 200-250, 0.5万) is no number, and stays as it was typed.
"""

from __future__ import annotations

from aftersales.foundation.chinese_numerals import NUMERALS, read_numeral
from aftersales.foundation.late_pattern import LatePattern
from aftersales.foundation.text import Text
from aftersales.foundation.typed import compact, typed_count

_AROUND = LatePattern(
    "(?:(?:一共|总共|共计|合计|总计|共有?|计)[:：]?|(?:员工|职工|有效|从业|在岗|在职)?(?:总?人数|总数)[:：]?(?:为|共)?)?"
    f"(?P<count>[0-9][0-9,，'’ .]*|[{NUMERALS}]+)"
    "(?:[名位个]?(?:在职|在岗|从业)?(?:人员?|员工|职工)|[名位个])?[。.]?"
)
A_HEADCOUNT = Text(
    "人数，写成整数，如 180（约数、范围和“万”请改成确切的人数）",
    "a whole number of people, as 180 (no estimate and no range)",
)


def typed_people(typed: str) -> str:
    """TYPED as a whole number in its digits; what is not certainly one stays as it is."""
    if (count := typed_count(typed)) != typed or count.isdecimal():
        return count
    around = _AROUND.fullmatch(compact(typed))
    if around is None:
        return typed
    number = read_numeral(around["count"])
    found = typed_count(around["count"]) if number is None else str(number)
    return found if found.isascii() and found.isdecimal() else typed


PEOPLE = typed_people
