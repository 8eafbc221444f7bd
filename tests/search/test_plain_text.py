"""The words of pages that no model describes, out of the theme's HTML."""

from __future__ import annotations

from aftersales_site.search.plain_text import paragraphs, plain


def test_tags_go_and_words_stay_apart() -> None:
    assert plain("<p>one</p><ul><li>two</li><li>three\n  four</li></ul>") == "one two three four"
    assert plain('a <a href="x>y" title="<b>">b</a>c') == "a b c"


def test_what_is_escaped_stays_escaped() -> None:
    """The theme shows these texts as HTML: "&lt;b&gt;" must not become a tag."""
    assert plain("<p>1 &lt; 2 &amp; &#51; &gt; &#x32;</p>") == "1 &lt; 2 &amp; &#51; &gt; &#x32;"


def test_paragraphs_come_one_by_one() -> None:
    html = "<h2>title</h2><p>first <b>bold</b></p>between<p>second &amp; last</p>"
    assert paragraphs(html) == ["first bold", "second &amp; last"]
    assert paragraphs("no paragraph") == []
