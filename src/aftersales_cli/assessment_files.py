"""Assessments as files: a form, YAML or JSON, by the ending of the name."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from aftersales.foundation.text import Language
from aftersales_cli.output_files import write_file, write_new
from aftersales_yaml.writing import write_yaml

ENDINGS = ("xlsx", "yaml", "json")


def write_assessment(out: Path, document: Mapping[str, Any], language: Language) -> None:
    """Write DOCUMENT in the format that the name of OUT asks for; YAML where it asks for none."""
    ending = out.suffix.lower()
    if ending == ".xlsx":
        write_file(out, "spreadsheets", language, kind="form", assessment=document)
    elif ending == ".json":
        write_new(out, json.dumps(document, ensure_ascii=False, indent=2) + "\n", language)
    else:
        write_new(out, write_yaml(document), language)
