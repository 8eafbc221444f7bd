"""Zip archives and wheels whose bytes depend on nothing but what is in them."""

from __future__ import annotations

import base64
import hashlib
import zipfile
from collections.abc import Callable
from pathlib import Path

NEW_YEAR = (2000, 1, 1, 0, 0, 0)


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def cut(stock: Path, modules: list[str]) -> dict[str, bytes]:
    """Of STOCK the source files of MODULES, and no others."""
    there = read(stock)
    kept = {}
    for module in modules:
        path = module.replace(".", "/")
        kept.update({name: there[name] for name in (f"{path}.py", f"{path}/__init__.py") if name in there})
    return kept


def settle_wheel(built: Path, target: Path, compiled: Callable[[dict[str, bytes]], dict[str, bytes]]) -> Path:
    """Write the wheel that was BUILT of sources to TARGET, its files COMPILED and listed as they then are."""
    files = compiled(read(built))
    tag = "-".join(target.stem.split("-")[-3:])
    record = next(name for name in files if name.endswith(".dist-info/RECORD"))
    about = record.replace("RECORD", "WHEEL")
    lines = files[about].decode().splitlines()
    lines = [f"Tag: {tag}" if line.startswith("Tag:") else line for line in lines]
    files[about] = ("\n".join(lines) + "\n").encode()
    del files[record]
    rows = [f"{name},{_record_hash(content)},{len(content)}" for name, content in sorted(files.items())]
    files[record] = ("\n".join([*rows, f"{record},,"]) + "\n").encode()
    write(target, files)
    return target


def _record_hash(content: bytes) -> str:
    digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest())
    return "sha256=" + digest.rstrip(b"=").decode()


def read(archive: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(archive) as source:
        return {name: source.read(name) for name in source.namelist() if not name.endswith("/")}


def write(target: Path, files: dict[str, bytes]) -> None:
    """Write FILES, sorted and with one date.

    Not packed: Python opens it faster, and the host packs the whole better than file by file.
    """
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for name, content in sorted(files.items()):
            entry = zipfile.ZipInfo(name, NEW_YEAR)
            entry.compress_type = zipfile.ZIP_STORED
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
