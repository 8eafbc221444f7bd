"""An archive: files, folders and JSON Lines of assessments, requests and records, one by one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from aftersales.api.library import Library
from aftersales.foundation.faults import Fault, Refused
from aftersales.foundation.text import Text
from aftersales_cli.batch_row import Row, Skipped
from aftersales_cli.batch_rows import each_row, line_row

_THERE = Text("文件或文件夹", "a file or a folder")


def documents_in(paths: Iterable[Path], library: Library) -> Iterator[Row | Skipped]:
    """The documents of PATHS as they are met; only one file is held at a time. Raises `Refused`.

    A place begins with its path as given, so that each document of an archive has a place of its own.
    """
    for path in paths:
        if not path.exists():
            raise Refused([Fault(at=str(path), found="–", expected=_THERE)])
        rows = _lines(path) if path.suffix.lower() == ".jsonl" else each_row(path, None, library)
        for row in rows:
            yield _placed(path, row)


def _lines(path: Path) -> Iterator[Row]:
    """The lines of PATH, read one by one: an archive may be larger than the memory."""
    with path.open(encoding="utf-8-sig", errors="surrogateescape") as lines:
        for number, line in enumerate(lines, start=1):
            if line.strip():
                yield line_row(number, line)


def _placed(path: Path, row: Row | Skipped) -> Row | Skipped:
    place = path.as_posix() if path.name == row.place else f"{path.as_posix()}: {row.place}"
    if isinstance(row, Skipped):
        return Skipped(place=place, why=row.why)
    return Row(place=place, name=row.name, assessment=row.assessment, faults=row.faults, remarks=row.remarks)
