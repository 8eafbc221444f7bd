"""What each edition of a document changed of the one before it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from aftersales.model.rubric import Rubric
from aftersales_editions.editions import EditionsJson, editions_compared
from aftersales_editions.rule_editions import rule_editions_compared
from aftersales_site.content.content import Content
from aftersales_site.content.editions import Document, Edition


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """The edition BEFORE, the one AFTER it, and what is otherwise in that."""

    before: Edition
    after: Edition
    compared: EditionsJson

    @property
    def file(self) -> str:
        """The address of the same as data, from the root of the site."""
        document, names = self.after.document.id, (self.before.name, self.after.name)
        return f"data/editions/{document}@{names[0]}..{names[1]}.json"


def changes_of(content: Content, document: Document) -> Iterator[Changed]:
    """The changes of DOCUMENT from edition to edition, the latest first; none while there is only one."""
    for after, before in pairwise(reversed(content.editions[document.id])):
        compare = editions_compared if isinstance(document, Rubric) else rule_editions_compared
        compared = compare(content.mapping(before.document), content.mapping(after.document))
        yield Changed(before=before, after=after, compared=compared)
