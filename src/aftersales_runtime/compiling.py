"""Byte code for the browser: of whole archives, and of the engine's wheel.

A traceback there names the file, the function, and the line at which that function begins.
"""

from __future__ import annotations

import ast
import os
import sys
import tempfile
from importlib.util import MAGIC_NUMBER
from marshal import dumps
from pathlib import Path

from aftersales_runtime import archives
from aftersales_runtime.dataclass_methods.writing_out import HELPER, written_out
from aftersales_runtime.places import HERE, SHARED_METHODS
from aftersales_runtime.programs import Stopped, run
from aftersales_runtime.slimming import at_first_lines, is_shipped, without_docstrings

_EPOCH = 946684800  # 2000-01-01, the date of everything in every archive
_STEADY = {"SOURCE_DATE_EPOCH": str(_EPOCH), "PYTHONHASHSEED": "0"}


def expect_python(wanted: str) -> None:
    """Raises `Stopped` unless this Python is of the minor version of WANTED, Pyodide's."""
    here = ".".join(map(str, sys.version_info[:2]))
    if here != wanted.rpartition(".")[0]:
        raise Stopped(f"Pyodide holds Python {wanted}, so compiling for it needs the same minor, not {here}.")


def build_wheel(folder: Path) -> Path:
    """The engine as a wheel of byte code in FOLDER; hatchling builds it of the sources."""
    with tempfile.TemporaryDirectory() as name:
        hatchling = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", name]
        run(hatchling, cwd=HERE / "engine-wheel", env={**os.environ, **_STEADY})
        (built,) = Path(name).glob("*.whl")
        python = f"cp{sys.version_info.major}{sys.version_info.minor}"
        return archives.settle_wheel(built, folder / built.name.replace("-py3-", f"-{python}-"), _engine)


def _engine(files: dict[str, bytes]) -> dict[str, bytes]:
    """Of FILES of the engine those that are shipped, as byte code, and what its dataclasses then share."""
    shipped = {path: content for path, content in files.items() if is_shipped(path)}
    return compiled({**shipped, HELPER: SHARED_METHODS.read_bytes()})


def compiled(files: dict[str, bytes]) -> dict[str, bytes]:
    """FILES of an archive with byte code in the place of sources."""
    return {
        f"{path}c" if path.endswith(".py") else path: byte_code(path, content)
        if path.endswith(".py")
        else content
        for path, content in files.items()
    }


def byte_code(path: str, source: bytes) -> bytes:
    """What a ``.pyc`` beside the SOURCE of PATH holds; equal sources give equal bytes."""
    tree = without_docstrings(ast.parse(source, path))
    if path.startswith("aftersales/") and path != HELPER:
        tree = written_out(tree)
    code = at_first_lines(compile(tree, path, "exec", dont_inherit=True, optimize=0))
    head = b"".join(number.to_bytes(4, "little") for number in (0, _EPOCH, len(source) & 0xFFFFFFFF))
    return MAGIC_NUMBER + head + dumps(code)
