"""The manifest of a runtime: each file with its bytes and SHA-256."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path
from typing import Any

from aftersales_runtime.archives import sha256
from aftersales_runtime.parts import PARTS
from aftersales_runtime.places import HOME, INTERPRETER, STDLIB, STOCK, UNTOUCHED


def is_whole(folder: Path) -> bool:
    """Whether every file that the manifest of FOLDER names is there, and no byte of it changed."""
    told = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    return all(
        (folder / file["name"]).is_file() and sha256(folder / file["name"]) == file["sha256"]
        for file in (*told["files"], *told["parts"].values())
    )


def publish(folder: Path, wheel: Path, info: dict[str, Any], inputs: str) -> Path:
    """Write the manifest, move everything to its lasting name, and drop the runtimes of before."""
    version = json.loads((STOCK / "package.json").read_text(encoding="utf-8"))["version"]
    text = json.dumps(_manifest(folder, wheel, info, version), indent=2) + "\n"
    (folder / "manifest.json").write_text(text, encoding="utf-8")
    lasting = HOME / f"{version}-{hashlib.sha256(text.encode()).hexdigest()[:12]}"
    shutil.rmtree(lasting, ignore_errors=True)
    shutil.copytree(folder, lasting)
    lasting.chmod(0o755)  # a temporary folder is for its owner alone
    draft = HOME / "current.draft"
    draft.write_text(json.dumps({"folder": lasting.name, "inputs": inputs}) + "\n", encoding="utf-8")
    draft.replace(HOME / "current.json")
    for old in HOME.iterdir():
        if old.is_dir() and old not in (lasting, folder):
            shutil.rmtree(old, ignore_errors=True)
    return lasting


def _manifest(folder: Path, wheel: Path, info: dict[str, Any], version: str) -> dict[str, Any]:
    names = [*UNTOUCHED, INTERPRETER, STDLIB, wheel.name]
    return {
        "format": "runtime/1",
        "pyodide": version,
        "python": info["python"],
        "info": info,
        "stdlib": STDLIB,
        "engine": wheel.name,
        "files": [_listed(folder / name) for name in names],
        "parts": {
            part.name: {**_listed(folder / f"{part.name}.zip"), "module": part.module} for part in PARTS
        },
    }


def _listed(file: Path) -> dict[str, Any]:
    return {"name": file.name, "bytes": file.stat().st_size, "sha256": sha256(file)}
