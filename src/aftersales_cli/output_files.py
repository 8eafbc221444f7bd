"""Files that a command writes: whole or not at all, and never over another."""

from __future__ import annotations

import errno
import os
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from aftersales.foundation.faults import Refused
from aftersales.foundation.text import Language
from aftersales_cli.refusal import refuse
from aftersales_yaml.system_errors import THERE, in_words

if TYPE_CHECKING:  # loaded where a file is made
    from aftersales_cli.engine import Part
    from aftersales_files.api import Files


def write_file(path: Path, part: Part, language: Language, **request: object) -> None:
    """Make the file that the request asks for and write it to PATH, which must not exist yet."""
    asked = {"format": "files/1", "language": language, **request}
    if part == "spreadsheets":
        asked["on"] = date.today().isoformat()  # noqa: DTZ011 - the day on this wall
    files: Files = import_module("aftersales_cli.engine").files(part)
    try:
        _, made = files.answer(asked)
    except Refused as refused:
        refuse([fault.to_json() for fault in refused.faults], language)
    assert made is not None
    write_new(path, made.content, language)


def expect_new(path: Path, language: Language) -> None:
    """Refuse a PATH that is taken or in no folder, before anything is computed or another file is written."""
    if os.path.lexists(path):
        refuse_path(path, THERE.in_language(language), language)
    if not path.parent.exists():
        refuse_path(path, in_words(OSError(errno.ENOENT, "")).in_language(language), language)


def make_folder(path: Path, language: Language) -> None:
    """Make the folder PATH, unless there is one; what it is to stand in must be there."""
    try:
        path.mkdir(exist_ok=True)
    except OSError as error:
        refuse_path(path, in_words(error).in_language(language), language)


def write_new(path: Path, content: str | bytes, language: Language) -> None:
    """Write CONTENT to PATH whole or not at all; a file that is there already is never overwritten.

    A name that is linked fails where the name is taken, also when that happens between two looks at it.
    """
    expect_new(path, language)
    tempfile: Any = import_module("tempfile")  # it loads a dozen libraries, and most commands write no file
    try:
        with tempfile.TemporaryDirectory(dir=path.parent, prefix=f".{path.name}.") as folder:
            whole = Path(folder) / path.name
            whole.write_bytes(content.encode() if isinstance(content, str) else content)
            take_name(whole, path)
    except OSError as error:
        refuse_path(path, in_words(error).in_language(language), language)


def take_name(whole: Path, path: Path) -> None:
    """Give the finished file WHOLE the name PATH; raises `FileExistsError` where another has it by now."""
    try:
        os.link(whole, path)
    except FileExistsError:
        raise
    except OSError:  # a file system without links, such as that of a memory stick
        path.touch(exist_ok=False)  # a rename alone would go over what came meanwhile
        try:
            whole.replace(path)
        except OSError:
            path.unlink()
            raise


def refuse_path(path: Path, found: str, language: Language) -> NoReturn:
    expected = {"zh": "尚不存在、可以写入的文件", "en": "a file that does not exist yet and can be written"}
    refuse([{"at": str(path), "found": found, "expected": expected}], language)
