"""What an assessment holds and the sheets of a form have no column for, kept on the form's hidden sheet.

Evidence, owners, actions and decisions come back as they went out, and so does what a finding says by
site and of its extent, as long as the cells of that finding still say the same. A cell holds no more than
32,767 characters, so the text goes in pieces: ``beside.0``, ``beside.1`` and on. Spaces and underscores
are escaped: programs strip the one at either end of a cell, and read more into the other.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from aftersales.foundation.faults import Refused
from aftersales.foundation.reader import Reader
from aftersales.foundation.text import Text
from aftersales.model.preparation import KEYS, read_preparation
from aftersales.model.rubric import Rubric
from aftersales.model.sameness import same
from aftersales.model.site_samples import summed

_PIECE = 30_000
_BESIDE = "beside."
_DEDUCTIONS, _ACTION = "special_deductions", "action"
DAMAGED = Text(
    "隐藏表里的证明材料、整改项等不完整，没有采用。",
    "What the hidden sheet holds of evidence, actions and the like is damaged, and was left out.",
)


def beside_rows(assessment: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """What the hidden sheet says of ASSESSMENT, key and text; nothing where the sheets hold all of it."""
    kept: dict[str, Any] = {key: assessment[key] for key in KEYS if key in assessment}
    findings = {
        name: finding
        for name, finding in assessment.get("findings", {}).items()
        if isinstance(finding, Mapping) and summed(finding) != finding
    }
    deductions = [entry for entry in assessment.get(_DEDUCTIONS, []) if _ACTION in entry]
    kept |= {"findings": findings} if findings else {}
    kept |= {_DEDUCTIONS: deductions} if deductions else {}
    if kept:
        text = json.dumps(kept, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
        text = text.replace(" ", "\\u0020").replace("_", "\\u005f")
        for number, start in enumerate(range(0, len(text), _PIECE)):
            yield f"{_BESIDE}{number}", text[start : start + _PIECE]


def put_beside(assessment: dict[str, Any], mark: Mapping[str, str], rubric: Rubric) -> list[Text]:
    """Put into ASSESSMENT what the hidden sheet, read as MARK, holds; what is to be said about it."""
    pieces = {key.removeprefix(_BESIDE): text for key, text in mark.items() if key.startswith(_BESIDE)}
    if not pieces:
        return []
    kept = _whole(pieces, rubric)
    if kept is None:
        return [DAMAGED]
    assessment |= {key: kept[key] for key in KEYS if key in kept}
    findings = assessment["findings"]
    for name, finding in kept.get("findings", {}).items():
        if name in findings and same(summed(finding), findings[name]):
            findings[name] = finding
    for entry in kept.get(_DEDUCTIONS, []):
        plain = {key: value for key, value in entry.items() if key != _ACTION}
        alike = (each for each in assessment.get(_DEDUCTIONS, []) if same(each, plain))
        if (found := next(alike, None)) is not None:
            found[_ACTION] = entry[_ACTION]
    return []


def _whole(pieces: Mapping[str, str], rubric: Rubric) -> dict[str, Any] | None:
    """The pieces put together; None where they are not what was written."""
    try:
        text = "".join(pieces[str(number)] for number in range(len(pieces)))
        kept = json.loads(text)
        reader = Reader(kept)
        read_preparation(reader, rubric)
        if reader.faults or not isinstance(kept.get("findings", {}), dict):
            return None
        for finding in kept.get("findings", {}).values():
            summed(finding)
    except (KeyError, ValueError, TypeError, AttributeError, RecursionError, Refused):
        return None
    return dict(kept)
