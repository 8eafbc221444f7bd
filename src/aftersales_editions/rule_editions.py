"""What changed between two editions of a rule document, as data: its places, and what is calculated by."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from aftersales.api.library import PublishedRules, read_library
from aftersales.foundation.faults import Fault, Refused
from aftersales.foundation.text import Text
from aftersales.model.node import Node
from aftersales.record_differences import differences
from aftersales_editions.both_languages import in_both
from aftersales_editions.edition_wording import reworded
from aftersales_editions.editions import EditionChangeJson, EditionsJson, reading_changes
from aftersales_editions.figure_words import BEGIN, figure_name, figure_value

_SAME_DOCUMENT = Text("{name}（同一规则的另一版）", "{name}: another edition of the same document")
_BLOCKS = ("audit_time", "sampling", "lifecycle")
_WORDS = ("text", "label", "source", "discrepancies")
"""What stands in a rule and decides nothing."""
_ADDED = Text("新增 {name} {title}", "{name} {title} is new")
_REMOVED = Text("{name} {title} 已取消", "{name} {title} is gone")
_MOVED = Text("{name}：由 {before} 移到 {after}", "{name}: moved from {before} to {after}")
_TITLE = Text("{name}：“{before}”改称“{after}”", "{name}: “{before}” is now “{after}”")
_PERIOD = Text("{name} 时限：{before} 改为 {after}", "{name}, time limit: {before}, now {after}")
_FIGURE = Text("{name}：{before} 改为 {after}", "{name}: {before}, now {after}")


def rule_editions_compared(before: Mapping[str, object], after: Mapping[str, object]) -> EditionsJson:
    """What changed from the rule document BEFORE to its other edition AFTER; what decides a figure first.

    Raises `Refused` where one of them is no rule document, or where they are two different ones.
    """
    old, new = _opened(before), _opened(after)
    if old.document.id != new.document.id:
        expected = _SAME_DOCUMENT.filled(name=old.document.id)
        raise Refused([Fault(at="id", found=new.document.id, expected=expected)])
    return {
        "rubric": new.document.id,
        "before": {"edition": old.document.edition, "sha256": old.sha256},
        "after": {"edition": new.document.edition, "sha256": new.sha256},
        "changes": [
            *_figures(before, after),
            *_places(old, new),
            *reading_changes(old.document.discrepancies, new.document.discrepancies),
        ],
    }


def _figures(before: Mapping[str, object], after: Mapping[str, object]) -> Iterator[EditionChangeJson]:
    for block in _BLOCKS:
        sides = _paired(_deciding(before.get(block, {})), _deciding(after.get(block, {})))
        for found in differences(*sides, block):
            there = after if found.recorded == "–" else before
            words = _FIGURE.filled(
                name=figure_name(found.at, there),
                before=figure_value(found.recorded),
                after=figure_value(found.recomputed),
            )
            values = [None if each == "–" else each for each in (found.recorded, found.recomputed)]
            yield _change("figure", found.at, (values[0], values[1]), words, decides=True)


def _deciding(value: Any) -> Any:
    """VALUE without words and places in the source; entries of a list by what they are, wherever they stand.

    That is their id, or of bands the headcount that they begin with: by its place in the list a band would
    be held against another one as soon as one is put before it.
    """
    if isinstance(value, Mapping):
        return {key: _deciding(inner) for key, inner in value.items() if key not in _WORDS}
    if isinstance(value, list):
        for key in ("id", BEGIN):
            names = [each.get(key) if isinstance(each, Mapping) else None for each in value]
            if value and all(names) and len(set(names)) == len(names):
                entries = zip(names, map(_deciding, value), strict=True)
                return {str(name): {k: v for k, v in each.items() if k != key} for name, each in entries}
        return [_deciding(each) for each in value]
    return value


def _paired(before: Any, after: Any) -> tuple[Any, Any]:
    """BEFORE and AFTER with a mapping of nothing for one that only the other has: its figures are told."""
    if not isinstance(before, Mapping) or not isinstance(after, Mapping):
        return before, after
    sides: tuple[dict[str, Any], dict[str, Any]] = ({}, {})
    for key in dict.fromkeys((*before, *after)):
        pair = [side.get(key) for side in (before, after)]
        empty: dict[str, Any] | None = {} if any(isinstance(value, Mapping) for value in pair) else None
        there = [empty if value is None else value for value in pair]
        for side, value in zip(sides, _paired(*there), strict=True):
            if value is not None:
                side[key] = value
    return sides


def _places(old: PublishedRules, new: PublishedRules) -> Iterator[EditionChangeJson]:
    was, now = _placed(old), _placed(new)
    for name, (above, node) in now.items():
        if name not in was:
            yield _change("clause", name, (None, None), _ADDED.filled(name=name, title=_title(node)))
            continue
        before_above, before = was[name]
        if before_above != above:
            words = _MOVED.filled(name=name, before=before_above or "–", after=above or "–")
            yield _change("moved", name, (before_above, above), words)
        if _title(before).zh != _title(node).zh:
            words = _TITLE.filled(name=name, before=_title(before), after=_title(node))
            yield _change("title", name, (_title(before).zh, _title(node).zh), words)
        yield from _said(name, before, node)
    for name, (_, node) in was.items():
        if name not in now:
            yield _change("clause", name, (None, None), _REMOVED.filled(name=name, title=_title(node)))


def _said(name: str, before: Node, after: Node) -> Iterator[EditionChangeJson]:
    """What the place of that NAME says otherwise: within which time, and whatever else."""
    periods = before.period, after.period
    was, now = (each.zh if each else None for each in periods)
    if was != now:
        shown = [in_both(each) if each else Text("–", "–") for each in periods]
        yield _change("period", name, (was, now), _PERIOD.filled(name=name, before=shown[0], after=shown[1]))
    words = reworded(before, after, Text(name, name))
    if words is not None:
        yield _change("wording", name, (None, None), words)


def _placed(rules: PublishedRules) -> dict[str, tuple[str | None, Node]]:
    """Every place by its id, with the id of the one that it stands under."""
    found: dict[str, tuple[str | None, Node]] = {}

    def walk(node: Node, above: str | None) -> None:
        found[node.id] = above, node
        for inner in node.clauses:
            walk(inner, node.id)

    for chapter in rules.document.chapters:
        walk(chapter, None)
    return found


def _title(node: Node) -> Text:
    return node.title or Text(node.id, node.id)


def _change(
    kind: str, name: str, values: tuple[str | None, str | None], words: Text, *, decides: bool = False
) -> EditionChangeJson:
    before, after = values
    return {
        "kind": kind,
        "name": name,
        "decides": decides,
        "before": before,
        "after": after,
        "text": words.to_json(),
    }


def _opened(document: Mapping[str, object]) -> PublishedRules:
    (published,) = read_library({"rules": [document]}).rules.values()
    return published
