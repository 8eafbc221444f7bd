"""``aftersales verify BUNDLE.zip``: what was handed in, file by file, then the record in it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from aftersales.foundation.faults import Fault, Refused
from aftersales.foundation.text import Language, Text
from aftersales_cli import bundle
from aftersales_cli.input_files import read_bytes
from aftersales_cli.printing import line
from aftersales_cli.refusal import refuse
from aftersales_cli.words import told

_SIZE = Text("不超过 32 MiB 的文件", "a file of at most 32 MiB")
_INTACT = Text(
    "压缩包完整：{count} 个文件，与清单一致。", "The bundle is whole: {count} files, as its manifest lists."
)
_DAMAGE = Text("{name}：{found}", "{name}: {found}")
_OTHER = Text("与记录里的评分不同", "it is not the assessment of the record")


def is_bundle(path: Path) -> bool:
    """Whether PATH is a zip archive; a record is text."""
    return path.is_file() and path.suffix.lower() == ".zip"


def read_bundle(path: Path, language: Language) -> tuple[object | None, dict[str, Any]]:
    """The record in the bundle at PATH, None where that is damaged, and what is to be said of it all."""
    try:
        content = read_bytes(path, bundle.LARGEST)
        if len(content) > bundle.LARGEST:
            raise Refused([Fault(at="", found=path.name, expected=_SIZE)])
    except Refused as refused:
        refuse([fault.to_json() for fault in refused.faults], language, str(path))
    files, damages = bundle.unpack(content)
    record, assessment = (_parsed(files.get(name)) for name in (bundle.RECORD, bundle.ASSESSMENT))
    if not damages and (not isinstance(record, dict) or _assessed(record) != assessment):
        name = Text(bundle.ASSESSMENT, bundle.ASSESSMENT)
        damages.append(bundle.Damage(name=name, found=_OTHER))
    told_of = {"files": sorted(files), "damages": [each.to_json() for each in damages]}
    return (None if damages else record), told_of


def print_bundle(found: dict[str, Any], language: Language) -> None:
    for each in found["damages"]:
        words = {key: told(each[key], language) for key in ("name", "found")}
        line(told(_DAMAGE, language).format(**words))
    if not found["damages"]:
        line(told(_INTACT, language).format(count=len(found["files"])))


def _assessed(record: dict[str, Any]) -> object:
    request = record.get("request")
    return request.get("assessment") if isinstance(request, dict) else None


def _parsed(content: bytes | None) -> object:
    try:
        return None if content is None else json.loads(content)
    except (ValueError, RecursionError):
        return None
