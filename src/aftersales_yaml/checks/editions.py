"""Editions of one document: of one kind, of one source, one after another."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from aftersales.foundation.faults import Fault
from aftersales_yaml.checks.check import Check, Checked, fault
from aftersales_yaml.editions import Document

_Placed = tuple[str, Document]
_A_DAY = (
    "实施日期；只有最早的一版可以没有",
    "the day on which it takes effect; only the first edition may have none",
)


def _editions(checked: Checked) -> Iterator[Fault]:
    for editions in _by_id(checked).values():
        first, *others = editions
        for path, document in others:
            if _kind(path) != _kind(first[0]):
                yield fault(path, "id", document.id, "没有用过的 id", f"an id of its own; {first[0]} has it")
            elif document.document != first[1].document:
                expected = first[1].document
                yield fault(path, "document", document.document, expected, f"{expected}, as in {first[0]}")
        for (before, _), (path, document) in pairwise(editions):
            if document.effective is None and _kind(path) == _kind(before):
                yield fault(path, "effective", "–", *_A_DAY)
        yield from _one_after_another(editions)
    yield from _as_in_sources(checked)


def _kind(path: str) -> str:
    return path.partition("/")[0]


def _one_after_another(editions: list[_Placed]) -> Iterator[Fault]:
    for (path, document), (_, after) in pairwise(editions):
        if document.effective is not None and document.effective == after.effective:
            yield fault(path, "effective", str(document.effective), "每版一个日期", "a day of its own")
        if document.superseded and after.effective and document.superseded > after.effective:
            expected = (
                f"不晚于下一版的 {after.effective}",
                f"no later than {after.effective}, of the next edition",
            )
            yield fault(path, "superseded", str(document.superseded), *expected)


def _as_in_sources(checked: Checked) -> Iterator[Fault]:
    """One of the editions is the one that ``sources.yaml`` describes."""
    sources = checked.sources()
    for editions in _by_id(checked).values():
        path, latest = editions[-1]
        stated = sources.get(latest.document, {}).get("effective")
        known = {str(document.effective) for _, document in editions if document.effective}
        if known and stated is not None and stated not in known:
            expected = f"{stated}，与 sources.yaml 相同", f"{stated}, as in sources.yaml"
            yield fault(path, "effective", str(latest.effective), *expected)


def _by_id(checked: Checked) -> dict[str, list[_Placed]]:
    """The files of each document, its oldest edition first."""
    found: dict[str, list[_Placed]] = {}
    for placed in checked.models.documents():
        found.setdefault(placed[1].id, []).append(placed)
    return {name: sorted(each, key=lambda one: one[1].effective or date.min) for name, each in found.items()}


EDITIONS = Check(
    name="editions",
    finds="editions of one document that are of different kinds or sources, or do not follow one another",
    find=_editions,
)
