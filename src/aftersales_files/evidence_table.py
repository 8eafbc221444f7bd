"""The list of evidence as a table of text, as it is handed in."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from io import StringIO
from typing import Any

from aftersales.foundation.notice import NOTICE
from aftersales.foundation.table_cells import harmless
from aftersales.foundation.text import Language
from aftersales.model.evidence import STATES

HEADS: Mapping[Language, tuple[str, ...]] = {
    "zh": (
        "条款",
        "证明什么",
        "现状",
        "文件",
        "保管人",
        "日期",
        "覆盖期间",
        "有效期至",
        "文件名",
        "SHA-256",
        "备注",
    ),
    "en": (
        "Clause",
        "What it shows",
        "State",
        "Document",
        "Kept by",
        "Date",
        "Covers",
        "Valid until",
        "File",
        "SHA-256",
        "Note",
    ),
}
CALLED_BEFORE: Mapping[str, str] = {"责任人": "保管人", "Owner": "Kept by"}
"""What a column was called once."""
OF_0_2 = (0, 1, 2, 3, 5, 7, 8, 9)
"""The columns that a list had at first, in 0.2.0."""
_TOLD = ("document", "owner", "date", "covers", "valid_until", "file", "sha256", "note")
"""What the columns from the fourth on say."""
_PERIOD = {"zh": "{from} 至 {to}", "en": "{from} to {to}"}


def evidence_table(result: Mapping[str, Any], language: Language) -> bytes:
    """The list of evidence as CSV that spreadsheets open as it is; none of it is a formula."""
    out = StringIO()
    table = csv.writer(out)
    table.writerow(HEADS[language])
    table.writerows(evidence_rows(result, language))
    table.writerow([NOTICE.in_language(language)])
    return out.getvalue().encode("utf-8-sig")


def evidence_rows(result: Mapping[str, Any], language: Language) -> Iterator[list[str]]:
    """The rows below the head, one for each document that RESULT, a reply to `evidence`, knows of."""
    for clause in result["clauses"]:
        for shown in clause["evidence"]:
            yield [harmless(text) for text in _row(clause["clause"], shown, language)]


def _row(clause: str, shown: Mapping[str, Any], language: Language) -> tuple[str, ...]:
    found = shown["recorded"]
    if found is None:
        return (clause, shown["shows"][language], *[""] * (len(HEADS[language]) - 2))
    state = STATES[found["state"]].in_language(language)
    told = {**found, "covers": _PERIOD[language].format(**found["covers"]) if found["covers"] else ""}
    return (clause, shown["shows"][language], state, *(told[key] or "" for key in _TOLD))
