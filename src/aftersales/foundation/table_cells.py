"""One guard for every table that is written: a spreadsheet shows its cells, and neither runs nor changes one.

A leading quote is what spreadsheets themselves use to say "this is text".
"""

from __future__ import annotations

import re
from unicodedata import normalize

from aftersales.foundation.late_pattern import LatePattern

_STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
_UNSEEN = LatePattern("^[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]+")
_LOOKED_AT = 100
_NUMBER = LatePattern(r"[+-]?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?", re.ASCII)
_DATE = LatePattern(r"\s*([0-9]{1,4})\s*[/-]\s*([0-9]{1,4})(?:\s*[/-]\s*[0-9]{1,4})?\s*", re.ASCII)
_WHOLE_DATE = LatePattern(r"(?:19|20)[0-9]{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])", re.ASCII)
"""A day written whole: a spreadsheet that sees a date in it sees the very day that is meant."""
_MONTHS = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_MONTH_NAMED = LatePattern(
    rf"\s*(?:[0-9]{{1,2}}[- ]?{_MONTHS}(?:[- ]?[0-9]{{1,4}})?|{_MONTHS}[- ]?[0-9]{{1,4}})\s*", re.IGNORECASE
)
_WORD = re.compile("(?![jfmasond])[a-z]|[\u4e00-\u9fff]", re.ASCII | re.IGNORECASE)
"""How nearly every text begins that is neither: with a letter that no month begins with."""
_LAST_DAY, _FIRST_YEAR = 31, 1900


def harmless(text: str) -> str:
    """TEXT as a cell of a table in which no spreadsheet sees a formula or a date.

    Numbers stay numbers, negative ones too, and a day written whole (2026-12-31) stays that
    day. ``3/12`` would become 12 March, ``=1+1`` would be run.
    """
    if _WORD.match(text):
        return text
    if _WHOLE_DATE.fullmatch(text):
        return text
    return f"'{text}" if _becomes_date(text) else without_formula(text)


def without_formula(text: str) -> str:
    """TEXT as a cell of data that programs join by its words: no formula, and all else as it stands.

    A spreadsheet may show ``2-1`` as a day, unless its column is read in as text.
    """
    if _NUMBER.fullmatch(text):
        return text
    # There are full-width signs that some programs take for the narrow ones, and signs that nobody sees.
    begin = normalize("NFKC", _UNSEEN.sub("", text[:_LOOKED_AT])[:1])
    return f"'{text}" if begin.startswith(_STARTS_FORMULA) else text


def _becomes_date(text: str) -> bool:
    match = _DATE.fullmatch(text)
    if match is None:
        return _MONTH_NAMED.fullmatch(text) is not None
    first = int(match[1])
    return first <= _LAST_DAY or first >= _FIRST_YEAR
