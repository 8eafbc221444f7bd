"""What of the rules of a rubric two editions have otherwise, each with its figures before and after."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Protocol, TypeVar

from aftersales.calculation.managers import STAFF_LABELS
from aftersales.foundation.exact import write_exact
from aftersales.foundation.text import Text
from aftersales.model.rubric import Adjustment, Gate, Rubric
from aftersales_editions.both_languages import in_both
from aftersales_editions.points_words import shown_points
from aftersales_editions.value_words import VALUE_WORDS

_NEW, _GONE = Text("新增{label}", "{label} is new"), Text("{label}已取消", "{label} is gone")
_NEW_OF_POINTS = Text("新增{label}（每项 {points} 分）", "{label} is new ({points} each)")
_EACH = Text("{label}每项 {before} 分改为 {after} 分", "{label}: {before} each, now {after}")
_AT_MOST = Text("{label}的项数：{before}改为{after}", "number of {label}: {before}, now {after}")
_LIMIT = Text("最多 {count} 项", "at most {count}")
_NO_LIMIT = Text("不限", "any number")
_GATE = Text("满 {count} 项{label}即不通过", "{label}: {count} fail it")
_COUNT = Text(
    "{label}满 {before} 项即不通过，改为满 {after} 项", "{label}: {before} failed it, now {after} do"
)
_SHARE = Text("比例 {before} 改为 {after}", "a share of {before}, now {after}")
_WORD = Text("{before}改为{after}", "{before}, now {after}")
_POINTS = Text("{before} 分改为 {after} 分", "{before}, now {after}")
_STEPS = Text("步骤或次序不同", "other steps, or in another order")
_CLAUSE = Text("所在条款 {before} 改为 {after}", "of clause {before}, now of {after}")
_SCALE = Text("折算成 {before} 分改为 {after} 分", "normalised to {before}, now to {after}")


class _Known(Protocol):
    @property
    def id(self) -> str: ...


_Part = TypeVar("_Part", bound=_Known)


def rule_in_words(name: str, before: Rubric, after: Rubric) -> list[Text]:
    """What the rule NAME has otherwise, figure by figure; nothing where there are no words for it."""
    known: Mapping[str, Callable[[Rubric, Rubric], Iterator[Text]]] = {
        "adjustments": _adjustments,
        "gates": _gates,
        "certificates": _certificates,
        "staffing": _staffing,
        "scoring": _scoring,
        "full_marks": lambda was, now: _points(_POINTS, was.full_marks, now.full_marks),
    }
    return list(known[name](before, after)) if name in known else []


def _adjustments(before: Rubric, after: Rubric) -> Iterator[Text]:
    for was, now in _paired(before.adjustments, after.adjustments):
        one: Adjustment | None = now or was
        assert one is not None
        label = in_both(one.label)
        if was is None:
            yield _NEW_OF_POINTS.filled(label=label, points=shown_points(one.points_each))
        elif now is None:
            yield _GONE.filled(label=label)
        else:
            if was.points_each != now.points_each:
                points = {"before": shown_points(was.points_each), "after": shown_points(now.points_each)}
                yield _EACH.filled(label=label, **points)
            if was.at_most != now.at_most:
                limits = {"before": _limit(was.at_most), "after": _limit(now.at_most)}
                yield _AT_MOST.filled(label=label, **limits)


def _gates(before: Rubric, after: Rubric) -> Iterator[Text]:
    labels = {each.id: in_both(each.label) for each in (*before.adjustments, *after.adjustments)}
    for was, now in _paired(before.gates, after.gates):
        one: Gate | None = now or was
        assert one is not None
        label = labels.get(one.adjustment, Text(one.adjustment, one.adjustment))
        if was is not None and now is not None and was.adjustment == now.adjustment:
            if was.count_at_least != now.count_at_least:
                yield _COUNT.filled(label=label, before=was.count_at_least, after=now.count_at_least)
            continue
        for gate, words in ((was, _GONE), (now, _NEW)):
            if gate is not None:
                own = labels.get(gate.adjustment, Text(gate.adjustment, gate.adjustment))
                yield words.filled(label=_quoted(_GATE.filled(count=gate.count_at_least, label=own)))


def _certificates(before: Rubric, after: Rubric) -> Iterator[Text]:
    for was, now in _paired(before.certificates, after.certificates):
        if was is None or now is None:
            for one, words in ((was, _GONE), (now, _NEW)):
                if one is not None:
                    yield words.filled(label=_quoted(in_both(one.label)))


def _staffing(before: Rubric, after: Rubric) -> Iterator[Text]:
    was, now = before.staffing, after.staffing
    if was is None or now is None:
        return
    if was.share != now.share:
        yield _SHARE.filled(before=write_exact(was.share), after=write_exact(now.share))
    if was.clause != now.clause:
        yield _CLAUSE.filled(before=was.clause, after=now.clause)
    if was.of != now.of:
        yield _WORD.filled(before=STAFF_LABELS[was.of], after=STAFF_LABELS[now.of])
    if was.round != now.round:
        yield _WORD.filled(before=_word(was.round), after=_word(now.round))


def _scoring(before: Rubric, after: Rubric) -> Iterator[Text]:
    one, other = before.scoring, after.scoring
    was, now = one.normalise_to, other.normalise_to
    if was is not None and now is not None:
        yield from _points(_SCALE, was, now)
    if (one.order, one.decide_on, was is None) != (other.order, other.decide_on, now is None):
        yield _STEPS


def _points(words: Text, before: Fraction, after: Fraction) -> Iterator[Text]:
    if before != after:
        yield words.filled(before=shown_points(before), after=shown_points(after))


def _paired(before: Sequence[_Part], after: Sequence[_Part]) -> Iterator[tuple[_Part | None, _Part | None]]:
    """Each part with itself in the other edition, by its id; those of AFTER first."""
    old, new = ({each.id: each for each in side} for side in (before, after))
    for name in dict.fromkeys([*new, *old]):
        yield old.get(name), new.get(name)


def _limit(at_most: int | None) -> Text:
    return _NO_LIMIT if at_most is None else _LIMIT.filled(count=at_most)


def _word(value: str) -> Text:
    return VALUE_WORDS.get(value, Text(value, value))


def _quoted(text: Text) -> Text:
    return Text(f"“{text.zh}”", f"“{text.en}”")
