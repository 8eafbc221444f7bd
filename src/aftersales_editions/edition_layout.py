"""What another edition of a rubric puts elsewhere, calls or words otherwise: no score hangs on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from aftersales.foundation.text import Text
from aftersales.model.rubric import Clause, Indicator, Rubric
from aftersales_editions.both_languages import in_both
from aftersales_editions.edition_wording import reworded

Kind = Literal["moved", "title", "wording"]

_MOVED = Text("条款 {name}：由{before}移到{after}", "clause {name}: moved from {before} to {after}")
_TITLE = Text("条款 {name}：“{before}”改称“{after}”", "clause {name}: “{before}” is now “{after}”")
_LABEL = Text("级别“{before}”改称“{after}”", "level “{before}” is now “{after}”")
_CLAUSE = Text("条款 {name}", "clause {name}")
_PLACE = Text("{number} {title}", "{number} {title}")


@dataclass(frozen=True, slots=True, kw_only=True)
class LayoutChange:
    """A clause or level, by its id, that stands elsewhere, is called or worded otherwise than BEFORE.

    ``before`` and ``after`` are the place or the title; None of what is only worded otherwise.
    """

    kind: Kind
    name: str
    before: Text | None
    after: Text | None
    text: Text


def layout_changes(before: Rubric, after: Rubric) -> tuple[LayoutChange, ...]:
    """The clauses of both that were moved, retitled or reworded, in the order of AFTER; then levels.

    A clause is known by its id. Where an edition counts its clauses anew, another title under the same id is
    what tells a reader that it is another clause.
    """
    old = _placed(before)
    clauses = (
        change
        for name, (indicator, clause) in _placed(after).items()
        if name in old
        for change in _of(name, old[name], (indicator, clause))
    )
    return (*clauses, *_levels(before, after))


def _of(
    name: str, before: tuple[Indicator, Clause], after: tuple[Indicator, Clause]
) -> Iterator[LayoutChange]:
    if before[0].number != after[0].number:
        yield _change("moved", name, _MOVED, (_place(before[0]), _place(after[0])))
    if before[1].title.zh != after[1].title.zh:  # the English is ours: it may be worded better at any time
        yield _change("title", name, _TITLE, (before[1].title, after[1].title))
    words = reworded(before[1], after[1], _CLAUSE.filled(name=name))
    if words is not None:
        yield LayoutChange(kind="wording", name=name, before=None, after=None, text=words)


def _levels(before: Rubric, after: Rubric) -> Iterator[LayoutChange]:
    """The levels that have another name at the same id: it is what stands on the certificate."""
    labels = {level.id: level.label for level in before.levels}
    for level in after.levels:
        was = labels.get(level.id)
        if was is not None and was.zh != level.label.zh:
            yield _change("title", level.id, _LABEL, (in_both(was), in_both(level.label)))


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
