"""Errata and what they touch, held against each other both ways."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from aftersales.model.rule_document import RuleDocument

from aftersales.foundation.faults import Fault
from aftersales.model.erratum import Place
from aftersales.model.rubric import Rubric
from aftersales_yaml.checks.check import Check, Checked, fault
from aftersales_yaml.models import nodes_of

_Key = tuple[str, str]
_TOUCHABLE = ("clause", "indicator", "section", "level", "adjustment", "gate", "place", "scoring", "deletion")


def _both_ways(checked: Checked) -> Iterator[Fault]:
    everywhere = {erratum.id for _, erratum in checked.models.errata()}
    for path, document in checked.models.documents():
        listed = dict(_listing(document))
        touching: dict[_Key, set[str]] = defaultdict(set)
        for erratum in document.errata:
            for place in erratum.at:
                if place.document in (None, document.document):
                    touching[_key(place)].add(erratum.id)
        yield from _unlisted(path, listed, touching)
        yield from _untouched(path, listed, touching, {e.id for e in document.errata}, everywhere)


def _key(place: Place) -> _Key:
    return place.kind, "" if place.kind in ("scoring", "deletion") else place.id


def _unlisted(
    path: str, listed: dict[_Key, tuple[str, ...]], touching: dict[_Key, set[str]]
) -> Iterator[Fault]:
    for (kind, name), errata in touching.items():
        if kind not in _TOUCHABLE:
            continue
        if (kind, name) not in listed:
            for erratum in sorted(errata):
                known = f"本文件中的 {kind}", f"a {kind} of this file"
                yield fault(path, f"errata.{erratum}.at", f"{kind}: {name}", *known)
            continue
        for erratum in sorted(errata - set(listed[kind, name])):
            expected = f"{kind} {name} 的 errata 中列出它", f"to be listed in the errata of {kind} {name}"
            yield fault(path, f"errata.{erratum}.at", f"{kind}: {name}", *expected)


def _untouched(
    path: str,
    listed: dict[_Key, tuple[str, ...]],
    touching: dict[_Key, set[str]],
    own: set[str],
    everywhere: set[str],
) -> Iterator[Fault]:
    for (kind, name), errata in listed.items():
        for erratum in errata:
            at = f"{kind}.{name}.errata" if name else f"{kind}.errata"
            if erratum not in everywhere:
                yield fault(path, at, erratum, "勘误表中的 id", "the id of an erratum")
            elif erratum in own and erratum not in touching[kind, name]:
                expected = f"勘误 {erratum} 的 at 中指明它", f"to be named in the `at` of erratum {erratum}"
                yield fault(path, at, erratum, *expected)


def _listing(document: Rubric | RuleDocument) -> Iterator[tuple[_Key, tuple[str, ...]]]:
    """Each node that can list errata, and the errata it lists."""
    for node in nodes_of(document):
        yield ("place", node.id), node.errata
    if not isinstance(document, Rubric):
        return
    yield ("scoring", ""), document.scoring.errata
    if document.deletion is not None:
        yield ("deletion", ""), document.deletion.errata
    for clause in document.clauses:
        yield ("clause", clause.id), clause.errata
    for indicator in document.indicators:
        yield ("indicator", indicator.id), indicator.errata
    for section in document.sections:
        yield ("section", section.id), section.errata
    for level in document.levels:
        yield ("level", level.id), level.errata
    for adjustment in document.adjustments:
        yield ("adjustment", adjustment.id), adjustment.errata
    for gate in document.gates:
        yield ("gate", gate.id), gate.errata


def _register_once(checked: Checked) -> Iterator[Fault]:
    files = {erratum.register: path for path, erratum in checked.models.errata()}
    for number, count in Counter(erratum.register for _, erratum in checked.models.errata()).items():
        if count > 1:
            yield fault(
                files[number], "errata", f"{number} x {count}", "每个编号只出现一次", "each number once"
            )


ERRATA_BOTH_WAYS = Check(
    name="errata-both-ways",
    finds="errata that touch a node which does not list them, and the other way round",
    find=_both_ways,
)
REGISTER_ONCE = Check(
    name="register-once",
    finds="numbers of the register of discrepancies that stand in two places",
    find=_register_once,
)
