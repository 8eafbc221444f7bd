"""A file that cannot be read, or cannot be used, is told by its name wherever one opens files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from tests.browser.calculator import wait_for
from tests.browser.visits import Visits

pytestmark = pytest.mark.browser

CHOOSERS = [
    ("calculators/gbt-27922-2011/", "[data-file]", "form.xlsx"),
    ("calculators/gbt-27922-2011/agree/", "[data-side=first] [data-side-chooser]", "left.xlsx"),
    ("calculators/sites/", "[data-csv]", "sites.csv"),
    ("calculators/verify/", "[data-record-file]", "record.json"),
    ("calculators/own/", "[data-rubric-file]", "rubric.yaml"),
    ("calculators/impact/", "[data-archive-files]", "one.json"),
    ("calculators/impact/", "[data-edition-file]", "edition.yaml"),
    ("workspace/", "[data-backup-file]", "backup.json"),
]
CHOOSE = """([selector, probe]) => {
  const chooser = document.querySelector(selector);
  chooser.files = document.querySelector(probe).files;
  chooser.dispatchEvent(new Event("change"));
}"""


@pytest.fixture
def here(visits: Visits, real_site: str) -> Iterator[Page]:
    with visits.at(real_site) as opened:
        yield opened


@pytest.mark.parametrize(("path", "selector", "name"), CHOOSERS, ids=str)
def test_a_file_that_is_gone_is_told(
    here: Page, real_site: str, tmp_path: Path, *, path: str, selector: str, name: str
) -> None:
    """Chosen, deleted, then read: what Chromium says then is what it says of a file that is locked."""
    here.goto(real_site + path)
    expect(here.locator(".is-live").first).to_be_attached()
    expect(here.locator(selector)).to_be_attached()
    file = tmp_path / name
    file.write_text("{}", encoding="utf-8")
    here.evaluate("document.body.insertAdjacentHTML('beforeend', '<input type=file id=probe>')")
    here.locator("#probe").set_input_files(file)
    file.unlink()
    told = here.get_by_text(f"读不了“{name}”").first

    def is_told() -> bool:
        """The chooser is heard once the page's own script has come; until then no button opens it either."""
        here.evaluate(CHOOSE, [selector, "#probe"])
        return told.is_visible()

    wait_for(is_told, True)
    expect(told).to_be_in_viewport()


@pytest.mark.parametrize(
    ("path", "selector"),
    [
        ("calculators/gbt-27922-2011/agree/", "[data-side=second] [data-side-chooser]"),
        ("calculators/gbt-27922-2011/timetable/", "[data-changes-file]"),
        ("calculators/sites/", "[data-csv]"),
    ],
    ids=str,
)
def test_a_workbook_that_cannot_be_used_is_named(
    here: Page, real_site: str, tmp_path: Path, path: str, selector: str
) -> None:
    """Of several that were opened, which one it was: here one without anything in it."""
    openpyxl.Workbook().save(tmp_path / "李四.xlsx")
    here.goto(real_site + path)
    expect(here.locator(".is-live").first).to_be_attached()
    here.locator(selector).set_input_files(tmp_path / "李四.xlsx")
    told = here.locator("[data-complaint]")
    expect(told).to_contain_text("李四.xlsx 不能用，页面上的内容没有变：", timeout=120_000)
    expect(told.locator("li")).not_to_have_count(0)
