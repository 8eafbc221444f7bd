"""What the sheets of an .xlsx workbook refer to: which there are, shared texts, dates, pictures."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from aftersales_files.office_xml import BrokenPart, attribute, relationships, unescaped, walk
from aftersales_files.packed_file import PackedFile
from aftersales_files.sheet_xml import Conventions, Found, Shown, is_on, place_of
from aftersales_files.sheets import Place
from aftersales_files.workbook_dates import is_date_format, is_percent_format

_USUAL = "xl/workbook.xml"


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedSheet:
    """A sheet as the workbook lists it: its title, whether it is hidden, the name of its part."""

    title: str
    hidden: bool
    part: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What the workbook lists, and the conventions of its cells."""

    sheets: tuple[NamedSheet, ...]
    conventions: Conventions


def workbook_part(packed: PackedFile) -> str | None:
    """The name of the part that lists the sheets; None if the archive is no .xlsx workbook."""
    if packed.has("_rels/.rels"):
        for kind, target in relationships(packed.read("_rels/.rels"), "").values():
            if kind == "officeDocument" and target.lower().endswith("workbook.xml") and packed.has(target):
                return target
    return _USUAL if packed.has(_USUAL) else None


def read_parts(packed: PackedFile, workbook: str) -> Parts:
    """What the part WORKBOOK says, and those that it points to; raises `BrokenPart` and `BrokenArchive`."""
    pointed = relationships(packed.read(_rels_of(workbook)), workbook)
    sheets: list[NamedSheet] = []
    from_1904 = False

    def start(name: str, attributes: Mapping[str, str]) -> None:
        nonlocal from_1904
        if name == "workbookPr":
            from_1904 = attributes.get("date1904") in ("1", "true", "on")
        elif name == "sheet":
            kind, part = pointed.get(attribute(attributes, "id") or "", ("", ""))
            if kind == "worksheet":
                title = unescaped(attributes.get("name", ""))
                hidden = attributes.get("state", "visible") != "visible"
                sheets.append(NamedSheet(title=title, hidden=hidden, part=part))

    walk(packed.read(workbook), start, _nothing)
    kinds = dict(pointed.values())
    shared = kinds.get("sharedStrings", "")
    texts = shared_texts(packed.read(shared)) if packed.has(shared) else SharedTexts()
    styles = _Styles()
    _if_it_can_be_read(packed, kinds.get("styles", ""), styles.start, styles.end)
    conventions = Conventions(
        texts=texts.texts,
        shown=list(styles.shown()),
        from_1904=from_1904,
        struck_texts=frozenset(texts.struck),
        struck_styles=frozenset(styles.struck()),
    )
    return Parts(sheets=tuple(sheets), conventions=conventions)


def shared_texts(part: bytes) -> SharedTexts:
    """The texts that cells refer to by number; runs of one text are joined, reading aids left out."""
    gathering = SharedTexts()
    walk(part, gathering.start, gathering.end, gathering.characters)
    return gathering


class SharedTexts:
    """The texts in their order, and the numbers of those that are struck through, be it in part."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.struck: set[int] = set()
        self._runs: list[str] = []
        self._inside: list[str] = []

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "si":
            self._runs = []
        elif name == "strike" and is_on(attributes):
            self.struck.add(len(self.texts))
        self._inside.append(name)

    def end(self, name: str) -> None:
        if name == "si":
            self.texts.append("".join(self._runs))
        self._inside.pop()

    def characters(self, text: str) -> None:
        if self._inside[-1:] == ["t"] and "rPh" not in self._inside:
            self._runs.append(text)


class _Styles:
    """What each of the cell formats makes of a number, and which strike through what stands in the cell.

    Where styles cannot be read numbers are numbers: the values still count.
    """

    def __init__(self) -> None:
        self._codes: dict[str, str] = {}
        self._formats: list[tuple[str, str]] = []
        self._fonts: list[bool] = []
        self._inside = ""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "numFmt":
            self._codes.setdefault(attributes.get("numFmtId", ""), attributes.get("formatCode", ""))
        elif name in ("cellXfs", "fonts"):
            self._inside = name
        elif name == "xf" and self._inside == "cellXfs":
            self._formats.append((attributes.get("numFmtId", "0"), attributes.get("fontId", "0")))
        elif name == "font" and self._inside == "fonts":
            self._fonts.append(False)
        elif name == "strike" and self._inside == "fonts" and self._fonts:
            self._fonts[-1] = is_on(attributes)

    def end(self, name: str) -> None:
        if name == self._inside:
            self._inside = ""

    def shown(self) -> Iterator[Shown]:
        for number, _ in self._formats:
            built_in = int(number) if number.isascii() and number.isdigit() and len(number) < 9 else 0
            if is_date_format(built_in, self._codes.get(number)):
                yield "date"
            else:
                yield "percent" if is_percent_format(built_in, self._codes.get(number)) else "number"

    def struck(self) -> Iterator[int]:
        """The numbers of the formats whose font is struck through."""
        struck = {str(number) for number, is_struck in enumerate(self._fonts) if is_struck}
        return (number for number, (_, font) in enumerate(self._formats) if font in struck)


def note_beside(packed: PackedFile, sheet: str, found: Found) -> None:
    """Note in FOUND the cells of the part SHEET with a comment, a picture or a text box.

    Of what floats above the sheet the cell at its upper left corner is meant.
    """
    for kind, part in _pointed_from(packed, sheet):
        if kind == "drawing":
            _anchors(packed, part, found)
        elif kind in ("comments", "threadedComment"):
            _comments(packed, part, found.comments)


def _comments(packed: PackedFile, part: str, found: list[Place]) -> None:
    def start(name: str, attributes: Mapping[str, str]) -> None:
        if name in ("comment", "threadedComment"):
            found.append(place_of(attributes.get("ref", "")))

    _if_it_can_be_read(packed, part, start, _nothing)


def _anchors(packed: PackedFile, drawing: str, found: Found) -> None:
    corner: dict[str, str] = {}
    path: list[str] = []

    def start(name: str, _: Mapping[str, str]) -> None:
        path.append(name)
        if name.endswith("Anchor"):
            corner.clear()
        elif name in ("pic", "sp") and {"row", "col"} <= corner.keys():
            place = int(corner["row"]) + 1, int(corner["col"]) + 1
            (found.pictures if name == "pic" else found.shapes).append(place)

    def end(_: str) -> None:
        path.pop()

    def characters(text: str) -> None:
        if path[-2:-1] == ["from"] and path[-1] in ("row", "col") and text.strip().isdecimal():
            corner[path[-1]] = text.strip()[:9]

    _if_it_can_be_read(packed, drawing, start, end, characters)


def _pointed_from(packed: PackedFile, part: str) -> list[tuple[str, str]]:
    beside = packed.read_beside(_rels_of(part))
    try:
        return list(relationships(beside, part).values()) if beside else []
    except BrokenPart:
        return []


def _if_it_can_be_read(
    packed: PackedFile,
    part: str,
    start: Callable[[str, Mapping[str, str]], None],
    end: Callable[[str], None],
    characters: Callable[[str], None] | None = None,
) -> None:
    """Walk through a PART that is not needed for the values of cells."""
    beside = packed.read_beside(part)
    try:
        walk(beside or b"<none/>", start, end, characters)
    except BrokenPart:
        return


def _rels_of(part: str) -> str:
    folder, _, name = part.rpartition("/")
    return f"{folder}/_rels/{name}.rels".lstrip("/")


def _nothing(_: str) -> None:
    return None
