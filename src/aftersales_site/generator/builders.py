"""The programs that make HTML of the staged pages: MkDocs, and those that can take its place."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


class BuildFailed(Exception):
    """The program that builds the pages stopped; the message is what it said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Builder:
    """A program with MkDocs' command line, run as a module of its environment's Python.

    ``environment`` is a folder of the checkout, None for the publisher's own. ``at_once`` tells whether
    both languages may be built at the same time.
    """

    module: str
    options: tuple[str, ...]
    environment: str | None = None
    at_once: bool = True

    def command(self, root: Path, configuration: Path) -> list[str]:
        """What builds CONFIGURATION; raises `BuildFailed` where the environment is not set up in ROOT."""
        python = Path(sys.executable)
        if self.environment is not None:
            python = root / self.environment / "bin" / "python"
            if not python.exists():
                raise BuildFailed(f"{python} is missing: python3 scripts/setup.py --{self.module} makes it")
        return [str(python), "-m", self.module, "build", *self.options, "--config-file", str(configuration)]


_MKDOCS = ("--quiet", "--strict")
BUILDERS: Mapping[str, Builder] = {
    "mkdocs": Builder(module="mkdocs", options=_MKDOCS),
    "properdocs": Builder(module="properdocs", options=_MKDOCS),
    # Its requirements are not MkDocs'; and its languages would share one cache, which it keeps beside the
    # configuration.
    "zensical": Builder(
        module="zensical", options=("--strict", "--clean"), environment=".venv-zensical", at_once=False
    ),
}


def run_builder(builder: Builder, root: Path, configurations: Sequence[Path], html: Path) -> None:
    """Build all CONFIGURATIONS into HTML, which is emptied: another program may have built there before.

    Raises `BuildFailed` with the program's own words.
    """
    commands = [builder.command(root, configuration) for configuration in configurations]
    shutil.rmtree(html, ignore_errors=True)
    for together in [commands] if builder.at_once else [[command] for command in commands]:
        _run(together)


def _run(commands: Sequence[Sequence[str]]) -> None:
    quiet = {"NO_MKDOCS_2_WARNING": "1", "PYTHONWARNINGS": "ignore", "NO_COLOR": "1"}
    running = [
        subprocess.Popen(
            command,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            env={**os.environ, **quiet},
        )
        for command in commands
    ]
    said = [process.communicate()[0] for process in running]
    failed = [text for process, text in zip(running, said, strict=True) if process.returncode != 0]
    if failed:
        raise BuildFailed("\n".join(failed))
