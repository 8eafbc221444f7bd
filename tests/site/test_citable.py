"""Pages can be cited and found: by search engines, librarians, and machines that read."""

from __future__ import annotations

import csv
import hashlib
import json
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from aftersales.version import RELEASED, __version__
from aftersales_files.api import XLSX
from aftersales_site.cli import LOCAL_ADDRESS
from aftersales_site.writing.citation import AUTHOR, Citation
from tests.site.pages import Parsed, addresses, is_framed, parse

CODES = {"zh-CN": "", "en": "en/", "x-default": ""}  # who reads neither is led to the authoritative one
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"
CITED = re.compile(r"(gbt-27922-2011|zhht-completeness|zpic-wf-20|register)/|glossary/$")


@pytest.fixture(scope="module")
def pages(every_site: Path) -> dict[str, Parsed]:
    """Every page of either language by its address."""
    return {
        name: parse(every_site / name / "index.html")
        for name in addresses(every_site)
        if not is_framed(every_site, every_site / name)
    }


def links(page: Parsed, rel: str) -> list[dict[str, str]]:
    found = (element.attributes for element in page.of("link"))
    return [each for each in found if each.get("rel", "").strip() == rel]


def without_language(address: str) -> str:
    return address.removeprefix("en/")


def test_each_page_says_where_it_stands_in_both_languages(pages: dict[str, Parsed], every_site: Path) -> None:
    for address, page in pages.items():
        assert [each["href"] for each in links(page, "canonical")] == [LOCAL_ADDRESS + address]
        others = {each["hreflang"]: each["href"] for each in links(page, "alternate") if "hreflang" in each}
        bare = without_language(address)
        assert others == {code: f"{LOCAL_ADDRESS}{prefix}{bare}" for code, prefix in CODES.items()}
        (markdown,) = (each["href"] for each in links(page, "alternate") if "type" in each)
        assert (every_site / address / markdown).resolve() == every_site / address / "index.md"


def test_the_theme_does_not_take_the_links_for_its_own(pages: dict[str, Parsed]) -> None:
    """It asks for a site map beside every `link[rel=alternate]`, which a space keeps it from."""
    for page in pages.values():
        assert not [e for e in page.of("link") if e.attributes.get("rel") == "alternate"]


def test_the_site_map_has_every_page_once(pages: dict[str, Parsed], every_site: Path) -> None:
    tree = ET.parse(every_site / "sitemap.xml")
    listed = [entry.findtext(f"{SITEMAP}loc", "") for entry in tree.iter(f"{SITEMAP}url")]
    assert sorted(listed) == sorted(LOCAL_ADDRESS + address for address in pages)
    for entry in tree.iter(f"{SITEMAP}url"):
        bare = without_language(entry.findtext(f"{SITEMAP}loc", "").removeprefix(LOCAL_ADDRESS))
        others = {link.get("hreflang"): link.get("href") for link in entry.iter(LINK)}
        assert others == {code: f"{LOCAL_ADDRESS}{prefix}{bare}" for code, prefix in CODES.items()}
    robots = (every_site / "robots.txt").read_text(encoding="utf-8")
    assert f"Sitemap: {LOCAL_ADDRESS}sitemap.xml" in robots


def structured(page: Parsed) -> Any:
    (script,) = (e.text for e in page.of("script") if e.attributes.get("type") == "application/ld+json")
    return json.loads(script)


def test_a_clause_says_its_number_its_document_and_the_edition(pages: dict[str, Parsed]) -> None:
    """Edition and date of CTS ZHHT001-2023 stand in sources.yaml: A/1, 2025-08-15."""
    told = structured(pages["zhht-completeness/2.5.1/"])
    assert told["@context"] == "https://schema.org"
    assert told["identifier"]["propertyID"] == "CTS ZHHT001-2023"
    assert told["identifier"]["value"] == "2.5.1"
    assert (told["isBasedOn"]["version"], told["isBasedOn"]["datePublished"]) == ("A/1", "2025-08-15")
    assert told["isBasedOn"]["publisher"]["name"] == "北京中汇恒泰认证有限公司"
    assert structured(pages["en/zhht-completeness/2.5.1/"])["inLanguage"] == "en"


def test_of_a_source_nothing_is_told_that_it_does_not_state(pages: dict[str, Parsed]) -> None:
    """By sources.yaml ZPIC-WF-20 takes effect on 2025-06-06 and does not say when it was issued; the
    self-assessment form of 2022-10-07 names no issuer: “Unnamed …” is no organisation.
    """
    told = structured(pages["zpic-wf-20/"])["isBasedOn"]
    assert (told["version"], told["temporalCoverage"], "datePublished" in told) == (
        "B1",
        "2025-06-06/..",
        False,
    )
    assert told["publisher"]["name"] == "中平国际认证（深圳）有限公司"
    form = structured(pages["gbt-27922-2011/5.1.1.1/"])["isBasedOn"]
    assert (form["datePublished"], "publisher" in form) == ("2022-10-07", False)


def test_the_table_of_discrepancies_has_every_reading(every_site: Path) -> None:
    """The data package says so of it; it had the adopted one alone. 9.2 of ZPIC-WF-20 has three."""
    with (every_site / "data/register.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = {row["id"]: row for row in csv.DictReader(file)}
    row = rows["appeal-sixty-days"]
    assert (row["adopted_zh"], row["others_zh"]) == (
        "从收到之日起按自然日算，收到当天不计。",
        "从接受（受理）之日起算。；按 60 个工作日算。",
    )
    assert len(row["others"].split()) == 2
    assert all(each["others"] and each["others_en"] for each in rows.values())


@pytest.mark.parametrize("document", ["gbt-27922-2011", "zhht-completeness", "zpic-wf-20"])
def test_a_document_is_a_data_set_with_its_files(
    pages: dict[str, Parsed], every_site: Path, document: str
) -> None:
    told = structured(pages[f"{document}/"])
    assert (told["@type"], told["version"]) == ("Dataset", __version__)
    blank_form = {XLSX} if document != "zpic-wf-20" else set()
    assert {each["encodingFormat"] for each in told["distribution"]} == {
        "application/json",
        "text/csv",
    } | blank_form
    for each in told["distribution"]:
        content = (every_site / each["contentUrl"].removeprefix(LOCAL_ADDRESS)).read_bytes()
        assert each["sha256"] == hashlib.sha256(content).hexdigest()


def test_the_glossary_is_a_set_of_terms_that_stand_there(pages: dict[str, Parsed]) -> None:
    told = structured(pages["glossary/"])
    ids = [term["@id"].partition("#")[2] for term in told["hasDefinedTerm"]]
    assert told["@type"] == "DefinedTermSet"
    assert len(ids) > 50
    assert set(ids) <= set(pages["glossary/"].ids)


def test_the_tables_are_a_data_package(every_site: Path) -> None:
    package = json.loads((every_site / "data/datapackage.json").read_text(encoding="utf-8"))
    there = {path.relative_to(every_site / "data").as_posix() for path in every_site.glob("data/**/*.csv")}
    assert {resource["path"] for resource in package["resources"]} == there
    for resource in package["resources"]:
        path = every_site / "data" / resource["path"]
        assert resource["bytes"] == path.stat().st_size
        assert resource["hash"] == f"sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}"
        with path.open(encoding="utf-8-sig", newline="") as file:
            heads = next(csv.reader(file))
        assert [field["name"] for field in resource["schema"]["fields"]] == heads
        assert re.fullmatch(r"[a-z0-9._-]+", resource["name"])


def test_every_page_that_one_cites_says_how(pages: dict[str, Parsed], every_site: Path) -> None:
    keys = []
    for address in pages:
        html = (every_site / address / "index.html").read_text(encoding="utf-8")
        cites = html.count('<details class="as-details as-cite">')
        is_cited = CITED.match(without_language(address)) and without_language(address) != "register/"
        assert cites == int(bool(is_cited)) or not is_cited, address
        if cites:
            keys += re.findall(r"@misc\{([^,]+),", html)
    assert len(keys) == len(set(keys)) > 300


def test_the_forms_of_a_citation() -> None:
    """GB/T 7714-2015, 4.6 and 8.8.1: author. title[EB/OL]//whole. (changed)[read]. address."""
    found = Citation(
        key="aftersales-a-1.1",
        title="A & B 1.1",
        container="规则",
        address="https://a.example/a/1.1/",
        language="zh",
    )
    assert found.by_gbt_7714 == f"The Aftersales maintainers. A & B 1.1[EB/OL]//规则. ({RELEASED})"
    assert found.bibtex.startswith("@misc{aftersales-a-1.1,\n  author = {{The Aftersales maintainers}}")
    assert r"title = {{A \& B 1.1}}" in found.bibtex
    (entry,) = json.loads(found.csl_json)
    assert (entry["type"], entry["URL"]) == ("webpage", "https://a.example/a/1.1/")
    assert "-".join(f"{part:02}" for part in entry["issued"]["date-parts"][0]) == RELEASED


def test_no_sign_of_a_title_means_something_to_bibtex() -> None:
    """A tilde is a space there, a caret and a backslash are commands; an escaped brace still counts."""
    title = "5~8 ^ a\\b 50% {x"
    found = Citation(key="k", title=title, container="c", address="https://a.example/", language="zh")
    line = next(line for line in found.bibtex.split("\n") if "title" in line)
    assert line == (
        r"  title = {{5\textasciitilde{}8 \textasciicircum{} a\textbackslash{}b 50\% \textbraceleft{}x}},"
    )
    assert line.count("{") == line.count("}")


def test_every_page_is_there_as_markdown(pages: dict[str, Parsed], every_site: Path) -> None:
    for address in pages:
        text = (every_site / address / "index.md").read_text(encoding="utf-8")
        assert re.search(r"^# \S", text, re.MULTILINE), address
        assert not re.search(r"</?(div|span|p|ul|li|table|a|svg)\b", text), address
    clause = (every_site / "gbt-27922-2011/5.2.3.2/index.md").read_text(encoding="utf-8")
    assert "# 5.2.3.2 兑现送货承诺\n" in clause
    assert "答应顾客送到哪里、什么时候送到，都要按时兑现。" in clause
    assert "[ZPIC-WF-20 4.3.2.3.2](../../zpic-wf-20/#4.3.2.3.2)" in clause


def test_what_llms_txt_lists_is_there(every_site: Path) -> None:
    text = (every_site / "llms.txt").read_text(encoding="utf-8")
    assert text.startswith("# ")
    listed = re.findall(rf"^- \[.+?\]\({LOCAL_ADDRESS}(\S+)\)", text, re.MULTILINE)
    assert len(listed) == len(set(listed)) > 40
    assert all((every_site / path).is_file() for path in listed)
    assert {"gbt-27922-2011/index.md", "en/zpic-wf-20/index.md"} <= set(listed)


def test_none_of_it_is_kept_for_offline_use(every_site: Path) -> None:
    for language in ("zh", "en"):
        kept = json.loads((every_site / f"offline/{language}.json").read_text(encoding="utf-8"))
        names = [name for part in kept["parts"] for name, _, _ in part["files"]]
        assert not [name for name in names if name.endswith((".md", ".txt", "sitemap.xml"))]


@pytest.mark.parametrize(
    ("address", "named"),
    [
        ("zhht-completeness/2.5.1/", "CTS ZHHT001-2023 A/1 2.5.1 "),
        ("zhht-completeness/", "CTS ZHHT001-2023 A/1 "),
        ("zpic-wf-20/", "ZPIC-WF-20 B1 "),
        ("en/zpic-wf-20/", "ZPIC-WF-20 B1 "),
        ("gbt-27922-2011/5.1.1.1/", " 2022-10-07 5.1.1.1 "),
    ],
)
def test_a_citation_names_the_edition(every_site: Path, address: str, named: str) -> None:
    """By sources.yaml CTS ZHHT001-2023 is A/1, ZPIC-WF-20 B1, and the self-assessment of 2022-10-07."""
    html = (every_site / address / "index.html").read_text(encoding="utf-8")
    (cited,) = re.findall(rf"{re.escape(AUTHOR)}\. ([^<]*)\[EB/OL\]", html)
    assert named in cited
