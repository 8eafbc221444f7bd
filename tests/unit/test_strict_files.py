"""Strict reading of files: by their ending, in UTF-8, up to a size."""

import json
from pathlib import Path

import pytest

from aftersales.foundation.faults import Refused
from aftersales_files.table_text import text_in
from aftersales_yaml.strict import LARGEST_FILE, decoded, read_file, read_text


def test_the_ending_decides(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"n": 1}', encoding="utf-8")
    (tmp_path / "a.yaml").write_text('{"n": 1}', encoding="utf-8")
    assert read_file(tmp_path / "a.json") == {"n": 1}
    assert read_file(tmp_path / "a.yaml") == {"n": "1"}


@pytest.mark.parametrize("name", ["a.yaml", "a.json"])
def test_a_byte_order_mark_is_accepted(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"\xef\xbb\xbf" + json.dumps({"zh": "茶"}).encode())
    assert read_file(tmp_path / name) == {"zh": "茶"}


def test_lines_may_end_as_on_windows(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"a: met\r\nb: not_met\r\n")
    assert read_file(tmp_path / "a.yaml") == {"a": "met", "b": "not_met"}


@pytest.mark.parametrize("word", ["学校", "医院", "缺失", "学习", "学员", "小路", "一", "一一", "缺失 3"])
def test_short_words_that_are_utf_8_by_accident(word: str) -> None:
    """D1A7 D0A3 is 学校 in GB18030, and ѧУ in UTF-8, which nobody writes; both encodings of it say 学校."""
    for encoding in ("gb18030", "utf-8"):
        assert decoded(f'{{"not_met": "{word}"}}'.encode(encoding)) == f'{{"not_met": "{word}"}}'
        assert text_in(f"note\n{word}\n".encode(encoding), str) == f"note\n{word}\n"


@pytest.mark.parametrize(
    "word", ["café", "Zoë", "5 μm", "W/(m²·K)", "αβ", "créée", "±3 °C", "§ 5", "Иван", "naïve — ok"]
)
def test_what_people_write_in_utf_8(word: str) -> None:
    assert decoded(word.encode()) == word


@pytest.mark.parametrize("encoding", ["gbk", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("name", ["a.yaml", "a.json"])
def test_what_chinese_windows_saves(tmp_path: Path, name: str, encoding: str) -> None:
    """Notepad's ANSI is GB18030, its Unicode UTF-16; 喆 is no character of GB2312."""
    text = '{"reason": "没有记录，负责人王喆：三份服务台账"}'
    (tmp_path / name).write_bytes(text.encode(encoding))
    assert read_file(tmp_path / name) == {"reason": "没有记录，负责人王喆：三份服务台账"}


@pytest.mark.parametrize(
    "text",
    [
        "沒有記錄，負責人".encode("big5"),
        "café naïve".encode("latin-1"),
        "没有记录，负责人".encode()[:-1],
        "好".encode()[:-1],  # E5 A5, which GB2312 has as well: 濂
        "没有".encode() + "没有".encode("gbk"),
        "没有记录".encode("gbk") + b"\xff",
        "没有记录".encode("utf-16")[:-1],
    ],
    ids=["big5", "latin-1", "cut", "short", "mixed", "broken", "odd"],
)
def test_what_may_be_other_words_is_refused(tmp_path: Path, text: bytes) -> None:
    (tmp_path / "a.yaml").write_bytes((b"" if text.startswith(b"\xff\xfe") else b"# a\nreason: ") + text)
    with pytest.raises(Refused) as refused:
        read_file(tmp_path / "a.yaml")
    (fault,) = refused.value.faults
    assert fault.at == ("line 1" if text.startswith(b"\xff\xfe") else "line 2")
    assert "字节" in fault.found
    assert "UTF-8" in fault.expected.zh


def test_one_mebibyte_and_not_a_byte_more(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes(b"#" * LARGEST_FILE)
    assert len(read_text(file)) == LARGEST_FILE
    file.write_bytes(b"#" * (LARGEST_FILE + 1))
    with pytest.raises(Refused, match="at most 1 MiB"):
        read_file(file)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="没有这个文件或文件夹 / no such file or folder"):
        read_file(tmp_path / "none.yaml")


def test_a_folder(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="a file that can be read"):
        read_file(tmp_path)
    with pytest.raises(Refused, match="这是文件夹，不是文件"):
        read_file(tmp_path)
