"""What changed between two editions of a rubric, as data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TypedDict

from aftersales.api.library import Published, read_library
from aftersales.foundation.exact import write_exact
from aftersales.foundation.faults import Fault, Refused
from aftersales.foundation.text import Text, TextJson
from aftersales.model.discrepancy import Discrepancy
from aftersales_editions.edition_changes import edition_changes
from aftersales_editions.edition_layout import layout_changes
from aftersales_editions.edition_readings import readings_changed

_SAME_RUBRIC = Text("{name}（同一准则的另一版）", "{name}: another edition of the same rubric")


class EditionJson(TypedDict):
    """An edition as printed, and the SHA-256 of the rubric's canonical JSON."""

    edition: str
    sha256: str


class EditionChangeJson(TypedDict):
    """One change: of a ``clause``, a ``level``, a ``rule``; what is ``moved``; a ``title``, a ``wording``.

    ``name`` is the id of the clause or level, or the rule's key. ``before`` and ``after`` are points or a
    threshold, exact, or of what is moved or retitled the place or the title; null where there is none.
    ``decides`` says whether a score can hang on it. Of a rule document, a ``figure`` is one that is
    calculated by, and a ``period`` one that a place states. A ``reading`` is of a discrepancy.
    """

    kind: str
    name: str
    decides: bool
    before: str | TextJson | None
    after: str | TextJson | None
    text: TextJson


class EditionsJson(TypedDict):
    """Two editions of the rubric of that id, and all that changed: what decides a score first."""

    rubric: str
    before: EditionJson
    after: EditionJson
    changes: list[EditionChangeJson]


def editions_compared(before: Mapping[str, object], after: Mapping[str, object]) -> EditionsJson:
    """What changed from the rubric BEFORE to its other edition AFTER.

    Raises `Refused` where one of them is no rubric, or where they are two different rubrics.
    """
    old, new = _opened(before), _opened(after)
    if old.rubric.id != new.rubric.id:
        raise Refused([Fault(at="id", found=new.rubric.id, expected=_SAME_RUBRIC.filled(name=old.rubric.id))])
    return {
        "rubric": new.rubric.id,
        "before": {"edition": old.rubric.edition, "sha256": old.sha256},
        "after": {"edition": new.rubric.edition, "sha256": new.sha256},
        "changes": [
            *_deciding(old, new),
            *_layout(old, new),
            *reading_changes(old.rubric.discrepancies, new.rubric.discrepancies),
        ],
    }


def reading_changes(
    before: Sequence[Discrepancy], after: Sequence[Discrepancy]
) -> Iterator[EditionChangeJson]:
    """What is unclear in one of two editions alone, or read otherwise."""
    for name, text in readings_changed(before, after):
        yield {
            "kind": "reading",
            "name": name,
            "decides": False,
            "before": None,
            "after": None,
            "text": text.to_json(),
        }


def _deciding(old: Published, new: Published) -> list[EditionChangeJson]:
    return [
        {
            "kind": change.kind,
            "name": change.name,
            "decides": True,
            "before": None if change.before is None else write_exact(change.before),
            "after": None if change.after is None else write_exact(change.after),
            "text": change.text.to_json(),
        }
        for change in edition_changes(old.rubric, new.rubric)
    ]


def _layout(old: Published, new: Published) -> list[EditionChangeJson]:
    return [
        {
            "kind": change.kind,
            "name": change.name,
            "decides": False,
            "before": change.before.to_json() if change.before else None,
            "after": change.after.to_json() if change.after else None,
            "text": change.text.to_json(),
        }
        for change in layout_changes(old.rubric, new.rubric)
    ]


def _opened(rubric: Mapping[str, object]) -> Published:
    (published,) = read_library({"rubrics": [rubric]}).rubrics.values()
    return published
