"""What a measurement was made on: without it no figure can be compared with another."""

from __future__ import annotations

import json
import os
import platform
import subprocess
from importlib.metadata import version
from pathlib import Path
from typing import Any

from console import Fault

ROOT = Path(__file__).resolve().parents[2]


def machine() -> dict[str, Any]:
    """Processor, cores, memory, system, and how busy it was with other work when the measurement began."""
    return {
        "processor": _processor(),
        "cores": len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count(),
        "memory_gb": round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30),
        "system": f"{platform.system()} {platform.machine()}",
        "load_before": round(os.getloadavg()[0], 1),
    }


def _processor() -> str:
    listed = Path("/proc/cpuinfo")
    lines = listed.read_text(encoding="utf-8").splitlines() if listed.is_file() else []
    named = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return named[0] if named else platform.processor() or "unknown"


def versions(browser: str) -> dict[str, str]:
    """Of everything that takes part; BROWSER is what the browser says of itself."""
    locked = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    return {
        "browser": browser,
        "python": platform.python_version(),
        "node": said("node", "--version").removeprefix("v"),
        "pyodide": locked["node_modules/pyodide"]["version"],
        "playwright": version("playwright"),
    }


def commit() -> dict[str, Any]:
    """The commit that was measured, and whether files differed from it."""
    return {
        "id": said("git", "rev-parse", "--short=12", "HEAD"),
        "changed": bool(said("git", "status", "--porcelain", "--untracked-files=no")),
    }


def said(*command: str) -> str:
    """What COMMAND prints; raises Fault where it cannot be run."""
    try:
        ran = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, encoding="utf-8")
    except (OSError, subprocess.CalledProcessError) as fault:
        raise Fault(f"{' '.join(command)}: {fault}") from fault
    return ran.stdout.strip()
