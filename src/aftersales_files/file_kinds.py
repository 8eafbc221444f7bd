"""What a file is that is not what was asked for, called by its name."""

from __future__ import annotations

import re
from collections.abc import Collection

from aftersales.foundation.text import Text

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""The first bytes of .xls, .et, .doc and of Office files with a password."""

ZIP = b"PK\x03\x04"
"""The first bytes of a zip archive that holds anything."""

EMPTY = Text("空文件", "an empty file")
BROKEN = Text("打不开", "cannot be opened")
OTHER_ARCHIVE = Text("别的压缩文件", "another kind of zip archive")
LOCK = Text(
    "打开着的 Excel 文件留下的临时文件（~$ 开头）",
    "what Excel leaves beside a file while it is open (its name begins with ~$)",
)
PLAIN = Text("文本文件（如 CSV）", "a text file (CSV, say)")
PASSWORD = Text("加了密码的文件", "a file with a password")
OLD_SHEETS = Text("旧格式的 .xls 文件", "an old .xls file")
OPEN_SHEETS = Text(".ods 文件", "an .ods file")
OPEN_OTHER = Text("OpenDocument 文件，但不是表格", "an OpenDocument file, but no spreadsheet")
WORD = Text("Word 文件（.docx），里面没有表格", "a Word file (.docx) without a table")
BINARY_SHEETS = Text(".xlsb 文件", "an .xlsb file")
_LOCKED_SHEETS = re.compile(rb"\x09\x08\x10\x00.{16}(?:\x86\x00\x00\x00)?\x2f\x00", re.DOTALL)
"""How the sheets of an .xls file with a password begin: BOF, perhaps WRITEPROT, FILEPASS."""
_OLD_WORD = Text("旧格式的 Word 文件（.doc）", "an old Word file (.doc)")
_JSON = Text("评分或记录（JSON 文件）", "an assessment or a record (a JSON file)")
PACKED = Text("Excel、Word 文件或压缩文件", "an Excel or Word file, or an archive")
_PAGE = Text("网页（扩展名不对的 HTML 文件）", "a web page (HTML under another name)")
_XML = Text("XML 文件", "an XML file")

_HEIC, _WEBP = Text("照片（HEIC）", "a photo (HEIC)"), Text("图片（WebP）", "a picture (WebP)")
_VIDEO = Text("视频", "a video")
_JPEG, _PNG = Text("照片（JPEG）", "a photo (JPEG)"), Text("图片（PNG）", "a picture (PNG)")
_GIF, _TIFF = Text("图片（GIF）", "a picture (GIF)"), Text("图片（TIFF）", "a picture (TIFF)")
_BMP = Text("图片（BMP）", "a picture (BMP)")
_PDF = Text("PDF 文件", "a PDF file")
LOOKED_AT_ONLY = (_HEIC, _WEBP, _JPEG, _PNG, _GIF, _TIFF, _BMP, _VIDEO, _PDF)
"""What shows a form to people, and to nobody else."""

_STARTS = (
    (b"%PDF", _PDF),
    (b"\xff\xd8\xff", _JPEG),
    (b"\x89PNG", _PNG),
    (b"GIF8", _GIF),
    (b"II*\0", _TIFF),
    (b"MM\0*", _TIFF),
    (b"MIME-Version:", _PAGE),
    (b"Rar!", Text("压缩文件（.rar）", "an archive (.rar)")),
    (b"7z\xbc\xaf", Text("压缩文件（.7z）", "an archive (.7z)")),
    (b"\x1f\x8b", Text("压缩文件（.gz）", "an archive (.gz)")),
    (b"{\\rtf", Text("RTF 文件", "an RTF file")),
)
TEXTS = (PLAIN, _JSON)
"""What may be read as YAML, JSON or a table."""
_STILLS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1", b"avif")
_FOLDERS = (
    ("word/", WORD),
    ("ppt/", Text("演示文稿（.pptx）", "slides (.pptx)")),
    ("xl/workbook.bin", BINARY_SHEETS),
    ("index/document.iwa", Text("Numbers 表格", "a Numbers spreadsheet")),
    ("index.zip", Text("Numbers 表格", "a Numbers spreadsheet")),
    ("mimetype", OPEN_SHEETS),
)


def loose_file(content: bytes) -> Text:
    """What CONTENT is, which is no zip archive."""
    if not content:
        return EMPTY
    if content.startswith(OLE[:4]):
        return old_office(content)
    known = next((name for start, name in _STARTS if content.startswith(start)), None)
    return known or _moving_or_still(content) or _loose_text(content[:4096])


def _moving_or_still(content: bytes) -> Text | None:
    """The picture or video that CONTENT is, of those that say so behind their size; None if it is none."""
    if content[4:8] == b"ftyp":
        return _HEIC if content[8:12] in _STILLS else _VIDEO
    if content.startswith(b"RIFF"):
        return _WEBP if content[8:12] == b"WEBP" else _VIDEO
    return _BMP if content.startswith(b"BM") and content[6:10] == bytes(4) else None


def _loose_text(begin: bytes) -> Text:
    """What a file is that begins like this and like no format known by its first bytes."""
    utf16 = begin.startswith((b"\xff\xfe", b"\xfe\xff"))
    if begin.startswith(ZIP) or (b"\0" in begin and not utf16):
        return BROKEN
    text = begin.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if text.startswith(b"<"):
        return _PAGE if b"<html" in text or b"<table" in text else _XML
    return _JSON if text.startswith((b"{", b"[")) else PLAIN


def old_office(content: bytes) -> Text:
    """What CONTENT is, which begins like the files of Office before 2007; its streams are named in it."""
    if _stream("EncryptedPackage") in content or _LOCKED_SHEETS.search(content):
        return PASSWORD
    return _OLD_WORD if _stream("WordDocument") in content else OLD_SHEETS


def _stream(name: str) -> bytes:
    """NAME as such files write the names of their streams, two bytes a character."""
    return b"".join(bytes((ord(character), 0)) for character in name)


def archive(names: Collection[str]) -> Text:
    """What a zip archive with parts of these NAMES (in small letters) is."""
    for folder, name in _FOLDERS:
        if any(each.startswith(folder) for each in names):
            return name
    return OTHER_ARCHIVE
