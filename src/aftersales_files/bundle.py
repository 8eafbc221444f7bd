"""What is handed in, in one file: form, record, list of evidence, and the SHA-256 of each (``bundle/1``).

The zip is stored, not compressed, and the same to the byte for the same files: so it can be written anew from
what was read, and a byte that differs anywhere, also between the files, is found and named.
"""

from __future__ import annotations

import hashlib
import json
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from aftersales.foundation.canonical_json import canonical
from aftersales.foundation.text import Text

FORMAT = "bundle/1"
MANIFEST, ASSESSMENT, RECORD = "manifest.json", "assessment.json", "record.json"
FORM, EVIDENCE, READ_ME = "form.xlsx", "evidence.csv", "README.txt"
LARGEST = 32 * 1024 * 1024

_EARLIEST = (1980, 1, 1, 0, 0, 0)
_UNREADABLE = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
)
"""What the standard library raises at one place or another of a zip that was changed."""

_DIRECTORY = Text("压缩包目录", "the archive's directory")
_CHANGED = Text("内容被改动过", "it has been changed")
_ABSENT = Text("缺这个文件", "it is missing")
_UNLISTED = Text("清单里没有这个文件", "the manifest does not list it")
_BETWEEN = Text("第 {at} 个字节被改动过", "byte {at} has been changed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Damage:
    """A file of a bundle (or its directory) that is not as it was packed, and how it differs."""

    name: Text
    found: Text

    def to_json(self) -> dict[str, Any]:
        return {"name": self.name.to_json(), "found": self.found.to_json()}


def pack(files: Mapping[str, bytes], stamp: Text) -> bytes:
    """FILES and their manifest, which says STAMP, as a zip."""
    manifest: dict[str, Any] = {
        "format": FORMAT,
        "stamp": stamp.to_json(),
        "files": [
            {"name": name, "bytes": len(content), "sha256": _sha256(content)}
            for name, content in files.items()
        ],
    }
    manifest["digest"] = _sha256(canonical(manifest))
    return _zipped({MANIFEST: json.dumps(manifest, ensure_ascii=False, indent=2).encode(), **files})


def read_json(content: bytes) -> Any:
    """The JSON in CONTENT, in UTF-8; raises `ValueError` or `RecursionError`, also where a key stands twice.

    Of two values under one key programs take this one or that one: what is checked would not be what is read.
    """
    return json.loads(content.decode(), object_pairs_hook=_once)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    mapping = dict(pairs)
    if len(mapping) < len(pairs):
        raise ValueError("a key stands twice")
    return mapping


def unpack(content: bytes) -> tuple[Mapping[str, bytes], list[Damage]]:
    """The files in CONTENT that can be read, and every place that is not as it was packed."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            starts = {info.filename: info.header_offset for info in archive.infolist()}
            files = {info.filename: _stored(archive, info) for info in archive.infolist()}
    except _UNREADABLE:
        return {}, [Damage(name=_DIRECTORY, found=_CHANGED)]
    read = {name: found for name, found in files.items() if found is not None}
    damages = [Damage(name=_named(name), found=_CHANGED) for name, found in files.items() if found is None]
    damages += _against_manifest(read, set(files))
    if not damages:
        damages += _between(content, _zipped(read), starts)
    return read, damages


def _stored(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes | None:
    """The content of a file as `pack` stores it; None where it cannot be that."""
    if info.compress_type != zipfile.ZIP_STORED or info.file_size > LARGEST:
        return None
    try:
        return archive.read(info)
    except _UNREADABLE:
        return None


def _against_manifest(files: Mapping[str, bytes], names: set[str]) -> Iterator[Damage]:
    listed = _listed(files.get(MANIFEST, b""))
    if listed is None:
        if MANIFEST not in names or MANIFEST in files:
            yield Damage(name=_named(MANIFEST), found=_CHANGED if MANIFEST in names else _ABSENT)
        return
    for name, sha256 in listed.items():
        if name not in names:
            yield Damage(name=_named(name), found=_ABSENT)
        elif name in files and _sha256(files[name]) != sha256:
            yield Damage(name=_named(name), found=_CHANGED)
    for name in sorted(names - {MANIFEST, *listed}):
        yield Damage(name=_named(name), found=_UNLISTED)


def _listed(content: bytes) -> Mapping[str, str] | None:
    """The SHA-256 of each file that the manifest CONTENT lists; None if that is no manifest, or changed."""
    try:
        manifest = read_json(content)
        digest = manifest.pop("digest")
        sound = manifest["format"] == FORMAT and digest == _sha256(canonical(manifest))
        listed = {each["name"]: each["sha256"] for each in manifest["files"]} if sound else None
        return listed if listed is None or all(isinstance(name, str) for name in listed) else None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def _between(content: bytes, expected: bytes, starts: Mapping[str, int]) -> Iterator[Damage]:
    """Where CONTENT differs from EXPECTED, outside of what the files hold."""
    if content == expected:
        return
    shorter = min(len(content), len(expected))
    at = next((at for at in range(shorter) if content[at] != expected[at]), shorter)
    before = [name for name, start in starts.items() if start <= at]
    inside = before and at < expected.rfind(b"PK\x01\x02", 0, expected.rfind(b"PK\x05\x06"))
    name = _named(max(before, key=lambda each: starts[each])) if inside else _DIRECTORY
    yield Damage(name=name, found=_BETWEEN.filled(at=str(at)))


def _zipped(files: Mapping[str, bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, content in files.items():
            info = zipfile.ZipInfo(name, _EARLIEST)
            info.create_system, info.external_attr = 3, 0o644 << 16
            archive.writestr(info, content)
    return out.getvalue()


def shown_name(name: str) -> str:
    """NAME of a file in a bundle as it is told: signs that nobody sees, or that turn text, written out."""
    return name if name.isprintable() else repr(name)[1:-1]


def _named(name: str) -> Text:
    shown = shown_name(name)
    return Text(shown, shown)


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
