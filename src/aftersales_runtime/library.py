"""The standard library cut to what the engine imports, found by running the engine in Pyodide."""

from __future__ import annotations

import ast
import json
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from aftersales_runtime import archives
from aftersales_runtime.compiling import compiled
from aftersales_runtime.places import ENGINE, INTERPRETER, LOCK, PROBE, ROOT, STDLIB, STOCK, UNTOUCHED
from aftersales_runtime.probe.probe import replies
from aftersales_runtime.programs import Stopped, run
from aftersales_runtime.slimming import is_shipped
from aftersales_runtime.stand_ins import STAND_INS


def samples() -> dict[str, Any]:
    """A bundle, and requests to an engine made from it, of every kind that there is."""
    found: dict[str, Any] = json.loads((PROBE / "samples.json").read_text(encoding="utf-8"))
    return found


def probe(runtime: Path, wheel: Path) -> dict[str, Any]:
    """Start RUNTIME under Node, run the samples in it: the modules that took, and the replies."""
    asked = {"modules": [*(PROBE / "kept.txt").read_text().split(), *engine_imports()], "samples": samples()}
    command = ["node", str(PROBE / "probe.mjs"), str(runtime), str(wheel)]
    said = run(command, cwd=ROOT, feed=json.dumps(asked))
    report: dict[str, Any] = json.loads(said.splitlines()[-1])
    return report


def write_whole(folder: Path) -> None:
    """Pyodide in FOLDER with its whole library as sources, and what stands in for some of it.

    It is the runtime that is asked which modules something takes.
    """
    for name in (*UNTOUCHED, INTERPRETER, LOCK):
        shutil.copyfile(STOCK / name, folder / name)
    archives.write(folder / STDLIB, archives.read(STOCK / STDLIB) | STAND_INS)


def build_stdlib(target: Path, whole: Path, modules: list[str]) -> None:
    """Write the MODULES of the standard library of WHOLE to TARGET, as byte code."""
    archives.write(target, compiled(archives.cut(whole / STDLIB, modules)))


def engine_imports() -> list[str]:
    """Every module of the engine, and every one that it imports anywhere, if only in a rare branch."""
    found = set()
    for path in ENGINE.rglob("*.py"):
        if not is_shipped(path.relative_to(ENGINE.parent).as_posix()):
            continue
        module = ".".join(path.relative_to(ENGINE.parent).with_suffix("").parts)
        found.add(module.removesuffix(".__init__"))
        for node in _run(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found.update(alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                found.add(node.module)
    return sorted(found)


def _run(module: ast.Module) -> Iterator[ast.AST]:
    """The nodes of MODULE, without what only a checker of types runs."""
    waiting: list[ast.AST] = [module]
    while waiting:
        node = waiting.pop()
        yield node
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            waiting += node.orelse
        else:
            waiting += ast.iter_child_nodes(node)


def expect_same(stock: Sequence[str], cut: Sequence[str]) -> None:
    """Raises `Stopped` unless the STOCK library, the CUT one and this Python reply alike, byte for byte."""
    here = replies(samples()["bundle"], samples()["requests"])
    for number, (one, two, three) in enumerate(zip(stock, cut, here, strict=True)):
        if not one == two == three:
            raise Stopped(f"sample {number} is answered differently:\n{one}\n{two}\n{three}")
