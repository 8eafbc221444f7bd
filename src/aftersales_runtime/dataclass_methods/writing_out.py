"""Dataclasses of the engine, written out before they are compiled for the browser.

`dataclasses` puts the methods of a class together as text when the class is made, and compiles that, which
takes long in WebAssembly. So what it would write is written here, and the tests compare the two.
See docs/decisions/0043-byte-code.md.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from aftersales_runtime.programs import Stopped

HELPER = "aftersales/foundation/written_out.py"
"""Where in the wheel that stands which all written out classes share."""

_NAMES = "written_out as __written_out__, MADE as __MADE__, put as __put__"
_FIRST = f"from {HELPER.removesuffix('.py').replace('/', '.')} import {_NAMES}"
_OPTIONS = {"frozen", "slots", "kw_only"}


@dataclass(frozen=True, slots=True)
class _Field:
    name: str
    default: ast.expr | None
    factory: ast.expr | None
    follows: bool  # from the others: no argument, not compared, not shown


def written_out(tree: ast.Module) -> ast.Module:
    """TREE, changed: each class that is ``@dataclass(frozen=True, slots=True)``, with ``kw_only`` or without,
    and stands on no other class, has its methods in it. Others stay as they are. Raises `Stopped`.
    """
    changed = False
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            changed = _write_out(node) or changed
    if changed:
        start = next(at for at, node in enumerate(tree.body) if not _leads(node))
        tree.body[start:start] = ast.parse(_FIRST).body
        ast.fix_missing_locations(tree)
    return tree


def _leads(node: ast.stmt) -> bool:
    """Whether NODE has to stand before every other: a docstring, an import from ``__future__``."""
    if isinstance(node, ast.ImportFrom):
        return node.module == "__future__"
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _write_out(node: ast.ClassDef) -> bool:
    options = _options(node)
    if options is None or node.bases or node.keywords:
        return False
    fields = list(_fields(node))
    keywords = "kw_only" in options
    for statement in node.body:
        if isinstance(statement, ast.AnnAssign):
            statement.value = None
    own = {statement.name for statement in node.body if isinstance(statement, ast.FunctionDef)}
    methods = ast.parse(_methods(fields, keywords=keywords, last="__post_init__" in own)).body
    node.body += [each for each in methods if not (isinstance(each, ast.FunctionDef) and each.name in own)]
    given = " ".join(field.name for field in fields if not field.follows)
    node.decorator_list = [ast.parse(f"__written_out__({keywords}, {given!r})", mode="eval").body]
    return True


def _options(node: ast.ClassDef) -> set[str] | None:
    """The options of the one decorator of NODE, if it is that of a frozen dataclass with slots."""
    match node.decorator_list:
        case [ast.Call(func=ast.Name(id="dataclass"), args=[], keywords=keywords)]:
            options = {keyword.arg or "" for keyword in keywords if ast.unparse(keyword.value) == "True"}
            alike = len(options) == len(keywords) and {"frozen", "slots"} <= options <= _OPTIONS
            return options if alike else None
    return None


def _fields(node: ast.ClassDef) -> Iterator[_Field]:
    for statement in node.body:
        if not (isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name)):
            continue
        match statement.value:
            case ast.Call(func=ast.Name(id="field"), keywords=keywords):
                said = {keyword.arg or "": keyword.value for keyword in keywords}
            case value:
                said = {"default": value} if value else {}
        beside = {name: ast.unparse(value) for name, value in said.items() if not name.startswith("default")}
        if beside and beside != dict.fromkeys(("init", "repr", "compare"), "False"):
            raise Stopped(f"{node.name}.{statement.target.id}: such a field cannot be written out yet")
        yield _Field(statement.target.id, said.get("default"), said.get("default_factory"), bool(beside))


def _methods(fields: list[_Field], *, keywords: bool, last: bool) -> str:
    """What `dataclasses` would write for a class with FIELDS, LAST a call of ``__post_init__``."""
    given = [field for field in fields if not field.follows]
    named = [field.name + (f"={_default(field)}" if _default(field) else "") for field in given]
    puts = [f"    __put__(self, {field.name!r}, {_value(field)})" for field in given]
    return "\n".join(
        [
            f"__slots__ = {tuple(field.name for field in fields)!r}",
            f"def __init__({', '.join(['self', *(['*'] if keywords and named else []), *named])}):",
            *(puts or ["    pass"]),
            *(["    self.__post_init__()"] if last else []),
        ]
    )


def _default(field: _Field) -> str:
    return "__MADE__" if field.factory else ast.unparse(field.default) if field.default else ""


def _value(field: _Field) -> str:
    if field.factory is None:
        return field.name
    return f"{ast.unparse(field.factory)}() if {field.name} is __MADE__ else {field.name}"
