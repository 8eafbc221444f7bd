"""What the browser need not load: modules that only the terminal and the generators use, and prose."""

from __future__ import annotations

import ast
import zipfile
from pathlib import Path

from aftersales_runtime import archives

UNSHIPPED = (
    "aftersales/__main__.py",
    "aftersales/shapes/",  # types, which `make generate` reads
    "aftersales/api/impact.py",  # of the command `impact`
    "aftersales/calculation/edition_changes.py",
)
"""Of the engine, by path or folder in the wheel, what no page ever asks for."""


def is_shipped(path: str) -> bool:
    """Whether the browser gets the file at PATH of the engine's wheel."""
    return not path.startswith(UNSHIPPED)


def slim(archive: Path) -> None:
    """Leave out of ARCHIVE, which holds sources, what is not shipped, and shorten every docstring."""
    with zipfile.ZipFile(archive) as source:
        files = {name: source.read(name) for name in source.namelist() if is_shipped(name)}
    for name, content in files.items():
        if name.endswith(".py"):
            files[name] = without_prose(content.decode("utf-8")).encode()
    archives.write(archive, files)


def without_prose(source: str) -> str:
    """SOURCE with "." for every docstring, and each line of code where it was, for what an error says.

    Not without them: a dataclass that has none makes one when it is imported, from its signature.
    """
    lines = source.splitlines(keepends=True)
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)):
            _shorten(node, lines)
    return "".join(lines)


def _shorten(
    node: ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef, lines: list[str]
) -> None:
    first = node.body[0] if node.body else None
    if ast.get_docstring(node, clean=False) is None or first is None or first.end_lineno is None:
        return
    start, end = first.lineno - 1, first.end_lineno
    before, after = lines[start][: first.col_offset], lines[end - 1].encode()[first.end_col_offset :].decode()
    if before.strip() or after.strip():  # the docstring shares its line with code
        return
    lines[start:end] = [f'{before}"."\n', *["\n"] * (end - start - 1)]
