"""The central office among the sites of a list, which is visited every time (ZPIC-WF-20 4.2.2)."""

from __future__ import annotations

from aftersales.foundation.typed import comparable, simplified

_TYPES = ("中心办公室", "centraloffice", "central-office")
_HEAD_OFFICES = (
    *("总部", "总公司", "公司总部", "集团总部", "企业总部", "总部办公室", "集团公司总部", "总公司总部"),
    *("headoffice", "head-office", "headquarters", "headquarter", "hq"),
)
"""Other words for the office from which the sites are run; ZPIC-WF-20 4.2.2 does not define 中心办公室.

Whoever has a site of that kind counts it by another type: that such a row was set apart is told.
"""


def is_office(kind: str) -> bool:
    """Whether KIND, the type of a site, says in the document's own words that it is the central office."""
    return _compared(kind) in _TYPES


def is_head_office(name: str, kind: str) -> bool:
    """Whether a site is the central office in other words than the document's: 总部, or by its name alone."""
    if kind:
        return _compared(kind) in _HEAD_OFFICES
    return _compared(name) in (*_TYPES, *_HEAD_OFFICES)


def _compared(words: str) -> str:
    """WORDS without what stands in brackets behind them, or a full stop."""
    return simplified(comparable(words)).partition("(")[0].rstrip("。.")
