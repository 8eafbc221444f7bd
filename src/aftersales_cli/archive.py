"""An archive: files, folders and JSON Lines of assessments, requests and records, one by one."""

from __future__ import annotations

import hashlib
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any

from aftersales.api.library import Library
from aftersales.foundation.faults import Fault, Refused, shown
from aftersales.foundation.text import Text
from aftersales_cli.batch_folder import all_in
from aftersales_cli.batch_row import Row, Skipped
from aftersales_cli.batch_rows import each_row, line_row, raw_row, row_in_folder
from aftersales_yaml.encodings import encoding_of

_COLUMNS = ("document", "assessment", "record", "request")
"""Under one of these names a table has its documents, each as JSON."""
_BATCH = 1000
_LOOKED_AT = 4000
"""How many bytes tell UTF-16 that has no mark."""

_COPY = Text("与 {first} 逐字节相同，只算一次", "the same as {first} to the byte, which counts once")
_THERE = Text("文件或文件夹", "a file or a folder")
_COLUMN = Text("一列 JSON，列名为 {names} 之一", "a column of JSON called {names}")
_ONE_OF_THEM = _COLUMN.filled(names=" | ".join(_COLUMNS))
_WHOLE = Text("完好的 Parquet 文件", "a Parquet file that is whole")
_UTF16 = Text("完好的 UTF-16 文本", "a text in UTF-16 that is whole")
_PYARROW = Text(
    "先安装：pip install 'aftersales[parquet]'", "the library for it: pip install 'aftersales[parquet]'"
)


def documents_in(paths: Iterable[Path], library: Library) -> Iterator[Row | Skipped]:
    """The documents of PATHS as they are met; only one file is held at a time. Raises `Refused`.

    A place begins with its path as given, so that each document of an archive has a place of its own. A file
    that is another one to the byte counts once, as on the page, and the copy is told.
    """
    known: dict[bytes, str] = {}
    for path in paths:
        if not path.exists():
            raise Refused([Fault(at=str(path), found="–", expected=_THERE)])
        for row in _in_folder(path, known) if path.is_dir() else _in_file(path, library, known):
            yield _placed(path, row)


def _in_folder(folder: Path, known: dict[bytes, str]) -> Iterator[Row | Skipped]:
    for found in all_in(folder):
        row = row_in_folder(found, folder)
        if isinstance(row, Row):
            place = _placed(folder, row).place
            row = _copy(found.path, row.place, place, known) or row
        yield row


def _in_file(path: Path, library: Library, known: dict[bytes, str]) -> Iterator[Row | Skipped]:
    if copy := _copy(path, path.name, path.as_posix(), known):
        yield copy
        return
    read = _READERS.get(path.suffix.lower())
    yield from read(path) if read else each_row(path, None, library)


def _copy(file: Path, name: str, place: str, known: dict[bytes, str]) -> Skipped | None:
    """What is told of FILE where one of the same bytes is KNOWN; else it is known from now on, at PLACE."""
    try:
        with file.open("rb") as content:
            digest = hashlib.file_digest(content, "sha256").digest()
    except OSError:  # told where it is read
        return None
    first = known.setdefault(digest, place)
    return None if first == place else Skipped(place=name, why=_COPY.filled(first=first))


def _lines(path: Path) -> Iterator[Row]:
    """The lines of PATH, read one by one: an archive may be larger than the memory."""
    with path.open("rb") as lines:
        begin = lines.read(_LOOKED_AT)
        marked = begin.startswith((BOM_UTF16_LE, BOM_UTF16_BE))
        encoding = "utf-16" if marked else encoding_of(begin[: len(begin) // 2 * 2]) or ""
        if encoding.startswith("utf-16"):
            yield from _lines_in_utf_16(path, encoding)
            return
        lines.seek(0)
        for number, line in enumerate(lines, start=1):
            if line.removeprefix(BOM_UTF8).strip():
                yield raw_row(number, line)


def _lines_in_utf_16(path: Path, encoding: str) -> Iterator[Row]:
    """The lines of PATH, as Windows PowerShell writes what a command prints; none of them ends at a byte."""
    with path.open(encoding=encoding, newline="\n") as lines:
        try:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    yield line_row(number, line)
        except UnicodeDecodeError as error:
            raise Refused([Fault(at=str(path), found=error.reason, expected=_UTF16)]) from None


def _parquet(path: Path) -> Iterator[Row]:
    """The rows of a Parquet file, some at a time; its column ``name`` names them."""
    try:
        parquet: Any = import_module("pyarrow.parquet")
    except ImportError:
        raise Refused([Fault(at=str(path), found="pyarrow –", expected=_PYARROW)]) from None
    try:
        file = parquet.ParquetFile(path)
    except (OSError, ValueError) as error:
        raise Refused([Fault(at=str(path), found=shown(str(error)), expected=_WHOLE)]) from None
    there = file.schema_arrow.names
    columns = [name for name in _COLUMNS if name in there]
    if not columns:
        raise Refused([Fault(at=str(path), found=", ".join(there), expected=_ONE_OF_THEM)])
    read = [*columns, *(name for name in ("name",) if name in there)]
    number = 0
    for batch in file.iter_batches(batch_size=_BATCH, columns=read):
        for each in batch.to_pylist():
            number += 1
            row = _row(number, next((each[name] for name in columns if each[name] is not None), None))
            yield replace(row, name=str(each.get("name") or row.name))


def _row(number: int, value: object) -> Row:
    """The row of that NUMBER in a Parquet file: JSON as text, or as the bytes of one."""
    if value is None:
        fault = Fault(at="", found="–", expected=_ONE_OF_THEM)
        return replace(line_row(number, "null"), assessment=None, faults=(fault,))
    return raw_row(number, value) if isinstance(value, bytes) else line_row(number, str(value))


_READERS: Mapping[str, Callable[[Path], Iterator[Row]]] = {".jsonl": _lines, ".parquet": _parquet}
"""What is read piece by piece; everything else is a file of one document, a table, or a folder."""


def _placed(path: Path, row: Row | Skipped) -> Row | Skipped:
    place = path.as_posix() if path.name == row.place else f"{path.as_posix()}: {row.place}"
    return replace(row, place=place)
