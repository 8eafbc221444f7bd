"""Libraries of others that the browser loads: from the installed npm packages, with their licence on top."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path

_SOURCE_MAP = re.compile(rb"\n//# sourceMappingURL=\S*\s*$")

MODULES = {
    "assets/vendor/idb.js": ("idb", "build/index.js"),
    "assets/vendor/lean-qr.js": ("lean-qr", "index.mjs"),
    "assets/vendor/minisearch.js": ("minisearch", "dist/es/index.js"),
}


def vendored(packages: Path) -> Mapping[str, bytes]:
    """Each library by its path on the site; PACKAGES is ``node_modules``. Raises `FileNotFoundError`."""
    return {path: _module(packages / name, file) for path, (name, file) in MODULES.items()}


def _module(package: Path, file: str) -> bytes:
    about = json.loads((package / "package.json").read_text(encoding="utf-8"))
    licence = next(iter(sorted(package.glob("LICENSE*")))).read_text(encoding="utf-8").strip()
    head = f"/*! {about['name']} {about['version']}\n\n{licence}\n*/\n"
    return head.encode() + _SOURCE_MAP.sub(b"\n", (package / file).read_bytes())
