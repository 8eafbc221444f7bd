"""An assessment that passes every check before it is handed in."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import Any

from aftersales_cli.engine import collection

RUBRIC = "gbt-27922-2011"


def ready(**changed: Any) -> dict[str, Any]:
    """All met, each piece of evidence that the rubric names at hand until the end of 2027."""
    bundled: Any = collection().bundle()
    rubric = next(each for each in bundled["rubrics"] if each["id"] == RUBRIC)
    clauses = [
        clause
        for section in rubric["sections"]
        for indicator in section["indicators"]
        for clause in indicator["clauses"]
    ]
    held = {"state": "at-hand", "valid_until": "2027-12-31"}
    return {
        "format": "assessment/1",
        "rubric": RUBRIC,
        "findings": {clause["id"]: "met" for clause in clauses},
        "evidence": {
            clause["id"]: {words["zh"]: held for words in clause["evidence"]}
            for clause in clauses
            if clause.get("evidence")
        },
        **changed,
    }


def with_a_byte_changed(packed: bytes, name: str) -> bytes:
    """PACKED, a bundle, with the tenth byte of the content of NAME changed in one bit."""
    with zipfile.ZipFile(BytesIO(packed)) as archive:
        start = archive.getinfo(name).header_offset
    content = bytearray(packed)
    content[start + 30 + len(name) + 9] ^= 1
    return bytes(content)
