"""What an impact compared with what: editions and readings before and after, for who makes it again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from aftersales.api.library import Library
from aftersales.api.switched_readings import readings_switched_in
from aftersales.foundation.text import Language, Text
from aftersales_cli.impact_run import Outcome
from aftersales_cli.words import filled, told

_SHOWN = 12
_COMPARED = Text(
    "{title}（{id}）：{before} → {after}，{count} 份",
    "{title} ({id}): {before} → {after}, {count} {count:document|documents}",
)
_EDITION = Text("{edition} 版（SHA-256 {sha256}）", "edition {edition} (SHA-256 {sha256})")
_RECORDED = Text(
    "! {count} 份记录当时是按 {edition} 版算的；“变更前”按上面的版本重算，不是记录里的结果。",
    "! {count} {count:record was|records were} made by edition {edition}; before the change they are "
    "recalculated by the edition above, which is not what they say.",
)
_READING = Text("，读法 {reading}", ", reading {reading}")
_HEAD = Text("变更前 → 变更后：", "Before → after the change:")

_Key: TypeAlias = tuple[str, str, str, str]


class Grounds:
    """Counts what the outcomes that are taken stand on, before and after."""

    def __init__(self, language: Language, library: Library) -> None:
        """LIBRARY, the documents after the change, says readings in words."""
        self._language, self._library = language, library
        self._counted = Counter[_Key]()
        self._recorded = Counter[str]()
        self._before: set[tuple[str, str, str | None]] = set()
        self._after: set[tuple[str, str]] = set()

    def take(self, outcome: Outcome) -> None:
        """Count OUTCOME; one that was refused, or kept by a release of before, stands on nothing known."""
        before, after = outcome.get("by_before"), outcome.get("by_after")
        if not before or not after:
            return
        if recorded := outcome.get("recorded"):
            self._recorded[recorded] += 1
        for document in before["documents"]:
            self._before.add((document["id"], document["edition"], before["day"]))
        self._after |= {(document["id"], document["edition"]) for document in after["documents"]}
        for then, now in _pairs(before["documents"], after["documents"]):
            sides = (self._said(each, side) for each, side in ((then, before), (now, after)))
            title = told(now["title"], self._language)
            self._counted[title, now["id"], *sides] += 1

    @property
    def any(self) -> bool:
        """Whether anything was calculated."""
        return bool(self._counted)

    def editions_before(self) -> Iterator[tuple[str, str, str | None]]:
        """The editions that only what was before the change is by: id, edition, the day named for it."""
        yield from (each for each in sorted(self._before, key=str) if each[:2] not in self._after)

    def lines(self) -> Iterator[str]:
        """A line for each edition before and after with the readings of each, and how many are by them.

        Then how many records were made by other editions than those before.
        """
        if self._counted:
            yield told(_HEAD, self._language)
        for (title, name, before, after), count in sorted(self._counted.items()):
            words = {"title": title, "id": name, "before": before, "after": after, "count": count}
            yield "  " + filled(_COMPARED, self._language, **words)
        for edition, count in sorted(self._recorded.items()):
            yield filled(_RECORDED, self._language, edition=edition, count=count)

    def _said(self, document: Mapping[str, Any], side: Mapping[str, Any]) -> str:
        edition = {"edition": document["edition"], "sha256": document["sha256"][:_SHOWN]}
        readings = (
            filled(_READING, self._language, reading=told(each, self._language).rstrip("。."))
            for each in readings_switched_in(self._library, side)
        )
        return filled(_EDITION, self._language, **edition) + "".join(readings)


def _pairs(
    before: Sequence[Mapping[str, Any]], after: Sequence[Mapping[str, Any]]
) -> Iterator[tuple[Mapping[str, Any], Mapping[str, Any]]]:
    """Each document AFTER the change with itself BEFORE it."""
    known = {each["id"]: each for each in before}
    for each in after:
        if each["id"] in known:
            yield known[each["id"]], each
