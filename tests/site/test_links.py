"""The site is whole, whoever made its HTML: no broken link, anchor or id; both languages alike."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tests.site.pages import Parsed, addresses, broken_links, html_files, is_framed, parse, target


@pytest.fixture(scope="module")
def pages(every_site: Path) -> dict[Path, Parsed]:
    return {path: parse(path) for path in html_files(every_site)}


def test_every_link_leads_to_a_page_and_an_anchor_that_exist(every_site: Path) -> None:
    assert broken_links(every_site) == []


def test_no_id_stands_twice_on_a_page(every_site: Path, pages: dict[Path, Parsed]) -> None:
    twice = {
        str(path.relative_to(every_site)): repeated
        for path, page in pages.items()
        if (repeated := [name for name, count in Counter(page.ids).items() if count > 1])
    }
    assert twice == {}


def test_both_languages_have_the_same_pages(every_site: Path) -> None:
    everything = addresses(every_site)
    english = {address.removeprefix("en/") for address in everything if address.startswith("en/")}
    chinese = {address for address in everything if not address.startswith("en/")}
    assert chinese == english
    # 3 + 51 + 20 + 87: the rule documents, the clauses of both rubrics, the register
    assert len(chinese) > 161


def test_each_page_says_its_language_and_leads_to_the_other(
    every_site: Path, pages: dict[Path, Parsed]
) -> None:
    for path, page in pages.items():
        english = path.relative_to(every_site).parts[0] == "en"
        assert page.of("html")[0].attributes["lang"] == ("en" if english else "zh")
        if path.name == "404.html" or is_framed(every_site, path):
            continue
        here = path.relative_to(every_site).as_posix()
        other = every_site / (here.removeprefix("en/") if english else f"en/{here}")
        switch = [e for e in page.of("a") if e.attributes.get("hreflang") == ("zh" if english else "en")]
        assert [target(every_site, path, e.attributes["href"])[0] for e in switch] == [other]


def test_no_reference_of_the_data_is_left_dangling(tmp_path: Path) -> None:
    from aftersales_site.content.read_content import read_content
    from aftersales_site.pages import make_pages
    from aftersales_site.site import make_sites

    sites = make_sites(read_content(), "https://site.example/", None)
    for site in sites:
        assert list(make_pages(site))
        assert site.dangling == set()


def test_every_page_of_a_document_names_its_issuer_and_edition(every_site: Path) -> None:
    for address, names in {
        "zpic-wf-20/": ("中平国际认证（深圳）有限公司", "B1"),
        "gbt-27922-2011/5.1.2.2/": ("未署名", "2022-10-07"),
        "zhht-completeness/2.2.1a/": ("北京中汇恒泰认证有限公司", "A/1"),
        "xbht-gz-038/": ("北京新标恒通认证有限公司", "A/1"),
        "calculators/gbt-27922-2011/": ("中平国际", "B1"),
    }.items():
        text = (every_site / address / "index.html").read_text(encoding="utf-8")
        for name in names:
            assert name in text, (address, name)
