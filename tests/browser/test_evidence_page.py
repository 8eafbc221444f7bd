"""The page of evidence: what is recorded of each clause, where that leaves it, and the part of each owner.

The 100-point form, every clause met: 100. Of 5.1.1.1 (1 point) nothing is recorded unless a test says so.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page

from tests.browser.calculator import kept, settle, wait_for
from tests.browser.outlook import Outlook, assessment
from tests.browser.visits import Visits, Watch, open_context

pytestmark = pytest.mark.browser

CLAUSE = "5.1.1.1"
OTHER = "5.1.1.2"


@pytest.fixture(scope="module")
def evidence_desk(browser: Browser, outlook_site: str) -> Iterator[tuple[Outlook, Watch]]:
    """One page for all tests that need no fresh browser: Python takes seconds to start."""
    context = open_context(browser)
    watch = Watch(context, outlook_site)
    outlook = Outlook(context.new_page(), outlook_site, "evidence")
    outlook.open()
    yield outlook, watch
    context.close()


@pytest.fixture
def evidence(evidence_desk: tuple[Outlook, Watch]) -> Iterator[Outlook]:
    """The page on an assessment with every clause met; two of them have owners."""
    outlook, watch = evidence_desk
    outlook.take(assessment(owners={CLAUSE: "人事部", OTHER: "客服部"}))
    outlook.expect_part("[data-owners]", "客服部")
    yield outlook
    watch.check(outlook.page)


def clause(page: Page, name: str = CLAUSE) -> Locator:
    return page.locator(f'fieldset[data-clause="{name}"]')


def unfold(outlook: Outlook, name: str = CLAUSE) -> Locator:
    place = clause(outlook.page, name)
    place.locator("summary").click()
    place.locator("[data-body] [data-owner]").wait_for()
    return place


def status(outlook: Outlook, name: str = CLAUSE) -> str | None:
    settle(outlook.page)
    return clause(outlook.page, name).get_attribute("data-status")


def stored(outlook: Outlook) -> dict[str, object]:
    return dict(json.loads(kept(outlook.page, outlook.rubric) or "{}"))


def test_a_clause_is_ready_once_all_its_evidence_is_at_hand(evidence: Outlook) -> None:
    assert status(evidence) == "at-risk"
    place = unfold(evidence)
    for choice in place.locator("select[data-key=state]").all():
        choice.select_option("at-hand")
    wait_for(lambda: status(evidence), "ready")


def test_what_has_expired_on_the_day_is_at_risk_and_says_why(evidence: Outlook) -> None:
    place = unfold(evidence)
    for choice in place.locator("select[data-key=state]").all():
        choice.select_option("at-hand")
    place.locator("input[data-key=valid_until]").first.fill("2026-06-30")
    evidence.page.locator("[data-as-of]").fill("2026-06-30")
    wait_for(lambda: status(evidence), "ready")  # the last day on which it holds
    evidence.page.locator("[data-as-of]").fill("2026-07-01")
    wait_for(lambda: status(evidence), "at-risk")
    evidence.expect_part(f'[data-clause="{CLAUSE}"] [data-reasons]', "2026-06-30 到期")


def test_a_file_gives_its_name_and_sha256_and_stays_where_it_is(evidence: Outlook) -> None:
    content = "文件".encode()
    place = unfold(evidence)
    place.locator("select[data-key=state]").first.select_option("at-hand")
    chosen = {"name": "架构图.pdf", "mimeType": "application/pdf", "buffer": content}
    place.locator("[data-evidence-file]").first.set_input_files(chosen)  # type: ignore[arg-type]
    digest = hashlib.sha256(content).hexdigest()
    evidence.expect_part("[data-file-told]", f"架构图.pdf SHA-256 {digest[:12]}")

    def recorded() -> object:
        entries = dict(stored(evidence).get("evidence") or {}).get(CLAUSE)  # type: ignore[call-overload]
        return [(each.get("file"), each.get("sha256")) for each in dict(entries or {}).values()]

    wait_for(recorded, [("架构图.pdf", digest)])


def test_one_clause_is_unfolded_at_a_time(evidence: Outlook) -> None:
    first = unfold(evidence)
    unfold(evidence, OTHER)
    wait_for(lambda: first.locator("[data-owner]").count(), 0)


def test_evidence_of_ones_own_is_added_by_the_keyboard_and_taken_back(evidence: Outlook) -> None:
    place = unfold(evidence)
    place.locator("[data-own]").fill("会议纪要")
    place.locator("[data-own]").press("Enter")
    place.locator('[data-document="会议纪要"]').wait_for()
    evidence.page.locator("[data-action=undo]").click()
    wait_for(lambda: place.locator('[data-document="会议纪要"]').count(), 0)


def test_filters_show_a_state_and_an_owner(evidence: Outlook) -> None:
    shown = evidence.page.locator("fieldset[data-clause]:visible")
    evidence.page.locator("[data-owner-filter]").select_option("=人事部")
    wait_for(lambda: [each.get_attribute("data-clause") for each in shown.all()], [CLAUSE])
    evidence.page.locator("[data-evidence-filter=ready]").click()
    wait_for(shown.count, 0)
    assert evidence.page.locator("[data-filter-none]").is_visible()
    evidence.page.locator("[data-evidence-filter=all]").click()
    evidence.page.locator("[data-owner-filter]").select_option("")


def test_an_indicator_gets_its_owner_at_one_stroke(evidence: Outlook) -> None:
    page = evidence.page
    page.locator("[data-assign] summary").click()
    scope = page.locator("[data-scope]")
    scope.select_option(index=2)  # the first indicator, below the whole and the first section
    names = str(scope.locator("option").nth(2).get_attribute("data-clauses")).split()
    page.locator("[data-bulk-owner]").fill("行政部")
    page.locator("[data-action=set-owners]").click()
    evidence.expect_part('[data-share-of="行政部"]', f"{len(names)}/{len(names)}")


def test_the_part_of_an_owner_comes_back_and_joins(evidence: Outlook, tmp_path: Path) -> None:
    """The department finds a paper missing; the clauses that its part has not stay as they are."""
    page = evidence.page
    with page.expect_download() as handed:
        page.locator('[data-share-of="人事部"] [data-action=part-file]').click()
    part = json.loads(Path(handed.value.path()).read_text(encoding="utf-8"))
    assert list(part["findings"]) == [CLAUSE]
    part["evidence"] = {CLAUSE: {"花名册": {"state": "missing"}}}
    back = tmp_path / "part.json"
    back.write_text(json.dumps(part), encoding="utf-8")
    page.locator("[data-file]").set_input_files(back)
    page.locator("[data-dialog=incoming] [data-action=merge]").click()

    def joined() -> tuple[object, int]:
        """Of the newest revision: the file's own comes first, and has one finding."""
        newest = stored(evidence)
        return newest.get("evidence"), len(dict(newest["findings"]))  # type: ignore[call-overload]

    wait_for(joined, (part["evidence"], 51))


def test_a_link_holds_the_clauses_of_one_owner(
    evidence: Outlook, elsewhere: Visits, outlook_site: str
) -> None:
    """Opened in another browser: one clause, and what is recorded of it; no other owner."""
    page = evidence.page
    unfold(evidence).locator("select[data-key=state]").first.select_option("missing")
    settle(page)
    page.locator('[data-share-of="人事部"] [data-action=part-link]').click()
    address = page.locator("[data-dialog=share] [data-link]")
    wait_for(lambda: "#a=" in address.input_value(), True)
    link = address.input_value()
    page.evaluate("document.querySelectorAll('dialog').forEach((each) => each.close())")
    with elsewhere.at(outlook_site) as other:
        department = Outlook(other, outlook_site, "evidence")
        department.page.goto(link)
        department.wait_until_ready()
        department.page.locator("[data-dialog=incoming] [data-action=accept]").click()
        wait_for(
            lambda: (stored(department).get("findings"), stored(department).get("owners")),
            ({CLAUSE: "met"}, {CLAUSE: "人事部"}),
        )
        ((recorded,),) = (each.values() for each in dict(stored(department)["evidence"]).values())  # type: ignore[call-overload]
        assert recorded == {"state": "missing"}


def test_a_record_holds_owners_only_if_that_is_ticked(evidence: Outlook, tmp_path: Path) -> None:
    """No figure depends on them, and a record is for somebody else's eyes."""
    for ticked, file in ((False, tmp_path / "bare.json"), (True, tmp_path / "whole.json")):
        evidence.page.locator("[data-action=record]").click()
        evidence.page.locator("[data-record-whole]").set_checked(ticked)
        with evidence.page.expect_download() as download:
            evidence.page.locator("[data-action=record-save]").click()
        download.value.save_as(file)
        assert ("人事部" in file.read_text(encoding="utf-8")) == ticked


def test_it_is_printed_as_a_checklist(evidence: Outlook) -> None:
    """A line for each document with all that is recorded of it, each day under its name."""
    page = evidence.page
    recorded: dict[str, object] = {
        "state": "at-hand",
        "document": "架构图 v3",
        "owner": "行政部",
        "date": "2026-01-05",
    }
    period = {"from": "2025-01-01", "to": "2025-12-31"}
    recorded |= {"covers": period, "valid_until": "2027-12-31", "file": "图.pdf", "note": "原件在档案室"}
    evidence.take(assessment(evidence={CLAUSE: {"架构图": recorded}}, owners={CLAUSE: "资料室"}))
    evidence.expect_part("[data-owners]", "资料室")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("[data-printed]").count() == 51
    said = page.locator(f'[data-printed="{CLAUSE}"] li').last.inner_text()
    assert said == (
        "☑ 架构图：架构图 v3、行政部、日期 2026-01-05、覆盖期间 2025-01-01 至 2025-12-31、"
        "有效期至 2027-12-31、图.pdf、原件在档案室"
    )
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("[data-printed]").count() == 0
