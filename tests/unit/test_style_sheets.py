"""Style sheets in parts become whole ones, and a part that could break on the way is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from aftersales_site.finishing.style_sheets import with_whole_sheets
from aftersales_site.staging import read_tree

pytestmark = pytest.mark.once

ASSETS = Path(__file__).resolve().parents[2] / "docs" / "assets"
LIST = b'/* All. */\n\n@import url("parts/first.css");\n@import url("parts/second.css");\n'


def test_a_list_of_parts_becomes_one_sheet_in_the_same_order() -> None:
    files = {"a/all.css": LIST, "a/parts/first.css": b"p {}\n", "a/parts/second.css": b"q {}\n"}
    assert with_whole_sheets(files) == {"a/all.css": b"/* All. */\n\np {}\n\nq {}\n\n"}


def test_a_part_of_two_sheets_stands_in_both() -> None:
    other = b'@import url("parts/first.css");\n'
    files = {"all.css": LIST, "other.css": other, "parts/first.css": b"p {}", "parts/second.css": b"q {}"}
    whole = with_whole_sheets(files)
    assert set(whole) == {"all.css", "other.css"}
    assert b"p {}" in whole["all.css"]
    assert b"p {}" in whole["other.css"]


def test_a_list_may_be_part_of_another() -> None:
    outer = b'@import url("parts/all.css");\nr {}\n'
    inner = b'@import url("first.css");\n@import url("second.css");\n'
    files = {
        "outer.css": outer,
        "parts/all.css": inner,
        "parts/first.css": b"p {}",
        "parts/second.css": b"q {}",
    }
    assert with_whole_sheets(files) == {"outer.css": b"p {}\nq {}\n\nr {}\n"}


def test_other_files_stay_as_they_are() -> None:
    files = {"plain.css": b"p { color: red }", "picture.png": b"\x89PNG", "page.html": LIST}
    assert with_whole_sheets(files) == files


def test_a_missing_part_is_an_error() -> None:
    with pytest.raises(KeyError, match=r"parts/second\.css"):
        with_whole_sheets({"all.css": LIST, "parts/first.css": b""})


def test_a_part_with_an_address_of_its_own_is_refused() -> None:
    files = {"all.css": LIST, "parts/first.css": b"p { background: URL(x.svg) }", "parts/second.css": b""}
    with pytest.raises(ValueError, match=r"parts/first\.css: found url"):
        with_whole_sheets(files)


def test_every_part_of_the_site_is_on_a_list() -> None:
    sheets = {path: raw for path, raw in read_tree(ASSETS).items() if path.endswith(".css")}
    served = {path for path in sheets if path.startswith("stylesheets/") and path.count("/") == 1}
    assert set(with_whole_sheets(sheets)) == served
