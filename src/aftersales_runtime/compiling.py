"""Byte code for the browser: whole archives compiled by pyodide-build, and the engine's wheel."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from aftersales_runtime import archives
from aftersales_runtime.places import HERE
from aftersales_runtime.programs import Stopped, run
from aftersales_runtime.slimming import slim

_EPOCH = "946684800"  # 2000-01-01, the date of everything in every archive
_STEADY = {"SOURCE_DATE_EPOCH": _EPOCH, "PYTHONHASHSEED": "0"}


def expect_python(wanted: str) -> None:
    """Raises `Stopped` unless this Python is of the minor version of WANTED, Pyodide's."""
    here = ".".join(map(str, sys.version_info[:2]))
    if here != wanted.rpartition(".")[0]:
        raise Stopped(f"Pyodide holds Python {wanted}, so compiling for it needs the same minor, not {here}.")


def py_compile(archive: Path) -> None:
    """Put byte code in the place of the sources of ARCHIVE; a wheel gets a new name beside it."""
    pyodide = str(Path(sys.executable).parent / "pyodide")
    run([pyodide, "py-compile", "--silent", "--no-keep", str(archive)], env={**os.environ, **_STEADY})


def build_wheel(folder: Path) -> Path:
    """The engine as a wheel of byte code in FOLDER: hatchling builds it, pyodide-build compiles it."""
    with tempfile.TemporaryDirectory() as name:
        hatchling = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", name]
        run(hatchling, cwd=HERE / "engine-wheel", env={**os.environ, **_STEADY})
        wheel = next(Path(name).glob("*.whl"))
        slim(wheel)
        py_compile(wheel)
        compiled = next(Path(name).glob("*-cp3*.whl"))
        return archives.settle_wheel(compiled, folder / compiled.name)
