"""Readings: what the same assessment comes to where an unclear place is read in another way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from aftersales.calculation.scoring import Score, score
from aftersales.foundation.faults import Fault, Refused
from aftersales.foundation.text import Text
from aftersales.model.erratum import Changes, Erratum, Reading
from aftersales.model.rubric import Clause, Level, Rubric, Section


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternative:
    """The score under a reading that was not adopted, and whether the verdict differs by it."""

    erratum: Erratum
    reading: Reading
    score: Score
    differs: bool


def alternatives(adopted: Score) -> tuple[Alternative, ...]:
    """The score under each reading that changes the rubric and was not adopted, in register order."""
    found = []
    for erratum in adopted.rubric.errata:
        for reading in erratum.alternatives:
            if reading.changes is not None and _changes_scores(reading.changes):
                other = score(under(adopted.rubric, reading.changes), adopted.assessment)
                differs = _verdicts(other) != _verdicts(adopted)
                found.append(Alternative(erratum=erratum, reading=reading, score=other, differs=differs))
    return tuple(found)


def switched(rubric: Rubric, choices: dict[str, str]) -> Rubric:
    """RUBRIC with, for each erratum id in CHOICES, the named reading in place of the adopted one.

    Raises `Refused` for an unknown erratum or reading.
    """
    errata = {erratum.id: erratum for erratum in rubric.errata if erratum.alternatives}
    faults = []
    for name, choice in choices.items():
        if name not in errata:
            faults.append(Fault(at=f"readings.{name}", found=name, expected=_one_of(list(errata))))
            continue
        known = {reading.id: reading for reading in errata[name].readings}
        if choice not in known or (choice != errata[name].adopted and known[choice].changes is None):
            choices_known = [errata[name].adopted, *(reading.id for reading in errata[name].alternatives)]
            faults.append(Fault(at=f"readings.{name}", found=choice, expected=_one_of(choices_known)))
            continue
        changes = known[choice].changes
        if choice != errata[name].adopted and changes is not None:
            rubric = under(rubric, changes)
    if faults:
        raise Refused(faults)
    return rubric


def under(rubric: Rubric, changes: Changes) -> Rubric:
    """RUBRIC as CHANGES would have it; the printed sums of indicators and sections stay."""
    scoring = replace(
        rubric.scoring,
        order=changes.order or rubric.scoring.order,
        decide_on=changes.decide_on or rubric.scoring.decide_on,
    )
    staffing = rubric.staffing
    if staffing is not None and changes.staff is not None:
        staffing = replace(staffing, of=changes.staff)
    return replace(
        rubric,
        scoring=scoring,
        staffing=staffing,
        certificate_shortfall=changes.certificate_shortfall or rubric.certificate_shortfall,
        sections=_with_clauses(rubric.sections, changes),
        levels=tuple(_renamed(rubric.levels, changes)),
    )


def _with_clauses(sections: tuple[Section, ...], changes: Changes) -> tuple[Section, ...]:
    points, certificates = dict(changes.clause_points), dict(changes.clause_certificates)
    if not points and not certificates:
        return sections

    def changed(clause: Clause) -> Clause:
        return replace(
            clause,
            points=points.get(clause.id, clause.points),
            certificates=certificates.get(clause.id, clause.certificates),
        )

    return tuple(
        replace(
            section,
            indicators=tuple(
                replace(i, clauses=tuple(changed(clause) for clause in i.clauses)) for i in section.indicators
            ),
        )
        for section in sections
    )


def _renamed(levels: tuple[Level, ...], changes: Changes) -> Iterator[Level]:
    """The levels with a name printed at another threshold put there."""
    named, by_id = dict(changes.levels_named), {level.id: level for level in levels}
    for level in levels:
        other = by_id.get(named.get(level.id, level.id), level)
        yield replace(level, id=other.id, label=other.label)


def _changes_scores(changes: Changes) -> bool:
    return replace(changes, staff=None) != Changes()


def _verdicts(scored: Score) -> list[tuple[str | None, bool | None]]:
    verdicts = [scored.verdict] if scored.verdict is not None else [scored.worst, scored.best]
    return [(v.level.id if v.level else None, v.passed) for v in verdicts]


def _one_of(names: list[str]) -> Text:
    listed = " | ".join(names) or "–"
    return Text(f"以下之一：{listed}", f"one of: {listed}")
