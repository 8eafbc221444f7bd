"""A site of the rule calculators alone, under the strictest policy, and one page as a visitor handles it."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from playwright.sync_api import Locator, Page

from aftersales_site.calculators.rules import rule_calculators
from aftersales_site.content.read_content import read_content
from aftersales_site.published.files import published_files
from aftersales_site.site import make_sites
from tests.browser.calculator import READY, settle, shared_link, wait_for
from tests.browser.small_site import add_page, built_runtime, copy_assets

PAGE = """<!doctype html>
<html lang="{language}"><head><meta charset="utf-8"><title>{title}</title>
<meta name="viewport" content="width=device-width,initial-scale=1">
<link rel="icon" href="data:,"><link rel="stylesheet" href="{up}assets/stylesheets/site.css">{head}</head>
<body data-md-color-scheme="default"><main class="md-typeset"><h1>{title}</h1>{body}</main></body></html>
"""

SITES = """名称,地区,类型,人数,上次审查
中心办公室,北京,中心办公室,40,
朝阳站,北京,自营,12,2025-05-12
海淀站,北京,自营,9,
浦东站,上海,自营,15,
"""


def build_rule_site(site: Path) -> Path:
    """Every rule calculator in both languages, with the data and the runtime that they ask for."""
    runtime = built_runtime()
    shutil.copytree(runtime, site / "runtime" / runtime.name)
    content = read_content()
    for file in published_files(content):
        path = site / file.address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.content)
    for made in make_sites(content, "https://example.org/", runtime.name):
        home = site if made.language == "zh" else site / "en"
        copy_assets(home)
        for calculator in rule_calculators(made):
            add_page(site, made, calculator, PAGE)
    return site


class RulePage:
    """One calculator. Under the policy the page must not evaluate strings, so this polls."""

    def __init__(self, page: Page, site: str) -> None:
        self.page = page
        self.site = site

    def open(self, kind: str, fragment: str = "", language: str = "zh") -> RulePage:
        home = self.site if language == "zh" else f"{self.site}en/"
        self.page.goto(f"{home}calculators/{kind}/{fragment}")
        self.wait_until_ready()
        return self

    def wait_until_ready(self) -> None:
        wait_for(lambda: self.page.locator("[data-engine]").get_attribute("data-state"), "ready", READY)

    # --- the form

    def field(self, name: str) -> Locator:
        return self.page.locator(f'[data-field="{name}"]')

    def fill(self, **fields: str) -> None:
        for name, value in fields.items():
            self.field(name).fill(value)

    def choose(self, name: str, value: str) -> None:
        self.page.locator(f'[data-field="{name}"][value="{value}"]').check()

    def unfold(self, part: str) -> None:
        details = self.page.locator(f'details[data-part="{part}"]')
        if details.get_attribute("open") is None:
            details.locator("summary").click()

    def press(self, action: str) -> None:
        self.page.locator(f"[data-action={action}]").click()

    def values(self, *names: str) -> list[str]:
        return [self.field(name).input_value() for name in names]

    # --- the result

    def state(self) -> str | None:
        settle(self.page)
        return self.page.locator("[data-outcome]").get_attribute("data-state")

    def expect(self, selector: str, text: str) -> None:
        """Wait until the visible text of SELECTOR, blanks run together, is TEXT."""
        wait_for(lambda: self.text(selector), text)

    def expect_in(self, selector: str, text: str) -> None:
        wait_for(lambda: text in self.text(selector), True)

    def text(self, selector: str) -> str:
        settle(self.page)
        found = self.page.locator(selector)
        return re.sub(r"\s+", " ", " | ".join(found.all_inner_texts())).strip()

    def figure(self, name: str) -> str:
        return self.text(f'[data-figure="{name}"] .rule-value')

    def fault(self, name: str) -> str:
        return self.text(f'[data-fault="{name}"]')

    def reading(self, name: str) -> str:
        return self.text(f'[data-reading="{name}"] strong')

    def download(self, action: str, folder: Path) -> Path:
        """The file that pressing ACTION hands out."""
        button = self.page.locator(f"[data-action={action}]")
        wait_for(button.is_enabled, True)
        with self.page.expect_download() as waiting:
            button.click()
        path = folder / waiting.value.suggested_filename
        waiting.value.save_as(path)
        return path

    def record(self, folder: Path, by: str = "", on: str = "") -> Path:
        """The record as a file; BY and ON, where given, are put into its dialog."""
        button = self.page.locator("[data-action=record]")
        wait_for(button.is_enabled, True)
        button.click()
        dialog = self.page.locator("[data-dialog=record]")
        for selector, text in (("[data-record-by]", by), ("[data-record-on]", on)):
            if text:
                dialog.locator(selector).fill(text)
        return self.download("record-save", folder)

    def accept(self) -> None:
        """Take over what the dialog of something that came in shows."""
        self.page.locator("[data-dialog=incoming] [data-action=accept]").click()

    def share_link(self, *, everything: bool = False) -> str:
        return shared_link(self.page, everything=everything)
