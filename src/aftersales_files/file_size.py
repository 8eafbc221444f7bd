"""How large a file may be that is opened at all."""

from __future__ import annotations

from aftersales.foundation.faults import Fault, Refused
from aftersales.foundation.text import Text

LARGEST_FILE = 32 * 1024 * 1024
_MEBIBYTE = 1024 * 1024
_SIZE = Text(
    "不超过 {most} MiB 的文件（照片多的话，另存一份不带照片的）",
    "a file of at most {most} MiB (save a copy without its photos)",
)


def expect_file_size(size: int) -> None:
    """Raise `Refused` if a file of SIZE bytes is larger than what is opened at all; its size is said."""
    if size > LARGEST_FILE:
        expected = _SIZE.filled(most=LARGEST_FILE // _MEBIBYTE)
        raise Refused([Fault(at="", found=mebibytes(size), expected=expected)])


def mebibytes(size: int) -> str:
    return f"{size} bytes, {size / _MEBIBYTE:.1f} MiB"
