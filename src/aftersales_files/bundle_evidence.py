"""The list of evidence in a bundle, held against the assessment of the record."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Mapping, Sequence
from io import StringIO
from typing import Any, NamedTuple

from aftersales.api.evidence import reply_evidence
from aftersales.api.library import Library
from aftersales.foundation.faults import Refused
from aftersales.foundation.text import Language, Text
from aftersales_files import bundle
from aftersales_files.bundle import Damage
from aftersales_files.bundle_differences import damage, differs
from aftersales_files.evidence_table import CALLED_BEFORE, HEADS, OF_0_2, evidence_rows

_NO_LIST = Text("不是证明材料清单", "it is no list of evidence")


def evidence_differs(
    library: Library, recorded: Mapping[str, object], files: Mapping[str, bytes]
) -> Damage | None:
    listed = _listed(files[bundle.EVIDENCE])
    if listed is None:
        return damage(bundle.EVIDENCE, _NO_LIST)
    asked = {"format": "request/1", "kind": "evidence", "assessment": recorded}
    try:
        result: Mapping[str, Any] = reply_evidence(library, asked)
    except Refused:  # what is wrong with the assessment is told where its record is recomputed
        return None
    rows = evidence_rows(result, listed.language)
    expected = Counter(tuple(row[column] for column in listed.columns) for row in rows)
    there = Counter(listed.rows)
    clauses = dict.fromkeys(row[0] for row in [*(expected - there), *(there - expected)])
    return damage(bundle.EVIDENCE, differs([Text(each, each) for each in clauses])) if clauses else None


class _Listed(NamedTuple):
    """A list of evidence as it was read: which of the columns of today it has, and its rows."""

    language: Language
    columns: Sequence[int]
    rows: Sequence[tuple[str, ...]]


def _listed(content: bytes) -> _Listed | None:
    """The list in CONTENT, without head and notice; None if it is none."""
    try:
        head, *rows, notice = csv.reader(StringIO(content.decode("utf-8-sig"), newline=""), strict=True)
    except (ValueError, csv.Error):
        return None
    for language, heads in HEADS.items():
        columns = [heads.index(name) for each in head if (name := CALLED_BEFORE.get(each, each)) in heads]
        whole = len(columns) == len(head) and all(len(row) == len(head) for row in rows)
        if whole and set(columns) >= set(OF_0_2) and len(notice) == 1:
            return _Listed(language, columns, [tuple(row) for row in rows])
    return None
