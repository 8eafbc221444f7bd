"""What the scripts of this folder share: saying what goes on, and running programs without their chatter.

Python 3.8 and the standard library only: `setup.py` runs on it before anything is installed.
"""

from __future__ import annotations

import contextlib
import subprocess
import sys
import time
from pathlib import Path
from typing import Callable, Iterator, Mapping, Sequence

STILL_ALIVE = 10.0  # seconds between two signs of life where the output is no terminal
LAST_LINES = 25  # of a program that failed
LONGEST_LINE = 300


class Fault(Exception):
    """Something that the user must mend; its message is one whole sentence."""


class Step:
    """One thing under way: `tick` shows the latest line of the program that does it."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.result = ""
        self.started = time.monotonic()
        self._said = self.started
        self._lively = sys.stdout.isatty()

    @property
    def seconds(self) -> float:
        return time.monotonic() - self.started

    def tick(self, line: str) -> None:
        if self._lively:
            shown = f"  {self.name} … {self.seconds:.0f} s  {line.strip()}"
            print("\r\033[2K" + shown[:100], end="", flush=True)
        elif time.monotonic() - self._said > STILL_ALIVE:
            self._said = time.monotonic()
            print(f"  … {self.seconds:.0f} s  {line.strip()[:90]}", flush=True)

    def begin(self) -> None:
        print(f"  {self.name} …", end="" if self._lively else "\n", flush=True)

    def end(self, mark: str) -> None:
        start = "\r\033[2K" if self._lively else ""
        tail = f"  {self.result}" if self.result else ""
        print(f"{start}  {mark} {self.name}  {self.seconds:.1f} s{tail}", flush=True)


class Steps:
    """The steps of one run, each announced when it starts and timed when it ends."""

    def __init__(self) -> None:
        self._started = time.monotonic()
        self._count = 0

    @contextlib.contextmanager
    def step(self, name: str) -> Iterator[Step]:
        step = Step(name)
        self._count += 1
        step.begin()
        try:
            yield step
        except BaseException:
            step.end("✗")
            raise
        step.end("✓")

    def say(self, sentence: str) -> None:
        print(f"  {sentence}", flush=True)

    def finish(self) -> None:
        """Nothing done, nothing said."""
        if self._count:
            print(f"  ready after {time.monotonic() - self._started:.1f} s", flush=True)


@contextlib.contextmanager
def one_at_a_time(lock: Path) -> Iterator[None]:
    """Two `make` at once must not write the same folder: the second waits here."""
    import fcntl  # not on Windows, where set-up has said so by now

    lock.parent.mkdir(parents=True, exist_ok=True)
    with lock.open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def run_quietly(
    command: Sequence[str],
    tick: Callable[[str], None] | None = None,
    *,
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
    feed: str = "",
) -> str:
    """Run a program and return what it said; when it fails, raise Fault with the last lines of that."""
    lines: list[str] = []
    try:
        process = subprocess.Popen(
            list(command),
            cwd=cwd,
            env=None if env is None else dict(env),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
        )
    except OSError as error:
        raise Fault(f"{command[0]} could not be started ({error.strerror}).") from error
    assert process.stdin is not None
    assert process.stdout is not None
    with process:
        with contextlib.suppress(BrokenPipeError):
            process.stdin.write(feed)
            process.stdin.close()
        for line in process.stdout:
            lines.append(line.rstrip())
            if tick is not None and line.strip():
                tick(line)
    if process.returncode != 0:
        told = "\n".join(f"    {line[:LONGEST_LINE]}" for line in lines[-LAST_LINES:])
        raise Fault(f"`{' '.join(map(str, command[:4]))} …` ended with {process.returncode}:\n{told}")
    return "\n".join(lines)
