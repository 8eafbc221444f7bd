"""Build what the browser needs to run the engine: Pyodide, a small standard library, the engine's wheel.

Everything comes from node_modules and .venv, without a network, into build/runtime/VERSION-HASH/.
Beside it go the parts that a page loads only on the first click that needs them (`parts.py`).
`manifest.json` there names each file with its bytes and SHA-256; build/runtime/current.json says
which folder is the present one. Equal inputs give equal bytes, so the address of a runtime is safe
to cache for ever. A second run compares hashes and ends within a second.

    python scripts/runtime.py            build if anything changed, print the folder
    python scripts/runtime.py --force    build anyway
"""

from __future__ import annotations

import argparse
import ast
import hashlib
import importlib
import json
import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))
import archives
import parts
from console import Fault, Steps, one_at_a_time, run_quietly

ROOT = Path(__file__).resolve().parent.parent
STOCK = ROOT / "node_modules" / "pyodide"
HOME = ROOT / "build" / "runtime"
CURRENT = HOME / "current.json"
ENGINE = ROOT / "src" / "aftersales"
PROBE = ROOT / "scripts" / "probe"
UNTOUCHED = ("pyodide.mjs", "pyodide.asm.js", "pyodide.asm.wasm")
STDLIB = "python_stdlib.zip"
EPOCH = "946684800"  # 2000-01-01, the date of everything in every archive
STEADY = {"SOURCE_DATE_EPOCH": EPOCH, "PYTHONHASHSEED": "0"}


def main() -> int:
    parser = argparse.ArgumentParser(description="Build what the browser needs to run the engine.")
    parser.add_argument("--force", action="store_true", help="build even if nothing changed")
    options = parser.parse_args()
    steps = Steps()
    try:
        folder = ensure(steps, force=options.force)
    except Fault as fault:
        print(f"the browser runtime was not built: {fault}", file=sys.stderr)
        return 1
    print(folder.relative_to(ROOT))
    return 0


def ensure(steps: Steps, *, force: bool = False) -> Path:
    """The folder of a runtime that fits the present engine, built if there is none."""
    with one_at_a_time(HOME / "lock"):
        wanted = inputs_hash()
        current = read_current()
        folder = HOME / str(current.get("folder", "none"))
        if not force and current.get("inputs") == wanted and is_whole(folder):
            return folder
        return build(steps, wanted)


def current_folder() -> Path:
    """The folder of the runtime built last; raises Fault if there is none."""
    folder = HOME / str(read_current().get("folder", "none"))
    if not folder.is_dir():
        raise Fault("there is no browser runtime yet: run `python scripts/runtime.py`.")
    return folder


def read_current() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(CURRENT.read_text()) if CURRENT.is_file() else {}
    return found


def inputs_hash() -> str:
    """A hash of all that the runtime is made from and with."""
    paths = sorted(path for path in ENGINE.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    paths += sorted(path for path in PROBE.iterdir() if path.is_file())
    paths += [STOCK / name for name in (*UNTOUCHED, STDLIB, "pyodide-lock.json")]
    paths += [
        ROOT / "scripts" / name for name in ("runtime.py", "archives.py", "engine-wheel/pyproject.toml")
    ]
    paths += [ROOT / "requirements.txt", *parts.inputs()]
    digest = hashlib.sha256(sys.version.encode())
    for path in paths:
        digest.update(f"\0{path.relative_to(ROOT)}\0".encode() + path.read_bytes())
    return digest.hexdigest()


def is_whole(folder: Path) -> bool:
    """Every file that the manifest names is there, and no byte of it changed."""
    manifest = folder / "manifest.json"
    if not manifest.is_file():
        return False
    told = json.loads(manifest.read_text())
    return all(
        (folder / file["name"]).is_file() and archives.sha256(folder / file["name"]) == file["sha256"]
        for file in (*told["files"], *told["parts"].values())
    )


def build(steps: Steps, inputs: str) -> Path:
    # Node would take pyodide.asm.js for an ES module, as our own package.json says of .js files.
    (HOME / "package.json").write_text('{"type": "commonjs"}\n')
    with tempfile.TemporaryDirectory(dir=HOME, prefix="making-") as name:
        folder = Path(name)
        info = json.loads((STOCK / "pyodide-lock.json").read_text())["info"]
        check_python(str(info["python"]))
        with steps.step("building the engine's wheel") as step:
            wheel = build_wheel(folder)
            step.result = f"{wheel.name}, {wheel.stat().st_size:,} bytes"
        with steps.step("asking the engine in Pyodide which modules it needs") as step:
            asked = probe(STOCK, wheel)
            step.result = f"{len(asked['modules'])} modules"
        with steps.step("cutting and compiling the standard library") as step:
            build_stdlib(folder / STDLIB, asked["modules"])
            step.result = f"{(folder / STDLIB).stat().st_size:,} bytes"
        for file in UNTOUCHED:
            shutil.copyfile(STOCK / file, folder / file)
        lock = json.dumps({"info": info, "packages": {}}, sort_keys=True)
        (folder / "pyodide-lock.json").write_text(lock + "\n")
        with steps.step("trying the samples on the result, against this Python"):
            compare(asked["replies"], probe(folder, wheel)["replies"])
        for part in parts.PARTS:
            with steps.step(f"adding the part {part.name}, and trying it") as step:
                archive = parts.build(
                    part,
                    folder,
                    stock=STOCK,
                    wheel=wheel,
                    samples=samples(),
                    base=asked["modules"],
                    py_compile=py_compile,
                )
                step.result = f"{archive.stat().st_size:,} bytes"
        return publish(folder, wheel, info, inputs)


def check_python(wanted: str) -> None:
    here = ".".join(map(str, sys.version_info[:2]))
    if here != wanted.rpartition(".")[0]:
        raise Fault(f"Pyodide holds Python {wanted}, so compiling for it needs the same minor, not {here}.")


def build_wheel(folder: Path) -> Path:
    """The engine as a wheel of byte code: hatchling builds it, pyodide-build compiles it."""
    with tempfile.TemporaryDirectory() as name:
        hatchling = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", name]
        run_quietly(hatchling, cwd=ROOT / "scripts" / "engine-wheel", env={**os.environ, **STEADY})
        plain = next(Path(name).glob("*.whl"))
        py_compile(plain)
        compiled = next(Path(name).glob("*-cp3*.whl"))
        return archives.settle_wheel(compiled, folder / compiled.name)


def build_stdlib(target: Path, modules: list[str]) -> None:
    with tempfile.TemporaryDirectory() as name:
        draft = Path(name) / STDLIB
        archives.cut(STOCK / STDLIB, draft, modules)
        py_compile(draft)
        archives.settle(draft, target)


def py_compile(archive: Path) -> None:
    command = [
        str(Path(sys.executable).parent / "pyodide"),
        "py-compile",
        "--silent",
        "--no-keep",
        str(archive),
    ]
    run_quietly(command, env={**os.environ, **STEADY})


def probe(runtime: Path, wheel: Path) -> dict[str, Any]:
    """Start RUNTIME under Node, run the samples in it: the modules that took, and the replies."""
    asked = {"modules": [*(PROBE / "kept.txt").read_text().split(), *engine_imports()], "samples": samples()}
    command = ["node", str(PROBE / "probe.mjs"), str(runtime), str(wheel)]
    said = run_quietly(command, cwd=ROOT, feed=json.dumps(asked))
    report: dict[str, Any] = json.loads(said.splitlines()[-1])
    return report


def samples() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((PROBE / "samples.json").read_text())
    return found


def engine_imports() -> list[str]:
    """Every module of the engine, and every one that it imports anywhere, if only in a rare branch."""
    found = set()
    for path in ENGINE.rglob("*.py"):
        if path.name == "__main__.py":  # the terminal, which the browser has not
            continue
        module = ".".join(path.relative_to(ENGINE.parent).with_suffix("").parts)
        found.add(module.removesuffix(".__init__"))
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Import):
                found.update(alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                found.add(node.module)
    return sorted(found)


def compare(expected: list[str], found: list[str]) -> None:
    """The stock library, the cut one and this Python must say the same, byte for byte."""
    sys.path[:0] = [str(PROBE), str(ENGINE.parent)]
    here = importlib.import_module("probe").replies(samples()["bundle"], samples()["requests"])
    for number, (one, two, three) in enumerate(zip(expected, found, here, strict=True)):
        if not one == two == three:
            raise Fault(f"sample {number} is answered differently:\n{one}\n{two}\n{three}")


def listed(file: Path) -> dict[str, Any]:
    return {"name": file.name, "bytes": file.stat().st_size, "sha256": archives.sha256(file)}


def publish(folder: Path, wheel: Path, info: dict[str, Any], inputs: str) -> Path:
    """Write the manifest, move everything to its lasting name, and drop the runtimes of before."""
    version = json.loads((STOCK / "package.json").read_text())["version"]
    names = [*UNTOUCHED, STDLIB, "pyodide-lock.json", wheel.name]
    manifest = {
        "format": "runtime/1",
        "pyodide": version,
        "python": info["python"],
        "stdlib": STDLIB,
        "engine": wheel.name,
        "files": [listed(folder / name) for name in names],
        "parts": {
            part.name: {**listed(folder / f"{part.name}.zip"), "module": part.module} for part in parts.PARTS
        },
    }
    text = json.dumps(manifest, indent=2) + "\n"
    (folder / "manifest.json").write_text(text)
    lasting = HOME / f"{version}-{hashlib.sha256(text.encode()).hexdigest()[:12]}"
    shutil.rmtree(lasting, ignore_errors=True)
    shutil.copytree(folder, lasting)
    lasting.chmod(0o755)  # a temporary folder is for its owner alone
    draft = CURRENT.with_suffix(".draft")
    draft.write_text(json.dumps({"folder": lasting.name, "inputs": inputs}) + "\n")
    draft.replace(CURRENT)
    for old in HOME.iterdir():
        if old.is_dir() and old not in (lasting, folder):
            shutil.rmtree(old, ignore_errors=True)
    return lasting


if __name__ == "__main__":
    sys.exit(main())
