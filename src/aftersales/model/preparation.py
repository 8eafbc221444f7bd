"""What stands around the findings of an assessment: evidence, owners, actions, and whose finding was taken.

All of it is optional, and none of it changes a score but the day by whose edition it is scored. Each goes by
clause, so that two people who worked on two clauses never meet.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final, TypeVar

from aftersales.foundation.dates import date_under
from aftersales.foundation.reader import Reader
from aftersales.foundation.text import Text
from aftersales.foundation.typed import as_seen, comparable
from aftersales.model.actions import Action, read_action
from aftersales.model.calculations import IN_FORCE_ON
from aftersales.model.evidence import Evidence, Period, read_evidence, read_period
from aftersales.model.rubric import Rubric

BY_CLAUSE: Final = ("evidence", "owners", "actions", "decisions")
FINDINGS_BY_CLAUSE: Final = ("findings", "notes", *BY_CLAUSE)
"""All keys of an assessment under which clauses stand, those that are read elsewhere too."""
KEYS: Final = ("as_of", "period", *BY_CLAUSE, "decided_from", IN_FORCE_ON)
"""The keys of an assessment that are read here."""

_Read = TypeVar("_Read")
_SHA256 = re.compile("[0-9a-f]{64}", re.ASCII)
_A_SHA256 = Text("64 位十六进制的校验值", "a SHA-256: 64 hexadecimal digits")
_A_CLAUSE = Text("{rubric}的条款编号", "a clause of {rubric}")
_A_MEASURE = Text("{rubric}的条款编号或证书", "a clause or certificate of {rubric}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """Whose finding on a clause was taken, where two differed, and why."""

    stands: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Original:
    """An assessment that a decision was made from: whose it is, and its SHA-256."""

    by: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Preparation:
    """What stands around the findings.

    ``as_of`` is the day on which evidence must hold, ``period`` what it must cover. ``evidence`` goes by
    clause and by what it shows, ``owners`` and ``decisions`` by clause, ``actions`` by clause or
    certificate.
    """

    as_of: date | None = None
    period: Period | None = None
    evidence: Mapping[str, Mapping[str, Evidence]] = field(default_factory=dict)
    owners: Mapping[str, str] = field(default_factory=dict)
    actions: Mapping[str, Action] = field(default_factory=dict)
    decisions: Mapping[str, Decision] = field(default_factory=dict)
    decided_from: tuple[Original, ...] = ()


NOTHING: Final = Preparation()


def read_preparation(reader: Reader, rubric: Rubric) -> Preparation:
    """What the assessment of READER holds beside its findings; every fault in it is noted."""
    for key in KEYS:
        reader.raw(key)
    if not any(reader.has(key) for key in KEYS):
        return NOTHING
    clauses = set(rubric.clause_by_id)
    measures = clauses | {certificate.id for certificate in rubric.certificates}
    date_under(reader, IN_FORCE_ON)
    title = Text(rubric.title.zh, rubric.id)
    expected, measured = (words.filled(rubric=title) for words in (_A_CLAUSE, _A_MEASURE))
    return Preparation(
        as_of=date_under(reader, "as_of"),
        period=read_period(reader, "period"),
        evidence=dict(_by(reader, "evidence", clauses, expected, _read_all_evidence)),
        owners=dict(_owners(reader, clauses, expected)),
        actions=dict(_by(reader, "actions", measures, measured, read_action)),
        decisions=dict(_by(reader, "decisions", clauses, expected, _read_decision)),
        decided_from=tuple(_read_original(inner) for inner in reader.inners("decided_from")),
    )


def _by(
    reader: Reader, key: str, known: set[str], expected: Text, read: Callable[[Reader], _Read]
) -> Iterator[tuple[str, _Read]]:
    """What READ gives of each mapping under KEY, by names that are KNOWN."""
    for name, inner in reader.named_inners(key).items():
        if name not in known:
            reader.fault(f"{key}.{name}", name, expected)
        yield name, read(inner)


def _owners(reader: Reader, known: set[str], expected: Text) -> Iterator[tuple[str, str]]:
    """Who answers for what: names that differ by what nobody sees, by width or capitals are one owner's."""
    alike: dict[str, str] = {}
    inner = reader.optional_inner("owners")
    for name in inner.names() if inner is not None else ():
        assert inner is not None
        if name not in known:
            inner.fault(name, name, expected)
        owner = as_seen(inner.string(name))
        if owner:
            yield name, alike.setdefault(comparable(owner), owner)


def _read_all_evidence(reader: Reader) -> Mapping[str, Evidence]:
    inners = {name: Reader(reader.raw(name), reader.path(name), reader.faults) for name in reader.names()}
    return {name: read_evidence(inner) for name, inner in inners.items()}


def _read_decision(reader: Reader) -> Decision:
    found = Decision(stands=reader.string("stands"), reason=reader.string("reason", ""))
    reader.close()
    return found


def _read_original(reader: Reader) -> Original:
    found = Original(by=reader.string("by"), sha256=reader.string("sha256"))
    if found.sha256 and not _SHA256.fullmatch(found.sha256):
        reader.fault("sha256", found.sha256, _A_SHA256)
    reader.close()
    return found
