"""Every check but the tests, two at a time; all of them run, and each that fails says why.

python scripts/run_checks.py [WORD ...]    only the checks whose name holds one of the words
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
PYTHON = sys.executable
TSC = str(ROOT / "node_modules" / ".bin" / "tsc")

CHECKS: dict[str, list[str]] = {
    "style": [str(BIN / "ruff"), "check", "--quiet", "."],
    "format": [str(BIN / "ruff"), "format", "--check", "--quiet", "."],
    "types": [str(BIN / "mypy")],
    "layers": [str(BIN / "lint-imports"), "--no-logo"],
    "generated": [PYTHON, "scripts/generate.py", "--check"],
    "rubrics": [PYTHON, "-m", "aftersales_yaml.check"],
    "front-end types": [TSC, "--project", "tsconfig.json"],
    "worker types": [TSC, "--project", "tsconfig.worker.json"],
    "hosts": [PYTHON, "scripts/check_hosts.py"],
}


def main() -> int:
    words = sys.argv[1:]
    chosen = {name: c for name, c in CHECKS.items() if not words or any(word in name for word in words)}
    failed = []
    with ThreadPoolExecutor(max_workers=2) as pool:
        running = [pool.submit(run, name, command) for name, command in chosen.items()]
        for done in as_completed(running):
            name, passed, seconds, said, warned = done.result()
            print(f"  {'✓' if passed else '✗'} {name}  {seconds:.1f} s", flush=True)
            for line in (warned if passed else said).splitlines():
                print(f"      {line}", flush=True)
            if not passed:
                failed.append(name)
    if failed:
        print(f"checks that failed: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


def run(name: str, command: list[str]) -> tuple[str, bool, float, str, str]:
    """NAME, whether COMMAND passed, in how many seconds, all it said, and what of it on standard error.

    A check that passes may still warn there, as that of the data does of editions to look for.
    """
    started = time.monotonic()
    environment = {**os.environ, "NO_COLOR": "1", "PYTHONPATH": str(ROOT / "src")}
    ended = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    said = (ended.stdout + ended.stderr).strip()
    return name, ended.returncode == 0, time.monotonic() - started, said, ended.stderr.strip()


if __name__ == "__main__":
    sys.exit(main())
