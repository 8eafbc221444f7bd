"""One assessment made of two people's: what they found alike, and what was settled where they differ."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from aftersales.calculation.agreement import Agreement
from aftersales.calculation.entry_pairs import reworded
from aftersales.calculation.merging import Document, merge
from aftersales.calculation.three_sides import Conflict, Sides
from aftersales.model.lineage import KEY, content_digest
from aftersales.model.parts import Fields
from aftersales.model.sameness import UNKNOWN, is_mapping, same

_DEDUCTIONS = "special_deductions"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """Whose finding stands on a clause, or what was agreed instead, and why.

    ``finding`` is as an assessment has it; None where that of ``stands`` is taken.
    """

    stands: str
    reason: str
    finding: object | None


def consensus(
    first: tuple[str, Document],
    second: tuple[str, Document],
    found: Agreement,
    settled: Mapping[str, Settled],
    parts: Fields,
) -> tuple[dict[str, object], tuple[Conflict, ...]]:
    """The consensus of FIRST and SECOND, each with whose it is, and what they differ on beside findings.

    What they differ on beside findings has the words of FIRST until somebody settles it. A clause that
    both answered otherwise stays open until it is SETTLED. A special deduction that both noted in words of
    their own is one, on which they differ: it would cost its points twice. The originals are named by their
    SHA-256, so that whoever has them can tell that they are the ones decided from.
    """
    sides = dict((first, second))
    deductions = list(_deductions_reworded(first[1], second[1]))
    merged = merge(None, first[1], _in_words_of_first(second[1], deductions), parts=parts)
    findings = dict(_findings(merged.document))
    decisions: dict[str, object] = {}
    for change in found.different:
        clause = change.after.clause.id
        findings.pop(clause, None)
        if (one := settled.get(clause)) is not None:
            own = one.finding is None
            findings[clause] = _findings(sides[one.stands])[clause] if own else one.finding
            decisions[clause] = {"stands": one.stands, "reason": one.reason}
    made = {key: value for key, value in merged.document.items() if key != KEY}
    made |= {"findings": findings}
    if decisions:
        before = made.get("decisions")
        made["decisions"] = {**(before if is_mapping(before) else {}), **decisions}
    made["decided_from"] = [{"by": by, "sha256": content_digest(each)} for by, each in (first, second)]
    beside = [each for each in merged.conflicts if not each.place.startswith("findings.")]
    return made, (*beside, *(conflict for _, conflict in deductions))


def _deductions_reworded(first: Document, second: Document) -> Iterator[tuple[int, Conflict]]:
    """The special deductions that both noted in words of their own, each with its index in SECOND."""
    mine, theirs = (_listed(each) for each in (first, second))
    for one, other in sorted(reworded(mine, theirs).items()):
        if same(mine[one], theirs[other]):
            continue
        place, values = f"{_DEDUCTIONS}.{one}", Sides(UNKNOWN, mine[one], theirs[other])
        yield other, Conflict(place=place, values=values)


def _in_words_of_first(second: Document, deductions: Iterable[tuple[int, Conflict]]) -> Document:
    listed = _listed(second)
    for index, conflict in deductions:
        listed[index] = conflict.values.mine
    return {**second, _DEDUCTIONS: listed} if listed else second


def _listed(document: Document) -> list[object]:
    found = document.get(_DEDUCTIONS)
    return list(found) if isinstance(found, list) else []


def _findings(document: Document) -> Mapping[str, object]:
    found = document.get("findings")
    return found if is_mapping(found) else {}
