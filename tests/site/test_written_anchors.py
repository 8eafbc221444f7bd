"""A heading of a guide has an anchor of its own, the same in both languages.

One made from the heading is a number in Chinese (`_5`), which moves with every heading put before it, and
other words in English: neither an everyday question nor a link could name the place for both.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.site.pages import parse

GUIDES = sorted(path.name.partition(".")[0] for path in (ROOT / "docs").glob("*.zh.md"))
HEADING = re.compile(r"^#{1,6} .*$", re.MULTILINE)
CODE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
TELLING = re.compile(r"\{#([a-z]+(?:-[a-z]+)*)\}$")
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def anchors(text: str) -> list[str]:
    """The anchor that each heading of TEXT names, the heading itself where it names none."""
    headings = HEADING.findall(CODE.sub("", text))
    return [found[1] if (found := TELLING.search(heading)) else heading for heading in headings]


@pytest.mark.parametrize("name", GUIDES)
def test_each_heading_names_its_anchor_and_both_languages_the_same(name: str) -> None:
    chinese, english = (
        anchors((ROOT / "docs" / f"{name}.{language}.md").read_text(encoding="utf-8"))
        for language in ("zh", "en")
    )
    assert chinese == english
    assert [each for each in chinese if each.startswith("#")] == []
    assert chinese[0] == name
    assert len(chinese) == len(set(chinese))


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", GUIDES)
def test_no_heading_of_a_guide_is_numbered_by_the_builder(built_site: Path, language: str, name: str) -> None:
    page = parse(built_site / ("" if language == "zh" else language) / name / "index.html")
    ids = [
        each.attributes["id"] for each in page.elements if each.tag in HEADINGS and "id" in each.attributes
    ]
    text = (ROOT / "docs" / f"{name}.{language}.md").read_text(encoding="utf-8")
    assert ids == anchors(text)


def test_a_heading_without_an_anchor_or_with_a_numbered_one_is_found() -> None:
    text = "# Guide {#guide}\n\n```\n# a comment\n```\n\n## Part\n\n## Next {#_5}\n\n### Last {#step-two}\n"
    assert anchors(text) == ["guide", "## Part", "## Next {#_5}", "step-two"]
