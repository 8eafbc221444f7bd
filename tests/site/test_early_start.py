"""The head of a calculator's page: Python starts from there, and every module that it names is there."""

from __future__ import annotations

import html
import json
from pathlib import Path
from posixpath import normpath

from aftersales_site.finishing.security_policy import inline_scripts
from tests.site.pages import Parsed, html_files, parse, themed_files


def place(site: Path, page: Path, address: str) -> Path:
    return site / normpath((page.parent.relative_to(site) / address).as_posix())


def pages_with_an_engine(site: Path) -> dict[Path, Parsed]:
    marked = {
        path: parse(path) for path in html_files(site) if '<meta name="as-engine"' in path.read_text("utf-8")
    }
    assert marked
    return marked


def test_exactly_the_pages_with_a_calculator_start_python(every_site: Path) -> None:
    computing = {path for path in themed_files(every_site) if 'data-runtime="' in path.read_text("utf-8")}
    assert set(pages_with_an_engine(every_site)) == computing


def test_the_head_says_what_the_calculator_says_and_the_manifest_is_the_published_one(
    every_site: Path,
) -> None:
    for path, page in pages_with_an_engine(every_site).items():
        (mark,) = [e.attributes for e in page.of("meta") if e.attributes.get("name") == "as-engine"]
        root = next(e.attributes for e in page.elements if "data-runtime" in e.attributes)
        assert (mark["content"], mark["data-library"]) == (root["data-runtime"], root["data-library"])
        kept_under = root.get("data-rubric") or root.get("data-rule-calculator", "")
        assert mark["data-work"] == ("" if "data-own-form" in root else kept_under)
        published = place(every_site, path, mark["content"]).read_text(encoding="utf-8")
        assert json.loads(html.unescape(mark["data-manifest"])) == json.loads(published)


def test_the_start_stands_in_the_page_before_all_that_waits_and_all_modules_are_there(
    every_site: Path,
) -> None:
    for path, page in pages_with_an_engine(every_site).items():
        text = path.read_text(encoding="utf-8")
        program = inline_scripts(text)[0]
        assert "SharedWorker" in program
        assert "import.meta" not in program
        # A program behind a sheet would wait for it, and one that a file holds for that.
        assert text.index(program) < min(text.index('rel="stylesheet"'), text.index("<script src="))
        (mark,) = [e.attributes for e in page.of("meta") if e.attributes.get("name") == "as-engine"]
        named = [mark["data-worker"], mark["data-reading"], *mark["data-modules"].split()]
        assert len(named) == len(set(named)) > 5
        assert [address for address in named if not place(every_site, path, address).is_file()] == []
        scripts = [e.attributes["src"] for e in page.of("script") if e.attributes.get("type") == "module"]
        assert set(scripts) <= set(named)
