"""A document that nobody had seen when the code was written: made up, large, and awkward on purpose.

A lantern makers' guild certifies the after-sales service of lantern shops. Its standard, the one source of
both files, has a rubric of 1,050 points in 120 clauses and rules of its own for audit time, sampling,
certificates and staffing. Nothing in it agrees with the project's own documents.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from tests.held_out.rubric import rubric
from tests.held_out.rules import rules
from tests.held_out.words import RUBRIC, RULES, SOURCE
from tests.made_up import text

__all__ = ["RUBRIC", "RULES", "SOURCE", "drop_into"]


def drop_into(folder: Path) -> None:
    """Add the document to the data FOLDER: two files of its own, and its entry in ``sources.yaml``."""
    for path, content in _files():
        (folder / path).write_text(_written(content), encoding="utf-8")
    path = folder / "sources.yaml"
    whole: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    whole["issuers"].append(
        {
            "id": "lantern-guild",
            "name": text("灯笼行会", "Guild of Lantern Makers"),
            "short": text("灯笼行会", "Guild"),
        }
    )
    whole["sources"].append(_source())
    path.write_text(_written(whole), encoding="utf-8")


def _files() -> Iterator[tuple[str, dict[str, Any]]]:
    yield f"scoring/{RUBRIC}.yaml", rubric()
    yield f"rules/{RULES}.yaml", rules()


def _source() -> dict[str, Any]:
    return {
        "id": SOURCE,
        "issuer": "lantern-guild",
        "number": "DL/T 1050.3-2026",
        "title": text(
            "灯笼行业售后服务分级评价与认证通用要求", "Grading of after-sales service in the lantern trade"
        ),
        "edition": "C/2",
        "issued": "2026-02-28",
        "effective": "2026-03-01",
        "completeness": "complete",
        "published_as": RUBRIC,
        "summary": text("满分 1050 分，120 条，分四级。", "1,050 points in 120 clauses, four levels."),
        "last_checked": "2026-11-28",
    }


class _Plain(yaml.SafeDumper):
    """Writes what stands twice twice: the data files have no anchors."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def _written(content: dict[str, Any]) -> str:
    written: str = yaml.dump(content, Dumper=_Plain, allow_unicode=True, sort_keys=False)
    return written
