"""Walking through the XML of Office files element by element, without keeping a tree.

What the parts of a workbook or of a text document share: the two sets of namespaces (transitional and
strict), relationships between parts, and the escapes ``_xHHHH_`` for characters that XML cannot hold.
A document type, and with it every entity, is refused: Office files have none.
"""

from __future__ import annotations

import pyexpat as expat  # `xml`, which has it too, is a package that the browser would then need whole
import re
from collections.abc import Callable, Mapping
from posixpath import dirname, join, normpath

_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_TRANSITIONAL = "http://schemas.openxmlformats.org/"
_STRICT = "http://purl.oclc.org/ooxml/"
_OPEN_DOCUMENT = "urn:oasis:names:tc:opendocument:xmlns:"
MOST_ELEMENTS = 800_000
_READ = frozenset(
    (
        "",
        _PACKAGE,
        f"{_TRANSITIONAL}spreadsheetml/2006/main",
        f"{_STRICT}spreadsheetml/main",
        f"{_TRANSITIONAL}drawingml/2006/spreadsheetDrawing",
        f"{_STRICT}drawingml/spreadsheetDrawing",
        f"{_TRANSITIONAL}wordprocessingml/2006/main",
        f"{_STRICT}wordprocessingml/main",
        "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments",
        "http://schemas.openxmlformats.org/markup-compatibility/2006",
        f"{_OPEN_DOCUMENT}table:1.0",
        f"{_OPEN_DOCUMENT}text:1.0",
        f"{_OPEN_DOCUMENT}office:1.0",
        f"{_OPEN_DOCUMENT}drawing:1.0",
        f"{_OPEN_DOCUMENT}style:1.0",
        f"{_OPEN_DOCUMENT}manifest:1.0",
    )
)
"""Elements of other namespaces are passed over: they are extensions and hold no value of a cell."""

_ENCODING = re.compile(rb"(?:\xef\xbb\xbf)?\s*<\?xml[^>]{0,100}encoding\s*=\s*[\"']([A-Za-z0-9._-]{1,40})")
_ENCODINGS = (b"utf-8", b"utf8", b"utf-16", b"us-ascii", b"iso-8859-1")
"""What the parser decodes by itself; for others it would ask Python, which has fewer of them in a browser."""
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_LOOKS_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_HALVES = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_NOT_KEPT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")

Start = Callable[[str, Mapping[str, str]], None]
End = Callable[[str], None]
Characters = Callable[[str], None]


class TooMuch(ValueError):
    """More elements, cells or characters than any form or list has."""


class BrokenPart(ValueError):
    """A part that is no XML, or XML such as no Office program writes."""


def walk(part: bytes, start: Start, end: End, characters: Characters | None = None) -> None:
    """Call START, END and CHARACTERS for what PART holds, elements and attributes by their local names.

    Raises `BrokenPart` and `TooMuch`.
    """
    names: dict[str, str | None] = {}

    def local(name: str) -> str | None:
        space, _, short = name.rpartition("}")
        names[name] = short if space in _READ else None
        return names[name]

    elements = 0

    def started(name: str, attributes: dict[str, str]) -> None:
        nonlocal elements
        elements += 1
        if elements > MOST_ELEMENTS:
            raise TooMuch
        short = names[name] if name in names else local(name)
        if short is not None:
            start(short, attributes)

    def ended(name: str) -> None:
        short = names[name]
        if short is not None:
            end(short)

    def refused(*_: object) -> None:
        raise BrokenPart("a document type")

    declared = _ENCODING.match(part)
    if declared is not None and declared[1].lower() not in _ENCODINGS:
        raise BrokenPart(f"encoded as {declared[1].decode()}")
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = started, ended
    parser.CharacterDataHandler = characters
    parser.StartDoctypeDeclHandler = refused
    try:
        parser.Parse(part, True)
    except (expat.ExpatError, LookupError) as error:
        raise BrokenPart(str(error)) from None


def attribute(attributes: Mapping[str, str], name: str) -> str | None:
    """The attribute of that local NAME, whichever namespace it stands in."""
    return attributes.get(name) or next(
        (value for key, value in attributes.items() if key.rpartition("}")[2] == name), None
    )


def relationships(part: bytes, of: str) -> dict[str, tuple[str, str]]:
    """What the part named OF points to, by id: the last word of the kind, and the name of the part."""
    found: dict[str, tuple[str, str]] = {}

    def start(name: str, attributes: Mapping[str, str]) -> None:
        if name == "Relationship" and attributes.get("TargetMode") != "External":
            target = attributes.get("Target", "").replace("\\", "/")
            kind = attributes.get("Type", "").rpartition("/")[2]
            found[attributes.get("Id", "")] = kind, normpath(join("/", dirname(of), target)).lstrip("/")

    walk(part, start, lambda _: None)
    return found


def unescaped(text: str) -> str:
    """TEXT with its escapes ``_xHHHH_`` decoded, its lines ended in one way; what no text can hold goes."""
    if "_x" in text:
        decoded = _ESCAPED.sub(lambda code: chr(int(code[1], 16)), text)
        text = _NOT_KEPT.sub("", _HALVES.sub(_whole, decoded))
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _whole(halves: re.Match[str]) -> str:
    """The character of two HALVES that were escaped one by one."""
    high, low = map(ord, halves[0])
    return chr(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))


def escaped(text: str) -> str:
    """TEXT as a part must hold it, so that letters which look like an escape come back as letters."""
    return _LOOKS_ESCAPED.sub("_x005F_", text) if "_x" in text else text
