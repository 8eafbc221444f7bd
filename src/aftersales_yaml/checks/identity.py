"""Ids that must be unique, and files that must be named by theirs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath

from aftersales.foundation.faults import Fault
from aftersales_yaml.checks.check import Check, Checked, fault
from aftersales_yaml.checks.identified import identified_in
from aftersales_yaml.checks.walk import join, walk
from aftersales_yaml.editions import edition_name, file_names

_Placed = tuple[str, str, str]  # file, dotted path, id
_LISTS = (
    "certificates",
    "events",
    "issuers",
    "marking",
    "processes",
    "sources",
    "steps",
    "terms",
    "topics",
)


def _unique(checked: Checked) -> Iterator[Fault]:
    for file in checked.collection.files():
        for at, key, value in walk(file.content):
            if key in _LISTS and isinstance(value, list):
                ids = [str(entry["id"]) for entry in value if isinstance(entry, Mapping) and "id" in entry]
                yield from _repeated((file.path, join(at, name), name) for name in ids)
    documents, discrepancies = list[_Placed](), list[_Placed]()
    for path, document in checked.models.documents():
        documents.append((path, "edition", f"{document.id} {edition_name(document.edition)}"))
        # Each of these is an anchor on the document's pages.
        yield from _repeated((path, each.at, each.id) for each in identified_in(document) if each.id)
    for path, discrepancy in checked.models.registered():
        discrepancies.append((path, f"discrepancies.{discrepancy.id}", discrepancy.id))
    yield from _repeated(documents)
    yield from _repeated(discrepancies)


def _repeated(placed: Iterable[_Placed]) -> Iterator[Fault]:
    """A fault for each id that stood before, naming the place where it stood first."""
    first: dict[str, str] = {}
    for path, at, name in placed:
        if name in first:
            expected = f"没有用过的 id（{first[name]} 已用）", f"an id of its own; it stands at {first[name]}"
            yield fault(path, at, name, *expected)
        first.setdefault(name, f"{path}: {at}")


def _named(checked: Checked) -> Iterator[Fault]:
    for path, document in checked.models.documents():
        name = PurePosixPath(path).stem
        if name not in (names := file_names(document)):
            expected = (
                f"文件名为 {names[0]}.yaml 或 {names[1]}.yaml",
                f"a file named {names[0]}.yaml or {names[1]}.yaml",
            )
            yield fault(path, "id", document.id, *expected)


UNIQUE_IDS = Check(
    name="unique-ids",
    finds="ids of clauses, nodes, levels, discrepancies, documents and the like that are used twice",
    find=_unique,
)
NAMED_BY_ID = Check(
    name="named-by-id",
    finds="rubrics and rule documents whose id, or id and edition, is not their file's name",
    find=_named,
)
