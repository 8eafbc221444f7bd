"""Whether documents can be merged or compared at all: of one format, about one rubric, and in its form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from aftersales.foundation.faults import Fault, Refused, shown
from aftersales.foundation.reader import A_LIST, A_MAPPING
from aftersales.foundation.text import Text
from aftersales.model.formats import expect_kind, kind_of
from aftersales.model.parts import FORMATS, Entries, Fields, Fixed, Names, Part
from aftersales.model.sameness import ABSENT, Nothing, is_mapping, same

_LIKE_MINE = Text("“{value}”，与我方相同；否则无法合并", '"{value}" as on my side; others cannot be merged')
_FORMAT = Text("以下之一：{formats}", "one of: {formats}")


def parts_of(document: object, at: str, at_most: int | None = None) -> Fields:
    """The parts of DOCUMENT by its format; raises `Refused` if it has none, AT the document's place."""
    if not is_mapping(document):
        raise Refused([Fault(at=at, found=shown(document), expected=A_MAPPING)])
    parts = FORMATS.get(document.get("format")) if isinstance(document.get("format"), str) else None
    if parts is None:
        expect_kind(document, "", at)
        expected = _FORMAT.filled(formats=" | ".join(map(str, FORMATS)))
        raise Refused([Fault(at=f"{at}.format", found=shown(document.get("format")), expected=expected)])
    return parts(at_most)


def check_alike(parts: Fields, sides: Mapping[str, object]) -> None:
    """Raise `Refused`, a fault for each place where a side is not like the first or not as PARTS says."""
    first = next(iter(sides.values()))
    for name, side in sides.items():
        expect_kind(side, kind_of(first), name)
    faults = [fault for name, side in sides.items() for fault in _faults(name, parts, first, side)]
    if faults:
        raise Refused(faults)


def _faults(at: str, part: Part, first: object, side: object) -> Iterator[Fault]:
    if isinstance(side, Nothing):
        return
    if isinstance(part, Fixed):
        if first is not ABSENT and not same(first, side):
            yield Fault(at=at, found=shown(side), expected=_LIKE_MINE.filled(value=shown(first).strip('"')))
    elif isinstance(part, Fields):
        if not is_mapping(side):
            yield Fault(at=at, found=shown(side), expected=A_MAPPING)
            return
        for key, inner in part.named.items():
            like = first.get(key, ABSENT) if is_mapping(first) else ABSENT
            yield from _faults(f"{at}.{key}", inner, like, side.get(key, ABSENT))
    elif isinstance(part, (Names, Entries)) and not isinstance(side, list):
        yield Fault(at=at, found=shown(side), expected=A_LIST)
