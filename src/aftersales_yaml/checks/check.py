"""What a check is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from aftersales.foundation.faults import Fault, shown
from aftersales.foundation.text import Text
from aftersales_yaml.collection import Collection
from aftersales_yaml.models import Models

A_SOURCE = ("sources.yaml 中的来源文件", "a source of sources.yaml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What is checked: the files as they stand, and the models read from them."""

    collection: Collection
    models: Models

    def sources(self) -> dict[str, Mapping[str, object]]:
        """The entries of ``sources.yaml`` by their id, as they stand in the file."""
        entries = self.collection.sources.content.get("sources")
        known = entries if isinstance(entries, list) else []
        return {str(entry.get("id")): entry for entry in known if isinstance(entry, Mapping)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """A rule that the data keeps; ``find`` yields a fault, with file and dotted path, for each breach."""

    name: str
    finds: str
    find: Callable[[Checked], Iterator[Fault]]


def fault(path: str, at: str, found: object, zh: str, en: str) -> Fault:
    """A fault in the file PATH at the dotted path AT."""
    return Fault(at=f"{path}: {at}", found=shown(found), expected=Text(zh, en))
