"""What goes from finished pages: the lines that templates leave empty, and nothing that a reader sees."""

from __future__ import annotations

from pathlib import Path

import pytest

from aftersales_site.finishing.lean_pages import without_empty_lines
from tests.site.pages import html_files


@pytest.mark.parametrize(
    ("made", "published"),
    [
        ("<ul>\n\n    \n  <li>a</li>\n  <li>b</li>\n</ul>", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        # A space or a line's end between words is a space; without one the words are one.
        ("<em>a</em> <em>b</em><em>c</em>", "<em>a</em> <em>b</em><em>c</em>"),
        ("<em>a</em>\n\n<em>b</em>", "<em>a</em>\n<em>b</em>"),
        ("<p>a\n\n  b</p>", "<p>a\n\n  b</p>"),
        ("<PRE><b>a</b>\n\n  <b>b</b></PRE>\n\n<p>", "<PRE><b>a</b>\n\n  <b>b</b></PRE>\n<p>"),
        ("<textarea>\n\n<b>\n\n</textarea>\n\n<p>", "<textarea>\n\n<b>\n\n</textarea>\n<p>"),
        ("<script>a = `<b>\n\n  <b>`</script>\n\n<p>", "<script>a = `<b>\n\n  <b>`</script>\n<p>"),
        ("<pretty>\n\n<b>", "<pretty>\n<b>"),
        ("<script src=a></script>\n\n<pre>\n\n<b></pre>", "<script src=a></script>\n<pre>\n\n<b></pre>"),
    ],
)
def test_a_line_ends_once_between_two_tags(made: str, published: str) -> None:
    assert without_empty_lines(made) == published


def test_no_page_has_an_empty_line_between_tags(built_site: Path) -> None:
    pages = [path.read_text(encoding="utf-8") for path in html_files(built_site)]
    assert len(pages) > 400
    assert [page[:80] for page in pages if page != without_empty_lines(page)] == []
