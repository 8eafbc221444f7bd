"""Assessments and archives of them, of which a changed edition makes something else."""

import json
from pathlib import Path
from typing import Any

from aftersales_yaml.collection import rubrics_folder

GBT = "gbt-27922-2011"


def assessment(**findings: object) -> dict[str, object]:
    return {"format": "assessment/1", "rubric": GBT, "findings": findings}


def clauses() -> list[str]:
    text = (rubrics_folder() / "scoring" / f"{GBT}.yaml").read_text(encoding="utf-8")
    return [line.split(": ")[1] for line in text.splitlines() if line.startswith("          - id: 5.")]


def all_met(**others: object) -> dict[str, object]:
    return assessment(**dict.fromkeys(clauses(), "met") | others)


def written(path: Path, *documents: object) -> Path:
    path.write_text(
        "".join(json.dumps(each, ensure_ascii=False) + "\n" for each in documents), encoding="utf-8"
    )
    return path


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


FIVE_STAR = ("    at_least: 95\n", "    at_least: 98\n")
