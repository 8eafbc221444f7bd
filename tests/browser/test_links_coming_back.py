"""Share links come back as files do: the link of a form knows which revision it came from, so that what two
people changed each on their own is merged, and only what both changed is asked.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.browser.calculator import wait_for, wait_until_kept
from tests.browser.rule_calculators import RulePage
from tests.browser.visits import Visits

pytestmark = pytest.mark.browser

# Of each calculator: what is sent; what she who sent it changes then, what he who got it does, what both do.
Fields = dict[str, str]
KINDS: dict[str, tuple[Fields, Fields, Fields, dict[str, Fields]]] = {
    "audit-time": (
        {"headcount": "500", "organisation": "某某电器公司"},
        {"headcount": "120"},
        {"planned.initial.days": "9"},
        {"one": {"organisation": "某某电器集团"}, "other": {"organisation": "某某电器（北京）公司"}},
    ),
    "sites": (
        {"sites": "30"},
        {"organisation": "某某电器公司"},
        {"signed_by": "李四"},
        {"one": {"sites": "40"}, "other": {"sites": "50"}},
    ),
    "calendar": (
        {"issued": "2025-06-06"},
        {"surveillance.0": "2026-05-20"},
        {"suspended": "2026-07-01"},
        {"one": {"issued": "2025-06-09"}, "other": {"issued": "2025-06-10"}},
    ),
}


@pytest.fixture
def colleagues(visits: Visits, elsewhere: Visits, rule_site: str) -> Iterator[tuple[RulePage, RulePage]]:
    """Two people, each with a browser."""
    with visits.at(rule_site) as mine, elsewhere.at(rule_site) as theirs:
        yield RulePage(mine, rule_site), RulePage(theirs, rule_site)


def open_everything(rules: RulePage) -> None:
    rules.page.evaluate("document.querySelectorAll('main details').forEach((each) => { each.open = true; })")


def change(rules: RulePage, fields: dict[str, str]) -> None:
    """Fill in FIELDS, and wait until the page has kept them."""
    open_everything(rules)
    for name, value in fields.items():
        rules.field(name).fill(value)
        rules.field(name).blur()
    wait_until_kept(rules.page)


def take(rules: RulePage, link: str, action: str) -> dict[str, int]:
    """Open LINK and press ACTION of its dialog; how many entries it brings, and how many both had changed."""
    rules.page.goto(link)  # the same page: only its fragment differs
    dialog = rules.page.locator("[data-dialog=incoming]")
    dialog.locator(f"[data-action={action}]").wait_for()
    counts = {part: dialog.locator(f"[data-part={part}] li").count() for part in ("came-in", "conflicts")}
    if action == "merge":
        assert "这份由本表的一个版本改来" in dialog.inner_text()
    dialog.locator(f"[data-action={action}]").click()
    expect(dialog).to_have_count(0)
    return counts


@pytest.mark.parametrize("kind", KINDS)
def test_a_link_that_was_changed_by_a_colleague_is_merged_and_goes_back(
    colleagues: tuple[RulePage, RulePage], kind: str
) -> None:
    sent, own, theirs, both = KINDS[kind]
    one, other = colleagues
    change(one.open(kind), sent)
    take(other.open(kind), one.share_link(everything=True), "accept")
    wait_for(lambda: other.values(*sent), list(sent.values()))
    change(other, theirs | both["other"])
    change(one, own | both["one"])

    # what one changed alone is not among it: the ancestor, which was sent, has what the other has there
    assert take(one, other.share_link(everything=True), "merge") == {"came-in": len(theirs), "conflicts": 1}
    wait_for(
        lambda: one.values(*own, *theirs, *both["one"]),
        [*own.values(), *theirs.values(), *both["one"].values()],
    )
    one.page.locator("[data-conflicts] [data-take=theirs]").click()
    wait_for(lambda: one.values(*both["other"]), list(both["other"].values()))
    expect(one.page.locator("[data-conflicts]")).to_be_hidden()
    wait_until_kept(one.page)

    assert take(other, one.share_link(everything=True), "merge") == {"came-in": len(own), "conflicts": 0}
    everything = own | theirs | both["other"]
    wait_for(lambda: other.values(*everything), list(everything.values()))


def test_a_link_that_leaves_a_name_out_does_not_take_it_out_here(
    colleagues: tuple[RulePage, RulePage],
) -> None:
    """Without lineage: it could not be told from one in which somebody took the name out."""
    one, other = colleagues
    change(one.open("audit-time"), {"headcount": "500", "organisation": "某某电器公司"})
    short = one.share_link()
    assert "lineage" not in short
    assert "lineage" in one.share_link(everything=True)
    take(other.open("audit-time"), short, "accept")
    change(other, {"planned.initial.days": "9"})
    one.page.goto(other.share_link(everything=True))
    dialog = one.page.locator("[data-dialog=incoming]")
    dialog.locator("[data-action=merge]").wait_for()
    dialog.locator("summary", has_text="逐条合并").click()
    dialog.locator("[data-action=merge]").click()
    wait_for(
        lambda: one.values("headcount", "organisation", "planned.initial.days"), ["500", "某某电器公司", "9"]
    )
    expect(one.page.locator("[data-conflicts]")).to_be_hidden()
