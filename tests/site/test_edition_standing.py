"""What pages say of an edition follows from its days, on the very day on which they change."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from aftersales_site.content.read_content import read_content
from aftersales_site.pages import editions, rule
from aftersales_site.site import make_sites
from aftersales_site.writing.language_site import LanguageSite
from aftersales_yaml.collection import rubrics_folder
from tests import second_editions
from tests.second_editions import ZPIC

WITHDRAWN = 'effective: "2025-06-06"\nsuperseded: "2026-07-01"'


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """B1 of ZPIC-WF-20 takes effect on 2025-06-06, is withdrawn on 2026-07-01; C1 follows on 2027-01-01."""
    folder = tmp_path_factory.mktemp("withdrawn") / "rubrics"
    shutil.copytree(rubrics_folder(), folder)
    second_editions.drop_into(folder)
    file = folder / f"rules/{ZPIC}.yaml"
    text = file.read_text(encoding="utf-8")
    assert text.count('effective: "2025-06-06"') == 1
    file.write_text(text.replace('effective: "2025-06-06"', WITHDRAWN), encoding="utf-8")
    return folder


def site_on(folder: Path, day: str) -> LanguageSite:
    return make_sites(read_content(folder, date.fromisoformat(day)), "https://example.org/", None)[0]


@pytest.mark.parametrize(
    ("day", "in_force", "standings"),
    [
        ("2025-06-05", "B1", ["later", "later"]),  # the day before the first one
        ("2025-06-06", "B1", ["in-force", "later"]),
        ("2026-06-30", "B1", ["in-force", "later"]),
        ("2026-07-01", "B1", ["earlier", "later"]),  # withdrawn, and none has followed yet
        ("2026-12-31", "B1", ["earlier", "later"]),
        ("2027-01-01", "C1", ["earlier", "in-force"]),
    ],
)
def test_the_standing_of_an_edition_is_that_of_its_days(
    folder: Path, day: str, in_force: str, standings: list[str]
) -> None:
    content = read_content(folder, date.fromisoformat(day))
    found = content.editions[ZPIC]
    assert [each.document.edition for each in found if each.state == "in-force"] == [in_force]
    assert [each.standing for each in found] == standings


@pytest.mark.parametrize(
    ("day", "listed", "said"),
    [
        ("2026-06-30", "现行", "这一版现行有效"),
        ("2026-07-01", "已失效", "这一版已经失效，本站没有接替它的版本"),
        ("2025-06-05", "尚未实施", "这一版尚未实施，本站没有更早的版本"),
    ],
)
def test_no_page_calls_in_force_what_is_not(folder: Path, day: str, listed: str, said: str) -> None:
    site = site_on(folder, day)
    made = {page.address: page.body for page in editions.pages(site)}
    row = made[f"{ZPIC}/editions/"].partition("B1</th>")[2].partition("</tr>")[0]
    assert f">{listed}</td>" in row
    assert said in made[f"{ZPIC}/editions/B1/"]


@pytest.mark.parametrize(
    ("day", "version", "period"),
    [
        ("2026-06-30", "B1", "2025-06-06/2026-07-01"),
        ("2027-01-01", "C1", "2027-01-01/.."),
    ],
)
def test_machines_are_told_of_the_edition_that_stands_there(
    folder: Path, day: str, version: str, period: str
) -> None:
    """They were told of the edition of sources.yaml, B1, whichever was in force."""
    page = next(each for each in rule.pages(site_on(folder, day)) if each.address == f"{ZPIC}/")
    assert page.structured is not None
    told = page.structured["isBasedOn"]
    assert isinstance(told, dict)
    assert (told["version"], told["temporalCoverage"]) == (version, period)
