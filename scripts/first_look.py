"""The process that shows what a change does to pages before the whole site is built: `aftersales_site`."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

SHOWN = ("rubrics", "docs")
"""What it knows again when it changes; for anything else it would have to read its own modules anew."""
NOT_SHOWN = ("docs/assets", "docs/overrides")


class FirstLook:
    """At the site of the checkout ROOT; it starts when it is first needed and stays until `end`."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._process: subprocess.Popen[str] | None = None
        self._waiting = False
        self.refused = False

    def shows(self, changed: Iterable[Path]) -> bool:
        """Whether CHANGED, by paths below the checkout, is data and texts alone."""
        return all(
            any(place.is_relative_to(folder) for folder in SHOWN)
            and not any(place.is_relative_to(folder) for folder in NOT_SHOWN)
            for place in changed
        )

    def begin(self, out: Path, site: Path) -> None:
        """Let it look at SITE while nobody waits: the first look reads all that later ones remember."""
        self._finish()
        self._send(out, site)

    def ask(self, out: Path, site: Path) -> Iterator[list[str]]:
        """The addresses of the pages that differ from those of SITE, now made in OUT, by language.

        ``refused`` tells afterwards whether the data had a fault, which has been printed.
        """
        self._finish()
        self.refused = False
        started = time.monotonic()
        self._send(out, site)
        for said in self._answers():
            if "refused" in said:
                self.refused = True
                print(said["refused"], file=sys.stderr, flush=True)
            elif pages := said.get("pages"):
                print(f"  ✓ {len(pages)} pages shown after {time.monotonic() - started:.1f} s", flush=True)
                yield pages

    def end(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.wait()
        self._process, self._waiting = None, False

    def _send(self, out: Path, site: Path) -> None:
        if self._process is None or self._process.poll() is not None:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "aftersales_site.preview"],
                cwd=self._root,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
                encoding="utf-8",
            )
        assert self._process.stdin is not None
        print(json.dumps({"out": str(out), "site": str(site)}), file=self._process.stdin, flush=True)
        self._waiting = True

    def _answers(self) -> Iterator[dict[str, list[str]]]:
        """What it says until it is done; a process that fell over has said all it will."""
        assert self._process is not None
        assert self._process.stdout is not None
        for line in self._process.stdout:
            said = json.loads(line)
            if said.get("done"):
                break
            yield said
        self._waiting = False

    def _finish(self) -> None:
        """Hear out an answer that nobody waited for."""
        if self._waiting:
            for _ in self._answers():
                pass
