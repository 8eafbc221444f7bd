"""What one cell of a certification body's form says: a word, a tick, points earned or points deducted."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from aftersales.foundation.exact import read_exact
from aftersales.foundation.typed import comparable, says_nothing
from aftersales_files.dated_samples import sample_of_date
from aftersales_files.finding_words import Kind, Written, offers_answers, understood
from aftersales_files.sample_words import is_count, tells_of_sample
from aftersales_files.sheets import Place, Value

_POINTS = re.compile(r"(?:[得+]|实得|自评)?([0-9]{1,3}(?:\.[0-9]{1,2})?)分?", re.ASCII)
_OF_FULL = re.compile(r"([0-9]{1,3}(?:\.[0-9]{1,2})?)[/⁄∕]([0-9]{1,3}(?:\.[0-9]{1,2})?)分?", re.ASCII)
_PLACES = re.compile(r"[0-9]\.([0-9]+)", re.ASCII)
_DEDUCTED = re.compile(r"(?:扣|[-−])?([0-9]{1,3}(?:\.[0-9]{1,2})?)分?", re.ASCII)
_SOME_POINTS = re.compile(r"(?:只?[扣得给减]|实得)?[0-9]{1,3}(?:\.[0-9]{1,2})?分", re.ASCII)
"""符合，扣0.5分: the rules know no part of the points."""
_BEGINS = re.compile(r"(符合|不符合|不适用|部分符合|基本符合|合格|不合格)[,，。.;；、\s](.+)", re.DOTALL)


_SHORTEST_REASON = 2
_UNTICKED = frozenset(("□", "☐", "▢", "◻", "⬜", "()", "[]", "【】", "〔〕", "false", "f"))
_CROSSED_BOXES = frozenset(("☒", "⊠", "⮽", "🗷"))
"""How Word shows a box that was ticked, and others one that was not."""
_NONE_THERE = frozenset(("0", "无", "没有", "none"))
"""Below 不符合 they say that nothing does not conform, or that much was not looked at."""
_CONFORMS = frozenset(("符合", "合格", "达标", "met", "conforming", "conforms"))
_ONE = frozenset(("0", "1"))
"""Numbers that are ticked with, as programs store a tick."""
_DENYING = frozenset(("0", "○", "〇", "◯", "o"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What one cell says: a word or ``points``."""

    place: Place
    found: str
    written: Written | None = None
    dated: bool = False
    """Whether it was a sample of which a spreadsheet made a date."""
    points: Fraction | None = None
    denies: bool = False
    """Whether it is a tick by its column alone: ``×`` below 不符合, and no tick if another column has one."""
    unclear: bool = False
    """Whether it is a no in a column that asks for a tick: it counts for nothing, and is told if alone."""
    of_full: bool = False
    """Whether it may be a sample as well: 2/2 are all points, or two of two that do not conform."""


def may_be_written(exact: Fraction, points: Fraction, text: str) -> bool:
    """Whether the POINTS of a TEXT are EXACT, or these rounded or cut off at the last decimal place there."""
    places = _PLACES.search(comparable(text))
    unit = 10 ** len(places[1]) if places else 0
    return points == exact or points * unit in {int(exact * unit), int(exact * unit + Fraction(1, 2))} - {0}


def mark_in(column: str, place: Place, value: Value, full: Callable[[Place], Fraction]) -> Mark | None:
    """What VALUE says in the COLUMN of that name; FULL are the points of the clauses beside it."""
    if column == "deducted":
        return _deducted(place, value.text, full)
    if column in ("finding", "points"):
        return _points(column, place, value.text, full) or _word(column, place, value.text)
    return _tick(column, place, value.text)


def _points(column: str, place: Place, text: str, full: Callable[[Place], Fraction]) -> Mark | None:
    if points := _POINTS.fullmatch(comparable(text)):
        return Mark(place=place, found=text, points=read_exact(points[1]))
    parts = _OF_FULL.fullmatch(comparable(text)) if column == "points" else None
    if parts and read_exact(parts[2]) == full(place):
        return Mark(place=place, found=text, points=read_exact(parts[1]), of_full=True)
    return None


def _deducted(place: Place, text: str, full: Callable[[Place], Fraction]) -> Mark | None:
    """The points that are left; a stroke is no deduction, and no answer."""
    written = understood(text)
    if written is not None and written.kind == "not_applicable":
        return None
    points = _DEDUCTED.fullmatch(comparable(text))
    lost = read_exact(points[1]) if points else None
    if lost is None or lost > full(place):
        return Mark(place=place, found=text)
    return Mark(place=place, found=text, points=full(place) - lost)


def _word(column: str, place: Place, text: str) -> Mark:
    written = understood(text)
    begun = _BEGINS.match(text) if written is None and not offers_answers(text) else None
    counts = begun is not None and (is_count(begun[2]) or tells_of_sample(begun[2]))
    counts = counts or (begun is not None and _SOME_POINTS.match(comparable(begun[2])) is not None)
    if begun and not counts and (word := understood(begun[1])) is not None and not says_nothing(begun[2]):
        written = Written(kind=word.kind, reason=begun[2].strip(), likely=True)
    if written is None and column == "finding" and (dated := sample_of_date(text)) is not None:
        return Mark(place=place, found=text, written=dated, dated=True)
    return Mark(place=place, found=text, written=written)


def _counts_or_contradicts(column: str, text: str, written: Written | None) -> bool:
    """Whether TEXT in a COLUMN to tick is a count, of nobody knows how many, or the other answer."""
    if written is not None and written.kind == "sampled":
        return True
    word = comparable(text)
    return (is_count(text) and word not in _ONE) or (column == "not_met" and word in _CONFORMS)


def _tick(column: str, place: Place, text: str) -> Mark | None:
    """A column for one answer alone is ticked, with whatever sign; a stroke or a no in it is no tick.

    Nor is an empty box, as forms print it and as a box to click is stored.
    """
    if comparable(text) in _UNTICKED:
        return None
    written = understood(text)
    if _counts_or_contradicts(column, text, written):
        return Mark(place=place, found=text)
    if column != "met" and comparable(text) in _NONE_THERE:
        return Mark(place=place, found=text, unclear=True)
    if written is not None and written.kind == "partial" and column in ("met", "not_met"):
        return Mark(place=place, found=text, written=written)
    if comparable(text) in _CROSSED_BOXES:
        written = None
    if (
        written is not None
        and written.kind in ("not_applicable", "not_met", "open")
        and written.kind != column
    ):
        return Mark(place=place, found=text, unclear=True) if written.kind == "not_met" else None
    kinds: dict[str, Kind] = {"met": "met", "not_met": "not_met", "partial": "partial"}
    kind = kinds.get(column, "not_applicable")
    is_sign = written is not None or column == "met" or len(comparable(text)) < _SHORTEST_REASON
    said = "" if is_sign else text
    denies = comparable(text) in _DENYING or (written is not None and written.kind == "not_met")
    likely = comparable(text) in _CROSSED_BOXES
    return Mark(
        place=place, found=text, written=Written(kind=kind, reason=said, likely=likely), denies=denies
    )
