"""Discrepancies and what they touch, held against each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from aftersales.foundation.faults import Fault
from aftersales.model.calculations import MANAGERS, OF_RULES
from aftersales.model.discrepancy import Place
from aftersales_yaml.checks.check import A_SOURCE, Check, Checked, fault
from aftersales_yaml.checks.identified import identified_in
from aftersales_yaml.checks.walk import walk

_Key = tuple[str, str]
_NUMBER_ONCE = ("每个编号只出现一次", "each number once")
_CALCULATED = tuple(each.kind for each in OF_RULES)


def _known(checked: Checked) -> Iterator[Fault]:
    """Discrepancies that a node lists but no file has."""
    everywhere = {discrepancy.id for _, discrepancy in checked.models.discrepancies()}
    readable = {path for path, _ in checked.models.documents()} | {checked.collection.comparison.path}
    for file in checked.collection.files():
        if file.path not in readable:
            continue
        for at, key, value in walk(file.content):
            for name in value if key == "discrepancies" and isinstance(value, list) else []:
                if isinstance(name, str) and name not in everywhere:
                    yield fault(file.path, at, name, "存疑登记中的 id", "the id of a discrepancy")


def _key(kind: str, name: str) -> _Key:
    """Kind and id by which a place and what it names match; what there is one of in a file needs no id."""
    if kind == "staffing" or (kind, name) == ("calculation", MANAGERS.kind):
        return "staffing", ""
    return kind, "" if kind in ("scoring", "deletion") else name


def _both_ways(checked: Checked) -> Iterator[Fault]:
    for path, document in checked.models.documents():
        identified = {_key(each.kind, each.id): each for each in identified_in(document)}
        touched: set[tuple[_Key, str]] = set()
        for discrepancy in document.discrepancies:
            for place in (p for p in discrepancy.at if p.document in (None, document.document)):
                key = _key(place.kind, place.id)
                touched.add((key, discrepancy.id))
                if key in identified and discrepancy.id not in identified[key].discrepancies:
                    at = identified[key].at
                    yield fault(
                        path,
                        f"discrepancies.{discrepancy.id}.at",
                        f"{place.kind}: {place.id}",
                        f"{at} 的 discrepancies 中列出它",
                        f"to be listed in the discrepancies of {at}",
                    )
        own = {discrepancy.id for discrepancy in document.discrepancies}
        for key, each in identified.items():
            for name in sorted(set(each.discrepancies) & own):
                if (key, name) not in touched:
                    expected = f"存疑 {name} 的 at 中指明它", f"to be named in the `at` of discrepancy {name}"
                    yield fault(path, f"{each.at}.discrepancies", name, *expected)


def _places(checked: Checked) -> Iterator[Fault]:
    """Discrepancies that touch nothing, or something that no file has."""
    existing: dict[str, set[_Key]] = {}
    homes: dict[str, str] = {}
    for path, document in checked.models.documents():
        homes[path] = document.document
        known = existing.setdefault(document.document, set())
        known |= {_key(each.kind, each.id) for each in identified_in(document)}
    for path, discrepancy in checked.models.discrepancies():
        if not discrepancy.at:
            yield fault(path, f"discrepancies.{discrepancy.id}.at", [], "至少一处", "at least one place")
        for number, place in enumerate(discrepancy.at):
            expected = _wrong_place(place, homes.get(path), existing, checked.sources())
            if expected is not None:
                name = f"{place.document or ''} {place.kind} {place.id}".strip()
                yield fault(path, f"discrepancies.{discrepancy.id}.at.{number}", name, *expected)


def _wrong_place(
    place: Place, home: str | None, existing: Mapping[str, set[_Key]], sources: Mapping[str, object]
) -> tuple[str, str] | None:
    """What is expected instead of PLACE, named in a file on the document HOME; None if PLACE is right."""
    if place.kind == "calculation":
        listed = " | ".join(_CALCULATED)
        return None if place.id in _CALCULATED else (f"以下之一：{listed}", f"one of: {listed}")
    document = place.document or home
    if document is None:
        return "写明 document", "a `document` beside it"
    if document not in sources:
        return A_SOURCE
    if place.kind == "document" or document not in existing:
        return None
    if _key(place.kind, place.id) in existing[document]:
        return None
    return f"{document} 中有的 {place.kind}", f"a {place.kind} that {document} has"


def _register_once(checked: Checked) -> Iterator[Fault]:
    times = Counter(discrepancy.register for _, discrepancy in checked.models.registered())
    seen: set[str] = set()
    for path, discrepancy in checked.models.registered():
        if times[discrepancy.register] > 1 and discrepancy.register in seen:
            yield fault(path, f"discrepancies.{discrepancy.id}.register", discrepancy.register, *_NUMBER_ONCE)
        seen.add(discrepancy.register)


DISCREPANCIES_KNOWN = Check(
    name="discrepancies-known",
    finds="discrepancies that a node lists but that stand in no file",
    find=_known,
)
DISCREPANCIES_BOTH_WAYS = Check(
    name="discrepancies-both-ways",
    finds="discrepancies that touch a node which does not list them, and the other way round",
    find=_both_ways,
)
DISCREPANCIES_PLACES = Check(
    name="discrepancies-places",
    finds="discrepancies that touch nothing, or a place that does not exist, in this file or another",
    find=_places,
)
REGISTER_ONCE = Check(
    name="register-once",
    finds="numbers of the register of discrepancies that stand in two places",
    find=_register_once,
)
