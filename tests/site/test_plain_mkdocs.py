"""`mkdocs build` and `mkdocs serve` work without `make`, from a checkout with the packages installed."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError

import pytest

from tests.fresh_checkout import copy_checkout
from tests.site.pages import addresses, broken_links, html_files, parse

ENVIRONMENT = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUNBUFFERED": "1"}
PATIENCE = 120  # seconds; a build takes five on an idle machine


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_checkout(tmp_path_factory.mktemp("checkout"))


def mkdocs(checkout: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", *words],
        cwd=checkout,
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        check=False,
    )


def built(checkout: Path, *options: str) -> Path:
    """The site after `mkdocs build OPTIONS`."""
    ran = mkdocs(checkout, "build", *options)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return checkout / "site"


@pytest.fixture(scope="module")
def site(checkout: Path) -> Path:
    """The site in both languages."""
    built(checkout, "--strict")
    return built(checkout, "--strict", "--config-file", "mkdocs.en.yml")


def test_both_languages_are_built_whole(site: Path, built_site: Path) -> None:
    assert addresses(site) == addresses(built_site)
    assert broken_links(site) == []
    for name in ("search/entries.json", "en/search/entries.json", "data/register.csv"):
        assert (site / name).read_bytes() == (built_site / name).read_bytes()
    for path in html_files(site):
        metas = [e for e in parse(path).of("meta") if "http-equiv" in e.attributes]
        assert [e.attributes["http-equiv"] for e in metas] == ["Content-Security-Policy"], path


@pytest.mark.usefixtures("site")
def test_a_second_build_writes_no_page_anew(checkout: Path) -> None:
    """What is staged is touched only where it differs, or serving would never come to rest."""
    pages = checkout / "build" / "pages" / "zh"
    before = {path: path.stat().st_mtime_ns for path in pages.rglob("*.md")}
    built(checkout)
    assert before
    assert {path: path.stat().st_mtime_ns for path in pages.rglob("*.md")} == before


def test_faulty_data_stops_the_build_with_the_fault(checkout: Path) -> None:
    rubric = checkout / "rubrics" / "scoring" / "gbt-27922-2011.yaml"
    whole = rubric.read_text(encoding="utf-8")
    rubric.write_text(whole.replace("rubric/1", "rubric/9", 1), encoding="utf-8")
    try:
        ran = mkdocs(checkout, "build")
    finally:
        rubric.write_text(whole, encoding="utf-8")
    assert ran.returncode != 0
    assert "rubric/9" in ran.stderr
    assert "Traceback" not in ran.stderr


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Server:
    """A running `mkdocs serve` of CHECKOUT and what it has said."""

    def __init__(self, checkout: Path, log: Path) -> None:
        self._log = log
        self.address = f"127.0.0.1:{free_port()}"
        with log.open("w") as said:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", self.address],
                cwd=checkout,
                env=ENVIRONMENT,
                stdout=said,
                stderr=subprocess.STDOUT,
            )

    def builds(self) -> int:
        return len(re.findall(r"Documentation built in", self._log.read_text(encoding="utf-8")))

    def text(self, page: str) -> str:
        try:
            with urllib.request.urlopen(f"http://{self.address}/{page}", timeout=60) as answer:
                return str(answer.read().decode())
        except (URLError, ConnectionError):
            return ""

    def wait_for(self, page: str, words: str) -> None:
        until = time.monotonic() + PATIENCE
        while words not in self.text(page):
            assert time.monotonic() < until, self._log.read_text(encoding="utf-8")
            time.sleep(0.2)

    def wait_for_builds(self, count: int) -> None:
        until = time.monotonic() + PATIENCE
        while self.builds() < count:
            assert time.monotonic() < until, self._log.read_text(encoding="utf-8")
            time.sleep(0.2)

    def end(self) -> None:
        self._process.terminate()
        self._process.wait()


@pytest.fixture
def server(checkout: Path, tmp_path: Path) -> Iterator[Server]:
    running = Server(checkout, tmp_path / "log")
    yield running
    running.end()


def test_serving_builds_once_for_each_change(checkout: Path, server: Server) -> None:
    server.wait_for("register/", "存疑登记")
    assert server.builds() == 1
    time.sleep(1)  # the watch begins after the first build
    labels = checkout / "rubrics" / "labels.yaml"
    labels.write_text(labels.read_text(encoding="utf-8").replace("存疑登记", "存疑登记簿"), encoding="utf-8")
    server.wait_for("register/", "存疑登记簿")
    server.wait_for_builds(2)  # the page is there before the build has come to its end
    time.sleep(3)  # another build would begin within half a second
    assert server.builds() == 2
