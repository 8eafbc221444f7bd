"""Where a statement comes from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, TypedDict

from aftersales.foundation.described import Meaning
from aftersales.foundation.json_forms import ClauseId, Id
from aftersales.foundation.reader import Reader


class ReferenceJson(TypedDict):
    """出处 · source

    A place in a source document.
    """

    document: Annotated[Id, Meaning("The source document, an id of sources.json.")]
    clause: Annotated[ClauseId, Meaning("The clause in it.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A place in a source document: its id in ``sources.yaml`` and the printed clause number."""

    document: str
    clause: str

    def to_json(self) -> ReferenceJson:
        """The reference as results carry it."""
        return {"document": self.document, "clause": self.clause}


def read_reference(reader: Reader, document: str) -> Reference:
    """A reference; where it names no document, it is one to DOCUMENT, the file's own."""
    reference = Reference(document=reader.string("document", document), clause=reader.string("clause"))
    reader.close()
    return reference


def optional_reference(reader: Reader, document: str, key: str = "source") -> Reference | None:
    """The reference under KEY; None where the key is absent. DOCUMENT is the id of its file."""
    inner = reader.optional_inner(key)
    return None if inner is None else read_reference(inner, document)
