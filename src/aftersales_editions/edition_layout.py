"""Clauses that another edition of a rubric puts elsewhere or retitles: no score hangs on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from aftersales.foundation.text import Text
from aftersales.model.rubric import Clause, Indicator, Rubric

Kind = Literal["moved", "title"]

_MOVED = Text("条款 {name}：由{before}移到{after}", "clause {name}: moved from {before} to {after}")
_TITLE = Text("条款 {name}：“{before}”改称“{after}”", "clause {name}: “{before}” is now “{after}”")
_PLACE = Text("{number} {title}", "{number} {title}")


@dataclass(frozen=True, slots=True, kw_only=True)
class LayoutChange:
    """A clause, by its id, that stands under another indicator, or has another title, than BEFORE."""

    kind: Kind
    name: str
    before: Text
    after: Text
    text: Text


def layout_changes(before: Rubric, after: Rubric) -> tuple[LayoutChange, ...]:
    """The clauses of both that were moved to another indicator or retitled, in the order of AFTER.

    A clause is known by its id. Where an edition counts its clauses anew, another title under the same id is
    what tells a reader that it is another clause.
    """
    old = _placed(before)
    return tuple(
        change
        for name, (indicator, clause) in _placed(after).items()
        if name in old
        for change in _of(name, old[name], (indicator, clause))
    )


def _of(
    name: str, before: tuple[Indicator, Clause], after: tuple[Indicator, Clause]
) -> Iterator[LayoutChange]:
    if before[0].number != after[0].number:
        yield _change("moved", name, _MOVED, (_place(before[0]), _place(after[0])))
    if before[1].title.zh != after[1].title.zh:  # the English is ours: it may be worded better at any time
        yield _change("title", name, _TITLE, (before[1].title, after[1].title))


def _change(kind: Kind, name: str, words: Text, titles: tuple[Text, Text]) -> LayoutChange:
    before, after = titles
    text = words.filled(name=name, before=before, after=after)
    return LayoutChange(kind=kind, name=name, before=before, after=after, text=text)


def _place(indicator: Indicator) -> Text:
    return _PLACE.filled(number=indicator.number, title=indicator.title)


def _placed(rubric: Rubric) -> Mapping[str, tuple[Indicator, Clause]]:
    """Each clause by its id, with the indicator that it stands under."""
    return {
        clause.id: (indicator, clause)
        for section in rubric.sections
        for indicator in section.indicators
        for clause in indicator.clauses
    }
