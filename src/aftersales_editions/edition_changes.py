"""What differs between two editions of a rubric, as far as it decides a score."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from aftersales.foundation.text import Text
from aftersales.model.rubric import Rubric
from aftersales_editions.both_languages import in_both
from aftersales_editions.edition_rules import rule_in_words
from aftersales_editions.points_words import shown_points

Kind = Literal["clause", "level", "rule"]

_ADDED = Text("新增条款 {name}（{after} 分）", "clause {name} is new ({after} {after:point|points})")
_REMOVED = Text("条款 {name}（{before} 分）已取消", "clause {name} ({before} {before:point|points}) is gone")
_POINTS = Text(
    "条款 {name}：{before} 分改为 {after} 分",
    "clause {name}: {before} {before:point|points}, now {after}",
)
_DELETABLE = Text("条款 {name}：可删减改为不可", "clause {name} can no longer be deleted")
_NOW_DELETABLE = Text("条款 {name}：改为可删减", "clause {name} can now be deleted")
_LEVEL_ADDED = Text("新增级别“{name}”（{after} 分起）", "level “{name}” is new (from {after})")
_LEVEL_REMOVED = Text("级别“{name}”（{before} 分起）已取消", "level “{name}” (from {before}) is gone")
_THRESHOLD = Text(
    "级别“{name}”：{before} 分起改为 {after} 分起", "level “{name}”: from {before}, now from {after}"
)
_CERTIFICATES = Text(
    "级别“{name}”：要 {before} 项证书改为 {after} 项", "level “{name}”: {before} certificates, now {after}"
)
_RULE = Text("{name}变了", "the {name} changed")
_RULE_SO = Text("{name}：{what}", "{name}: {what}")
_RULES: Mapping[str, Text] = {
    "scoring": Text("计分步骤", "steps of scoring"),
    "adjustments": Text("特别加减分", "special deductions and bonus"),
    "gates": Text("否决条件", "gates"),
    "certificates": Text("证书", "certificates"),
    "certificate_shortfall": Text("证书不足时的定级", "level where certificates lack"),
    "below_levels": Text("低于各级时的结论", "verdict below every level"),
    "staffing": Text("售后服务管理师人数", "number of managers"),
    "full_marks": Text("满分", "full marks"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionChange:
    """One thing that changed: ``name`` is the id of a clause, a level or a rule; ``text`` says it to readers.

    ``before`` and ``after`` are its points or its threshold; None where it was not there, or has no number.
    """

    kind: Kind
    name: str
    before: Fraction | None
    after: Fraction | None
    text: Text


def edition_changes(before: Rubric, after: Rubric) -> tuple[EditionChange, ...]:
    """What changed from BEFORE to AFTER: clauses in the order of AFTER, those gone, levels, rules."""
    return (*_clauses(before, after), *_levels(before, after), *_rules(before, after))


def _clauses(before: Rubric, after: Rubric) -> Iterator[EditionChange]:
    """A clause that was moved under another indicator at the same points decides nothing and is no change."""
    old, new = ({clause.id: clause for clause in rubric.clauses} for rubric in (before, after))
    for name in _either(new, old):
        was, now = old.get(name), new.get(name)
        points = (None if was is None else was.points, None if now is None else now.points)
        if points[0] != points[1]:
            yield _change("clause", name, points, (_ADDED, _REMOVED, _POINTS))
        if was is not None and now is not None and was.deletable != now.deletable:
            words = _NOW_DELETABLE if now.deletable else _DELETABLE
            yield _change("clause", name, (None, None), (words, words, words))


def _levels(before: Rubric, after: Rubric) -> Iterator[EditionChange]:
    old, new = ({level.id: level for level in rubric.levels} for rubric in (before, after))
    for name in _either(new, old):
        was, now = old.get(name), new.get(name)
        scores = (None if was is None else was.at_least, None if now is None else now.at_least)
        level = now or was
        called = in_both(level.label) if level else None
        if scores[0] != scores[1]:
            yield _change("level", name, scores, (_LEVEL_ADDED, _LEVEL_REMOVED, _THRESHOLD), called)
        if was is not None and now is not None and was.certificates != now.certificates:
            counts = {"before": was.certificates, "after": now.certificates}
            words = _CERTIFICATES.filled(name=called or name, **counts)
            yield EditionChange(kind="level", name=name, before=None, after=None, text=words)


def _rules(before: Rubric, after: Rubric) -> Iterator[EditionChange]:
    for name, label in _RULES.items():
        if _deciding(before, name) != _deciding(after, name):
            told = rule_in_words(name, before, after)
            what = Text("；".join(each.zh for each in told), "; ".join(each.en for each in told))
            words = (_RULE_SO if told else _RULE).filled(name=label, what=what)
            yield EditionChange(kind="rule", name=name, before=None, after=None, text=words)


def _deciding(rubric: Rubric, name: str) -> object:
    """What of the rule NAME decides a score: no words, no places in a document."""
    match name:
        case "scoring":
            return rubric.scoring.order, rubric.scoring.normalise_to, rubric.scoring.decide_on
        case "adjustments":
            return {each.id: (each.points_each, each.at_most) for each in rubric.adjustments}
        case "gates":
            return {each.id: (each.adjustment, each.count_at_least) for each in rubric.gates}
        case "certificates":
            return {each.id for each in rubric.certificates}
        case "staffing":
            rule = rubric.staffing
            return rule and (rule.clause, rule.share, rule.of, rule.round)
    return rubric.below_levels.passed if name == "below_levels" else getattr(rubric, name)


def _change(
    kind: Kind,
    name: str,
    values: tuple[Fraction | None, Fraction | None],
    words: tuple[Text, Text, Text],
    called: Text | None = None,
) -> EditionChange:
    """The change of NAME from one of VALUES to the other, in the WORDS for what is new, gone or otherwise.

    CALLED is what readers call it, where that is not its id.
    """
    before, after = values
    chosen = words[0] if before is None else words[1] if after is None else words[2]
    shown = {"before": before, "after": after}
    filled = chosen.filled(
        name=called or name,
        **{key: "–" if value is None else shown_points(value) for key, value in shown.items()},
    )
    return EditionChange(kind=kind, name=name, before=before, after=after, text=filled)


def _either(first: Iterable[str], then: Iterable[str]) -> list[str]:
    return list(dict.fromkeys([*first, *then]))
