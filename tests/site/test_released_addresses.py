"""What a release published stays where it was: every page, and every place that may have been cited.

`tests/site/released` has a list for each release (scripts/list_addresses.py). None is ever taken off.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.site.pages import parse

RELEASES = sorted((Path(__file__).parent / "released").glob("*.txt"))


def lost(site: Path, listed: list[str]) -> Iterator[str]:
    """Those of the addresses LISTED that lead to no page of SITE, or to no place on it."""

    @cache
    def ids(file: Path) -> frozenset[str]:
        return frozenset(parse(file).ids) if file.is_file() else frozenset()

    for address in listed:
        path, _, place = address.partition("#")
        for root in (site, site / "en"):
            file = root / path.lstrip("/") / "index.html"
            if not file.is_file() or (place and place not in ids(file)):
                yield address
                break


@pytest.mark.parametrize("release", RELEASES, ids=lambda path: path.stem)
def test_every_address_of_a_release_still_leads_there(built_site: Path, release: Path) -> None:
    listed = release.read_text(encoding="utf-8").split()
    assert len(listed) > 1000
    assert list(lost(built_site, listed)) == []


def test_there_is_a_list_for_each_release() -> None:
    changelog = (Path(__file__).parents[2] / "CHANGELOG.md").read_text(encoding="utf-8")
    versions = {line.split()[1] for line in changelog.splitlines() if line.startswith("## ")} - {"Unreleased"}
    # Before 0.2.0 there was no release that anybody could have cited.
    assert {path.stem for path in RELEASES} == versions


def test_a_lost_address_is_found(built_site: Path) -> None:
    assert list(lost(built_site, ["/zpic-wf-20/#4.3.1", "/zpic-wf-20/#9.99", "/nowhere/"])) == [
        "/zpic-wf-20/#9.99",
        "/nowhere/",
    ]
