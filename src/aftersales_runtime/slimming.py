"""What the browser need not load: modules of the terminal and the generators, prose, and line tables.

Docstrings and line tables are more than half of what Python's byte code takes on the wire, and are read
before the first module runs. See docs/decisions/0043-byte-code.md.
"""

from __future__ import annotations

import ast
from types import CodeType

UNSHIPPED = (
    "aftersales/__main__.py",
    "aftersales/shapes/",  # types, which `make generate` reads
)
"""Of the engine, by path or folder in the wheel, what no page ever asks for."""

# An entry of a line table (Objects/locations.md of CPython): up to 8 units of code, no columns, no new line.
_NO_COLUMNS = 0x80 | 13 << 3
_UNITS = 8


def is_shipped(path: str) -> bool:
    """Whether the browser gets the file at PATH of the engine's wheel."""
    return not path.startswith(UNSHIPPED)


def without_docstrings(tree: ast.Module) -> ast.Module:
    """TREE, changed, without them; but a class keeps its name as one: `dataclasses` writes a signature into a
    class that has none, which takes long.
    """
    for node in ast.walk(tree):
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)):
            said = node.body[0] if ast.get_docstring(node, clean=False) is not None else None
            if not isinstance(said, ast.Expr):
                continue
            if isinstance(node, ast.ClassDef):
                said.value = ast.copy_location(ast.Constant(node.name), said.value)
            else:
                node.body[:1] = [] if node.body[1:] else [ast.copy_location(ast.Pass(), said)]
    return tree


def at_first_lines(code: CodeType) -> CodeType:
    """CODE, and what is defined in it, with every instruction at the line where its function begins."""
    units = len(code.co_code) // 2
    table = b"".join(
        bytes([_NO_COLUMNS | min(_UNITS, units - start) - 1, 0]) for start in range(0, units, _UNITS)
    )
    inner = tuple(at_first_lines(each) if isinstance(each, CodeType) else each for each in code.co_consts)
    return code.replace(co_linetable=table, co_consts=inner)
