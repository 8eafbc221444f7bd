"""No address of a package registry in any file that git keeps.

Such an address ties the checkout to one mirror, and lock files are where it creeps in. The names
are put together here because this file is kept too.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HOSTS = (
    ("pypi", "org"),
    ("pythonhosted", "org"),
    ("npmjs", "org"),
    ("npmjs", "com"),
    ("npmmirror", "com"),
    ("yarnpkg", "com"),
    ("jsr", "io"),
    ("anaconda", "org"),
    ("crates", "io"),
    ("rubygems", "org"),
    ("maven", "org"),
)
NAMES = "|".join(r"\.".join(host) for host in HOSTS)
HOST = re.compile(rf"(?<![\w-])(?:{NAMES})(?![\w-])", re.IGNORECASE)
INDEX = re.compile(r"^\s*--?(?:index-url|extra-index-url|find-links|i|f)\b")
RESOLVED = re.compile(r'"resolved"\s*:')
LONGEST = 100


def main() -> int:
    faults = [fault for path in kept_files() for fault in faults_in(path)]
    print("\n".join(faults))
    return 1 if faults else 0


def kept_files() -> list[Path]:
    """The files that git keeps or is about to keep."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout.decode()
    return [path for name in sorted(set(listed.split("\0"))) if name and (path := ROOT / name).is_file()]


def faults_in(path: Path) -> list[str]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except UnicodeDecodeError:
        return []
    name = path.relative_to(ROOT)
    faults = []
    for number, line in enumerate(lines, start=1):
        if HOST.search(line):
            faults.append(f"{name}:{number}: names a package registry: {line.strip()[:LONGEST]}")
        if path.match("requirements*.txt") and INDEX.search(line):
            faults.append(f"{name}:{number}: names an index: {line.strip()[:LONGEST]}")
        if path.name == "package-lock.json" and RESOLVED.search(line):
            faults.append(f"{name}:{number}: holds an address: {line.strip()[:LONGEST]}")
    return faults


if __name__ == "__main__":
    sys.exit(main())
