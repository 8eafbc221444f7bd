"""What ships: the libraries that the wheel asks for, and everything of others that the built site carries.

The site is read as it was built, so that nothing can be listed that is not there, or be there unlisted.
"""

from __future__ import annotations

import base64
import hashlib
import importlib.metadata
import json
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
PROJECT = "aftersales"
THEME = "mkdocs-material"
# What packages say in a field of free text or in a classifier, as SPDX has it.
SPDX = {"PSFL": "PSF-2.0", "License :: OSI Approved :: MIT License": "MIT"}
PINNED = re.compile(
    r"^(?P<name>[\w.-]+)==(?P<version>[^ ;]+)[^\n]*\\\n(?P<hashes>(?: +--hash=.*\n)+)", re.MULTILINE
)


@dataclass(frozen=True, kw_only=True)
class Shipped:
    """One thing of others: its purl, where it ships, the files of it that the site holds, with their SHA-256.

    ACCEPTED are the hashes of its distributions of which the lock file takes any one; PACKED is the
    SHA-512 of the one that npm takes. UNLISTED says what is inside and not listed by itself.
    """

    kind: str
    name: str
    version: str
    licence: str
    where: frozenset[str]
    asks_for: tuple[str, ...] = ()
    files: Mapping[str, str] = field(default_factory=dict)
    accepted: tuple[str, ...] = ()
    packed: str = ""
    unlisted: str = ""


def everything(site: Path) -> list[Shipped]:
    """All that ships in the wheel and in the site built in SITE, by kind and name."""
    (runtime,) = sorted((site / "runtime").iterdir())
    carried = carried_libraries(runtime)
    wheel = closure(PROJECT)
    python = [
        library(
            name, where=[place for place, names in (("wheel", wheel), ("site", carried)) if name in names]
        )
        for name in sorted({*wheel, *carried})
    ]
    return [*python, theme(site), *npm_packages(runtime, site), standard_library(runtime)]


def closure(project: str) -> set[str]:
    """The names of all that PROJECT needs when it is installed on a machine like this one."""
    found: set[str] = set()
    waiting = list(needs(project))
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += needs(name)
    return found


def needs(name: str) -> Iterator[str]:
    for text in importlib.metadata.requires(name) or ():
        requirement = Requirement(text)
        if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
            yield canonicalize_name(requirement.name)


def library(name: str, *, where: Iterable[str]) -> Shipped:
    about = importlib.metadata.metadata(name)
    return Shipped(
        kind="pypi",
        name=name,
        version=about["Version"],
        licence=licence_of(about),
        where=frozenset(where),
        asks_for=tuple(sorted(needs(name))),
        accepted=accepted_hashes().get(name, ()),
    )


def licence_of(about: Any) -> str:
    classified = [name for name in about.get_all("Classifier", []) if name.startswith("License ::")]
    told = about.get("License-Expression") or about.get("License") or next(iter(classified), "unknown")
    return SPDX.get(told, str(told))


def accepted_hashes() -> dict[str, tuple[str, ...]]:
    """What `make setup` lets in, by package: the hashes of the lock file."""
    lock = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    return {
        canonicalize_name(found["name"]): tuple(sorted(re.findall(r"sha256:([0-9a-f]{64})", found["hashes"])))
        for found in PINNED.finditer(lock)
    }


def carried_libraries(runtime: Path) -> set[str]:
    """The libraries whose modules are in the parts of the browser's Python that are loaded on a click."""
    by_module = importlib.metadata.packages_distributions()
    found: set[str] = set()
    for part in manifest(runtime)["parts"].values():
        with zipfile.ZipFile(runtime / part["name"]) as archive:
            modules = {name.partition("/")[0].partition(".")[0] for name in archive.namelist()}
        found |= {canonicalize_name(name) for module in modules for name in by_module.get(module, ())}
    return found - {PROJECT}


def manifest(runtime: Path) -> dict[str, Any]:
    told: dict[str, Any] = json.loads((runtime / "manifest.json").read_text(encoding="utf-8"))
    return told


def theme(site: Path) -> Shipped:
    """Of the site's files those that are the theme's own, byte for byte."""
    templates = importlib.metadata.distribution(THEME).locate_file("material/templates")
    own = {path.relative_to(site / "assets"): path for path in (site / "assets").rglob("*") if path.is_file()}
    theirs = [
        path
        for place, path in own.items()
        if (there := Path(str(templates)) / "assets" / place).is_file()
        and there.read_bytes() == path.read_bytes()
    ]
    about = importlib.metadata.metadata(THEME)
    return Shipped(
        kind="pypi",
        name=THEME,
        version=about["Version"],
        licence=licence_of(about),
        where=frozenset({"site"}),
        files=hashed(site, theirs),
        accepted=accepted_hashes()[THEME],
        unlisted="the libraries inside the theme's script, and the icons that its templates draw",
    )


def npm_packages(runtime: Path, site: Path) -> list[Shipped]:
    """What package.json takes for the site itself, not for checking it."""
    locked = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    files = {"pyodide": [runtime / name for name in ("pyodide.mjs", "pyodide.asm.js", "pyodide.asm.wasm")]}
    scripts = {path: path.read_text(encoding="utf-8") for path in sorted(site.rglob("*.js"))}

    def carrying(name: str, version: str) -> list[Path]:
        """By the licence, which the build leaves in whatever a library becomes a part of."""
        return [path for path, text in scripts.items() if f"/*! {name} {version}\n" in text]

    unlisted = {"pyodide": "the C libraries that are compiled into pyodide.asm.wasm"}
    return [
        Shipped(
            kind="npm",
            name=name,
            version=locked[f"node_modules/{name}"]["version"],
            licence=locked[f"node_modules/{name}"]["license"],
            where=frozenset({"site"}),
            files=hashed(site, files.get(name) or carrying(name, locked[f"node_modules/{name}"]["version"])),
            packed=base64.b64decode(
                locked[f"node_modules/{name}"]["integrity"].removeprefix("sha512-")
            ).hex(),
            unlisted=unlisted.get(name, ""),
        )
        for name in sorted(locked[""]["dependencies"])
    ]


def standard_library(runtime: Path) -> Shipped:
    told = manifest(runtime)
    return Shipped(
        kind="generic",
        name="cpython",
        version=told["python"],
        licence="Python-2.0.1",
        where=frozenset({"site"}),
        files=hashed(runtime.parents[1], [runtime / told["stdlib"]]),
    )


def hashed(site: Path, files: Iterable[Path]) -> dict[str, str]:
    return {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(files)
    }
