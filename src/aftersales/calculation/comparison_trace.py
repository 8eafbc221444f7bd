"""What changed from one score to another, in words: clause by clause, then what it comes to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from aftersales.calculation.comparing import ClauseChange, Comparison, by_name, signed
from aftersales.calculation.marking import Mark
from aftersales.calculation.scoring import Score, Verdict, adjustment_points
from aftersales.calculation.trace import TraceStep
from aftersales.foundation.exact import display, display_limit, display_points, write_exact
from aftersales.foundation.text import Text
from aftersales.model.assessment import FINDING_LABELS, Finding
from aftersales.model.rubric import Adjustment
from aftersales.model.site_samples import SiteSample

_CLAUSE = Text("{clause} {title}：{before} → {after}。", "{clause} {title}: {before} → {after}.")
_EARNED = Text("{finding}（{earned}/{points} 分）", "{finding} ({earned} of {points} {points:point|points})")
_OTHER_WORDS = Text("，理由改写", ", worded anew")
_OTHER_SITES = Text("，各场所的数改了", ", with other figures by site")
_OTHER_EXTENT = Text("，性质改了", ", said to reach otherwise")
_APPLICABLE = Text("涉及项 {before} → {after} 分。", "Applicable points {before} → {after}.")
_ADJUSTED = Text(
    "{label} {before} → {after} 项，{points} 分。",
    "{label}: {before} → {after}, {points} {points:point|points}.",
)
_CERTIFICATES = Text("证书 {before} → {after} 项。", "Certificates {before} → {after}.")
_SCORE = Text("得分 {before} → {after}。", "Score {before} → {after}.")
_LEVEL = Text("级别 {before} → {after}。", "Level {before} → {after}.")
_SAME_LEVEL = Text("级别不变：{after}。", "The level stays: {after}.")
_FIGURE = Text("{figure}", "{figure}")
_RANGE = Text("{worst} ～ {best}", "{worst} to {best}")


def comparison_trace(comparison: Comparison) -> tuple[TraceStep, ...]:
    """The changes in words, clause by clause, then what they come to; the last step is the level."""
    return tuple(_steps(comparison))


def _steps(comparison: Comparison) -> Iterator[TraceStep]:
    before, after = comparison.before, comparison.after
    for change in comparison.clauses:
        yield _clause_step(change)
    yield from _applicable_step(before, after)
    yield from _adjustment_steps(before, after)
    yield from _certificate_step(before, after)
    yield _score_step(comparison)
    yield _level_step(comparison)


def _clause_step(change: ClauseChange) -> TraceStep:
    clause = change.after.clause
    before, after = _found(change.before), _found(change.after)
    if before == after:
        for words in _beside_the_figures(change.before.finding, change.after.finding):
            after = Text(after.zh + words.zh, after.en + words.en)
    return TraceStep(
        step="clause",
        text=_CLAUSE.filled(clause=clause.id, title=clause.title, before=before, after=after),
        figures={
            "before": write_exact(change.before.earned),
            "after": write_exact(change.after.earned),
            "points": write_exact(change.points),
        },
        source=clause.source,
        discrepancies=clause.discrepancies,
    )


def _beside_the_figures(was: Finding | None, now: Finding | None) -> Iterator[Text]:
    """What is otherwise in two findings of the same kind, counts and points."""
    if was is None or now is None:
        return
    before, after = by_name(was), by_name(now)
    if [_figures(each) for each in before] != [_figures(each) for each in after]:
        yield _OTHER_SITES
    if was.extent != now.extent:
        yield _OTHER_EXTENT
    if was.reason != now.reason or _reasons(before) != _reasons(after):
        yield _OTHER_WORDS


def _figures(sample: SiteSample) -> tuple[str, int, int]:
    return sample.site, sample.sampled, sample.nonconforming


def _reasons(samples: tuple[SiteSample, ...]) -> list[tuple[str, str]]:
    return [(each.site, each.reason) for each in samples if each.reason]


def _applicable_step(before: Score, after: Score) -> Iterator[TraceStep]:
    was, now = before.tally.applicable, after.tally.applicable
    if was != now:
        rule = after.rubric.deletion
        yield TraceStep(
            step="applicable",
            text=_APPLICABLE.filled(before=display_points(was), after=display_points(now)),
            figures={"before": write_exact(was), "after": write_exact(now)},
            source=rule.source if rule else after.rubric.scoring.source,
            discrepancies=rule.discrepancies if rule else (),
        )


def _adjustment_steps(before: Score, after: Score) -> Iterator[TraceStep]:
    then, now = ({each.id: each for each in side.rubric.adjustments} for side in (before, after))
    for name in dict.fromkeys([*now, *then]):
        adjustment = now.get(name) or then[name]
        was, is_now = (side.assessment.count(name) for side in (before, after))
        points = _adjusted(now.get(name), after) - _adjusted(then.get(name), before)
        if was == is_now and not points:
            continue
        yield TraceStep(
            step="adjust",
            text=_ADJUSTED.filled(
                label=adjustment.label,
                before=was,
                after=is_now,
                points=signed(points, display_points(abs(points))),
            ),
            figures={"before": str(was), "after": str(is_now), "points": write_exact(points)},
            source=adjustment.source,
            discrepancies=adjustment.discrepancies,
        )


def _adjusted(adjustment: Adjustment | None, side: Score) -> Fraction:
    """What SIDE is given or taken by ADJUSTMENT of its edition; nothing where that has none."""
    return Fraction(0) if adjustment is None else adjustment_points(adjustment, side.assessment)


def _certificate_step(before: Score, after: Score) -> Iterator[TraceStep]:
    was, now = (side.assessment.certificates for side in (before, after))
    if was != now:
        known = (*after.rubric.certificates, *before.rubric.certificates)
        changed = next(each for each in known if each.id in was ^ now)
        yield TraceStep(
            step="certificates",
            text=_CERTIFICATES.filled(before=len(was), after=len(now)),
            figures={"before": str(len(was)), "after": str(len(now))},
            source=changed.source,
        )


def _score_step(comparison: Comparison) -> TraceStep:
    before, after = comparison.before, comparison.after
    figures: Mapping[str, Fraction] = {"worst": comparison.worst, "best": comparison.best}
    return TraceStep(
        step="score",
        text=_SCORE.filled(before=_score_shown(before), after=_score_shown(after)),
        figures={name: write_exact(value) for name, value in figures.items()},
        source=after.rubric.scoring.source,
        discrepancies=after.rubric.scoring.discrepancies,
    )


def _level_step(comparison: Comparison) -> TraceStep:
    before, after = _level_shown(comparison.before), _level_shown(comparison.after)
    words = _LEVEL if comparison.is_level_changed else _SAME_LEVEL
    rubric, level = comparison.after.rubric, comparison.after.worst.level
    rests_on = level if level is not None else rubric.below_levels
    return TraceStep(
        step="level",
        text=words.filled(before=before, after=after),
        figures={},
        source=rests_on.source,
        discrepancies=rests_on.discrepancies,
    )


def _found(mark: Mark) -> Text:
    if mark.finding is None:
        return FINDING_LABELS["open"]
    finding = FINDING_LABELS[mark.finding.kind]
    if mark.is_deleted:
        return finding
    if mark.finding.kind == "sampled":
        counts = f" {mark.finding.nonconforming}/{mark.finding.sampled}"
        finding = Text(finding.zh + counts, finding.en + counts)
    earned, points = display_points(mark.earned), display_points(mark.clause.points)
    return _EARNED.filled(finding=finding, earned=earned, points=points)


def _score_shown(score: Score) -> Text:
    worst, best = display(score.worst.final), display(score.best.final)
    if score.complete:
        return _FIGURE.filled(figure=worst)
    if score.best.is_limit:
        best = f"<{display_limit(score.best.final)}"
    return _RANGE.filled(worst=worst, best=best)


def _level_shown(score: Score) -> Text:
    worst, best = _label(score, score.worst), _label(score, score.best)
    return worst if worst == best else _RANGE.filled(worst=worst, best=best)


def _label(score: Score, verdict: Verdict) -> Text:
    return verdict.level.label if verdict.level else score.rubric.below_levels.label
