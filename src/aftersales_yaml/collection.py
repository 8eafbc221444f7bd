"""The project's data files as one collection, and the bundle of them that the engine takes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from aftersales.foundation.faults import Fault, Refused, shown
from aftersales.foundation.reader import A_MAPPING
from aftersales.foundation.text import Text
from aftersales_yaml.strict import read_file

WHICH = "which.yaml"
"""Which document fits whom: of the files that only pages use the one that refers to places of documents."""

_THIS_FILE = Text("这个文件", "this file")
_A_YAML_FILE = Text("名称以 .yaml 结尾的文件，其他文件不读", "a file named *.yaml; others are not read")


@dataclass(frozen=True, slots=True, kw_only=True)
class DataFile:
    """One file: its path below ``rubrics/`` and what it holds, all scalars as text."""

    path: str
    content: Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Documents:
    """The files that something is calculated by, each folder in the order of its file names."""

    rubrics: tuple[DataFile, ...]
    rules: tuple[DataFile, ...]

    def bundle(self) -> dict[str, object]:
        """What `aftersales.Engine` is made from."""
        return {
            "rubrics": [file.content for file in self.rubrics],
            "rules": [file.content for file in self.rules],
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Collection(Documents):
    """All data files.

    ``words`` are the files that only pages use: labels, and whatever else stands beside them.
    """

    sources: DataFile
    terms: DataFile
    comparison: DataFile
    words: tuple[DataFile, ...]

    def files(self) -> tuple[DataFile, ...]:
        return (self.sources, self.terms, self.comparison, *self.rubrics, *self.rules, *self.words)

    def file(self, path: str) -> DataFile:
        """The file at PATH below ``rubrics/``; raises `Refused` if it is not there."""
        found = next((file for file in self.files() if file.path == path), None)
        if found is None:
            raise Refused([Fault(at=f"{path}:", found="–", expected=_THIS_FILE)])
        return found


@cache
def rubrics_folder() -> Path:
    """The folder of the data files."""
    return _folder("rubrics")


@cache
def schema_folder() -> Path:
    """The folder of the JSON Schemas: of the data files, and under ``results`` of what the engine replies."""
    return _folder("schema")


def _folder(name: str) -> Path:
    """The folder NAME: beside this package in an installed wheel, else at the top of the checkout."""
    here = Path(__file__).resolve().parent
    installed = here / name
    return installed if installed.is_dir() else here.parents[1] / name


def at_file(path: str, fault: Fault) -> Fault:
    """FAULT with the file it stands in before its dotted path."""
    return Fault(at=f"{path}: {fault.at}".rstrip(), found=fault.found, expected=fault.expected)


def read_collection(folder: Path | None = None) -> Collection:
    """All files of FOLDER (by default the project's own); raises `Refused` naming file and place."""
    folder = folder or rubrics_folder()
    faults: list[Fault] = []
    collection = Collection(
        sources=_read(folder, folder / "sources.yaml", faults),
        terms=_read(folder, folder / "terms.yaml", faults),
        comparison=_read(folder, folder / "comparison.yaml", faults),
        rubrics=_read_all(folder, "scoring", faults),
        rules=_read_all(folder, "rules", faults),
        words=(
            *(
                _read(folder, path, faults)
                for path in sorted(folder.glob("*.yaml"))
                if path.name not in ("sources.yaml", "terms.yaml", "comparison.yaml")
            ),
            *_read_all(folder, "search", faults),
        ),
    )
    if faults:
        raise Refused(faults)
    return collection


def read_documents() -> Documents:
    """The project's rubrics and rule documents, without the files that only pages and checks use.

    Raises `Refused` naming file and place.
    """
    folder, faults = rubrics_folder(), list[Fault]()
    documents = Documents(
        rubrics=_read_all(folder, "scoring", faults), rules=_read_all(folder, "rules", faults)
    )
    if faults:
        raise Refused(faults)
    return documents


def read_rubrics() -> tuple[DataFile, ...]:
    """The project's rubrics alone; raises `Refused` naming file and place."""
    faults: list[Fault] = []
    rubrics = _read_all(rubrics_folder(), "scoring", faults)
    if faults:
        raise Refused(faults)
    return rubrics


def _read_all(folder: Path, name: str, faults: list[Fault]) -> tuple[DataFile, ...]:
    """The files of the folder NAME. One that would be passed over for its ending is a fault."""
    inside = folder / name
    visible = [path for path in sorted(inside.glob("*")) if not path.name.startswith(".")]
    for path in visible:
        if path.suffix != ".yaml" and not path.name.endswith("~"):
            faults.append(Fault(at=f"{name}/{path.name}:", found=shown(path.name), expected=_A_YAML_FILE))
    return tuple(_read(folder, path, faults) for path in visible if path.suffix == ".yaml")


def _read(folder: Path, path: Path, faults: list[Fault]) -> DataFile:
    name = path.relative_to(folder).as_posix()
    try:
        content = read_file(path)
    except Refused as refused:
        faults.extend(at_file(name, fault) for fault in refused.faults)
        return DataFile(path=name, content={})
    if not isinstance(content, Mapping):
        faults.append(Fault(at=f"{name}:", found=shown(content), expected=A_MAPPING))
        return DataFile(path=name, content={})
    return DataFile(path=name, content=content)
