"""The outlook pages on a small site of their own, with an assessment kept as the score page keeps it."""

from __future__ import annotations

import base64
import json
import re
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page

from aftersales.model.read_rubric import read_rubric
from aftersales_site.calculators.outlook import outlook_calculators
from aftersales_site.content.read_content import read_content
from aftersales_site.published.files import published_files
from aftersales_site.site import make_sites
from aftersales_yaml.collection import rubrics_folder
from aftersales_yaml.strict import read_file
from tests.browser.calculator import READY, SETTLED, settle, wait_for, wait_until_at_rest
from tests.browser.small_site import add_page, build_small_site, hostile_rubric

RUBRIC = "gbt-27922-2011"
COMPLETENESS = "zhht-completeness"
UNSET: Mapping[str, Mapping[str, object]] = {
    "forecast": {"default": "", "clauses": {}},
    "improve": {"target": "", "default": "", "efforts": {}, "duties": {}},
    "actions": {},
    "visits": {},
    "timetable": {},
    "agree": {},
    "evidence": {},
    "hand-in": {"by": ""},
}


def build_outlook_site(site: Path) -> Path:
    """The small site of calculators, and below each calculator its outlook pages."""
    build_small_site(site)
    runtime = next((site / "runtime").iterdir()).name
    mappings = [read_file(path) for path in sorted((rubrics_folder() / "scoring").glob("*.yaml"))]
    content = read_content()
    for file in published_files(content):
        if file.address.startswith("data/rules/"):  # the page of site visits reads the site plan by them
            path = site / file.address
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(file.content)
    for language in make_sites(content, "https://example.org/", runtime):
        for mapping in (*mappings, hostile_rubric(mappings)):
            for calculator in outlook_calculators(language, read_rubric(mapping)):
                add_page(site, language, calculator)
    return site


def clause_ids(rubric: str = RUBRIC) -> list[str]:
    mapping = read_file(rubrics_folder() / "scoring" / f"{rubric}.yaml")
    return [clause.id for clause in read_rubric(mapping).clauses]


def assessment(
    rubric: str = RUBRIC,
    *,
    without: tuple[str, ...] = (),
    other: Mapping[str, object] | None = None,
    **more: Any,
) -> dict[str, Any]:
    """Every clause met but those in WITHOUT, which are open, and those in OTHER, which have that finding."""
    findings: dict[str, object] = {name: "met" for name in clause_ids(rubric) if name not in without}
    return {
        "format": "assessment/1",
        "rubric": rubric,
        "findings": findings | dict(other or {}),
        **more,
    }


def packed(content: Mapping[str, object]) -> str:
    """CONTENT as it stands in a link: raw deflate, base64url."""
    deflate = zlib.compressobj(wbits=-15)
    raw = deflate.compress(json.dumps(content).encode()) + deflate.flush()
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


class Outlook:
    """One of the pages as a visitor handles it."""

    def __init__(self, page: Page, site: str, view: str, rubric: str = RUBRIC, language: str = "zh") -> None:
        self.page = page
        self.rubric = rubric
        self.view = view
        self.address = f"{site}{'' if language == 'zh' else 'en/'}calculators/{rubric}/{view}/"

    def open(self, kept: Mapping[str, object] | None = None) -> None:
        """With KEPT in the browser's storage, as the score page leaves it there."""
        self.page.goto(self.address)
        if kept is not None:
            self.keep(kept)
            self.page.goto("about:blank")
            self.page.goto(self.address)
        self.wait_until_ready()

    def take(self, taken: Mapping[str, object]) -> None:
        """Put TAKEN in the place of what is there, with nothing set; by a link, so that Python runs on."""
        link = f"#a={packed(taken)}.{packed(UNSET[self.view])}"
        page = self.page
        page.evaluate("document.querySelectorAll('dialog').forEach((each) => each.close())")
        page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = false; })")
        page.evaluate("link => { location.hash = link; }", link)
        page.locator("[data-dialog=incoming] [data-action=accept]").click()

    def keep(self, kept: Mapping[str, object]) -> None:
        draft = json.dumps({"format": "draft/1", "saved": "2026-11-23", "assessment": kept})
        wait_until_at_rest(self.page)
        self.page.evaluate("([key, text]) => localStorage.setItem(key, text)", [self.key, draft])

    @property
    def key(self) -> str:
        return f"aftersales.{self.rubric}"

    def wait_until_ready(self) -> None:
        wait_for(lambda: self.page.locator("[data-engine]").get_attribute("data-state"), "ready", READY)

    def text(self, selector: str) -> str:
        settle(self.page)
        found = self.page.locator(selector).all_text_contents()
        return re.sub(r"\s+", " ", " | ".join(found)).strip()

    def expect(self, selector: str, text: str) -> None:
        wait_for(lambda: self.text(selector), text, SETTLED)

    def expect_part(self, selector: str, text: str) -> None:
        wait_for(lambda: text in self.text(selector), True, SETTLED)

    # --- forecast

    def chance(self, clause: str) -> Locator:
        return self.page.locator(f'[data-clause="{clause}"] [data-chance]')

    def levels(self) -> dict[str, str]:
        """The shown probability of each level by its id, "" for none."""
        settle(self.page)
        rows = self.page.locator(".outlook-levels tbody tr").all()
        return {row.get_attribute("data-level") or "": row.locator("td").last.inner_text() for row in rows}

    def expect_levels(self, **shown: str) -> None:
        """The levels that are possible at all; ``none`` stands for no level."""
        expected = {name.replace("_", "-").replace("none", ""): text for name, text in shown.items()}

        def possible() -> dict[str, str]:
            return {name: text for name, text in self.levels().items() if text != "0%"}

        wait_for(possible, expected, SETTLED)

    # --- improvement

    def measure(self, name: str) -> Locator:
        return self.page.locator(f'[data-measure="{name}"]')

    def effort(self, name: str, value: str) -> None:
        self.measure(name).locator("input[type=text]").fill(value)

    def rule_out(self, name: str) -> None:
        self.measure(name).locator("input[type=checkbox]").check()

    def chosen(self) -> list[str]:
        settle(self.page)
        return [
            each.get_attribute("data-action-for") or ""
            for each in self.page.locator("[data-action-for]").all()
        ]

    def ranking(self) -> list[str]:
        settle(self.page)
        return [
            each.get_attribute("data-measure") or "" for each in self.page.locator("[data-measure]").all()
        ]

    def figures(self) -> dict[str, str]:
        settle(self.page)
        rows = self.page.locator("[data-outcome] .calc-figures tr").all()
        return {row.locator("th").inner_text(): row.locator("td").inner_text() for row in rows}


def open_both(outlook: Outlook, lost: str) -> Locator:
    """Two files of which one does not find LOST met; gives the row in which that is decided."""
    for side, name, found in (("first", "张三", "met"), ("second", "李四", "not_met")):
        content = json.dumps(assessment(other={lost: found})).encode()
        chooser = outlook.page.locator(f"[data-side={side}] [data-side-chooser]")
        chooser.set_input_files({"name": f"{name}.json", "mimeType": "application/json", "buffer": content})
        outlook.expect(f"[data-side={side}] [data-side-file]", f"{name}.json")
    differing = outlook.page.locator(f'[data-differs="{lost}"]')
    differing.wait_for()
    return differing
