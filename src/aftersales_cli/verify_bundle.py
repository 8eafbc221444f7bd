"""``aftersales verify BUNDLE.zip``: what was handed in, file by file, then the record in it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from aftersales.foundation.faults import Refused
from aftersales.foundation.text import Language, Text
from aftersales_cli.engine import engine
from aftersales_cli.input_files import read_bytes
from aftersales_cli.printing import line
from aftersales_cli.refusal import refuse
from aftersales_cli.words import filled, told
from aftersales_files import bundle
from aftersales_files.handed_in import checked_bundle

_INTACT = Text(
    "压缩包完整：{count} 个文件，与清单一致。",
    "The bundle is intact: {count} {count:file|files}, as its manifest lists.",
)
_DAMAGE = Text("{name}：{found}", "{name}: {found}")


def is_bundle(path: Path) -> bool:
    """Whether PATH is a zip archive; a record is text."""
    return path.is_file() and path.suffix.lower() == ".zip"


def read_bundle(path: Path, language: Language) -> tuple[object | None, dict[str, Any]]:
    """The record in the bundle at PATH, None where that is damaged, and what is to be said of it all."""
    try:
        record, told_of = checked_bundle(engine().library, read_bytes(path, bundle.LARGEST))
    except Refused as refused:
        refuse([fault.to_json() for fault in refused.faults], language, str(path))
    return (None if record is None else json.loads(record)), told_of


def print_bundle(found: dict[str, Any], language: Language) -> None:
    for each in found["damages"]:
        words = {key: told(each[key], language) for key in ("name", "found")}
        line(filled(_DAMAGE, language, **words))
    for each in found["unchecked"]:
        words = {key: told(each[key], language) for key in ("name", "found")}
        line("! " + filled(_DAMAGE, language, **words))
    if not found["damages"]:
        line(filled(_INTACT, language, count=len(found["files"])))
