"""The register names the document that an entry is about, and so its issuer, wherever the entry is kept."""

from __future__ import annotations

import pytest

from aftersales_site.site import make_sites
from aftersales_site.content.register import Registered
from aftersales_site.content.read_content import read_content
from aftersales_site.pages import register

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
    site = next(site for site in make_sites(read_content(), "http://127.0.0.1/", None) if site.language == "zh")
    page = next(page for page in register.pages(site) if page.title.startswith("C-001-07 "))
    assert "中平国际 · ZPIC-WF-20 · 版本 B1" in page.body
    assert "未署名 · 自评估表 · 版本" not in page.body
