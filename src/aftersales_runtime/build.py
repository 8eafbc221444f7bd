"""Build what the browser needs to run the engine: Pyodide, a small standard library, the engine's wheel.

Everything comes from node_modules and .venv, without a network, into build/runtime/VERSION-HASH/.
Beside it go the parts that a page loads only on the first click that needs them (`parts.py`).
`manifest.json` there names each file with its bytes and SHA-256; build/runtime/current.json says
which folder is the present one. Equal inputs give equal bytes, so the address of a runtime is safe
to cache for ever. A second run compares hashes and ends within a second.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from aftersales_runtime import parts
from aftersales_runtime.compiling import build_wheel, expect_python
from aftersales_runtime.current import find_runtime, read_current
from aftersales_runtime.indirect_calls import without_guesses
from aftersales_runtime.library import build_stdlib, expect_same, probe, samples, write_whole
from aftersales_runtime.manifest import is_whole, publish
from aftersales_runtime.places import (
    EDITIONS,
    ENGINE,
    FILES,
    HERE,
    HOME,
    INTERPRETER,
    LOCK,
    OWN,
    ROOT,
    SCHEMA,
    STDLIB,
    STOCK,
    UNTOUCHED,
    YAML,
)
from aftersales_runtime.programs import one_at_a_time
from aftersales_runtime.progress import step


def ensure(*, force: bool = False) -> Path:
    """The folder of a runtime that fits the present engine, built if there is none; FORCE builds anyway.

    Raises `Stopped` where it cannot be built.
    """
    with one_at_a_time(HOME / "lock"):
        wanted = inputs_hash()
        folder = find_runtime()
        if not force and folder and read_current().get("inputs") == wanted and is_whole(folder):
            return folder
        return build(wanted)


def inputs_hash() -> str:
    """A hash of all that the runtime is made from and with."""
    paths = [path for folder in (ENGINE, FILES, EDITIONS, OWN, YAML, HERE) for path in _sources(folder)]
    paths += sorted(SCHEMA.glob("*.json"))
    paths += [STOCK / name for name in (*UNTOUCHED, INTERPRETER, STDLIB, LOCK)]
    paths += [ROOT / "requirements.txt"]
    digest = hashlib.sha256(sys.version.encode())
    for path in paths:
        digest.update(f"\0{path.relative_to(ROOT)}\0".encode() + path.read_bytes())
    return digest.hexdigest()


def _sources(folder: Path) -> Iterable[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)


def build(inputs: str) -> Path:
    """A new runtime, tried before it takes the place of the one before; INPUTS is the hash of its sources."""
    # Node would take pyodide.asm.js for an ES module, as our own package.json says of .js files.
    (HOME / "package.json").write_text('{"type": "commonjs"}\n')
    info = json.loads((STOCK / LOCK).read_text(encoding="utf-8"))["info"]
    expect_python(str(info["python"]))
    with tempfile.TemporaryDirectory(dir=HOME, prefix="making-") as name:
        folder = Path(name)
        with tempfile.TemporaryDirectory(dir=HOME, prefix="whole-") as whole:
            wheel = _fill(folder, Path(whole), info)
        return publish(folder, wheel, info, inputs)


def _fill(folder: Path, whole: Path, info: dict[str, Any]) -> Path:
    """Put into FOLDER all that a page loads, found out and tried with WHOLE; the engine's wheel."""
    with step("the engine's wheel") as remarks:
        wheel = build_wheel(folder)
        remarks.append(f"{wheel.name}, {wheel.stat().st_size:,} bytes")
    with step("asking the engine in Pyodide which modules it needs") as remarks:
        write_whole(whole)
        asked = probe(whole, wheel)
        remarks.append(f"{len(asked['modules'])} modules")
    with step("the standard library, cut and compiled") as remarks:
        build_stdlib(folder / STDLIB, whole, asked["modules"])
        remarks.append(f"{(folder / STDLIB).stat().st_size:,} bytes")
    for file in UNTOUCHED:
        shutil.copyfile(STOCK / file, folder / file)
    with step("the interpreter, without guesses") as remarks:
        (folder / INTERPRETER).write_bytes(without_guesses((STOCK / INTERPRETER).read_bytes()))
        remarks.append(f"{(folder / INTERPRETER).stat().st_size:,} bytes")
    lock = json.dumps({"info": info, "packages": {}}, sort_keys=True)
    (folder / LOCK).write_text(lock + "\n", encoding="utf-8")
    with step("trying the samples on the result, against this Python"):
        expect_same(probe(STOCK, wheel)["replies"], probe(folder, wheel)["replies"])
    for part in parts.PARTS:
        with step(f"the part {part.name}, and trying it") as remarks:
            archive = parts.build(
                part, folder, whole=whole, wheel=wheel, samples=samples(), base=asked["modules"]
            )
            remarks.append(f"{archive.stat().st_size:,} bytes")
    return wheel
