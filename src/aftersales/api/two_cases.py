"""What is to be said where two documents that are put together may be of two cases, or be one file twice.

Nothing is refused for it: a name may have been mended meanwhile, and two people may say the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from aftersales.api.dated import published_for
from aftersales.api.library import Library
from aftersales.foundation.faults import Refused
from aftersales.foundation.late_pattern import LatePattern
from aftersales.foundation.text import Text
from aftersales.foundation.typed import comparable
from aftersales.model.lineage import content_digest
from aftersales.model.sameness import is_mapping

_Document = Mapping[str, object]

_TWO_NAMES = Text(
    "两份写的企业名称不同：{first}；{second}。若不是同一家，合在一起的得分不属于任何一家。",
    "The two name different organisations: {first}; {second}. Unless they are one, a score of both together "
    "is that of neither.",
)
_TWO_EDITIONS = Text(
    "两份按不同的版本评：{first} 版；{second} 版。合并后按 {merged} 版算，条款、分值和级别可能不同。",
    "The two are by different editions: {first}; {second}. Merged they are scored by {merged}, whose "
    "clauses, points and levels may be others.",
)
_TWICE = Text(
    "两份内容完全相同，可能是同一份用了两次；那样一致率说明不了两人看法一致。",
    "The two say the same everywhere, and may be one file taken twice; their agreement would then say "
    "nothing of two people.",
)


_FORMER = LatePattern(
    r"[(\[【〔]"
    r"(?:(?:原名|曾用名|前身|旧名|原)(?:称|叫|是|为)?|formerly(?:knownas)?|f/?k/?a|(?:加盖)?(?:盖章|公章|签章|章))"
    r"[:,]?(?!(?<=原)[料材创产装油木水子生始种酒味浆件点野平阳州])([^)\]】〕]*)[)\]】〕]"
)
"""A former name in brackets; 原料分公司 is none. A seal that is named there says nothing of whose it is."""


def names_differ(first: _Document, second: _Document) -> Iterator[Text]:
    """That FIRST and SECOND name two organisations; nothing where one names none.

    Brackets, stops, spaces and width make no difference, nor does it if one has the former name beside it.
    """
    one, other = _name(first), _name(second)
    called, named = _writings(one), _writings(other)
    if called and named and not called & named:
        yield _TWO_NAMES.filled(first=one, second=other)


def _writings(name: str) -> set[str]:
    """What NAME may be compared by: itself, and the former name that stands in it."""
    whole = comparable(name)
    former = [match[1] for match in _FORMER.finditer(whole)]
    bare = ("".join(filter(str.isalnum, each)) for each in (_FORMER.sub("", whole), *former))
    return {each for each in bare if each}


def said_twice(first: _Document, second: _Document) -> Iterator[Text]:
    """That FIRST and SECOND, which pass for the work of two people, hold the same."""
    if content_digest(first) == content_digest(second):
        yield _TWICE


def other_editions(
    library: Library, first: _Document, second: _Document, merged: _Document
) -> Iterator[Text]:
    """That FIRST and SECOND are by two editions of a rubric, and by which one MERGED is scored."""
    one, other, both = (_edition(library, each) for each in (first, second, merged))
    if one and other and both and one != other:
        yield _TWO_EDITIONS.filled(first=one, second=other, merged=both)


def _name(document: _Document) -> str:
    """What DOCUMENT, an assessment or what a calculator was asked, calls the organisation; "" for nothing."""
    inner = document.get("assessment")
    if is_mapping(inner):
        return _name(inner)
    for holder in (document, document.get("worksheet"), document.get("fields")):
        found = holder.get("organisation") if is_mapping(holder) else None
        name = found.get("name") if is_mapping(found) else found
        if isinstance(name, str) and name.strip():
            return name.strip()
    return ""


def _edition(library: Library, document: _Document) -> str | None:
    """The edition that DOCUMENT is scored by; None where it is no assessment, or names a day of none."""
    inner = document.get("assessment")
    assessment = inner if is_mapping(inner) else document
    if "rubric" not in assessment:
        return None
    try:
        return published_for(library, assessment, "").rubric.edition
    except Refused:
        return None
