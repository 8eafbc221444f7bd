"""Parts of the browser's runtime that are loaded on the first click that needs them, each one archive.

A part holds modules of this project, the libraries that they stand on, and what those need of the
standard library beyond the cut one, all as byte code. The libraries are the ones installed in .venv,
pinned by their hashes in requirements.txt.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import openpyxl

from aftersales_runtime import archives
from aftersales_runtime.compiling import compiled
from aftersales_runtime.places import EDITIONS, FILES, OWN, PROBE, ROOT, SCHEMA, STDLIB, YAML
from aftersales_runtime.probe.probe_part import hashes
from aftersales_runtime.programs import Stopped, run

INSTALLED = Path(openpyxl.__path__[0]).parent
_UNCUT = "uncut.zip"


@dataclass(frozen=True)
class Part:
    """A part: the module with `open_files`, the libraries it is cut from, and those that are kept WHOLE.

    A workbook made elsewhere may need a module of openpyxl that no sample did, so nothing of it is cut.
    All of our own modules are in every part: a package is found in one archive alone, the first.
    """

    name: str
    module: str
    libraries: tuple[str, ...]
    whole: tuple[str, ...] = ()
    besides: tuple[Path, ...] = ()
    """Packages of ours, besides those of files, that no other part has."""
    texts: tuple[Path, ...] = ()
    """Schemas that are read."""


PARTS = (
    Part(name="reading", module="aftersales_files.reading", libraries=()),
    Part(
        name="spreadsheet",
        module="aftersales_files.spreadsheets",
        libraries=("openpyxl", "et_xmlfile", "defusedxml"),
        whole=("openpyxl", "et_xmlfile", "defusedxml"),
    ),
    Part(name="calendar", module="aftersales_files.calendars", libraries=("icalendar", "dateutil")),
    Part(
        name="rubric",
        module="aftersales_own.opening",
        libraries=("yaml",),
        whole=("aftersales_own", "aftersales_editions"),
        besides=(OWN, EDITIONS, YAML),
        texts=(SCHEMA / "rubric-1.json",),
    ),
)


def build(
    part: Part,
    folder: Path,
    *,
    whole: Path,
    wheel: Path,
    samples: Mapping[str, Any],
    base: Iterable[str],
) -> Path:
    """Write PART into FOLDER.

    WHOLE is a runtime with the whole standard library; BASE are the modules of it that are in FOLDER already.
    """
    target = folder / f"{part.name}.zip"
    with tempfile.TemporaryDirectory() as name:
        uncut = Path(name) / _UNCUT
        sources = _sources(part)
        archives.write(uncut, sources)
        asked = probe(part, whole, wheel, uncut, samples)
        kept = _kept(part, sources, asked["modules"])
    archives.write(target, compiled(kept | _library(whole, asked["modules"], set(base))))
    _expect_same(part, samples, asked["hashes"], probe(part, folder, wheel, target, samples)["hashes"])
    return target


def probe(
    part: Part, runtime: Path, wheel: Path, archive: Path, samples: Mapping[str, Any]
) -> dict[str, Any]:
    """Run the samples of PART in RUNTIME under Node: the hashes of the files, and the modules that took."""
    command = ["node", str(PROBE / "probe_part.mjs"), str(runtime), str(wheel), str(archive)]
    said = run(command, cwd=ROOT, feed=json.dumps({"part": part.name, "samples": samples}))
    report: dict[str, Any] = json.loads(said.splitlines()[-1])
    return report


def _sources(part: Part) -> dict[str, bytes]:
    """Our modules and the libraries of PART as sources."""
    found = {}
    for home in (FILES, *part.besides, *(INSTALLED / library for library in part.libraries)):
        for path in home.rglob("*.py"):
            found[path.relative_to(home.parent).as_posix()] = path.read_bytes()
    for path in part.texts:
        found[f"{YAML.name}/schema/{path.name}"] = path.read_bytes()
    return found


def _kept(part: Part, sources: Mapping[str, bytes], modules: Mapping[str, str]) -> dict[str, bytes]:
    """Of SOURCES the modules that were loaded, whole libraries, and the licences of what is in it."""
    loaded = {file.partition(f"{_UNCUT}/")[2] for file in modules.values() if f"{_UNCUT}/" in file}
    complete = (*(f"{package}/" for package in (FILES.name, *part.whole)), f"{YAML.name}/schema/")
    kept = {path: content for path, content in sources.items() if path in loaded or path.startswith(complete)}
    for about in INSTALLED.glob("*.dist-info"):
        library = about.name.partition("-")[0].removeprefix("python_")
        if library.lower().removeprefix("py") in {name.removeprefix("py") for name in part.libraries}:
            licences = [path for path in about.rglob("LICEN*") if path.is_file()]
            kept |= {path.relative_to(INSTALLED).as_posix(): path.read_bytes() for path in licences}
    return kept


def _library(whole: Path, modules: Mapping[str, str], base: set[str]) -> dict[str, bytes]:
    """What the samples loaded of the standard library of WHOLE beyond BASE.

    A package that is partly in the one archive and partly in the other would be found in the first alone.
    """
    extra = {}
    there = archives.read(whole / STDLIB)
    for module in sorted(set(modules) - base):
        path = module.replace(".", "/")
        for name in (f"{path}.py", f"{path}/__init__.py"):
            if name in there and not modules[module].startswith("/parts/"):
                if module.partition(".")[0] in base:
                    raise Stopped(
                        f"{module} belongs to a package that the runtime has in part: keep it there."
                    )
                extra[name] = there[name]
    return extra


def _expect_same(part: Part, samples: Mapping[str, Any], stock: list[str], cut: list[str]) -> None:
    """The whole libraries, the cut ones and this Python must make the same files, byte for byte."""
    here = hashes(part.name, samples)
    if not stock == cut == here:
        raise Stopped(f"the files of the part {part.name} differ:\n{stock}\n{cut}\n{here}")
