"""Writing files only where they differ, and removing those that are no longer made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Staged:
    """How many files a folder holds and how many of them had to be written or removed."""

    files: int
    changed: int


def stage(folder: Path, files: Mapping[str, bytes]) -> Staged:
    """Make FOLDER hold exactly FILES, by path; what is already right is not touched."""
    _remove_in_the_way(folder, files)
    changed = sum(write_if_changed(folder / path, content) for path, content in files.items())
    stale = [path for path in _files_in(folder) if path.relative_to(folder).as_posix() not in files]
    for path in stale:
        path.unlink()
    _remove_empty(folder)
    return Staged(files=len(files), changed=changed + len(stale))


def _remove_in_the_way(folder: Path, files: Iterable[str]) -> None:
    """A file where a folder is needed is from an earlier build of other pages."""
    for parent in {parent for path in files for parent in Path(path).parents}:
        if (folder / parent).is_file():
            (folder / parent).unlink()


def write_if_changed(path: Path, content: bytes) -> bool:
    """Write CONTENT to PATH unless it is there already; whether it was written."""
    if path.is_file() and path.read_bytes() == content:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return True


def read_tree(folder: Path) -> dict[str, bytes]:
    """Every file below FOLDER by its path."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in _files_in(folder)}


def _files_in(folder: Path) -> Iterable[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _remove_empty(folder: Path) -> None:
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir() and not any(path.iterdir()):
            path.rmdir()
