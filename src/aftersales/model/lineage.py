"""Lineage: which revision of which document a file was written from, so that it can come back to it.

A workspace keeps a document as revisions, each with its parents; a file that leaves it names the one it was
written from. What ``content`` says tells whether the file was changed elsewhere since. ``ancestors`` are
revisions that other files may still come back to, with their parents among them, by their ids alone: what
somebody took out of a document does not travel with its history. Lineage is about a document and is none
of its content: nothing is judged by it, and it is in no merge and no comparison.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Final, TypeAlias, TypedDict

from aftersales.foundation.canonical_json import canonical
from aftersales.foundation.described import Items, Meaning, Named, Pattern
from aftersales.foundation.digest import sha256_of
from aftersales.foundation.json_forms import Sha256
from aftersales.foundation.reader import Reader
from aftersales.foundation.text import Text
from aftersales.model.sameness import plain_values

KEY: Final = "lineage"
_REVISION: Final = "^[0-9A-Za-z][0-9A-Za-z-]{0,63}$"
_SHA256 = re.compile("[0-9a-f]{64}")
_REVISION_ID = re.compile(_REVISION.strip("^$"))
_MOST_ANCESTORS = 10_000
_MOST_PARENTS = 100
_AN_ID = Text(
    "版本的标识（字母、数字和短横，至多 64 个）", "the id of a revision: letters, digits and dashes"
)
_A_SHA256 = Text("64 位十六进制的校验值", "a SHA-256: 64 hexadecimal digits")
_FEWER = Text(f"至多 {_MOST_ANCESTORS} 个版本", f"at most {_MOST_ANCESTORS} revisions")
_FEWER_PARENTS = Text(f"至多 {_MOST_PARENTS} 个版本", f"at most {_MOST_PARENTS} revisions")

RevisionId: TypeAlias = Annotated[
    str,
    Named("RevisionId", "The id of a revision, or of a document.", "版本标识 · revision"),
    Pattern(_REVISION),
]


class LineageJson(TypedDict):
    """来历 · lineage

    Which revision of which document it was written from.
    """

    document: Annotated[RevisionId, Meaning("The document.")]
    revision: Annotated[RevisionId, Meaning("The revision that it was written from.")]
    content: Annotated[
        Sha256,
        Meaning(
            "SHA-256 of that revision's content without lineage, by RFC 8785 (JCS), whole numbers as text."
        ),
    ]
    ancestors: Annotated[
        Mapping[RevisionId, Annotated[list[RevisionId], Items(most=_MOST_PARENTS)]],
        Meaning("Revisions that files may come back to, and their parents among them; its own among them."),
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lineage:
    """What a file says of where it comes from; ``ancestors`` are the parents of revisions, by their ids."""

    document: str
    revision: str
    content: str
    ancestors: Mapping[str, tuple[str, ...]]

    def is_unchanged(self, document: Mapping[str, object]) -> bool:
        """Whether DOCUMENT, which has this lineage, is still the revision that it was written from."""
        try:
            return content_digest(document) == self.content
        except UnicodeEncodeError:  # half of a character, which no revision has
            return False

    def to_json(self) -> LineageJson:
        """The lineage as files carry it."""
        return {
            "document": self.document,
            "revision": self.revision,
            "content": self.content,
            "ancestors": {name: list(parents) for name, parents in self.ancestors.items()},
        }


def content_digest(document: Mapping[str, object]) -> str:
    """SHA-256 of the content of DOCUMENT; the same for values that say the same, however they are written."""
    content = {key: value for key, value in document.items() if key != KEY}
    return sha256_of(canonical(plain_values(content)))


def read_lineage(reader: Reader) -> Lineage | None:
    """The lineage in the mapping of READER; None without one. Every fault in it is noted."""
    inner = reader.optional_inner(KEY)
    if inner is None:
        return None
    document, revision = (_identity(inner, key) for key in ("document", "revision"))
    content = inner.string("content")
    if content and not _SHA256.fullmatch(content):
        inner.fault("content", content, _A_SHA256)
    ancestors = _read_ancestors(inner)
    inner.close()
    return Lineage(document=document, revision=revision, content=content, ancestors=ancestors)


def _read_ancestors(reader: Reader) -> dict[str, tuple[str, ...]]:
    inner = reader.inner("ancestors")
    names = inner.names()
    if len(names) > _MOST_ANCESTORS:
        inner.fault("", len(names), _FEWER)
        return {}
    found = {}
    for name in names:
        if not _REVISION_ID.fullmatch(name):
            inner.fault(name, name, _AN_ID)
        placed = inner.placed_strings(name)
        for place, parent in placed:
            if not _REVISION_ID.fullmatch(parent):
                inner.fault(place, parent, _AN_ID)
        if len(placed) > _MOST_PARENTS:
            inner.fault(name, len(placed), _FEWER_PARENTS)
        found[name] = tuple(parent for _, parent in placed)
    return found


def _identity(reader: Reader, key: str) -> str:
    value = reader.string(key)
    if value and not _REVISION_ID.fullmatch(value):
        reader.fault(key, value, _AN_ID)
    return value
