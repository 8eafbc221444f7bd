"""Hold the engine's replies against those of an older commit, on random requests.

    python -m scripts.compare_engines [--base COMMIT] [--count 1000] [--first 0] [--kinds score forecast ...]

Each engine runs on the rubrics of its own commit. A reply is the same byte for byte, or the same but for
what was renamed since (`RENAMED`), for what was worded otherwise (texts, and the digests of files), and for
warnings that are told besides those of before. Anything else is printed, and the exit code is 1. Requests are
those of `tests/random_requests.py` and `tests/random_around.py`, numbered from ``--first`` on: a long run
can be split.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import subprocess
import sys
import tarfile
import tempfile
from collections import Counter
from collections.abc import Mapping, Sequence, Set
from pathlib import Path
from typing import Literal

from tests.random_around import AROUND_KINDS, around_request
from tests.random_requests import KINDS, Request, random_request

ROOT = Path(__file__).resolve().parents[1]
RENAMED: Mapping[str, str] = {
    "erratum": "discrepancy",
    "errata": "discrepancies",
    "not-met": "not_met",
    "not-applicable": "not_applicable",
}
"""What had another name before: keys, and words that stand as values."""
ADDED = ("left_out", "points_attainable")
"""The keys that replies did not have before; where both have one, it is compared."""
WORDED = ("zh", "en", "sha256")
"""The keys under which a rubric's own words stand, and what changes with them."""
MOST_SHOWN = 3
ENGINE = """
import sys
try:
    from aftersales import Engine
except ImportError:  # before 0.2
    from aftersales.door import Door as Engine
from aftersales_yaml.collection import read_collection
sys.stdin.reconfigure(encoding="utf-8")
sys.stdout.reconfigure(encoding="utf-8", newline="\\n")
engine = Engine(read_collection().bundle())
for line in sys.stdin:
    print(engine.reply(line), flush=True)
"""

Likeness = Literal["same", "renamed", "other"]


class Replying:
    """An engine of its own process: SOURCE is the folder of its packages."""

    def __init__(self, source: Path) -> None:
        environment = {**os.environ, "PYTHONPATH": str(source), "PYTHONDONTWRITEBYTECODE": "1"}
        self._running = subprocess.Popen(
            [sys.executable, "-c", ENGINE],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=environment,
            encoding="utf-8",
            cwd=source,
        )

    def ask(self, line: str) -> None:
        assert self._running.stdin is not None
        self._running.stdin.write(f"{line}\n")
        self._running.stdin.flush()

    def reply(self) -> str:
        assert self._running.stdout is not None
        said = self._running.stdout.readline()
        if not said:
            raise SystemExit(f"an engine stopped with exit code {self._running.wait()}")
        return said.rstrip("\n")

    def stop(self) -> None:
        self._running.communicate()


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--base", default="af3ce05", help="the older commit (default: %(default)s)")
    parser.add_argument(
        "--count", type=int, default=1000, help="requests of each kind (default: %(default)s)"
    )
    parser.add_argument("--first", type=int, default=0, help="the number of the first request of each kind")
    parser.add_argument("--kinds", nargs="+", default=list(KINDS), choices=[*KINDS, *AROUND_KINDS])
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        unpack(options.base, Path(made))
        before, now = Replying(Path(made) / "src"), Replying(ROOT / "src")
        found: Counter[Likeness] = Counter()
        for kind in options.kinds:
            numbers = range(options.first, options.first + options.count)
            found += compared(kind, numbers, before, now)
        for engine in (before, now):
            engine.stop()
    return 1 if found["other"] else 0


def unpack(commit: str, folder: Path) -> None:
    """Put the packages and the rubrics of COMMIT into FOLDER."""
    command = ["git", "archive", commit, "src", "rubrics"]
    archive = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout
    with tarfile.open(fileobj=io.BytesIO(archive)) as packed:
        packed.extractall(folder, filter="data")


def compared(kind: str, numbers: range, before: Replying, now: Replying) -> Counter[Likeness]:
    """How many replies to the requests of KIND are alike, and how; those that are not are printed."""
    found: Counter[Likeness] = Counter()
    for number in numbers:
        line = json.dumps(_request(kind, number))
        for engine in (before, now):
            engine.ask(line)
        old, new = before.reply(), now.reply()
        likeness = like(old, new)
        found[likeness] += 1
        if likeness == "other" and found["other"] <= MOST_SHOWN:
            print(f"{kind} {number}: {line}\n  before {old[:800]}\n  now    {new[:800]}")
    words = f"{found['same']} the same, {found['renamed']} renamed or reworded, {found['other']} differ"
    print(f"  {kind:<12} {len(numbers):>7,} requests: {words}", flush=True)
    return found


def _request(kind: str, number: int) -> Request:
    return random_request(kind, number) if kind in KINDS else around_request(kind, number)


def like(old: str, new: str) -> Likeness:
    """Whether two replies say the same: to the byte, or but for names and wording."""
    if old == new:
        return "same"
    aside = {*WORDED, *(key for key in ADDED if f'"{key}":' not in old)}
    before, now = (_in_new_words(json.loads(reply), aside) for reply in (old, new))
    return "renamed" if before == _without_further_warnings(now, before) else "other"


def _without_further_warnings(now: object, before: object) -> object:
    """The reply NOW without warnings that BEFORE did not have; the words of both are set aside."""
    result, told = _warnings(now)
    _, expected = _warnings(before)
    left = list(told)
    for warning in expected:
        if warning not in left:
            return now
        left.remove(warning)
    return {**now, "result": {**result, "warnings": expected}} if isinstance(now, dict) and left else now


def _warnings(reply: object) -> tuple[dict[str, object], Sequence[object]]:
    """The result of REPLY and the warnings in it; nothing where it has none."""
    result = reply.get("result") if isinstance(reply, dict) else None
    return (result, result.get("warnings", [])) if isinstance(result, dict) else ({}, [])


def _in_new_words(value: object, aside: Set[str]) -> object:
    """VALUE by today's names, without the keys that are left ASIDE."""
    if isinstance(value, dict):
        kept = {key: each for key, each in value.items() if key not in aside}
        return {RENAMED.get(key, key): _in_new_words(each, aside) for key, each in kept.items()}
    if isinstance(value, list):
        return [_in_new_words(each, aside) for each in value]
    return RENAMED.get(value, value) if isinstance(value, str) else value


if __name__ == "__main__":
    sys.exit(main())
