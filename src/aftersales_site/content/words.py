"""The words of the pages: ``labels.yaml``, a group of keys for each kind of page, in one language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from aftersales.foundation.reader import Reader
from aftersales.foundation.text import Language, Text


@dataclass(frozen=True, slots=True)
class Words:
    """Every label by group and key."""

    groups: Mapping[str, Mapping[str, Text]]

    def in_language(self, language: Language) -> dict[str, dict[str, str]]:
        """Plain dictionaries, for templates and for a page's scripts."""
        return {
            group: {key: text.in_language(language) for key, text in keys.items()}
            for group, keys in self.groups.items()
        }


def read_words(mapping: object) -> Words:
    """The labels by group and key; raises `Refused` with all faults."""
    reader = Reader(mapping)
    reader.constant("format", "labels/1")
    groups = {}
    for group, inner in reader.named_inners("labels").items():
        groups[group] = {key: inner.text(key) for key in inner.names()}
    reader.finish()
    return Words(groups)
