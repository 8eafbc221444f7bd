"""The pages that are compared, in one folder: the built site, stock Pyodide as npm has it, and rivals."""

from __future__ import annotations

import json
import shutil
import zipfile
from dataclasses import dataclass
from pathlib import Path

from benchmark.machine import ROOT
from console import Fault, run_quietly

PAGES = Path(__file__).with_name("pages")
RIVALS = Path(__file__).with_name("rivals")
CALCULATOR = "calculators/gbt-27922-2011/"
RUBRIC = "gbt-27922-2011"
STOCK = ("pyodide.mjs", "pyodide.asm.js", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json")
STOCK_PAGES = ("stock-main-thread", "stock-worker")


@dataclass(frozen=True, slots=True)
class Compared:
    """Where each page is, by name, and why a rival is not among them."""

    folder: Path
    pages: dict[str, str]
    missing: dict[str, str]
    versions: dict[str, str]


def prepare(work: Path, site: Path) -> Compared:
    """Copies of all in a folder below WORK, packed as `make pack` does it. SITE is the built one."""
    raw, packed = work / "raw", work / "served"
    shutil.rmtree(raw, ignore_errors=True)
    shutil.copytree(site, raw)
    beside = raw / "compared"
    shutil.copytree(PAGES, beside)
    for name in STOCK:
        shutil.copy(ROOT / "node_modules" / "pyodide" / name, beside / name)
    shutil.copy(site / "data" / "rubrics" / f"{RUBRIC}.json", beside / "rubric.json")
    _engine_as_source(beside / "engine.zip")
    missing, versions = _bring_pyscript(work / "rivals", beside / "pyscript")
    run_quietly(["node", "scripts/pack_site.mjs", str(raw), str(packed)], cwd=ROOT)
    pages = {
        "ours": CALCULATOR,
        "stock-main-thread": "compared/main-thread.html",
        "stock-worker": "compared/worker.html",
    }
    if "pyscript" not in missing:
        pages["pyscript"] = "compared/pyscript.html"
    return Compared(packed, pages, missing, versions)


def _engine_as_source(archive: Path) -> None:
    """The engine as anybody would ship it who has only Pyodide: its source files."""
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as zipped:
        for file in sorted((ROOT / "src" / "aftersales").rglob("*.py")):
            zipped.write(file, file.relative_to(ROOT / "src").as_posix())


def _bring_pyscript(work: Path, into: Path) -> tuple[dict[str, str], dict[str, str]]:
    """PyScript of the pinned version in INTO; why it is missing, and its version."""
    shutil.rmtree(work, ignore_errors=True)
    shutil.copytree(RIVALS, work)
    try:
        run_quietly(["npm", "ci", "--no-audit", "--no-fund"], cwd=work)
    except Fault as fault:
        return {"pyscript": str(fault).strip().splitlines()[-1]}, {}
    package = work / "node_modules" / "@pyscript" / "core"
    shutil.copytree(package / "dist", into, ignore=shutil.ignore_patterns("*.map"))
    known = json.loads((package / "package.json").read_text(encoding="utf-8"))
    return {}, {"pyscript": known["version"]}
