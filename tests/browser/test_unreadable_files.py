"""A file that cannot be read is told, wherever one opens files: another program holds it, or it is gone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

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
