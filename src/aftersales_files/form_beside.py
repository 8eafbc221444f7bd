"""What an assessment holds and the sheets of a form have no column for, kept on the form's hidden sheet.

Evidence, owners, actions and decisions come back as they went out, and so does what a finding says by
site and of its extent, as long as the cells of that finding still say the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from aftersales.foundation.faults import Refused
from aftersales.foundation.reader import Reader
from aftersales.foundation.text import Text
from aftersales.model.preparation import KEYS, read_preparation
from aftersales.model.rubric import Rubric
from aftersales.model.sameness import same
from aftersales.model.site_samples import summed
from aftersales_files.mark_sheet import pieces_of, whole_of

_BESIDE = "beside"
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
        yield from pieces_of(kept, _BESIDE)


def put_beside(assessment: dict[str, Any], mark: Mapping[str, str], rubric: Rubric) -> list[Text]:
    """Put into ASSESSMENT what the hidden sheet, read as MARK, holds; what is to be said about it."""
    if not any(key.startswith(f"{_BESIDE}.") for key in mark):
        return []
    kept = _whole(mark, rubric)
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


def _whole(mark: Mapping[str, str], rubric: Rubric) -> dict[str, Any] | None:
    """The pieces put together; None where they are not what was written."""
    try:
        kept = whole_of(mark, _BESIDE)
        reader = Reader(kept)
        read_preparation(reader, rubric)
        if reader.faults or not isinstance(kept.get("findings", {}), dict):
            return None
        for finding in kept.get("findings", {}).values():
            summed(finding)
    except (KeyError, ValueError, TypeError, AttributeError, Refused):
        return None
    return dict(kept)
