"""The project's data files as one collection, and the bundle of them that the engine's door takes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from aftersales.foundation.faults import Fault, Refused
from aftersales.foundation.text import Text
from aftersales_yaml.strict import read_file

_A_MAPPING = Text("文件内容为一个映射", "a mapping as the whole of the file")


@dataclass(frozen=True, slots=True, kw_only=True)
class DataFile:
    """One file: its path below ``rubrics/`` and what it holds, all scalars as text."""

    path: str
    content: Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Collection:
    """All data files, each folder in the order of its file names."""

    sources: DataFile
    terms: DataFile
    comparison: DataFile
    rubrics: tuple[DataFile, ...]
    rules: tuple[DataFile, ...]

    def files(self) -> tuple[DataFile, ...]:
        return (self.sources, self.terms, self.comparison, *self.rubrics, *self.rules)

    def bundle(self) -> dict[str, object]:
        """What `aftersales.door.Door` is made from."""
        return {
            "rubrics": [file.content for file in self.rubrics],
            "rules": [file.content for file in self.rules],
        }


@cache
def rubrics_folder() -> Path:
    """The folder of the data: beside this package in an installed wheel, else at the top of the checkout."""
    here = Path(__file__).resolve().parent
    installed = here / "rubrics"
    return installed if installed.is_dir() else here.parents[1] / "rubrics"


def read_collection(folder: Path | None = None) -> Collection:
    """All files of FOLDER (by default the project's own); raises `Refused` naming file and place."""
    folder = folder or rubrics_folder()
    faults: list[Fault] = []

    def read(path: Path) -> DataFile:
        name = path.relative_to(folder).as_posix()
        try:
            content = read_file(path)
        except Refused as refused:
            faults.extend(
                Fault(at=f"{name}: {f.at}", found=f.found, expected=f.expected) for f in refused.faults
            )
            content = {}
        if not isinstance(content, Mapping):
            faults.append(Fault(at=f"{name}:", found=type(content).__name__, expected=_A_MAPPING))
            content = {}
        return DataFile(path=name, content=content)

    collection = Collection(
        sources=read(folder / "sources.yaml"),
        terms=read(folder / "terms.yaml"),
        comparison=read(folder / "comparison.yaml"),
        rubrics=tuple(read(path) for path in sorted((folder / "scoring").glob("*.yaml"))),
        rules=tuple(read(path) for path in sorted((folder / "rules").glob("*.yaml"))),
    )
    if faults:
        raise Refused(faults)
    return collection
