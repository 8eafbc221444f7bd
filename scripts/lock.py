"""Renew the lock files: hashes and versions, no addresses.

python scripts/lock.py [--upgrade]
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from bring_uv import bring_uv
from console import Steps

ROOT = Path(__file__).resolve().parent.parent
# Each lock file, what of pyproject.toml it locks, and the oldest Python that reads it.
LOCKS = {
    "requirements.txt": (["pyproject.toml", "--group", "dev"], "3.13"),
    "requirements-311.txt": (["pyproject.toml", "--group", "test-engine"], "3.11"),
    "requirements-zensical.txt": (["--group", "zensical"], "3.13"),
    "requirements-uv.txt": (["--group", "set-up"], "3.8"),
}


def main() -> int:
    steps = Steps()
    uv = bring_uv(steps)
    for name, (asked, version) in LOCKS.items():
        with steps.step(f"renewing {name}"):
            form = ("--universal", "--generate-hashes", "--python-version", version, "--no-emit-index-url")
            told = ("--quiet", "--custom-compile-command", "make lock")
            uv.run("pip", "compile", *asked, "--output-file", name, *form, *told, *sys.argv[1:])
    print("package-lock.json …", flush=True)
    subprocess.run(["npm", "install", "--package-lock-only"], cwd=ROOT, check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
