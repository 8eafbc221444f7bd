"""What is said otherwise of a clause or place that two editions have: nothing is computed by it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from aftersales.foundation.text import Text
from aftersales.model.node import Node, Table
from aftersales.model.rubric import Clause
from aftersales_editions.key_words import KEY_WORDS

_REWORDED = Text("{name}：{parts}写得不同了", "{name}: {parts} worded otherwise")
_Said: TypeAlias = Sequence[str]
_OF_A_CLAUSE = ("requirement", "evidence", "marking_note", "sample", "applies_when")
_OF_A_PLACE = ("text", "actor", "table", "missing")


def reworded(before: Clause | Node, after: Clause | Node, name: Text) -> Text | None:
    """What of AFTER, called NAME, is said otherwise than in BEFORE; None where nothing is.

    Chinese alone is compared: the English is ours, and may be worded better at any time.
    """
    keys = _OF_A_CLAUSE if isinstance(after, Clause) else _OF_A_PLACE
    parts = [KEY_WORDS[key] for key in keys if _said(before, key) != _said(after, key)]
    if not parts:
        return None
    listed = Text("、".join(each.zh for each in parts), ", ".join(each.en for each in parts))
    return _REWORDED.filled(name=name, parts=listed)


def _said(of: Clause | Node, key: str) -> _Said:
    value = getattr(of, key)
    if isinstance(value, Table):
        return [cell.zh for row in (value.columns, *value.rows) for cell in row]
    texts = value if isinstance(value, tuple) else () if value is None else (value,)
    return [each.zh if isinstance(each, Text) else str(each) for each in texts]
