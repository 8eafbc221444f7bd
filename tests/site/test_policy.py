"""What a page may load and run, whoever made its HTML: its own site alone, by a policy on every page."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

import pytest

from aftersales_site.finishing.security_policy import inline_scripts, with_policy
from tests.site.pages import Parsed, html_files, links, parse, themed_files

OUTSIDE = re.compile(r"^(?:[a-z][a-z0-9+.-]*:)?//|^(?:javascript|vbscript):", re.IGNORECASE)
CSS_ADDRESS = re.compile(r"url\(\s*['\"]?([^'\")]+)|@import\s+['\"]([^'\"]+)")
ADDRESS = re.compile(rb"https?://[a-z0-9.-]+", re.IGNORECASE)


@pytest.fixture(scope="module")
def pages(every_site: Path) -> dict[Path, Parsed]:
    return {path: parse(path) for path in html_files(every_site)}


def policy_of(page: Parsed) -> dict[str, list[str]]:
    metas = [e for e in page.of("meta") if e.attributes.get("http-equiv") == "Content-Security-Policy"]
    assert len(metas) == 1
    parts = (part.split() for part in metas[0].attributes["content"].split(";"))
    return {name: values for name, *values in parts}


def test_each_page_has_a_policy_with_the_hashes_of_its_own_scripts(pages: dict[Path, Parsed]) -> None:
    for path, page in pages.items():
        policy = policy_of(page)
        scripts = inline_scripts(path.read_text(encoding="utf-8"))
        hashes = {
            f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"
            for script in scripts
        }
        assert set(policy["script-src"]) == {"'self'", "'wasm-unsafe-eval'", *hashes}
        assert policy["default-src"] == ["'none'"]
        assert policy["connect-src"] == ["'self'"]


def test_the_policy_comes_before_everything_that_it_governs(pages: dict[Path, Parsed]) -> None:
    for page in pages.values():
        tags = [e for e in page.elements if e.tag in ("meta", "script", "link", "style", "img")]
        assert tags[0].attributes == {"charset": "utf-8"}
        assert tags[1].attributes["http-equiv"] == "Content-Security-Policy"


def test_no_page_has_an_inline_handler(pages: dict[Path, Parsed]) -> None:
    handlers = {
        str(path): name
        for path, page in pages.items()
        for element in page.elements
        for name in element.attributes
        if name.startswith("on")
    }
    assert handlers == {}


def test_pages_and_styles_refer_to_nothing_outside_the_site(
    every_site: Path, pages: dict[Path, Parsed]
) -> None:
    for path, page in pages.items():
        for element, link in links(page):
            assert not OUTSIDE.match(link), (path, element.tag, link)
    for path in every_site.rglob("*.css"):
        for found in CSS_ADDRESS.finditer(path.read_text(encoding="utf-8")):
            assert not OUTSIDE.match(found[1] or found[2]), (path, found[0])


def test_scripts_of_the_site_name_no_other_host(every_site: Path) -> None:
    own = [path for path in (every_site / "assets").rglob("*.js") if "javascripts" not in path.parts]
    assert own
    for path in own:
        if "vendor" in path.parts:
            continue  # comments of a library may name its home; the policy lets no request out
        hosts = set(ADDRESS.findall(path.read_bytes())) - {b"http://www.w3.org"}
        assert hosts == set(), path


def test_no_page_names_its_generator(pages: dict[Path, Parsed]) -> None:
    for path, page in pages.items():
        assert all(e.attributes.get("name") != "generator" for e in page.of("meta")), path
        assert "Made with" not in path.read_text(encoding="utf-8")


def test_the_search_dialog_has_a_name_in_each_language(pages: dict[Path, Parsed], every_site: Path) -> None:
    for path in themed_files(every_site):
        page = pages[path]
        english = path.relative_to(every_site).parts[0] == "en"
        dialogs = [e for e in page.elements if e.attributes.get("role") == "dialog"]
        assert [e.attributes.get("aria-label") for e in dialogs] == ["Search" if english else "搜索"]


def test_a_page_without_a_character_set_gets_no_policy_by_luck() -> None:
    with pytest.raises(ValueError, match="character set"):
        with_policy("<html><head></head></html>")


def test_only_programs_that_a_browser_would_run_are_let_in() -> None:
    """A script in a comment, an attribute or a text is none; nor is JSON, nor what a file brings."""
    page = (
        '<!doctype html><html><head><title>x</title><meta name="as-offline" content="<script>a()</script>">'
        '\n<META CHARSET="utf-8"><!-- <script>b()</script> --><script src="/x.js"></script>'
        '<script type="application/json">{"c": "<b>"}</script></head>'
        "<body><textarea>&lt;script&gt;d()&lt;/script&gt;</textarea>"
        '<script\n type="module">if (1 < 2 && "<p>") e();</script>\n<SCRIPT>f()</SCRIPT></body></html>'
    )
    assert inline_scripts(page) == ['if (1 < 2 && "<p>") e();', "f()"]
    before, meta, after = with_policy(page).partition('<meta http-equiv="Content-Security-Policy"')
    assert before.endswith('<META CHARSET="utf-8">')
    for program in inline_scripts(page):
        digest = base64.b64encode(hashlib.sha256(program.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in meta + after
    assert with_policy(page).count("'sha256-") == 2
