"""Running the programs that a build needs, one build at a time."""

from __future__ import annotations

import fcntl
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

_LAST_LINES = 25


class Stopped(Exception):
    """The runtime cannot be built; the message says why, and what to do where something can be done."""


def run(
    command: Sequence[str], *, cwd: Path | None = None, env: Mapping[str, str] | None = None, feed: str = ""
) -> str:
    """What COMMAND says, given FEED; raises `Stopped` with its last lines when it fails."""
    try:
        ended = subprocess.run(
            command,
            cwd=cwd,
            env=env,
            input=feed,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
    except OSError as error:
        raise Stopped(f"{command[0]} could not be started ({error.strerror}).") from error
    if ended.returncode != 0:
        told = "\n".join(f"    {line}" for line in ended.stdout.splitlines()[-_LAST_LINES:])
        raise Stopped(f"`{' '.join(command[:4])} …` ended with {ended.returncode}:\n{told}")
    return ended.stdout


@contextmanager
def one_at_a_time(lock: Path) -> Iterator[None]:
    """Two builds at once must not write the same folder: the second waits here."""
    lock.parent.mkdir(parents=True, exist_ok=True)
    with lock.open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
