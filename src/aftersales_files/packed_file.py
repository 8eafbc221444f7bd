"""A zip archive that anybody may have made: measured before anything of it is unpacked.

Only the parts that are read count: photos may be as large as a phone makes them, they are never unpacked.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterable
from io import BytesIO

from aftersales.foundation.faults import Fault, Refused
from aftersales.foundation.text import Text
from aftersales_files.file_size import mebibytes

LARGEST_UNPACKED = 8 * 1024 * 1024
MOST_PARTS = 1000

_UNPACKED = Text(
    "文字和数据解压后不超过 8 MiB 的文件（多余的空行、空列请删掉）",
    "a file whose texts and figures take at most 8 MiB unpacked (delete superfluous rows and columns)",
)
_PARTS = Text(f"不超过 {MOST_PARTS} 个部件的文件", f"a file of at most {MOST_PARTS} parts")
_ENCRYPTED = 1
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


class BrokenArchive(ValueError):
    """No zip archive, or one whose parts cannot be unpacked."""


class LockedArchive(BrokenArchive):
    """One whose parts ask for a password."""


class PackedFile:
    """An open archive; its parts are found in whatever case and with whatever slashes they were written."""

    def __init__(self, content: bytes) -> None:
        """Raises `BrokenArchive`, and `Refused` for one with too many parts."""
        try:
            self._archive = zipfile.ZipFile(BytesIO(content))
            parts = self._archive.infolist()
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
            raise BrokenArchive(str(error)) from None
        if len(parts) > MOST_PARTS:
            raise Refused([Fault(at="", found=f"{len(parts)} parts", expected=_PARTS)])
        self._parts = {_plain(part.filename): part for part in reversed(parts)}
        self._unpacked = self._beside = 0

    @property
    def names(self) -> frozenset[str]:
        """The parts there are, in small letters."""
        return frozenset(self._parts)

    def has(self, name: str) -> bool:
        return _plain(name) in self._parts

    def expect_small(self, names: Iterable[str]) -> None:
        """Raise `Refused` if these parts unpack to more than any form or list does."""
        _refuse_large(sum(self._parts[_plain(name)].file_size for name in names if self.has(name)))

    def read(self, name: str) -> bytes:
        """The part of that NAME; `zipfile` never gives out more of it than the size that the archive states.

        Raises `BrokenArchive`, and `Refused` once all that was read is more than any form or list holds.
        """
        part = self._parts.get(_plain(name))
        if part is None:
            raise BrokenArchive(f"no part {name}")
        self._unpacked += part.file_size
        _refuse_large(self._unpacked)
        return self._content(part)

    def read_beside(self, name: str) -> bytes | None:
        """A part that is not needed for the values of cells; None if it is missing, broken or too large."""
        part = self._parts.get(_plain(name))
        if part is None or self._beside + part.file_size > LARGEST_UNPACKED:
            return None
        self._beside += part.file_size
        try:
            return self._content(part)
        except BrokenArchive:
            return None

    def _content(self, part: zipfile.ZipInfo) -> bytes:
        if part.flag_bits & _ENCRYPTED:
            raise LockedArchive("a password")
        if part.compress_type not in _METHODS:
            raise BrokenArchive(f"compressed by method {part.compress_type}")
        try:
            return self._archive.read(part)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError) as error:
            raise BrokenArchive(str(error)) from None


def _refuse_large(size: int) -> None:
    if size > LARGEST_UNPACKED:
        raise Refused([Fault(at="", found=mebibytes(size), expected=_UNPACKED)])


def _plain(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()
