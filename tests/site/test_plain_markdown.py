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


def made_of(article: str) -> list[str]:
    made = markdown_pages({"index.html": f"<article>{article}</article>".encode()})["index.md"].decode()
    return [line for line in made.split("\n") if line]


def test_a_table_of_figures_in_a_form_is_there_and_what_is_typed_or_computed_is_not() -> None:
    """The page on audit time says that its table can be looked up; the Markdown had none."""
    figures = "<table><tr><th>1–65</th></tr><tr><td>2</td></tr></table>"
    typed = "<table><tr><td><input></td></tr></table>"
    computed = "<div class='live-only'><table><tr><td>7</td></tr></table></div>"
    assert made_of(f"<form><label>n</label>{typed}{computed}{figures}</form>") == [
        "| 1–65 |",
        "| --- |",
        "| 2 |",
    ]


def test_the_last_rows_of_a_table_belong_to_it() -> None:
    """A sum became a table of its own, below an empty head."""
    table = "<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>1</td></tr></tbody>"
    assert made_of(table + "<tfoot><tr><td>sum</td></tr></tfoot></table>") == [
        "| a |",
        "| --- |",
        "| 1 |",
        "| sum |",
    ]


def test_what_style_keeps_apart_is_apart() -> None:
    explained = '<p><span class="as-explanation__word">说明</span>1 至 10700 人可查表。</p>'
    assert made_of(explained) == ["说明 1 至 10700 人可查表。"]
    assert made_of('<p><a href="a">5.1</a><span>5 分</span></p>') == ["[5.1](a) 5 分"]
    assert made_of('<p><a href="a">5.1</a>，<span>5 分</span></p>') == ["[5.1](a)，5 分"]
