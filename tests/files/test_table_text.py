"""Tables of text as spreadsheets save them: one decoder, and what is none is called by its name."""

from __future__ import annotations

from pathlib import Path

import pytest

from aftersales.foundation.faults import Refused
from aftersales.foundation.text import Text
from aftersales_files.table_text import text_in
from tests.files.workbooks import exchange

LIST = "名称,人数\r\n上海,12\r\n"
"""The second character is 上, whose lower byte in UTF-16 is that of the end of a line."""


def chinese(words: Text) -> str:
    return words.zh


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be"]
)
@pytest.mark.parametrize("separator", [",", "\t", ";", "，"])
def test_a_list_of_sites_in_the_encodings_that_spreadsheets_use(encoding: str, separator: str) -> None:
    text = LIST.replace(",", separator)
    reply, _ = exchange("read-sites", text.encode(encoding), table="text")
    assert reply["result"] == {"list": text, "remarks": []}


@pytest.mark.parametrize("encoding", ["big5", "gb18030", "utf-8"])
@pytest.mark.parametrize(
    "text",
    [
        "名稱,人數\n台北門市,12\n高雄門市,3\n",
        "name,headcount\n台北門市,12\n高雄門市,3\n",
        "門店名稱,地區\n東門電視維修站,廣東\n龍崗電器,深圳\n",
        "name,headcount\n國際廣場店,12\n",
    ],
)
def test_traditional_characters_in_either_encoding(text: str, encoding: str) -> None:
    assert text_in(text.encode(encoding), chinese) == text


@pytest.mark.parametrize(
    "text", ["name,staff\n镕记店,1\n", "name\n喆\n", "name\n堃喆店\n", "名称\n犇羴鱻饭店\n"]
)
def test_seldom_characters_of_names(text: str) -> None:
    assert text_in(text.encode("gb18030"), chinese) == text


@pytest.mark.parametrize(
    ("content", "at", "found"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\xff", "", "图片（PNG）"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\xff", "", "PDF 文件"),
        (b"PK\x03\x04\x00\x00", "", "Excel、Word 文件或压缩文件"),
        (b"<html><table><tr><td>name</td></tr></table></html>", "", "网页（扩展名不对的 HTML 文件）"),
        # GB18030 ends where FF begins, in the third row; UTF-8 already at the first character.
        ("名称\n上海\n".encode("gb18030") + b"a\xff\n", "第 3 行", "字节 FF"),
        # UTF-8 with one byte that is cut off, 80 being no first byte in either.
        ("名称\n上海\n".encode() + b"\x80\n", "第 3 行", "字节 80"),
        (b"name\nfirst shop\0\nb\n", "第 2 行", "字节 00"),
        # Half a character of two in UTF-16: a high surrogate, D800, and nothing behind it.
        (b"\xff\xfe" + "名称\n上海\n".encode("utf-16-le") + b"\x00\xd8", "第 3 行", "字节 00"),
        (b"\xef\xbb\xbf" + "名称".encode("gb18030"), "第 1 行", "字节 C3"),
    ],
    ids=["picture", "pdf", "archive", "page", "gb18030", "utf-8", "zero", "utf-16", "false mark"],
)
def test_what_is_no_text_is_told_by_its_place_or_its_name(content: bytes, at: str, found: str) -> None:
    with pytest.raises(Refused) as refused:
        text_in(content, chinese)
    (fault,) = refused.value.faults
    assert (fault.at, fault.found) == (at, found)
    assert "GB18030" in fault.expected.zh
    for kind in ("read-sites", "read-half-days"):
        reply, _ = exchange(kind, content, table="text")
        assert [(each["at"], each["found"]) for each in reply["faults"]] == [(at, found)]


@pytest.mark.parametrize("content", [b"", b" \r\n", b"\xef\xbb\xbf\r\n"])
def test_a_file_without_a_word(content: bytes) -> None:
    reply, _ = exchange("read-sites", content, table="text")
    (fault,) = reply["faults"]
    assert (fault["at"], fault["found"]) == ("", "空文件")


def test_no_page_decodes_a_table_itself() -> None:
    """What a browser knows of encodings and what Python knows are not the same; one of them is asked."""
    scripts = [path for path in Path("docs/assets").rglob("*.js") if "vendor" not in path.parts]
    decoding = [path.name for path in scripts if "TextDecoder(" in path.read_text(encoding="utf-8")]
    # What this site itself publishes, which is UTF-8; the text of a link; assessments and rubrics, by the
    # rule that Python has (text-file.test.mjs holds the two together); bytes as a key.
    found = ["download.js", "packing.js", "text-file.js", "twice.js", "worker-filling.js"]
    assert sorted(decoding) == found
