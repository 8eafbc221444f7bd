"""The site as an app: offered where the browser offers it, opened with a file, and without a network."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.calculator import READY
from tests.browser.outlook import assessment
from tests.browser.visits import ALONE

pytestmark = pytest.mark.browser

KEPT = 90_000  # milliseconds for all of it, on a busy machine
RUBRIC = "calculators/gbt-27922-2011/"

OPENED = """
const getFile = async () => new File([%s], "%s");
const launchQueue = { setConsumer: (take) => take({ files: [{ getFile }] }) };
Object.defineProperty(globalThis, "launchQueue", { value: launchQueue });
"""
OFFERED = """
const offer = Object.assign(new Event("beforeinstallprompt", { cancelable: true }), {
  prompt: async () => { window.prompted = true; },
  userChoice: Promise.resolve({ outcome: "accepted" }),
});
addEventListener("load", () => dispatchEvent(offer));
"""
SHARED = """
([address, name, content]) => {
  const files = new DataTransfer();
  files.items.add(new File([content], name, { type: "application/json" }));
  const field = Object.assign(document.createElement("input"), { type: "file", name: "file" });
  field.files = files.files;
  const form = document.createElement("form");
  Object.assign(form, { action: address, method: "post", enctype: "multipart/form-data" });
  form.append(field);
  document.body.append(form);
  form.submit();
}
"""


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    opened = browser.new_context(locale="zh-CN")
    opened.add_init_script(ALONE)
    yield opened
    opened.close()


def open_with(context: BrowserContext, site: str, name: str, content: str) -> Page:
    """The page of cases as the system opens it with a file."""
    page = context.new_page()
    page.add_init_script(
        f"if (location.pathname.endsWith('/workspace/')) {{ {OPENED % (json.dumps(content), name)} }}"
    )
    page.goto(f"{site}workspace/")
    return page


def test_an_assessment_leads_to_the_page_that_opens_it(context: BrowserContext, real_site: str) -> None:
    page = open_with(context, real_site, "自评.json", json.dumps(assessment()))
    page.wait_for_url(f"{real_site}{RUBRIC}")
    dialog = page.locator("[data-dialog=incoming]")
    expect(dialog).to_contain_text("自评.json", timeout=READY * 1000)
    dialog.locator("button.calc-primary").click(timeout=READY * 1000)
    expect(page.locator("[data-progress]").first).to_contain_text("51")


def test_a_record_leads_to_the_page_that_recomputes_it(context: BrowserContext, real_site: str) -> None:
    record = json.dumps({"format": "record/1", "digest": "0" * 64, "request": {}, "result": {}})
    page = open_with(context, real_site, "record.json", record)
    page.wait_for_url(f"{real_site}calculators/verify/")
    expect(page.locator("[data-outcome]")).to_contain_text("不是可以复核的记录", timeout=READY * 1000)


def test_what_is_none_of_our_files_is_said(context: BrowserContext, real_site: str) -> None:
    page = open_with(context, real_site, "package.json", '{"name": "x"}')
    expect(page.locator("[data-complaint]")).to_contain_text("package.json 不是本站的文件")
    assert page.url == f"{real_site}workspace/"


def test_what_is_shared_with_the_app_is_opened(context: BrowserContext, real_site: str) -> None:
    page = context.new_page()
    page.goto(real_site)
    expect(page.locator(".as-offline")).to_have_attribute("data-state", "ready", timeout=KEPT)
    page.evaluate(SHARED, [f"{real_site}workspace/", "收到的.json", json.dumps(assessment())])
    page.wait_for_url(f"{real_site}{RUBRIC}")
    expect(page.locator("[data-dialog=incoming]")).to_contain_text("收到的.json", timeout=READY * 1000)
    assert "aftersales-received" not in page.evaluate("caches.keys()")


def test_installing_is_offered_where_the_browser_offers_it(context: BrowserContext, real_site: str) -> None:
    page = context.new_page()
    page.add_init_script(OFFERED)
    page.goto(real_site)
    page.get_by_role("button", name="装到桌面或手机主屏").click()
    expect(page.locator(".as-install")).to_have_count(0)
    assert page.evaluate("window.prompted") is True


def test_without_a_network_it_says_so_and_lists_what_is_at_hand(
    context: BrowserContext, real_site: str, built_site: Path
) -> None:
    page = context.new_page()
    page.goto(real_site)
    expect(page.locator(".as-offline")).to_have_attribute("data-state", "ready", timeout=KEPT)
    expect(page.locator(".as-away")).to_have_count(0)
    context.set_offline(True)
    expect(page.locator(".as-away")).to_contain_text("现在没有网络")
    page.locator(".as-away a").click()
    page.wait_for_url(f"{real_site}at-hand/")
    listed = page.locator("[data-at-hand] li a")
    expect(page.locator("[data-at-hand]")).to_contain_text("存在本机的有")
    assert listed.count() > 10
    pages = int(page.locator("[data-at-hand]").get_attribute("data-pages") or "0")
    offline = json.loads((built_site / "offline" / "zh.json").read_text(encoding="utf-8"))
    names = {path for part in offline["parts"] for path, _, _ in part["files"]}
    assert pages == len([path for path in names if not path or path.endswith("/")])
    context.set_offline(False)
    expect(page.locator(".as-away")).to_be_hidden()
