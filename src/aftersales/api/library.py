"""The rubrics and rule documents that an engine answers from."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, TypeAlias

from aftersales.calculation.apply_readings import Variants
from aftersales.foundation.canonical_json import canonical
from aftersales.foundation.digest import sha256_of
from aftersales.foundation.faults import Fault, Refused, shown
from aftersales.foundation.reader import A_LIST, expect_mapping
from aftersales.foundation.text import Text
from aftersales.model.read_rubric import read_rubric
from aftersales.model.rubric import Rubric

if TYPE_CHECKING:  # loaded where there is one to be read
    from aftersales.model.rule_document import RuleDocument

_ONE_OF = Text("以下之一：{listed}", "one of: {listed}")
_WHICH = Text("写明按哪一份算：{listed}", "the one to calculate by: {listed}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """A rubric, its canonical JSON (the file that is published), and its variants."""

    rubric: Rubric
    content: bytes
    variants: Variants[Rubric]

    @property
    def sha256(self) -> str:
        """Of the file that is published."""
        return _digest(self.content)

    @property
    def document(self) -> Rubric:
        """The rubric, by the name that it shares with a rule document's."""
        return self.rubric


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedRules:
    """A rule document and its canonical JSON."""

    document: RuleDocument
    content: bytes

    @property
    def sha256(self) -> str:
        """Of the file that is published."""
        return _digest(self.content)


Edition: TypeAlias = "Published | PublishedRules"


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """One edition of each rubric and rule document, by id: the one to calculate by.

    ``editions`` are all editions of those that have several, the oldest first. ``not_in_force`` says, of
    those that have no edition in force on the day that was asked for, when each had.
    """

    rubrics: Mapping[str, Published] = field(default_factory=dict)
    rules: Mapping[str, PublishedRules] = field(default_factory=dict)
    editions: Mapping[str, tuple[Edition, ...]] = field(default_factory=dict)
    not_in_force: Mapping[str, Fault] = field(default_factory=dict)

    def rubric(self, name: object, at: str) -> Published:
        """The rubric that NAME names; AT is the place of that name in the request."""
        if isinstance(name, str) and name in self.rubrics:
            return self.rubrics[name]
        raise self._to_choose(name, at, titles_of(each.rubric for each in self.rubrics.values()))

    def staffed_rubric(self, name: object, at: str) -> Published:
        """The rubric that NAME names, of those that say how many managers are needed.

        NAME may be None while all of them say the same: then it is the first.
        """
        able = {key: each for key, each in self.rubrics.items() if each.rubric.staffing is not None}
        said = {(rule.share, rule.of, rule.round) for each in able.values() if (rule := each.rubric.staffing)}
        if name is None and len(said) == 1:
            return next(iter(able.values()))
        if isinstance(name, str) and name in able:
            return able[name]
        raise self._to_choose(name, at, titles_of(each.rubric for each in able.values()))

    def rule_document(
        self, name: object, at: str, states: Callable[[RuleDocument], object]
    ) -> PublishedRules:
        """The rule document that NAME names, of those that STATES finds the rule in.

        NAME may be None while there is only one of them: nothing is chosen for who asks.
        """
        able = {key: each for key, each in self.rules.items() if states(each.document) is not None}
        if name is None and len(able) == 1:
            return next(iter(able.values()))
        if isinstance(name, str) and name in able:
            return able[name]
        raise self._to_choose(name, at, titles_of(each.document for each in able.values()))

    def content_of(self, name: str) -> bytes | None:
        """The canonical JSON of the rubric or rule document NAME; None if there is none of that name."""
        published = self.rubrics.get(name) or self.rules.get(name)
        return None if published is None else published.content

    def titles(self) -> dict[str, Text]:
        """Every rubric and rule document by id with its title."""
        rubrics = titles_of(each.rubric for each in self.rubrics.values())
        return rubrics | titles_of(each.document for each in self.rules.values())

    def _to_choose(self, name: object, at: str, titles: Mapping[str, Text]) -> Refused:
        """NAME names none of those with TITLES; without a name it has still to be said which one counts."""
        if isinstance(name, str) and name in self.not_in_force:
            return Refused([self.not_in_force[name]])
        if name is None and not titles and self.not_in_force:
            return Refused(self.not_in_force.values())
        if name is None:
            return Refused([Fault(at=at, found="–", expected=_WHICH.filled(listed=listed(titles)))])
        return Refused([Fault(at=at, found=shown(name), expected=_ONE_OF.filled(listed=listed(titles)))])


def titles_of(documents: Iterable[Rubric | RuleDocument]) -> dict[str, Text]:
    """The titles of DOCUMENTS by id: what somebody can choose from."""
    return {document.id: document.title for document in documents}


def listed(titles: Mapping[str, Text]) -> Text:
    """The ids of TITLES with what they are called, in the order in which they stand."""
    zh = "、".join(f"{name}（{title.zh}）" for name, title in titles.items())
    en = ", ".join(f"{name} ({title.en})" for name, title in titles.items())
    return Text(zh or "–", en or "–")


def read_library(bundle: Mapping[str, object]) -> Library:
    """A library from ``{"rubrics": [...], "rules": [...]}``, each list of mappings.

    A rubric or rule document may stand in it in several editions. ``"in_force_on": "2026-12-01"`` says which
    of them to calculate by; without it the latest counts. Raises `Refused` if one of them is no rubric or no
    rule document, or stands in it twice in one edition.
    """
    expect_mapping(bundle)
    found: dict[str, list[Edition]] = {}
    for content, mapping in _listed(bundle, "rubrics"):
        rubric = read_rubric(mapping)
        published = Published(rubric=rubric, content=content, variants=Variants(rubric))
        found.setdefault(rubric.id, []).append(published)
    for content, mapping in _listed(bundle, "rules"):
        document = _rule_document(mapping)
        found.setdefault(document.id, []).append(PublishedRules(document=document, content=content))
    if any(len(editions) > 1 for editions in found.values()):
        library: Library = import_module("aftersales.api.in_force").with_editions(
            found, bundle.get("in_force_on")
        )
        return library
    return library_of(editions[0] for editions in found.values())


def library_of(chosen: Iterable[Edition], **more: Mapping[str, Any]) -> Library:
    """The library of the editions CHOSEN, one of each document."""
    by_id = {each.document.id: each for each in chosen}
    return Library(
        rubrics={name: each for name, each in by_id.items() if isinstance(each, Published)},
        rules={name: each for name, each in by_id.items() if isinstance(each, PublishedRules)},
        **more,
    )


def _rule_document(mapping: object) -> RuleDocument:
    """The rule document that MAPPING describes; who scores by a rubric never loads what reads one."""
    read: Callable[[object], RuleDocument] = import_module(
        "aftersales.model.rule_document"
    ).read_rule_document
    return read(mapping)


def _listed(bundle: Mapping[str, object], key: str) -> list[tuple[bytes, object]]:
    """The canonical form of each mapping under KEY, which is what is published and hashed, and what it says.

    So the order of keys in a file, which the published form does not keep, decides nothing: the readings
    of a discrepancy come in the same order here and in a browser.
    """
    listed = bundle.get(key, [])
    if not isinstance(listed, list):
        raise Refused([Fault(at=key, found=shown(listed), expected=A_LIST)])
    forms = [canonical(each) for each in listed]
    return [(form, json.loads(form)) for form in forms]


_digest = lru_cache(maxsize=64)(sha256_of)
"""Each document has one, which every result says again."""
