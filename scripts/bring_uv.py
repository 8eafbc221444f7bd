"""uv, which makes the virtual environments: the one on the path, else the pinned one from the registry.

Python 3.8 and the standard library only: `setup.py` runs on it before anything is installed.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Callable

from console import Fault, Steps, run_quietly

ROOT = Path(__file__).resolve().parent.parent
HOME = ROOT / "build" / "uv"
LOCK = ROOT / "requirements-uv.txt"
# uv reads none of pip's settings, and pip alone may know a way to the packages: these are handed on.
PIPS_SETTINGS = {
    "index-url": "UV_DEFAULT_INDEX",
    "trusted-host": "UV_INSECURE_HOST",
    "cert": "SSL_CERT_FILE",
}
UVS_OWN = ("UV_DEFAULT_INDEX", "UV_INDEX_URL", "UV_INDEX", "UV_CONFIG_FILE")
UVS_FILES = (Path.home() / ".config/uv/uv.toml", Path("/etc/uv/uv.toml"))


class Uv:
    """A program uv, run with pyenv's interpreters and pip's way to the packages."""

    def __init__(self, program: str) -> None:
        self._program = program
        path = os.pathsep.join([*pyenv_folders(), os.environ.get("PATH", "")])
        self._environment = {**pips_settings(), **os.environ, "PATH": path}

    def run(self, *words: str, tick: Callable[[str], None] | None = None) -> str:
        """What `uv WORDS` says; raises Fault with its last lines when it fails."""
        return run_quietly([self._program, *words], tick, cwd=ROOT, env=self._environment)


def bring_uv(steps: Steps) -> Uv:
    """uv, installed into build/uv if need be; raises Fault where that fails."""
    program = shutil.which("uv")
    if program is None:
        program = str(HOME / "bin" / "uv")
        stamp = HOME / "lock"
        if not stamp.is_file() or stamp.read_text() != LOCK.read_text():
            with steps.step("installing uv into build/uv"):
                install()
            stamp.write_text(LOCK.read_text())
    return Uv(program)


def install() -> None:
    """A wheel checked against its hash, by the pip of whichever Python runs this."""
    try:
        run_quietly([sys.executable, "-m", "venv", "--clear", str(HOME)])
        pip = [str(HOME / "bin" / "python"), "-m", "pip", "--disable-pip-version-check", "install"]
        run_quietly([*pip, "--require-hashes", "--only-binary", ":all:", "-r", str(LOCK)])
    except Fault as fault:
        raise Fault(
            "uv is missing and could not be installed: install it (docs.astral.sh/uv), or Python's venv "
            f"module and a way to a package registry, and run this again.\n{fault}"
        ) from fault


def pyenv_folders() -> list[str]:
    """The folders of pyenv's interpreters, newest first: its shims refuse to run unless one was chosen."""
    home = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv")

    def release(folder: Path) -> list[int]:
        return [int(part) for part in folder.parent.name.split(".") if part.isdigit()]

    return [str(folder) for folder in sorted(home.glob("versions/3.*/bin"), key=release, reverse=True)]


def pips_settings() -> dict[str, str]:
    """What pip is told about its index, as uv's variables; nothing where uv is told something of its own."""
    if any(os.environ.get(name) for name in UVS_OWN) or any(file.is_file() for file in UVS_FILES):
        return {}
    command = [sys.executable, "-m", "pip", "config", "list"]
    said = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False).stdout
    return uvs_variables(said.decode(errors="replace"))


def uvs_variables(listed: str) -> dict[str, str]:
    """The settings that `pip config list` prints (`global.index-url='…'`), as uv's variables."""
    found = {}
    for line in listed.splitlines():
        key, _, value = line.partition("=")
        variable = PIPS_SETTINGS.get(key.rpartition(".")[2])
        if variable:
            found[variable] = value.strip("'\"")
    return found
