"""A library as it was, or will be, on a day: which edition of each document it answers by."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from aftersales.api.library import Edition, Library, library_of
from aftersales.foundation.dates import A_DATE, read_date
from aftersales.foundation.faults import Fault, Refused, shown
from aftersales.foundation.text import Text
from aftersales.model.calculations import IN_FORCE_ON
from aftersales.model.editions import Period, holds, in_order, latest, periods

if TYPE_CHECKING:
    from aftersales.model.rubric import Rubric
    from aftersales.model.rule_document import RuleDocument

_ONE_EDITION = Text(
    "{name} 的另一版：edition 和 effective 都与别的版本不同",
    "another edition of {name}: an edition and a day under effective that no other has",
)
_IN_FORCE = Text(
    "“{title}”有版本有效的日期：{listed}", "a day on which an edition of “{title}” is in force: {listed}"
)
_FROM = Text("{edition} 版自 {first} 起", "edition {edition} from {first}")
_UNTIL = Text("{edition} 版到 {last} 之前", "edition {edition} until before {last}")
_FROM_UNTIL = Text(
    "{edition} 版自 {first} 起，到 {last} 之前", "edition {edition} from {first} until before {last}"
)
_ALWAYS = Text("{edition} 版", "edition {edition}")


def with_editions(found: Mapping[str, Sequence[Edition]], on: object) -> Library:
    """The library of all that was FOUND; ON is the day by which one of several editions is chosen, or None.

    Where none is in force on that day, the latest of those that were before it counts, else the first.
    """
    editions = {name: _in_order(name, each) for name, each in found.items()}
    day = _read_day(on, IN_FORCE_ON) if on is not None else date.max
    chosen = [latest(each, day, _document) for each in editions.values()]
    return library_of(chosen, editions={name: each for name, each in editions.items() if len(each) > 1})


def library_on(library: Library, asked: object) -> Library:
    """LIBRARY as it was, or will be, on the day that was ASKED for.

    Raises `Refused` if that is no day. A document without an edition in force then is refused when it is
    asked for, with the periods of its editions.
    """
    day = _read_day(asked, IN_FORCE_ON)
    every: dict[str, tuple[Edition, ...]] = {name: (each,) for name, each in library.rubrics.items()}
    every |= {name: (each,) for name, each in library.rules.items()}
    every |= library.editions
    chosen, absent = list[Edition](), dict[str, Fault]()
    for name, editions in every.items():
        found = [each for each, period in _with_periods(editions) if holds(period, day)]
        chosen += found
        if not found:
            title = editions[-1].document.title
            expected = _IN_FORCE.filled(title=title, listed=_listed(editions))
            absent[name] = Fault(at=IN_FORCE_ON, found=day.isoformat(), expected=expected)
    return library_of(chosen, editions=library.editions, not_in_force=absent)


def library_with(library: Library, wanted: Callable[[Edition], bool]) -> Library:
    """LIBRARY with those of the other editions that are WANTED."""
    found = {
        each.document.id: each for editions in library.editions.values() for each in editions if wanted(each)
    }
    return library_of({**library.rubrics, **library.rules, **found}.values(), editions=library.editions)


def _in_order(name: str, editions: Sequence[Edition]) -> tuple[Edition, ...]:
    """EDITIONS from the oldest on; raises `Refused` where two are the same, or begin on one day."""
    for key in ("edition", "effective"):
        stated = [getattr(each.document, key) for each in editions]
        for value in stated:
            if stated.count(value) > 1:
                expected = _ONE_EDITION.filled(name=name)
                raise Refused([Fault(at=key, found=shown(value and str(value)), expected=expected)])
    return in_order(editions, _document)


def _document(edition: Edition) -> Rubric | RuleDocument:
    return edition.document


def _with_periods(editions: Sequence[Edition]) -> list[tuple[Edition, Period]]:
    return list(zip(editions, periods([each.document for each in editions]), strict=True))


def _listed(editions: Sequence[Edition]) -> Text:
    said = []
    for each, (first, last) in _with_periods(editions):
        words = (_FROM_UNTIL if last else _FROM) if first else (_UNTIL if last else _ALWAYS)
        said.append(words.filled(edition=each.document.edition, first=str(first), last=str(last)))
    return Text("；".join(each.zh for each in said), "; ".join(each.en for each in said))


def _read_day(value: object, at: str) -> date:
    day = read_date(value)
    if day is None:
        raise Refused([Fault(at=at, found=shown(value), expected=A_DATE)])
    return day
