"""Workbooks for the tests: made by the API of spreadsheets, then changed as people change them."""

import io
import json
from collections.abc import Callable
from functools import cache
from typing import Any

from openpyxl import Workbook, load_workbook

from aftersales import Engine
from aftersales_files.spreadsheets import open_files
from aftersales_yaml.collection import read_collection

ON = "2026-11-25"
Edit = Callable[[Any], object]


@cache
def bundle() -> dict[str, Any]:
    return dict(read_collection().bundle())


@cache
def files() -> Any:
    return open_files(Engine(bundle()))


def exchange(kind: str, content: bytes | None = None, **parts: object) -> tuple[dict[str, Any], bytes | None]:
    reply, made = files().exchange(json.dumps({"format": "files/1", "kind": kind, **parts}), content)
    return json.loads(reply), made


def made(kind: str, **parts: object) -> bytes:
    reply, content = exchange(kind, on=ON, **parts)
    assert reply["ok"], reply
    assert content is not None
    return content


def read(content: bytes, **parts: object) -> dict[str, Any]:
    """The result of reading the form CONTENT."""
    reply, _ = exchange("read-form", content, **parts)
    assert reply["ok"], reply["faults"]
    result: dict[str, Any] = reply["result"]
    return result


def faults(content: bytes, kind: str = "read-form", **parts: object) -> list[dict[str, Any]]:
    reply, _ = exchange(kind, content, **parts)
    assert not reply["ok"], reply
    found: list[dict[str, Any]] = reply["faults"]
    return found


def opened(content: bytes) -> Any:
    return load_workbook(io.BytesIO(content))


def saved(workbook: Any) -> bytes:
    written = io.BytesIO()
    workbook.save(written)
    return written.getvalue()


def edited(content: bytes, edit: Edit) -> bytes:
    """CONTENT opened, changed by EDIT and saved again, as any spreadsheet program does it."""
    workbook = opened(content)
    edit(workbook)
    return saved(workbook)


def of_rows(*rows: list[object], title: str = "Sheet1") -> bytes:
    """A workbook of one sheet with these ROWS."""
    workbook = Workbook()
    workbook.active.title = title
    for row in rows:
        workbook.active.append(row)
    return saved(workbook)
