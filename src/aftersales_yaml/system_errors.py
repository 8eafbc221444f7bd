"""Why the system neither opens nor writes a file, in the reader's words: its own are in its own language."""

from __future__ import annotations

import errno

from aftersales.foundation.text import Language, Text

THERE = Text("已有这个文件", "a file of this name")
_BUSY = Text(
    "没有权限，或文件正被别的程序打开（Excel、WPS）",
    "no permission, or another program (Excel, WPS) has it open",
)
_WORDS = {
    errno.ENOENT: Text("没有这个文件或文件夹", "no such file or folder"),
    errno.EEXIST: THERE,
    errno.EISDIR: Text("这是文件夹，不是文件", "a folder, no file"),
    errno.ENOTDIR: Text("路径中有一段不是文件夹", "a part of the path is no folder"),
    errno.EACCES: _BUSY,
    errno.EPERM: _BUSY,
    errno.EBUSY: _BUSY,
    errno.EROFS: Text("此处只能读，不能写", "a place that can only be read"),
    errno.ENOSPC: Text("磁盘已满", "a full disk"),
    errno.ENAMETOOLONG: Text("文件名或路径太长", "too long a name or path"),
    errno.ELOOP: Text("链接又指回自己", "a link that leads back to itself"),
    errno.EIO: Text("磁盘读写出错", "a disk that fails"),
}


def in_words(error: OSError) -> Text:
    """What ERROR says. What has no words here is told as the system tells it."""
    told = error.strerror or str(error)
    return _WORDS.get(error.errno or 0, Text(told, told))


class InBoth(str):
    """Words in both languages, where the reader's is not known yet; ``words`` are each alone."""

    __slots__ = ("words",)
    words: Text


def in_both(words: Text) -> str:
    """WORDS in both languages, where it is not known yet which one the user reads."""
    told = InBoth(words.zh if words.zh == words.en else f"{words.zh} / {words.en}")
    told.words = words
    return told


def in_one(told: str, language: Language) -> str:
    """TOLD in LANGUAGE alone, if it is in both."""
    return told.words.in_language(language) if isinstance(told, InBoth) else told
