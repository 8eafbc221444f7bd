"""The words of the pages: ``labels.yaml``, a group of keys for each kind of page, in one language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from aftersales.foundation.faults import Fault, Refused
from aftersales.foundation.notice import NOTICE
from aftersales.foundation.reader import Reader
from aftersales.foundation.text import Language, Text

_NOT_LABELS: Mapping[str, Mapping[str, Text]] = {"frame": {"notice": NOTICE}}
"""What is said on pages as in files: no file of labels has it."""
_A_LABEL = Text("中英文标签 {zh, en}", "a label in both languages: {zh, en}")


@dataclass(frozen=True, slots=True)
class Words:
    """Every label by group and key."""

    groups: Mapping[str, Mapping[str, Text]]

    def in_language(self, language: Language) -> dict[str, dict[str, str]]:
        """Dictionaries, for templates and for a page's scripts; a label that is not there is refused."""
        return _Labels(
            "labels",
            {
                group: _Labels(
                    f"labels.{group}", {key: text.in_language(language) for key, text in keys.items()}
                )
                for group, keys in self.groups.items()
            },
        )


_Value = TypeVar("_Value")


class _Labels(dict[str, _Value]):
    """A dictionary that says where in ``labels.yaml`` the label belongs that somebody asked for in vain."""

    def __init__(self, at: str, labels: Mapping[str, _Value]) -> None:
        super().__init__(labels)
        self._at = at

    def __missing__(self, key: str) -> _Value:
        raise Refused([Fault(at=f"labels.yaml: {self._at}.{key}", found="–", expected=_A_LABEL)])


def read_words(mapping: object) -> Words:
    """The labels by group and key, and the notice beside them; raises `Refused` with all faults."""
    reader = Reader(mapping)
    reader.constant("format", "labels/1")
    groups = {}
    for group, inner in reader.named_inners("labels").items():
        groups[group] = {**{key: inner.text(key) for key in inner.names()}, **_NOT_LABELS.get(group, {})}
    reader.finish()
    return Words(groups)
