"""What the system says of a file is told in the reader's words."""

from __future__ import annotations

import errno

import pytest

from aftersales_yaml.system_errors import in_both, in_words


@pytest.mark.parametrize(
    ("number", "zh", "en"),
    [
        (errno.ENOENT, "没有这个文件或文件夹", "no such file or folder"),
        (errno.ENOSPC, "磁盘已满", "a full disk"),
        (errno.EROFS, "此处只能读，不能写", "a place that can only be read"),
    ],
)
def test_in_words(number: int, zh: str, en: str) -> None:
    told = in_words(OSError(number, "the system's words"))
    assert (told.zh, told.en) == (zh, en)
    assert in_both(told) == f"{zh} / {en}"


def test_a_file_that_excel_holds_open() -> None:
    """Windows says of it that permission is denied, as of a file that is somebody else's."""
    assert "Excel" in in_words(PermissionError(errno.EACCES, "Permission denied")).zh


def test_what_has_no_words_is_told_as_the_system_tells_it() -> None:
    assert in_both(in_words(OSError(errno.EPIPE, "Broken pipe"))) == "Broken pipe"
    assert in_both(in_words(OSError("cut off"))) == "cut off"
