"""What companies of one trade usually delete: a suggestion that somebody edits and confirms, never a rule.

The rule is the rubric's on deletion. A preset says for each clause why the nature of such goods does not
involve it, and of others why they stay, however often they are asked for.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from aftersales.foundation.reader import Reader
from aftersales.foundation.text import Text
from aftersales.model.reference import Reference, read_reference


@dataclass(frozen=True, slots=True, kw_only=True)
class PresetClause:
    """A clause with the reason why it does not apply, or why it stays."""

    clause: str
    reason: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class DeletionPreset:
    """What one trade may delete and what it must keep; ``source`` is the rule that it stands on."""

    id: str
    label: Text
    text: Text
    clauses: tuple[PresetClause, ...]
    keeps: tuple[PresetClause, ...]
    source: Reference


_A_CLAUSE = Text("本文件的条款", "a clause of this file")
_DELETABLE = Text("可以删减的条款", "a clause that may be deleted")


def read_presets(reader: Reader, document: str) -> tuple[DeletionPreset, ...]:
    """The usual deletions that READER describes, which notes faults; DOCUMENT is the id of its file."""
    return tuple(_read_preset(inner, document) for inner in reader.inners("deletion_presets"))


def expect_known(
    reader: Reader, presets: Iterable[DeletionPreset], clauses: set[str], deletable: set[str]
) -> None:
    """Note the clauses of PRESETS that are none of CLAUSES, and those deleted that are not DELETABLE."""
    for preset in presets:
        place = f"deletion_presets.{preset.id}"
        for key, named in (("clauses", preset.clauses), ("keeps", preset.keeps)):
            for number, each in enumerate(named):
                known, expected = (clauses, _A_CLAUSE)
                if key == "clauses" and each.clause in clauses:
                    known, expected = (deletable, _DELETABLE)
                if each.clause not in known:
                    reader.fault(f"{place}.{key}.{number}.clause", each.clause, expected)


def _read_preset(reader: Reader, document: str) -> DeletionPreset:
    preset = DeletionPreset(
        id=reader.string("id"),
        label=reader.text("label"),
        text=reader.text("text"),
        clauses=_read_clauses(reader, "clauses"),
        keeps=_read_clauses(reader, "keeps"),
        source=read_reference(reader.inner("source"), document),
    )
    reader.close()
    return preset


def _read_clauses(reader: Reader, key: str) -> tuple[PresetClause, ...]:
    found = []
    for inner in reader.inners(key):
        found.append(PresetClause(clause=inner.string("clause"), reason=inner.text("reason")))
        inner.close()
    return tuple(found)
