"""Renew the lock files: hashes and versions, no addresses.

python scripts/lock.py [--upgrade]
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
import setup

ROOT = Path(__file__).resolve().parent.parent
LOCKS = {"requirements": "3.13", "requirements-311": "3.11", "requirements-uv": "3.8"}


def main() -> int:
    uv = setup.find_uv()
    for name, version in LOCKS.items():
        print(f"{name}.txt …", flush=True)
        command = [uv, "pip", "compile", f"{name}.in", "--output-file", f"{name}.txt", "--quiet"]
        command += ["--universal", "--generate-hashes", "--python-version", version]
        command += ["--custom-compile-command", "make lock", "--no-emit-index-url", *sys.argv[1:]]
        subprocess.run(command, cwd=ROOT, check=True)
    print("package-lock.json …", flush=True)
    subprocess.run(["npm", "install", "--package-lock-only"], cwd=ROOT, check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
