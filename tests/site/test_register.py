"""The register names the document that an entry is about, and so its issuer, wherever the entry is kept."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from aftersales.foundation.faults import Refused
from aftersales_site.content.read_content import read_content
from aftersales_site.content.register import Registered
from aftersales_site.pages import comparison, home, register, rubric
from aftersales_site.site import make_sites
from aftersales_site.writing.language_site import LanguageSite

# The first part of a register number stands for a source document; X is between documents.
SERIES = {
    "C-000": "zhht-completeness",
    "C-001": "zpic-wf-20",
    "C-002": "self-assessment",
    "C-003": "xbht-gz-038",
    "C-004": "zhht-maturity",
    "X": None,
}


@pytest.fixture(scope="module")
def entries() -> tuple[Registered, ...]:
    return read_content().register


def test_every_entry_is_about_the_document_of_its_series(entries: tuple[Registered, ...]) -> None:
    assert {each.discrepancy.register: each.about for each in entries} == {
        each.discrepancy.register: SERIES[each.discrepancy.register.rpartition("-")[0]] for each in entries
    }


def test_an_entry_of_a_rule_that_stands_with_the_rubric_names_the_issuer_of_the_rule() -> None:
    """C-001-07 is about ZPIC-WF-20 4.4.2.3 and is kept with the rubric, which the unnamed form stands for."""
    site = next(
        site for site in make_sites(read_content(), "http://127.0.0.1/", None) if site.language == "zh"
    )
    page = next(page for page in register.pages(site) if page.title.startswith("C-001-07 "))
    assert "中平国际 · ZPIC-WF-20 · 版本 B1" in page.body
    assert "未署名 · 自评估表 · 版本" not in page.body


@pytest.fixture(scope="module")
def site() -> LanguageSite:
    return next(s for s in make_sites(read_content(), "http://127.0.0.1/", None) if s.language == "zh")


def test_places_are_called_by_their_printed_names(site: LanguageSite) -> None:
    """And none by an id of ours: what has no number has a title, or a name in the labels."""
    shown = {page.address: page.body for page in register.pages(site)}
    where = {address: re.search(r'class="as-where">(.*?)</section>', body) for address, body in shown.items()}
    names = [
        re.sub(r"<[^>]+>", "", name).strip()
        for found in where.values()
        if found
        for name in re.findall(r"<li>(.*?)</li>", found[1])
    ]
    assert [name for name in names if re.search(r"\b[a-z]{3,}", name)] == []
    table = where["register/table-1-narrower-than-clauses/"]
    annex = where["register/completeness-number-2023-issued-2025/"]
    assert table is not None
    assert annex is not None
    assert "表 1" in table[1]
    assert "附录 A" in annex[1]


def test_home_counts_as_the_register_does(site: LanguageSite) -> None:
    """26 of ZPIC-WF-20: C-001-01 to C-001-26."""
    (page,) = home.pages(site)
    counts = re.findall(r'<td data-label="存疑[^"]*" class="as-num">(\d+)</td>', page.body)
    about = Counter(each.about for each in site.content.register)
    assert [int(count) for count in counts] == [about[source.id] for source in site.content.sources]
    assert about["zpic-wf-20"] == 26


@pytest.mark.parametrize("name", ["zhht-completeness", "gbt-27922-2011"])
def test_what_concerns_a_whole_document_stands_on_its_page(site: LanguageSite, name: str) -> None:
    """C-000-20 is about all of CTS ZHHT001-2023, X-14 about all five documents."""
    whole = next(page for page in rubric.pages(site) if page.address == f"{name}/")
    assert "register/compare-issuers/" in whole.body
    assert ("register/completeness-silent-on-procedure/" in whole.body) == (name == "zhht-completeness")


def test_the_comparison_links_what_is_unclear_at_the_clause_that_it_quotes(site: LanguageSite) -> None:
    """C-001-21: the list of offenders of 4.1.2-2 has another name than that of 7.3.1-2."""
    (page,) = comparison.pages(site)
    assert "register/list-of-offenders-two-names/" in page.body


def test_a_label_that_is_not_there_is_refused_with_its_place(site: LanguageSite) -> None:
    for look_up in (lambda: site.words["site"]["nowhere"], lambda: site.words["no-group"]):
        with pytest.raises(Refused) as refused:
            look_up()
        (fault,) = refused.value.faults
        assert re.fullmatch(r"labels\.yaml: labels\.(site\.nowhere|no-group)", fault.at)
    with pytest.raises(Refused):
        site.environment.from_string("{{ w.nowhere }}").render(w=site.words["site"])
