"""What there is in a folder of assessments: its files, and what is not gone into."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, NamedTuple

from aftersales_yaml.system_errors import in_both, in_words

Why = Literal["file", "linked-folder", "closed-folder"]
_BINS = frozenset(
    ("__macosx", "$recycle.bin", "recycler", "@eadir", "#recycle", "system volume information", "lost+found")
)
"""Folders in which systems and network drives keep what was deleted, and notes of their own.

Some of them nobody but the system can open.
"""


class Found(NamedTuple):
    """A file, or a folder that is only linked or cannot be opened."""

    path: Path
    why: Why
    error: str = ""


def all_in(folder: Path) -> list[Found]:
    """All that is in FOLDER, by name. A link to a folder is not followed: it may lead back."""
    return sorted(_walked(folder), key=lambda found: found.path)


def is_hidden(found: Found, folder: Path) -> bool:
    """Whether FOUND is in a folder within FOLDER that a system hides from people, or is one itself."""
    inside = found.path if found.why == "closed-folder" else found.path.parent
    parts = inside.relative_to(folder).parts
    return any(part.startswith(".") or part.casefold() in _BINS for part in parts)


def _walked(folder: Path) -> Iterator[Found]:
    closed: list[OSError] = []
    for root, folders, files in os.walk(folder, onerror=closed.append):
        for name in folders:
            if (linked := Path(root, name)).is_symlink():
                yield Found(linked, "linked-folder")
        for name in files:
            file = Path(root, name)
            if file.is_file() or file.is_symlink():  # a link to nothing is told of where it is read
                yield Found(file, "file")
    for error in closed:
        yield Found(Path(os.fsdecode(error.filename)), "closed-folder", in_both(in_words(error)))
