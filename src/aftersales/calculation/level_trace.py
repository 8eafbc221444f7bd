"""The last step to a level: the threshold that the score reaches, or why there is none."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from aftersales.calculation.scoring import Score, Verdict
from aftersales.calculation.trace import TraceStep
from aftersales.foundation.exact import display, display_points, write_exact
from aftersales.foundation.text import Text

_LEVEL = Text("{final} 达到 {threshold}：{level}。", "{final} reaches {threshold}: {level}.")
_LEVEL_WITH_CERTIFICATES = Text(
    "{final} 达到 {threshold}，证书 {held} 项（要求 {needed} 项）：{level}。",
    "{final} reaches {threshold}, with {held} {held:certificate|certificates} of {needed} needed: {level}.",
)
_NO_LEVEL = Text(
    "{final} 未达到最低的 {threshold}：{level}。",
    "{final} is under the lowest threshold, {threshold}: {level}.",
)
_SILENT_ON_FAILING = Text(
    "{final} 未达到最低的 {threshold}：{level}。文件没有写这算不算不合格。",
    "{final} is under the lowest threshold, {threshold}: {level}. The document does not say whether that "
    "is a failure.",
)
_SHORT_OF_CERTIFICATES = Text(
    "{final} 达到 {threshold}，证书 {held} 项，少于要求的 {needed} 项：{level}。",
    "{final} reaches {threshold}, but with {held} of the {needed} "
    "{needed:certificate|certificates} asked for: {level}.",
)
_FAILED = Text("因门槛条件不合格，不评级别。", "Failed by a gate; no level is given.")


def levelling(score: Score, verdict: Verdict) -> TraceStep:
    """Which level VERDICT gives, or that a gate fails it."""
    rubric, level = score.rubric, verdict.level
    decisive = verdict.base if rubric.scoring.decide_on == "base" else verdict.final
    figures = {"final": write_exact(verdict.final)}
    if level is not None:
        words = _LEVEL_WITH_CERTIFICATES if rubric.certificates else _LEVEL
        text = words.filled(
            final=display(decisive),
            threshold=display_points(level.at_least),
            level=level.label,
            held=len(score.assessment.certificates),
            needed=level.certificates,
        )
        figures["threshold"] = write_exact(level.at_least)
        return TraceStep(
            step="level", text=text, figures=figures, source=level.source, discrepancies=level.discrepancies
        )
    if verdict.gates:
        below = rubric.below_levels
        return TraceStep(
            step="level",
            text=_FAILED,
            figures=figures,
            source=below.source,
            discrepancies=below.discrepancies,
        )
    return _without_level(score, decisive, figures)


def _without_level(score: Score, decisive: Fraction, figures: Mapping[str, str]) -> TraceStep:
    """Why DECISIVE has no level: under the lowest, or a reading gives none for want of certificates."""
    rubric, below = score.rubric, score.rubric.below_levels
    reached = [level for level in rubric.levels if decisive >= level.at_least]
    words = _SILENT_ON_FAILING if below.passed == "unstated" else _NO_LEVEL
    level = rubric.levels[0]
    if reached:
        words, level = _SHORT_OF_CERTIFICATES, reached[-1]
    text = words.filled(
        final=display(decisive),
        threshold=display_points(level.at_least),
        level=below.label,
        held=len(score.assessment.certificates),
        needed=level.certificates,
    )
    rests_on = level if reached else below
    return TraceStep(
        step="level", text=text, figures=figures, source=rests_on.source, discrepancies=rests_on.discrepancies
    )
