"""The calculator on the site as it is published: in the theme, under the policy written into the page."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.calculator import Calculator, wait_for
from tests.browser.rule_calculators import RulePage
from tests.browser.visits import Visits, Watch, open_context

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(("language", "level"), [("zh", "五星级"), ("en", "Five-star")])
def test_the_published_calculator_scores(browser: Browser, real_site: str, language: str, level: str) -> None:
    """All 51 clauses met: 100."""
    context = open_context(browser)
    watch = Watch(context, real_site)
    calculator = Calculator(context.new_page(), real_site, language=language)
    calculator.open()
    calculator.rest_met()
    calculator.expect_score("100.0", level)
    watch.check(calculator.page)
    context.close()


def test_the_links_of_the_published_calculator_lead_somewhere(
    visits: Visits, real_site: str, built_site: Path
) -> None:
    """Cards, register and sources that the form and a result name are pages of the site."""
    with visits.at(real_site) as page:
        calculator = Calculator(page, real_site)
        calculator.open()
        calculator.rest_met()
        calculator.choose("5.1.2.2", "not_met")
        calculator.delete("5.2.2.1", "没有安装业务")
        calculator.add_deduction("违反服务制度")
        calculator.expect_score("93.9", "四星级")  # 93.5 / 98.5 x 100 = 94.92..., less 1
        links = calculator.page.evaluate(
            "[...document.querySelectorAll('.calc a[href]')].map((link) => link.href)"
        )
        assert len(links) > 60
        missing = [link for link in links if not leads_somewhere(link.removeprefix(real_site), built_site)]
        assert missing == []


def test_a_record_is_signed_on_the_page_and_checked_there_and_on_the_terminal(
    visits: Visits, real_site: str, tmp_path: Path
) -> None:
    """It names the root hash of the site, and the key goes to the terminal as a file."""
    with visits.at(real_site) as page:
        rules = RulePage(page, real_site)
        rules.open("audit-time").fill(headcount="180")
        wait_for(rules.state, "given")
        rules.page.locator("[data-action=record]").click()
        dialog = rules.page.locator("[data-dialog=record]")
        dialog.locator("[data-record-sign]").check()
        dialog.locator("summary").click()
        key = rules.download("key-save", tmp_path)
        record = rules.download("record-save", tmp_path)
        made = json.loads(record.read_text(encoding="utf-8"))
        assert made["integrity"] == rules.page.locator("[data-integrity]").inner_text()
        assert terminal("verify", record, "--key", key) == 0
        rules.open("verify").page.locator("[data-record-file]").set_input_files(record)
        rules.expect("[data-verdict=agrees] strong", "一致")
        expect(rules.page.locator("[data-report]")).to_contain_text("有效，公钥 z6Mk")
        made["proof"]["created"] = "2020-01-01T00:00:00Z"
        record.write_text(json.dumps(made), encoding="utf-8")
        rules.page.locator("[data-record-file]").set_input_files(record)
        rules.expect("[data-verdict=forged] strong", "签名无效")
        assert terminal("verify", record) == 1


def test_a_key_and_a_record_of_the_terminal_are_taken_by_the_page(
    visits: Visits, real_site: str, tmp_path: Path
) -> None:
    """The way back: the page checks what the terminal signed, and then signs with the key of the terminal."""
    key, made, signed = (tmp_path / name for name in ("key.jwk", "made.json", "signed.json"))
    assert terminal("key", key) == 0
    assert terminal("audit-time", "--headcount", "180", "--record", made) == 0
    assert terminal("sign", made, "--key", key, "-o", signed) == 0
    public = json.loads(signed.read_text(encoding="utf-8"))["proof"]["verificationMethod"].partition("#")[2]
    with visits.at(real_site) as page:
        rules = RulePage(page, real_site)
        rules.open("verify").page.locator("[data-record-file]").set_input_files(signed)
        rules.expect("[data-verdict=agrees] strong", "一致")
        expect(page.locator("[data-report]")).to_contain_text(f"有效，公钥 {public}")
        rules.open("audit-time").fill(headcount="180")
        wait_for(rules.state, "given")
        page.locator("[data-action=record]").click()
        dialog = page.locator("[data-dialog=record]")
        dialog.locator("[data-record-sign]").check()
        dialog.locator("summary").click()
        dialog.locator("[data-key-file]").set_input_files(key)
        expect(dialog.locator("[data-record-key]")).to_contain_text("key.jwk")
        record = rules.download("record-save", tmp_path)
        assert terminal("verify", record, "--key", public) == 0
        assert terminal("verify", record, "--key", key) == 0


def test_what_a_page_says_to_machines_runs_nothing_and_fetches_nothing(
    browser: Browser, real_site: str
) -> None:
    """Under its policy, in Chromium: data for machines is no program, and no other language is asked for."""
    context = open_context(browser)
    watch, asked = Watch(context, real_site), list[str]()
    page = context.new_page()
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{real_site}zhht-completeness/2.5.1/")
    page.wait_for_load_state("networkidle")
    told = json.loads(page.locator("script[type='application/ld+json']").text_content() or "")
    assert told["identifier"]["value"] == "2.5.1"
    assert not [url for url in asked if url.endswith((".md", "sitemap.xml"))]
    expect(page.locator("span[data-cited]")).to_have_text(re.compile(r"\d{4}-\d\d-\d\d"))
    watch.check(page)
    context.close()


def terminal(*arguments: object) -> int:
    command = [sys.executable, "-m", "aftersales", *map(str, arguments)]
    return subprocess.run(command, check=False).returncode


def leads_somewhere(link: str, site: Path) -> bool:
    path, _, anchor = link.partition("#")
    page = site / path / "index.html"
    return page.is_file() and (not anchor or f'id="{anchor}"' in page.read_text(encoding="utf-8"))
