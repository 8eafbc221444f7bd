"""What a command says of a result whose edition is not in force on the day that it is calculated for.

The engine has no clock and calculates by the edition it is given; the terminal knows what day it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

import click

from aftersales.api.library import Library
from aftersales.foundation.dates import read_date
from aftersales.foundation.text import Language, Text
from aftersales.model.calculations import IN_FORCE_ON
from aftersales_cli.words import visible
from aftersales_editions.standing import before_change, standing

_TOLD = "aftersales.standing"


def tell_standings(library: Library, request: object, result: object, day: str, language: Language) -> None:
    """Say beside RESULT which editions it was calculated by though they are not in force on DAY.

    Nor on any day that REQUEST, or an assessment in it, names: who names a day has its edition.
    """
    days = [date.fromisoformat(day), *_days_in(request)]
    _say((standing(library, name, edition, days) for name, edition in _editions_in(result)), language)


def say_standings_before(
    used: Iterable[tuple[str, str, str | None]], library: Library, day: str, language: Language
) -> None:
    """Say of the editions USED before a change which are not in force on DAY.

    Each is a document's id, the edition, and the day that what was calculated names itself, if it names one.
    """
    found = (
        standing(library, name, edition, [date.fromisoformat(day), *filter(None, [read_date(own)])])
        for name, edition, own in used
    )
    _say((None if each is None else before_change(each) for each in found), language)


def say_standings_of(names: Iterable[str], library: Library, day: str, language: Language) -> None:
    """Say which editions of the documents NAMES LIBRARY calculates by though they are not in force on DAY."""
    days = [date.fromisoformat(day)]
    known = {name: library.rubrics.get(name) or library.rules.get(name) for name in sorted(names)}
    _say(
        (standing(library, name, each.document.edition, days) for name, each in known.items() if each),
        language,
    )


def _say(found: Iterable[Text | None], language: Language) -> None:
    """Print each that was FOUND, once for a command."""
    context = click.get_current_context(silent=True)
    told: set[Text] = context.meta.setdefault(_TOLD, set()) if context else set()
    for words in found:
        if words is not None and words not in told:
            told.add(words)
            click.echo(visible(words.in_language(language)), err=True)


def _editions_in(result: object) -> Iterator[tuple[str, str]]:
    """The documents that RESULT, or a part of it, was calculated by: id and edition."""
    parts = (result, *result.values()) if isinstance(result, Mapping) else ()
    for part in parts:
        for key in ("rubric", "document"):
            named = part.get(key) if isinstance(part, Mapping) else None
            if isinstance(named, Mapping) and "edition" in named:
                yield str(named["id"]), str(named["edition"])


def _days_in(request: object) -> Iterator[date]:
    """The days by whose editions REQUEST asks: its own, and those of the assessments that stand in it."""
    if not isinstance(request, Mapping):
        return
    day = read_date(request.get(IN_FORCE_ON))
    if day is not None:
        yield day
    for key in ("request", "record", "assessment", "first", "second", "before", "after", "into"):
        yield from _days_in(request.get(key))
