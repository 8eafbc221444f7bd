"""Which of the runtimes that were built is the present one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from aftersales_runtime.places import HOME


def read_current(home: Path = HOME) -> dict[str, Any]:
    """``current.json`` below HOME: the folder of the runtime built last, and the hash of its inputs."""
    current = home / "current.json"
    found: dict[str, Any] = json.loads(current.read_text(encoding="utf-8")) if current.is_file() else {}
    return found


def find_runtime(home: Path = HOME) -> Path | None:
    """The folder of the runtime below HOME that was built last, if there is one."""
    folder = home / str(read_current(home).get("folder", "none"))
    return folder if (folder / "manifest.json").is_file() else None
