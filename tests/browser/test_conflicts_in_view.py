"""Two sides of one place stay in view until one is taken."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.calculator import Calculator, wait_for, wait_until_kept
from tests.browser.kept_line import FULL, in_view
from tests.browser.visits import Visits

pytestmark = pytest.mark.browser

AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"


@pytest.fixture
def two_sides(visits: Visits, calculator_site: str) -> Iterator[tuple[Calculator, Calculator]]:
    """Two windows that answered one clause differently: one of them could not write while the other did."""
    with visits.at(calculator_site) as first:
        pages = (first, first.context.new_page())
        for page in pages:
            page.add_init_script(FULL)
        mine, other = (Calculator(page, calculator_site) for page in pages)
        mine.open()
        mine.choose("5.1.1.3", "met")
        wait_until_kept(mine.page)
        other.open()
        mine.page.evaluate("() => { window.storageFull = true; }")
        mine.choose("5.1.1.1", "met")
        mine.choose("5.1.2.1", "met")
        wait_for(lambda: mine.page.locator(".calc").get_attribute("data-keeping"), "unkept")
        other.choose("5.1.1.1", "not_met")
        other.clause("5.1.1.1").locator("[data-field=reason]").fill("没有任命书")
        other.choose("5.1.2.2", "met")
        wait_until_kept(other.page)
        mine.page.evaluate("() => { window.storageFull = false; }")
        yield mine, other


def test_two_sides_of_a_clause_stay_in_view_until_one_is_taken(
    two_sides: tuple[Calculator, Calculator],
) -> None:
    mine, other = two_sides
    conflict = mine.page.locator('[data-conflict="findings.5.1.1.1"]')
    wait_for(conflict.count, 1, 60)
    assert in_view(conflict)
    assert "不符合：没有任命书" in conflict.inner_text()
    assert [mine.choice_of(clause) for clause in ("5.1.1.1", "5.1.2.1", "5.1.2.2")] == ["met"] * 3
    mine.choose("5.1.4.1", "met")  # one goes on; the conflict stays
    wait_for(conflict.count, 1)
    mine.page.reload()
    mine.wait_until_ready()
    wait_for(conflict.count, 1, 60)
    assert mine.choice_of("5.1.1.1") == "met"  # "this side" is what it was, though the other was written last
    conflict.locator("dd", has_text="没有任命书").locator("[data-take=theirs]").click()
    wait_for(conflict.count, 0)
    wait_for(lambda: mine.choice_of("5.1.1.1"), "not_met")
    assert mine.clause("5.1.1.1").locator("[data-field=reason]").input_value() == "没有任命书"
    given = ("5.1.1.1", "5.1.1.3", "5.1.2.1", "5.1.2.2", "5.1.4.1")
    wait_for(lambda: [other.choice_of(clause) for clause in given], ["not_met", *["met"] * 4])
    wait_for(lambda: other.page.locator("[data-conflict]").count(), 0)
