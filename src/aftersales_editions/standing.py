"""That an edition is not in force on the day that something is calculated for by it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from aftersales.api.library import Library
from aftersales.foundation.dates import read_date
from aftersales.foundation.text import Text
from aftersales.model.editions import Period, holds, periods
from aftersales_editions.impact_json import GroundsJson, ImpactJson

_OVER = Text(
    "注意：“{title}”{edition} 版自 {last} 起不再有效，{day} 已不在有效期内，结果仍按它算。",
    "Note: edition {edition} of “{title}” has not been in force since {last}, and is not on {day}; the "
    "result is by it all the same.",
)
_AHEAD = Text(
    "注意：“{title}”{edition} 版自 {first} 起才有效，{day} 还没有生效，结果已按它算。",
    "Note: edition {edition} of “{title}” is in force from {first}, not yet on {day}; the result is by it "
    "all the same.",
)
_BEFORE = Text("变更前：{note}", "Before the change: {note}")


def before_change(note: Text) -> Text:
    """NOTE, of what was calculated before a change."""
    return _BEFORE.filled(note=note)


def standings_of(
    outcome: ImpactJson, before: Library, after: Library, days: tuple[date, date]
) -> Iterator[Text]:
    """What is to be said of the editions that OUTCOME stands on, BEFORE and AFTER a change on DAYS.

    An edition that both stand on is told once.
    """
    then, now = outcome["by_before"], outcome["by_after"]
    if then is None or now is None:
        return
    there = {(each["id"], each["edition"]) for each in now["documents"]}
    for each in then["documents"]:
        told = standing(before, each["id"], each["edition"], [days[0], *_named(then)])
        if told is not None and (each["id"], each["edition"]) not in there:
            yield before_change(told)
    for each in now["documents"]:
        if (told := standing(after, each["id"], each["edition"], [days[1], *_named(now)])) is not None:
            yield told


def _named(side: GroundsJson) -> Iterator[date]:
    """The day that a document names itself, by whose editions it was calculated on that SIDE."""
    yield from filter(None, [read_date(side["day"])])


def standing(library: Library, name: str, edition: str, days: Sequence[date]) -> Text | None:
    """What is to be said of that EDITION of the document NAME; None where it is in force on one of DAYS."""
    period, title = _period(library, name, edition)
    if period is None or any(holds(period, day) for day in days):
        return None
    first, last = period
    named = {"title": title, "edition": edition, "day": days[0].isoformat()}
    if first is not None and days[0] < first:
        return _AHEAD.filled(first=first.isoformat(), **named)
    return _OVER.filled(last=str(last), **named)


def _period(library: Library, name: str, edition: str) -> tuple[Period | None, Text]:
    single = library.rubrics.get(name) or library.rules.get(name)
    if single is None:
        return None, Text("", "")
    documents = [each.document for each in library.editions.get(name, (single,))]
    for document, period in zip(documents, periods(documents), strict=True):
        if document.edition == edition:
            return period, document.title
    return None, Text("", "")
