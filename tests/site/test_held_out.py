"""A document that was dropped in as YAML alone (`tests.held_out`): its pages, its search, its calculators."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from aftersales_site.search.packing import whole_locations
from aftersales_yaml.collection import rubrics_folder
from tests import held_out
from tests.browser.calculator import Calculator
from tests.browser.rule_calculators import RulePage
from tests.browser.small_site import served
from tests.browser.visits import Watch, open_context
from tests.conftest import ROOT, build_site, kept_site
from tests.site.pages import parse


@pytest.fixture(scope="module")
def both() -> Path:
    """The site of the project's own data and the held-out document."""
    home = ROOT / "build" / "test-site-held-out"

    def build() -> None:
        shutil.rmtree(home / "rubrics", ignore_errors=True)
        shutil.copytree(rubrics_folder(), home / "rubrics")
        held_out.drop_into(home / "rubrics")
        build_site(out=home / "site", work=home / "work", rubrics=home / "rubrics")

    return kept_site(home, build, ROOT / "tests" / "held_out", ROOT / "tests" / "made_up.py")


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_its_pages_and_what_the_search_finds(both: Path, prefix: str) -> None:
    pages = [
        "lantern-1050",
        "lantern-1050/A.1.1",
        "lantern-1050/A.12.30",
        "lantern-1050/C.1.28",
        "lantern-rules",
    ]
    pages += [
        f"calculators/lantern-1050{view}"
        for view in (
            "",
            "/forecast",
            "/improve",
            "/actions",
            "/visits",
            "/timetable",
            "/agree",
            "/evidence",
            "/hand-in",
        )
    ]
    for address in (*pages, "register/lantern-end"):
        assert (both / prefix / address / "index.html").is_file(), address
    entries = json.loads((both / prefix / "search/entries.json").read_text(encoding="utf-8"))
    found = set(whole_locations(entries["entries"]["location"]))
    assert {"lantern-1050/A.12.3/", "lantern-1050/#A.12", "lantern-rules/#R.1.3"} <= found
    clauses = [place for place in found if place.startswith("lantern-1050/") and place.count("/") == 2]
    assert len(clauses) == 120


def test_each_table_says_whose_it_is(both: Path) -> None:
    """Without a script all of them stand there; none of the two documents is chosen beforehand."""
    for kind in ("audit-time", "sites", "calendar"):
        page = parse(both / "calculators" / kind / "index.html")
        marked = {e.attributes.get("data-for-document") for e in page.elements} - {None}
        assert {"lantern-rules", "zpic-wf-20"} <= marked, kind
        asked = [e for e in page.of("input") if e.attributes.get("data-field") == "document"]
        assert [e.attributes["value"] for e in asked] == ["zpic-wf-20", "lantern-rules"]
        assert not any("checked" in e.attributes for e in asked)
        assert len(page.ids) == len(set(page.ids)), kind


@pytest.fixture
def address(both: Path) -> Iterator[str]:
    with served(both) as address:
        yield address


@pytest.mark.browser
def test_its_calculators_compute(browser: Browser, address: str) -> None:
    context = open_context(browser, keeping=False)
    watch = Watch(context, address)
    rules = RulePage(context.new_page(), address)
    _audit_time(rules)
    _calendar(rules)
    _sites_and_managers(rules)
    _score(rules, address)
    watch.check(rules.page)
    context.close()


def _audit_time(rules: RulePage) -> None:
    """50 people: 7 days by its table, 2 by that of ZPIC-WF-20, and none before one of them is chosen."""
    rules.open("audit-time")
    rules.fill(headcount="50")
    rules.expect_in("[data-outcome]", "请先选按哪一份算")
    rules.choose("document", "lantern-rules")
    rules.expect('[data-figure="initial"] .rule-value', "7 人日")
    assert rules.text("[data-bands]:visible").startswith("DL/T 1050.3-2026")
    rules.choose("document", "zpic-wf-20")
    rules.expect('[data-figure="initial"] .rule-value', "2 人日")
    rules.choose("document", "lantern-rules")
    rules.expect('[data-figure="initial"] .rule-value', "7 人日")
    link = rules.share_link()
    assert "document=lantern-rules" in link
    rules.page.reload()
    rules.wait_until_ready()
    rules.expect('[data-figure="initial"] .rule-value', "7 人日")
    # A link from when there was one document: it opens, and asks which.
    rules.open("audit-time", "#headcount=276")
    rules.expect_in("[data-dialog=incoming]", "请先选按哪一份算")
    rules.press("accept")
    rules.expect_in("[data-outcome]", "请先选按哪一份算")
    assert rules.values("headcount") == ["276"]


def _calendar(rules: RulePage) -> None:
    """Four years less a day; only of its own events may one say that they were done."""
    rules.open("calendar")
    rules.choose("document", "lantern-rules")
    rules.fill(issued="2025-06-06")
    rules.expect_in("[data-outcome]", "灭灯日 2029-06-05")
    rules.unfold("other")
    assert rules.page.locator('[data-field="done.lamp-inspection"]').is_visible()
    assert not rules.field("suspended").is_visible()
    rules.field("done.lamp-inspection").fill("2025-07-01")
    rules.expect_in('tr[data-event="lamp-inspection"]', "2025-07-01")
    assert "试灯 2025-08-05" in rules.reading("sixty-days")


def _sites_and_managers(rules: RulePage) -> None:
    """5/4 x 3.16, 1/2 x 3.16, 3.16 rounded up; 3/20 of 27 is 4.05."""
    rules.open("sites")
    rules.choose("document", "lantern-rules")
    rules.fill(sites="10")
    rules.expect('[data-figure="initial"] .rule-value', "4 个")
    assert rules.figure("recertification") == "4 个"
    rules.open("managers")
    rules.choose("rubric", "lantern-1050")
    rules.fill(staff="27")
    rules.expect(".rule-card--main .rule-value", "5 名")


def _score(rules: RulePage, address: str) -> None:
    """1,050 less the 40.5 of A.1.1 and 3/12 of 7.25 is 1007.6875; without a certificate that is bright."""
    calculator = Calculator(rules.page, address, held_out.RUBRIC)
    calculator.open()
    assert calculator.page.locator("[data-clause]").count() == 120
    calculator.choose("A.1.1", "not_met")
    calculator.sample("A.12.3", "12", "3")
    calculator.rest_met()
    calculator.expect_score("1007.6", "明亮级")
