"""Modules are written in small files, a subject each, and served in few.

A browser asks for module after module over few lines, and on every visit asks again whether each has changed;
a calculator is written in more than a hundred. So the build joins what pages load, and puts a hash of the
contents into the name, which lets a server call it lasting. Both languages load the same files. Unbuilt,
the modules work as they are. See docs/decisions/0035-served-modules.md.
"""

from __future__ import annotations

import json
import re
import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from posixpath import dirname, join, normpath, relpath

FOLDER = "modules/"
"""Where they stand on the site, beside ``data/`` and ``runtime/``."""

WORKER = "assets/engine/worker.js"
START = "assets/engine/start.js"
EMBEDDED_START = "assets/engine/embedded-start.js"
SERVICE_WORKER = "assets/offline/service-worker.js"
READING = "assets/workspace/read-early.js"

_ALONE = frozenset({START, EMBEDDED_START, SERVICE_WORKER})
_SCRIPT = re.compile(r"<script\b[^>]*>")
_SOURCE = re.compile(r'(?<=\bsrc=")[^"]+')
_WRITTEN = re.compile(r"^(?P<up>.*?)(?:en/)?(?P<path>assets/.+\.js)$")
_NAMES = re.compile(rb"""(?:\bfrom|\bimport|\bimport\()\s*["'](\.[^"']+\.js)["']""")
_JOINER = Path(__file__).with_name("join_modules.mjs")


@dataclass(frozen=True, slots=True)
class ServedModules:
    """Where what was written at a path is served, what each served file loads at once, and the text of
    what imports nothing: the programs in the head of pages, and the service worker.
    """

    at: Mapping[str, str]
    imports: Mapping[str, Sequence[str]]
    programs: Mapping[str, str]

    def loaded_with(self, first: Iterable[str]) -> list[str]:
        """The FIRST ones and every file that they load, directly or by another, each once."""
        reached = list(dict.fromkeys(first))
        for path in reached:
            reached += [there for there in self.imports.get(path, ()) if there not in reached]
        return reached


def with_served_modules(files: Mapping[str, bytes], packages: Path) -> tuple[dict[str, bytes], ServedModules]:
    """FILES of a site by path, its pages naming the joined modules, and those in the place of their parts.

    PACKAGES is ``node_modules``. Raises `subprocess.CalledProcessError` where a module cannot be joined,
    after the joiner has said why.
    """
    written = {path: content for path, content in files.items() if path.startswith("assets/")}
    named = [path for path in _named(files) if path in written]
    if not named:
        return dict(files), ServedModules({}, {}, {})
    joined, modules, parts = _join({*_ALONE, WORKER, READING, *named} & written.keys(), written, packages)
    left = {
        path: _naming(path, content.decode(), modules).encode() if path.endswith(".html") else content
        for path, content in files.items()
        if path.removeprefix("en/") not in parts
    }
    return {**left, **joined}, modules


def _named(files: Mapping[str, bytes]) -> Iterator[str]:
    """The modules that pages name, as they were written."""
    for path, content in files.items():
        if path.endswith(".html"):
            for tag in _SCRIPT.findall(content.decode()):
                address = _module_of(tag)
                if address:
                    yield address["path"]


def _module_of(tag: str) -> re.Match[str] | None:
    source = _SOURCE.search(tag)
    return _WRITTEN.match(source[0]) if source and 'type="module"' in tag else None


def _naming(page: str, html: str, modules: ServedModules) -> str:
    """The HTML of the page at PAGE with the addresses of the served modules. A page that may be shown under
    any address names its scripts from the site's root.
    """

    def renamed(tag: re.Match[str]) -> str:
        address = _module_of(tag[0])
        served = modules.at.get(address["path"]) if address else None
        if not address or not served:
            return tag[0]
        root = address["up"] if address["up"].startswith("/") else relpath(".", dirname(page) or ".")
        return _SOURCE.sub(normpath(join(root, served)), tag[0])

    return _SCRIPT.sub(renamed, html)


def _join(
    entries: Iterable[str], written: Mapping[str, bytes], packages: Path
) -> tuple[dict[str, bytes], ServedModules, set[str]]:
    """The files that ENTRIES become, where each is, and what was joined and is named by nothing else."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        for path, content in written.items():
            if path.endswith(".js"):
                (folder / path).parent.mkdir(parents=True, exist_ok=True)
                (folder / path).write_bytes(content)
        asked = {
            "packages": str(packages),
            "pages": sorted(set(entries) - {WORKER} - _ALONE),
            "worker": sorted({WORKER} & set(entries)),
            "alone": sorted(_ALONE & set(entries)),
            "folder": FOLDER,
        }
        ran = subprocess.run(
            ["node", _JOINER],
            input=json.dumps(asked),
            cwd=folder,
            check=True,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )
        told = json.loads(ran.stdout)
        joined = {path: (folder / path).read_bytes() for path in told["files"]}
    imports = {path: file["imports"] for path, file in told["files"].items()}
    at = {file["entry"]: path for path, file in told["files"].items() if file["entry"]}
    inputs = {module for file in told["files"].values() for module in file["modules"]}
    inputs = inputs.union(*(program["modules"] for program in told["programs"].values()))
    programs = {entry: program["code"] for entry, program in told["programs"].items()}
    return joined, ServedModules(at, imports, programs), inputs - _still_named(inputs, written)


def _still_named(inputs: Iterable[str], written: Mapping[str, bytes]) -> set[str]:
    """Modules that a script names which is not among the INPUTS: the search worker's, say."""
    waiting = [path for path in written if path.endswith(".js") and path not in set(inputs)]
    reached: set[str] = set()
    while waiting:
        path = waiting.pop()
        names = _NAMES.findall(written.get(path, b""))
        there = {normpath(join(dirname(path), name.decode())) for name in names}
        waiting += there - reached
        reached |= there
    return reached
