"""Build the site: the browser runtime first, then the pages around it.

python scripts/build_site.py [--out site] [--no-offline]
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

from console import Fault

ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    parser = argparse.ArgumentParser(description="Build the site.")
    parser.add_argument("--out", type=Path, default=ROOT / "site", help="the folder to build into")
    parser.add_argument("--no-offline", action="store_true", help="a site that is not kept for offline use")
    options = parser.parse_args()
    try:
        build(options.out, *(["--no-offline"] if options.no_offline else []))
    except Fault as fault:
        print(f"the site was not built: {fault}", file=sys.stderr)
        return 1
    return 0


def build(out: Path, *options: str) -> None:
    """Build everything into OUT, with OPTIONS for the publisher; raises Fault once the program that
    stopped has said why.

    Each part is a program of its own, so that a long-running server never works with modules
    that it imported before they were changed.
    """
    run("the browser runtime", "-m", "aftersales_runtime")
    run("the publisher", "-m", "aftersales_site", "--out", str(out), *options)


def run(name: str, *arguments: str) -> None:
    ended = subprocess.run([sys.executable, *arguments], cwd=ROOT, check=False).returncode
    if ended != 0:
        raise Fault(f"{name} stopped; what it found stands above.")


if __name__ == "__main__":
    sys.exit(main())
