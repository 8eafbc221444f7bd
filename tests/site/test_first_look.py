"""What `make serve` shows of a change at once: the pages that it touches, and no others."""

from __future__ import annotations

import json
import shutil
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from watchfiles import Change

from aftersales.foundation.faults import Refused
from aftersales_site import preview
from aftersales_yaml.collection import rubrics_folder
from scripts import serve
from scripts.first_look import FirstLook
from scripts.local_server import LocalServer

RUBRIC = "scoring/gbt-27922-2011.yaml"
TITLE, CHANGED = "专门部门与岗位分工", "专设部门与岗位分工"
CLAUSE = "gbt-27922-2011/5.1.1.1/"


@pytest.fixture(scope="module")
def rubrics(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(rubrics_folder(), tmp_path_factory.mktemp("data") / "rubrics"))


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory, built_site: Path) -> Path:
    """Where the build of the site has left what it made, as somebody's own."""
    work = tmp_path_factory.mktemp("work")
    for part in ("templates", "pages", "html"):
        shutil.copytree(built_site.parent / "work" / part, work / part)
    return work


def change(file: Path, before: str, after: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after, 1), encoding="utf-8")


def test_a_change_of_a_clause_is_on_its_page_and_wherever_it_is_named(
    rubrics: Path, work: Path, built_site: Path, tmp_path: Path
) -> None:
    change(rubrics / RUBRIC, TITLE, CHANGED)
    pages = next(preview.looks(tmp_path, built_site, rubrics=rubrics, work=work))
    assert f"/{CLAUSE}" in pages
    # 585 files of one language: the clause, its neighbours and what lists it, not what says nothing of it.
    assert len(pages) < 30
    assert "/glossary/" not in pages
    made = (tmp_path / CLAUSE / "index.html").read_text(encoding="utf-8")
    assert CHANGED in made
    assert 'http-equiv="Content-Security-Policy"' in made
    # All that the page loads stands beside it, under the names that MkDocs gave.
    assert (tmp_path / "assets/site/page.js").is_file()
    # Looked at once more, nothing differs.
    again = tmp_path / "again"
    assert list(next(preview.looks(again, built_site, rubrics=rubrics, work=work))) == []


def test_a_fault_is_refused_and_nothing_is_written(
    rubrics: Path, work: Path, built_site: Path, tmp_path: Path
) -> None:
    kept = (rubrics / RUBRIC).read_text(encoding="utf-8")
    change(rubrics / RUBRIC, "points: 40", "points: 41")
    with pytest.raises(Refused):
        next(preview.looks(tmp_path, built_site, rubrics=rubrics, work=work))
    assert list(tmp_path.iterdir()) == []
    (rubrics / RUBRIC).write_text(kept, encoding="utf-8")


@pytest.mark.parametrize(
    ("place", "shown"),
    [
        ("rubrics/labels.yaml", True),
        ("docs/hosting.zh.md", True),
        ("docs/assets/site/page.js", False),  # joined with others: only a whole build does that
        ("docs/overrides/main.html", False),
        ("src/aftersales/record.py", False),
        ("mkdocs.yml", False),
    ],
)
def test_only_data_and_texts_are_shown_at_once(place: str, shown: bool) -> None:
    look = FirstLook(Path())
    assert look.shows([Path(place)]) is shown
    assert look.shows([Path("rubrics/terms.yaml"), Path(place)]) is shown


@pytest.fixture
def server(tmp_path: Path) -> Iterator[LocalServer]:
    site = tmp_path / "site"
    for name, text in (("a", "old a"), ("b", "old b")):
        (site / name).mkdir(parents=True)
        (site / name / "index.html").write_text(text)
    server = LocalServer(0, site)
    server.start()
    yield server
    server.shutdown()
    server.server_close()


def served(server: LocalServer, path: str) -> str:
    with urllib.request.urlopen(server.address + path) as answer:
        text: str = answer.read().decode()
        return text


def test_a_look_stands_over_the_site_page_by_page(server: LocalServer, tmp_path: Path) -> None:
    look = tmp_path / "look"
    (look / "a").mkdir(parents=True)
    (look / "a" / "index.html").write_text("new a")
    server.over = [look]
    assert "new a" in served(server, "a/")
    assert "old b" in served(server, "b/")
    server.over = []
    assert "old a" in served(server, "a/")


def test_open_pages_hear_of_all_that_changed_in_order(server: LocalServer) -> None:
    with urllib.request.urlopen(server.address + "__reload") as events:
        assert events.readline() == b"retry: 1000\n"
        server.tell_pages(["/a/"])
        server.tell_pages(["/en/a/"])
        server.tell_pages()
        told = []
        while len(told) < 3:
            line = events.readline()
            if line.startswith(b"data: "):
                told.append(json.loads(line.removeprefix(b"data: ")))
    assert told == [["/a/"], ["/en/a/"], []]


def test_a_file_that_an_editor_writes_first_and_puts_in_place_is_no_change_of_its_own() -> None:
    changed, new = serve.ROOT / "README.md", serve.ROOT / "Makefile"
    gone = serve.ROOT / "rubrics" / "sedAb12"
    changes = {
        (Change.added, str(gone)),
        (Change.deleted, str(gone)),
        (Change.modified, str(changed)),
        (Change.added, str(new)),
    }
    assert serve.lasting(changes) == [Path("Makefile"), Path("README.md")]
    # What was there before and is no more is a change.
    assert serve.lasting({(Change.deleted, str(gone))}) == [Path("rubrics/sedAb12")]
