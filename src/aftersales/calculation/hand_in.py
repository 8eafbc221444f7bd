"""Whether an assessment is ready to be handed in: answered, reasoned, shown by evidence that still holds.

None of this is a condition of any rule document: a certification body takes what it takes. It is what an
auditor asks back about first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from aftersales.calculation.punch_list import Problem, PunchList, Standing
from aftersales.foundation.text import Text

Check = Literal["complete", "reasons", "evidence", "valid", "day"]

CHECKS: Mapping[Check, Text] = {
    "complete": Text("逐条评完", "every clause is answered"),
    "reasons": Text("扣分的条款都写了原因", "every clause that costs points has its reason"),
    "evidence": Text("符合的条款都列了证明材料", "every clause that is met has its evidence listed"),
    "valid": Text("材料没有过期，期间对得上", "no evidence has expired or covers another period"),
    "day": Text("写明基准日", "the day on which evidence must be valid is named"),
}
_Reasons = Callable[[Standing], Iterable[Text]]

_OPEN = Text("未评", "not yet answered")
_UNREASONED = Text("没有写原因", "no reason is given")
_LACKING: tuple[Problem, ...] = ("unrecorded", "missing")
_REASON = Text("{words}：{why}", "{words}: {why}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Lacking:
    """What a clause lacks, a reason each."""

    standing: Standing
    reasons: tuple[Text, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A check with the clauses that do not pass it; without any, ``passed`` says how it ended."""

    check: Check
    passed: bool
    lacking: tuple[Lacking, ...] = ()


def hand_in_checks(found: PunchList) -> tuple[Checked, ...]:
    """Every check of FOUND, in the order of `CHECKS`."""
    lacking: Mapping[Check, tuple[Lacking, ...]] = {
        "complete": _each(found, _unanswered),
        "reasons": _each(found, lambda standing: _unreasoned(found, standing)),
        "evidence": _each(found, lambda standing: _problems(standing, lacking=True)),
        "valid": _each(found, lambda standing: _problems(standing, lacking=False)),
    }
    of_clauses = (
        Checked(check=check, passed=not clauses, lacking=clauses) for check, clauses in lacking.items()
    )
    return (*of_clauses, Checked(check="day", passed=found.as_of is not None))


def _each(found: PunchList, reasons_of: _Reasons) -> tuple[Lacking, ...]:
    told = ((standing, tuple(reasons_of(standing))) for standing in found.standings)
    return tuple(Lacking(standing=standing, reasons=reasons) for standing, reasons in told if reasons)


def _unanswered(standing: Standing) -> Iterator[Text]:
    if standing.status == "unassessed":
        yield _OPEN


def _unreasoned(found: PunchList, standing: Standing) -> Iterator[Text]:
    """A reason is what was given with the finding, a note on the clause, or the figures of its sample."""
    if standing.status != "losing":
        return
    finding = standing.mark.finding
    assert finding is not None
    note = found.score.assessment.notes.get(standing.mark.clause.id, "")
    if not (finding.reason or "").strip() and not note.strip() and finding.sampled is None:
        yield _UNREASONED


def _problems(standing: Standing, *, lacking: bool) -> Iterator[Text]:
    """What is wrong with the evidence of a clause that was found to be met; what is LACKING, or the rest."""
    if standing.status != "at-risk":
        return
    for shown in standing.shown:
        if shown.problem and (shown.problem[0] in _LACKING) == lacking:
            yield _REASON.filled(words=shown.words, why=shown.problem[1])
