"""The list of the site's files: nothing shipped is missing from it, and its root stands on every page."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

import pytest
import rfc8785

import release_notes
from aftersales.version import __version__
from aftersales_cli.site_check import check
from aftersales_cli.site_files import Folder
from tests.site.pages import themed_files

CORE = re.compile(r"(?!.*\.html$)(data|runtime|modules|(en/)?assets)/")


def test_everything_that_is_shipped_is_listed_with_its_hash(every_site: Path) -> None:
    listed = json.loads((every_site / "integrity.json").read_bytes())
    there = {
        path.relative_to(every_site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in every_site.rglob("*")
        if path.is_file()
    }
    del there["integrity.json"]
    assert {**listed["core"], **listed["rest"]} == there
    assert {path for path in there if CORE.match(path)} == set(listed["core"])
    assert listed["engine"] == __version__


def test_the_root_is_of_the_core_and_stands_in_every_footer(every_site: Path) -> None:
    listed = json.loads((every_site / "integrity.json").read_bytes())
    root = hashlib.sha256(rfc8785.dumps(listed["core"])).hexdigest()
    assert listed["root"] == root
    for page in themed_files(every_site):
        html = page.read_text(encoding="utf-8")
        assert html.count(f"<code data-integrity>{root}</code>") == 1, page
        assert "@integrity@" not in html


def test_it_agrees_with_itself(built_site: Path) -> None:
    found = check(Folder(built_site))
    assert (found["agrees"], found["altered"], found["missing"], found["unlisted"]) == (True, [], [], [])


def test_release_notes_give_both_hashes(built_site: Path) -> None:
    found = check(Folder(built_site))
    notes = release_notes.notes(
        f"# Changelog\n\n## {__version__} - 2026-11-28\n\nNews.\n\n## 0.0.1 - x\nOld.", built_site
    )
    assert notes.startswith(f"# {__version__}\n\nNews.\n\n##")
    assert "Old" not in notes
    assert f"--root {found['root']}`" in notes
    assert hashlib.sha256((built_site / "integrity.json").read_bytes()).hexdigest() in notes
    with pytest.raises(Exception, match=r"has no 0\.2\.0|has no"):
        release_notes.notes("# Changelog\n", built_site)
