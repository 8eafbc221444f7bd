"""Clause numbers in texts lead to their clauses, and nothing else does."""

from __future__ import annotations

import pytest

from aftersales_site.markup.clause_links import ClauseLinks

PLACES = {
    ("rule", "4.2.2"): "rule/#4.2.2",
    ("rule", "5.1"): "rule/#5.1",
    ("rule", "5.2.1"): "rule/#5.2.1",
    ("form", "5.2.1"): "form/#5.2.1",
    ("form", "5.1.2.1"): "form/5.1.2.1/",
    ("rubric", "2.3.1a"): "rubric/2.3.1a/",
    ("rubric", "3.2.3-c"): "rubric/#3.2.3-c",
}


@pytest.mark.parametrize(
    ("text", "leads_to"),
    [
        ("抽几个见 4.2.2。", ["../rule/#4.2.2"]),
        ("rests on 4.2.2, as before", ["../rule/#4.2.2"]),
        ("2.3.1a 与 3.2.3-c", ["../rubric/2.3.1a/", "../rubric/#3.2.3-c"]),
        ("自评估表5.1.2.1的要求", ["../form/5.1.2.1/"]),
        ("间隔见 5.1，每 5.1 天一次", []),  # two parts may be a quantity
        ("见 5.2.1", []),  # two documents have it
        ("2.3.1 有两处", []),  # no place has it
        ("14.2.2、4.2.2.9、v4.2.2、2025-4.2.2", []),  # parts of something else
    ],
)
def test_a_number_of_one_clause_is_a_link(text: str, leads_to: list[str]) -> None:
    linked = ClauseLinks(PLACES).link(text, "page/")
    assert [part.partition('"')[0] for part in linked.split('href="')[1:]] == leads_to
    assert linked.striptags() == text


def test_a_page_does_not_link_to_itself_and_the_rest_is_escaped() -> None:
    links = ClauseLinks(PLACES)
    assert "href" not in links.link("5.1.2.1", "form/5.1.2.1/")
    assert links.link("<b>4.2.2</b>", "").startswith("&lt;b&gt;<a ")
