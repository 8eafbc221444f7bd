"""Names that both files of the held-out document use."""

from __future__ import annotations

from typing import Any

from tests.made_up import text

SOURCE = "lantern"
RUBRIC, RULES = "lantern-1050", "lantern-rules"
"""Ids of the source, of its rubric and of its rules: one source, two files."""


def place(clause: str) -> dict[str, Any]:
    """A reference to CLAUSE of the held-out document."""
    return {"document": SOURCE, "clause": clause}


def unclear(
    name: str, number: int, at: list[dict[str, Any]], other: dict[str, Any], **more: Any
) -> dict[str, Any]:
    """A discrepancy with the adopted reading ``as-read`` and the readings OTHER, each with its changes."""
    readings = {"as-read": {"text": text("按正文读。", "As the text has it.")}}
    readings |= {
        key: {"text": text(f"另一种读法：{key}。", f"Otherwise: {key}."), "changes": changes}
        for key, changes in other.items()
    }
    return {
        "id": name,
        "register": f"C-777-{number:02}",
        "kind": "contradiction",
        "severity": "result",
        "title": text(f"灯笼标准第 {number} 处存疑", f"Unclear place {number} of the lantern standard"),
        "at": at,
        "readings": readings,
        "adopted": "as-read",
        "basis": "context",
        "reason": text("正文在先。", "The text comes first."),
        "effect": text("结果不同。", "The result differs."),
        **more,
    }
