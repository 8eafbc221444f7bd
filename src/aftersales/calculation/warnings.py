"""Warnings: what a score allows by its letter, but an assessor will ask about."""

from __future__ import annotations

from collections.abc import Iterator

from aftersales.calculation.marking import Mark
from aftersales.calculation.scoring import Score
from aftersales.foundation.text import Text
from aftersales.model.assessment import Finding

_WHOLE_SECTION = Text(
    "{number} {title}全部删减。规则条文没有禁止，但认证机构通常会追问，请逐条写明理由。",
    "All of {number} {title} is deleted. The rules do not forbid it, "
    "but the certification body will ask: give a reason for each clause.",
)
_ZERO_POINTS = Text(
    "{clause} 分值为 0，不符合也不扣分，但仍是不符合项，需要整改。",
    "{clause} carries no points: a miss costs nothing, but is still a finding to be corrected.",
)
_ALSO_CERTIFICATES = Text(
    "{clause} 的条文也写了证书（{register}）。现缺：{lacking}。"
    "按另一种读法这一条的分全扣，审查组也可能这样评。",
    "{clause} names certificates too ({register}). Lacking: {lacking}. Under the other reading the clause "
    "loses all its points, and an assessor may mark it so.",
)
_NO_REASON = Text("{label}第 {number} 项没有写明理由。", "{label}: entry {number} gives no reason.")


def warnings(score: Score) -> tuple[Text, ...]:
    """What of SCORE an assessor will ask about; none of it changes a figure."""
    return tuple(_warnings(score))


def _warnings(score: Score) -> Iterator[Text]:
    for part in score.sections:
        if all(mark.is_deleted for mark in part.marks):
            yield _WHOLE_SECTION.filled(number=part.section.number, title=part.section.title)
    for mark in score.marks:
        if mark.finding is not None and mark.finding.kind != "met" and _is_free_miss(mark, mark.finding):
            yield _ZERO_POINTS.filled(clause=mark.clause.id)
    yield from _certificates_in_clauses(score)
    for adjustment in score.rubric.adjustments:
        for number, special in enumerate(score.assessment.specials.get(adjustment.id, ()), start=1):
            if special.reason is None:
                yield _NO_REASON.filled(label=adjustment.label, number=number)


def _certificates_in_clauses(score: Score) -> Iterator[Text]:
    """A clause that earns points although another reading would bar it for want of a certificate."""
    if not score.rubric.certificates:
        return
    labels = {certificate.id: certificate.label for certificate in score.rubric.certificates}
    marks = {mark.clause.id: mark for mark in score.marks}
    for discrepancy in score.rubric.discrepancies:
        for reading in discrepancy.alternatives:
            for clause, changed in reading.changes.scoring.clauses if reading.changes else ():
                asked = changed.certificates or frozenset()
                lacking = [
                    label for name, label in labels.items() if name in asked - score.assessment.certificates
                ]
                if lacking and clause in marks and marks[clause].earned:
                    names = Text(
                        "、".join(label.zh for label in lacking), ", ".join(label.en for label in lacking)
                    )
                    yield _ALSO_CERTIFICATES.filled(
                        clause=clause, register=discrepancy.register, lacking=names
                    )


def _is_free_miss(mark: Mark, finding: Finding) -> bool:
    return finding.is_missed and not mark.clause.points
