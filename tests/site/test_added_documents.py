"""A new rubric and a new rule document need their files alone: no code, no navigation, no labels."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from aftersales_site.search.packing import whole_locations
from aftersales_yaml.collection import rubrics_folder
from tests import made_up
from tests.conftest import build_site
from tests.site.pages import broken_links, parse, target


@pytest.fixture(scope="module")
def grown_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's own data, in which one threshold has moved, and two made-up documents beside them."""
    folder = tmp_path_factory.mktemp("grown")
    rubrics = folder / "rubrics"
    shutil.copytree(rubrics_folder(), rubrics)
    _add_sources(rubrics / "sources.yaml")
    for path in ("scoring/tea-form.yaml", "rules/tea-rules.yaml"):
        made_up.write_folder(rubrics, {path: made_up.files()[path]})
    _add_other_editions(rubrics)
    _move_five_stars(rubrics / "scoring" / "gbt-27922-2011.yaml")
    build_site(out=folder / "site", work=folder / "work", rubrics=rubrics)
    return folder / "site"


def _add_other_editions(rubrics: Path) -> None:
    """Of the rubric one with a clause 1.2.2 and a level that are no more, of the rules one with 4.3 and one
    that is not yet in force.
    """
    earlier = made_up.rubric(edition="0/a", effective="2020-01-01")
    water = made_up.at(earlier, "sections.house.indicators.water")
    water["clauses"].append(made_up.clause("1.2.2", "0"))
    earlier["levels"].append(made_up.level("grand", "99"))
    rules = made_up.rules(edition="Z", effective="2020-01-01")
    rules["audit_time"]["bands"][0]["days"] = "4"
    rules["chapters"][0]["clauses"].append(made_up.node("4.3"))
    later = made_up.rules(edition="B", effective="2099-01-01")
    files = {
        "scoring/tea-form@0-a.yaml": earlier,
        "rules/tea-rules@Z.yaml": rules,
        "rules/tea-rules@B.yaml": later,
    }
    for path, day in (("scoring/tea-form.yaml", "2024-03-01"), ("rules/tea-rules.yaml", "2024-03-01")):
        files[path] = made_up.files()[path] | {"effective": day}
    made_up.write_folder(rubrics, files)


def _move_five_stars(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("at_least: 95\n") == 1
    path.write_text(text.replace("at_least: 95\n", "at_least: 96\n"), encoding="utf-8")


def _add_sources(path: Path) -> None:
    whole: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    for key in ("issuers", "sources"):
        whole[key] += made_up.sources()[key]
    rules = next(source for source in whole["sources"] if source["id"] == made_up.RULES)
    rules["no_newer_edition_as_of"] = "2026-11-28"
    path.write_text(yaml.safe_dump(whole, allow_unicode=True, sort_keys=False), encoding="utf-8")


@pytest.mark.parametrize(
    "address",
    [
        "tea-form/",
        "tea-form/1.1.1/",
        "tea-form/2.1.1/",
        "tea-rules/",
        "calculators/tea-form/",
        "register/weight-misprinted/",
        "register/day-misprinted/",
    ],
)
def test_its_pages_appear_in_both_languages(grown_site: Path, address: str) -> None:
    for prefix in ("", "en/"):
        assert (grown_site / prefix / address / "index.html").is_file()


@pytest.mark.parametrize(
    ("address", "anchors"),
    [
        ("tea-form/editions/", ()),
        # The edition in force leads to the plain addresses, the earlier one is whole; both have the anchors.
        ("tea-form/editions/1/", ("1", "1.1", "1.1.1", "level-fine")),
        ("tea-form/editions/0-a/", ("1", "1.1", "1.1.1", "1.2.2", "level-grand")),
        ("tea-rules/editions/A/", ("4", "4.1", "4.1-a")),
        ("tea-rules/editions/Z/", ("4", "4.1", "4.1-a", "4.3")),
        # What is no more is said to be no more, at the address that was cited.
        ("tea-form/", ("1.2.2", "level-grand")),
        ("tea-form/1.2.2/", ()),
        ("tea-rules/", ("4.3",)),
    ],
)
def test_editions_keep_their_addresses(grown_site: Path, address: str, anchors: tuple[str, ...]) -> None:
    for prefix in ("", "en/"):
        assert set(anchors) <= set(parse(grown_site / prefix / address / "index.html").ids)


def test_an_earlier_edition_says_so_and_leads_to_the_one_in_force(grown_site: Path) -> None:
    page = grown_site / "tea-form/editions/0-a/index.html"
    assert "这一版已经失效" in page.read_text(encoding="utf-8")
    found = {target(grown_site, page, e.attributes.get("href", ""))[0] for e in parse(page).of("a")}
    assert grown_site / "tea-form/index.html" in found
    # Its clauses are read on it, with its data and its form beside it.
    assert grown_site / "data/rubrics/tea-form@0-a.csv" in found
    assert grown_site / "data/rubrics/tea-form@0-a.zh.xlsx" in found
    plain = (grown_site / "tea-form/index.html").read_text(encoding="utf-8")
    assert "这一版已经失效" not in plain


def test_records_are_verified_by_earlier_editions_too(grown_site: Path) -> None:
    """A record may be of any edition of any document; a calculator has those of its own alone."""
    own, other = "data/rubrics/tea-form@0-a.json", "data/rules/tea-rules@Z.json"
    verify = (grown_site / "calculators/verify/index.html").read_text(encoding="utf-8")
    score = (grown_site / "calculators/tea-form/index.html").read_text(encoding="utf-8")
    for name in (own, other):
        assert (grown_site / name).is_file()
        assert name in verify
    assert own in score
    assert other not in score


def test_no_link_is_broken_by_editions(grown_site: Path) -> None:
    assert [each for each in broken_links(grown_site) if "/editions/" in each or "tea-" in each] == []


def test_the_list_of_editions_says_when_each_is_in_force(grown_site: Path) -> None:
    text = (grown_site / "tea-form/editions/index.html").read_text(encoding="utf-8")
    row = text[text.index(">0/a<") :]
    assert row.index("2020-01-01") < row.index("2024-03-01") < row.index("已失效")
    real = (grown_site / "zpic-wf-20/editions/index.html").read_text(encoding="utf-8")
    assert "截至 2026-11-28 未见更新版本" in real


@pytest.mark.parametrize(
    ("page", "newer", "day"),
    [
        ("tea-form/editions/0-a/", "tea-form/", "2024-03-01"),  # of what is in force, at its plain address
        ("tea-rules/editions/Z/", "tea-rules/editions/B/", "2099-01-01"),
        ("tea-rules/", "tea-rules/editions/B/", "2099-01-01"),
        ("calculators/audit-time/", "tea-rules/editions/B/", "2099-01-01"),
        ("tea-form/", None, ""),
        ("tea-rules/editions/B/", None, ""),
    ],
)
def test_a_newer_edition_is_named_where_it_is_known(
    grown_site: Path, page: str, newer: str | None, day: str
) -> None:
    """“None known” would be wrong on the page of an edition that a later one is published beside."""
    file = grown_site / page / "index.html"
    text = file.read_text(encoding="utf-8")
    named = re.findall(
        r"<dt>更新的版本</dt><dd><a href=\"?([^\" >]*)\"?>[^<]*</a>，实施日期 <time>([-0-9]*)", text
    )
    led = [(target(grown_site, file, address)[0], first) for address, first in named]
    assert led == ([(grown_site / newer / "index.html", day)] if newer else [])


def test_an_edition_to_come_is_not_passed_over_by_the_list(grown_site: Path) -> None:
    listed = (grown_site / "tea-rules/editions/index.html").read_text(encoding="utf-8")
    assert "尚未实施的新版本已列在下面；此外，截至 2026-11-28 未见更新版本。" in listed


def test_what_changed_between_two_editions_is_told_and_is_data(grown_site: Path) -> None:
    text = (grown_site / "tea-form/editions/index.html").read_text(encoding="utf-8")
    assert "条款 1.2.2（0 分）已取消" in text
    assert "级别“茶”（99 分起）已取消" in text
    data = json.loads((grown_site / "data/editions/tea-form@0-a..1.json").read_bytes())
    assert (data["before"]["edition"], data["after"]["edition"]) == ("0/a", "1")
    gone = [(each["kind"], each["name"]) for each in data["changes"] if each["after"] is None]
    assert gone == [("clause", "1.2.2"), ("level", "grand")]
    # Up to ten people took four person-days by the rules before; 4.3 is gone.
    rules = json.loads((grown_site / "data/editions/tea-rules@Z..A.json").read_bytes())
    found = [(each["kind"], each["name"], each["before"], each["after"]) for each in rules["changes"]]
    assert found == [("figure", "audit_time.bands.1.days", "4", "2"), ("clause", "4.3", None, None)]
    shown = (grown_site / "tea-rules/editions/index.html").read_text(encoding="utf-8")
    assert "审查时间，有效人数 1 起，天数：4 改为 2" in shown


def test_its_places_have_anchors(grown_site: Path) -> None:
    assert {"4", "4.1", "4.1-a", "4.2"} <= set(parse(grown_site / "tea-rules/index.html").ids)
    assert {"1", "1.1", "1.1.1", "level-fine"} <= set(parse(grown_site / "tea-form/index.html").ids)


@pytest.mark.parametrize("name", ["tea-form", "tea-rules"])
def test_navigation_home_and_overview_lead_to_it(grown_site: Path, name: str) -> None:
    for address in ("", "documents/", "zpic-wf-20/"):
        page = grown_site / address / "index.html"
        found = {target(grown_site, page, e.attributes.get("href", ""))[0] for e in parse(page).of("a")}
        assert grown_site / name / "index.html" in found, address


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_the_search_finds_it(grown_site: Path, prefix: str) -> None:
    entries = json.loads((grown_site / prefix / "search/entries.json").read_text(encoding="utf-8"))
    found = whole_locations(entries["entries"]["location"])
    assert {"tea-form/1.1.1/", "tea-rules/#4.1", "register/weight-misprinted/"} <= set(found)


def test_its_process_is_drawn_with_links_to_its_clauses(grown_site: Path) -> None:
    page = grown_site / "processes/index.html"
    links = {target(grown_site, page, e.attributes.get("href", "")) for e in parse(page).of("a")}
    assert (grown_site / "tea-rules/index.html", "4.1") in links


def test_its_data_are_published_in_one_form(grown_site: Path) -> None:
    raw = (grown_site / "data/rubrics/tea-form.json").read_bytes()
    assert json.loads(raw)["id"] == "tea-form"
    assert hashlib.sha256(raw).hexdigest() in (grown_site / "data/index.html").read_text(encoding="utf-8")
    table = (grown_site / "data/rubrics/tea-form.csv").read_bytes().decode("utf-8-sig")
    assert len(table.splitlines()) == 1 + 4  # a head, and four clauses


def test_the_other_documents_know_it(grown_site: Path) -> None:
    text = (grown_site / "crosswalk/index.html").read_text(encoding="utf-8")
    assert "../tea-form/1.1.1/" in text


def test_a_threshold_changed_in_one_place_follows_everywhere(grown_site: Path) -> None:
    levels = (grown_site / "gbt-27922-2011/index.html").read_text(encoding="utf-8")
    row = levels[levels.index('id="level-five-star"') :][:300]
    assert ">96<" in row
    published = json.loads((grown_site / "data/rubrics/gbt-27922-2011.json").read_bytes())
    assert published["levels"][-1]["at_least"] == "96"


def test_machines_are_told_of_the_edition_that_stands_there(grown_site: Path) -> None:
    """Of tea-rules Z has been superseded since 2024-03-01, and B takes over in 2099."""
    (told,) = (
        json.loads(each.text)
        for each in parse(grown_site / "tea-rules/index.html").of("script")
        if each.attributes.get("type") == "application/ld+json"
    )
    made = made_up.rules()["edition"]
    assert (told["isBasedOn"]["version"], told["isBasedOn"]["temporalCoverage"]) == (
        made,
        "2024-03-01/2099-01-01",
    )
    assert "datePublished" not in told["isBasedOn"]
