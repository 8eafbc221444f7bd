"""The hidden sheet by which a workbook of ours is known again, and long texts in pieces that its cells hold.

A cell holds no more than 32,767 characters, so a text goes in pieces: ``beside.0``, ``beside.1`` and on.
Spaces and underscores are escaped: programs strip the one at either end of a cell, and read more into the
other.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from aftersales_files.sheets import Sheet

_PIECE = 30_000


def mark_in(sheets: Sequence[Sheet], kind: str) -> dict[str, str] | None:
    """What the hidden sheet says of a workbook of that KIND; None without it."""
    for sheet in sheets:
        pairs = [(row.get(1), row.get(2)) for row in sheet.cells.values()]
        mark = {key.text: value.text for key, value in pairs if key and value}
        if mark.get("format") == kind:
            return mark
    return None


def pieces_of(content: object, name: str) -> Iterator[tuple[str, str]]:
    """CONTENT as rows of the hidden sheet: NAME.0, NAME.1 and on."""
    text = json.dumps(content, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    text = text.replace(" ", "\\u0020").replace("_", "\\u005f")
    for number, start in enumerate(range(0, len(text), _PIECE)):
        yield f"{name}.{number}", text[start : start + _PIECE]


def whole_of(mark: Mapping[str, str], name: str) -> Any:
    """What `pieces_of` made pieces of; raises `ValueError` or `KeyError` where they are damaged."""
    pieces = {key: text for key, text in mark.items() if key.startswith(f"{name}.")}
    try:
        return json.loads("".join(pieces[f"{name}.{number}"] for number in range(len(pieces))))
    except RecursionError:
        raise ValueError(name) from None
