"""A rubric full of hostile texts becomes pages on which nothing of it runs."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from aftersales_site.finishing.security_policy import inline_scripts
from aftersales_yaml.collection import rubrics_folder
from tests import made_up
from tests.conftest import build_site
from tests.site.pages import Parsed, html_files, links, parse

WITH_COMMANDS = ("hosting", "embedding", "speed")  # pages with commands or lines to paste in them
HOSTILE = (
    "<img src=x onerror=alert(1)></title></script><script>alert(1)</script>"
    "\n\n# heading\n\n```js\nalert(1)\n```\n\n[link](javascript:alert(1)) {: onclick=alert(1) }"
    "\n\n</div></section><svg onload=alert(1)> {{ 7*7 }} {% raw %} &lt;b&gt; '\"><b id=x> "
)


def hostile(value: Any) -> Any:
    """VALUE with every bilingual text made hostile."""
    if isinstance(value, dict):
        if set(value) == {"zh", "en"} and all(isinstance(text, str) for text in value.values()):
            return {language: HOSTILE + text for language, text in value.items()}
        return {key: hostile(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [hostile(inner) for inner in value]
    return value


@pytest.fixture(scope="module")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    contents = {path: hostile(content) for path, content in made_up.files().items()}
    contents["sources.yaml"]["sources"][0]["number"] = HOSTILE
    rubrics = made_up.write_folder(folder / "rubrics", contents)
    # words of the pages are the project's own
    shutil.copy(rubrics_folder() / "labels.yaml", rubrics / "labels.yaml")
    shutil.copytree(rubrics_folder() / "search", rubrics / "search")
    build_site(out=folder / "site", work=folder / "work", rubrics=rubrics)
    return folder / "site"


@pytest.fixture(scope="module")
def pages(hostile_site: Path) -> dict[Path, Parsed]:
    return {path: parse(path) for path in html_files(hostile_site)}


def test_all_pages_are_there(hostile_site: Path) -> None:
    for name in ("tea-form", "tea-form/1.1.1", "tea-rules", "register/weight-misprinted", "glossary"):
        for prefix in ("", "en/"):
            assert (hostile_site / prefix / name / "index.html").is_file()


def test_no_text_became_markup(pages: dict[Path, Parsed]) -> None:
    for path, page in pages.items():
        for element in page.elements:
            assert not [name for name in element.attributes if name.startswith("on")], (path, element)
            assert element.attributes.get("src") != "x", path
            assert element.attributes.get("id") != "x", path
        assert all(not link.lower().startswith("javascript:") for _, link in links(page)), path
        assert not page.of("b") or all("id" not in e.attributes for e in page.of("b"))


def test_no_text_became_a_script(pages: dict[Path, Parsed]) -> None:
    for path, page in pages.items():
        for script in inline_scripts(path.read_text(encoding="utf-8")):
            assert "alert(1)" not in script, path
        for element in page.of("script"):
            assert (
                element.attributes.get("src")
                or "alert(1)" not in element.text
                or ("json" in element.attributes.get("type", ""))
            )


def test_no_text_became_a_heading_or_code(pages: dict[Path, Parsed]) -> None:
    for path, page in pages.items():
        assert "heading" not in page.ids, path
        # Citations are shown as code by the page itself, with the texts escaped in them.
        blocks = [each for each in page.of("pre") if each.attributes.get("class") != "as-cited"]
        assert not blocks or path.parent.name in WITH_COMMANDS, path
        assert len(page.of("h1")) == 1, path


def test_texts_are_shown_as_they_were_written(hostile_site: Path) -> None:
    page = (hostile_site / "tea-form/1.1.1/index.html").read_text(encoding="utf-8")
    assert "&lt;img src=x onerror=alert(1)&gt;" in page
    assert "{{ 7*7 }}" in page
