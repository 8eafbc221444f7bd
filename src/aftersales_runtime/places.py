"""Where things are: what the runtime is made from, and where it is put."""

from __future__ import annotations

from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
STOCK = ROOT / "node_modules" / "pyodide"
ENGINE = ROOT / "src" / "aftersales"
FILES = ROOT / "src" / "aftersales_files"
EDITIONS = ROOT / "src" / "aftersales_editions"
OWN = ROOT / "src" / "aftersales_own"
YAML = ROOT / "src" / "aftersales_yaml"
SCHEMA = ROOT / "schema"
PROBE = HERE / "probe"
SHARED_METHODS = HERE / "dataclass_methods" / "written_out.py"
HOME = ROOT / "build" / "runtime"

UNTOUCHED = ("pyodide.mjs", "pyodide.asm.js")
"""The files of Pyodide that are shipped as they come."""
INTERPRETER = "pyodide.asm.wasm"
STDLIB = "python_stdlib.zip"
LOCK = "pyodide-lock.json"
