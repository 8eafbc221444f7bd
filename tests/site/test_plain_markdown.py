"""What pages became as Markdown is kept for the next build, and never believed when it does not fit."""

from __future__ import annotations

from pathlib import Path

from aftersales_site.finishing.plain_markdown import markdown_pages

PAGES = {
    "index.html": b"<nav>not read</nav><article><h1>Home</h1></article>",
    "a/index.html": b"<article><p>One <b>word</b></p></article>",
    "a/picture.svg": b"<svg/>",
}
MADE = {"index.md": b"# Home\n", "a/index.md": b"One **word**\n"}


def test_what_is_remembered_is_what_would_be_made(tmp_path: Path) -> None:
    assert markdown_pages(PAGES) == MADE
    assert markdown_pages(PAGES, tmp_path) == MADE
    assert len(list(tmp_path.iterdir())) == 2
    assert markdown_pages(PAGES, tmp_path) == MADE


def test_a_page_that_changed_is_made_anew_and_its_former_text_forgotten(tmp_path: Path) -> None:
    markdown_pages(PAGES, tmp_path)
    before = {file.name for file in tmp_path.iterdir()}
    changed = {**PAGES, "a/index.html": b"<article><p>Two words</p></article>"}
    assert markdown_pages(changed, tmp_path)["a/index.md"] == b"Two words\n"
    now = {file.name for file in tmp_path.iterdir()}
    assert (len(now), len(now & before)) == (2, 1)


def test_what_is_remembered_is_used(tmp_path: Path) -> None:
    markdown_pages(PAGES, tmp_path)
    for file in tmp_path.iterdir():
        file.write_bytes(b"kept\n\0")
    assert set(markdown_pages(PAGES, tmp_path).values()) == {b"kept\n"}


def test_a_file_that_was_not_written_to_its_end_is_made_anew(tmp_path: Path) -> None:
    markdown_pages(PAGES, tmp_path)
    for file in tmp_path.iterdir():
        file.write_bytes(file.read_bytes()[:3])
    assert markdown_pages(PAGES, tmp_path) == MADE
