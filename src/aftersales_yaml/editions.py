"""Which files are editions of one rubric or rule document, and how their names tell them apart.

``ID.yaml`` is an edition, and so is each ``ID@EDITION.yaml`` beside it. Which of them is in force follows
from their days alone (`aftersales.api.in_force`).
"""

from __future__ import annotations

import re

from aftersales.model.rubric import Rubric
from aftersales.model.rule_document import RuleDocument

Document = Rubric | RuleDocument

_NOT_IN_NAMES = re.compile(r"[^A-Za-z0-9.]+")
UNNAMED = "unnamed"


def edition_name(edition: str) -> str:
    """EDITION as part of a file's name and of an address: ``A-1`` for ``A/1``, ``unnamed`` for ``-``."""
    return _NOT_IN_NAMES.sub("-", edition).strip("-.") or UNNAMED


def file_names(document: Document) -> tuple[str, str]:
    """The names (without ending) that the file of DOCUMENT may have."""
    return document.id, f"{document.id}@{edition_name(document.edition)}"
