"""A site of calculator pages alone: the shipped form, scripts, styles and runtime under the strictest policy.

What is tested here is the calculator. It needs no MkDocs, so that a test may put any rubric into it;
the real site is looked at by the tests that build it.
"""

from __future__ import annotations

import copy
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from aftersales.foundation.canonical_json import canonical
from aftersales.model.read_rubric import read_rubric
from aftersales_site.calculators.frame import Calculator, render_form
from aftersales_site.calculators.score import score_calculator
from aftersales_site.content.read_content import read_content
from aftersales_site.generator.vendor import vendored
from aftersales_site.site import make_sites
from aftersales_site.writing.language_site import LanguageSite
from aftersales_yaml.collection import rubrics_folder
from aftersales_yaml.strict import read_file
from scripts.local_server import Handler, LocalServer

ROOT = Path(__file__).resolve().parents[2]
POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'; "
    "style-src 'self'; img-src 'self' data:"
)
HOSTILE = '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>\'"&'

PAGE = """<!doctype html>
<html lang="{language}"><head><meta charset="utf-8"><title>{title}</title>
<meta name="viewport" content="width=device-width,initial-scale=1">
<link rel="icon" href="data:,"><link rel="stylesheet" href="{up}assets/stylesheets/site.css">{head}</head>
<body>{body}</body></html>
"""


class StrictHandler(Handler):
    """Sends the policy as a header, so that it binds the worker too."""

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()


class LetBackHandler(StrictHandler):
    """Forbids no keeping, as the published site does not: what is forbidden is in no back/forward cache."""

    def send_header(self, keyword: str, value: str) -> None:
        if keyword != "Cache-Control":
            super().send_header(keyword, value)


@contextmanager
def served(site: Path, *, strictly: bool = False, let_back: bool = False) -> Iterator[str]:
    """The address of SITE while it is served; STRICTLY under the policy as a header; LET_BACK: and so that a
    browser may keep a page that is left.
    """
    server = LocalServer(0, site, reloading=False)
    if strictly:
        server.RequestHandlerClass = LetBackHandler if let_back else StrictHandler
    server.start()
    yield server.address
    server.shutdown()
    server.server_close()


def build_small_site(site: Path) -> Path:
    """Every rubric of the project in both languages, and a made-up one full of hostile texts."""
    runtime = built_runtime()
    shutil.copytree(runtime, site / "runtime" / runtime.name)
    for home in (site, site / "en"):
        copy_assets(home)
    languages = make_sites(read_content(), "https://example.org/", runtime.name)
    mappings = [read_file(path) for path in sorted((rubrics_folder() / "scoring").glob("*.yaml"))]
    for mapping in (*mappings, hostile_rubric(mappings)):
        publish_rubric(site, mapping)
        for language in languages:
            add_page(site, language, score_calculator(language, read_rubric(mapping)))
    return site


def copy_assets(home: Path) -> None:
    """Scripts and styles, and the libraries of others that the build puts beside them."""
    shutil.copytree(ROOT / "docs" / "assets", home / "assets")
    for path, content in vendored(ROOT / "node_modules").items():
        (home / path).write_bytes(content)


def built_runtime() -> Path:
    command = [sys.executable, "-m", "aftersales_runtime"]
    built = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    return ROOT / built.stdout.split()[-1]


def publish_rubric(site: Path, mapping: Any) -> None:
    """Put the rubric where the calculators look for it."""
    published = site / "data" / "rubrics" / f"{mapping['id']}.json"
    published.parent.mkdir(parents=True, exist_ok=True)
    published.write_bytes(canonical(mapping))


def add_page(site: Path, language: LanguageSite, calculator: Calculator, page: str = PAGE) -> None:
    """The page of CALCULATOR as the publisher makes it, in PAGE instead of the theme."""
    home = site if language.language == "zh" else site / "en"
    file = home / calculator.address / "index.html"
    file.parent.mkdir(parents=True)
    up = "../" * calculator.address.count("/")
    sheets = [f'<link rel="stylesheet" href="{up}{sheet}">' for sheet in calculator.style_sheets]
    scripts = [f'<script type="module" src="{up}{script}"></script>' for script in calculator.scripts]
    text = page.format(
        language=language.language,
        title=calculator.address,
        up=up,
        head="".join([*sheets, *scripts]),
        body=render_form(language, calculator),
    )
    file.write_text(text, encoding="utf-8")


def hostile_rubric(mappings: list[Any]) -> dict[str, Any]:
    """The 100-point rubric with markup in every text that a page or a reply shows."""
    rubric = copy.deepcopy(next(each for each in mappings if each["id"] == "gbt-27922-2011"))

    def spoil(node: Any) -> None:
        if isinstance(node, dict):
            for key, value in node.items():
                if key in ("zh", "en") and isinstance(value, str):
                    node[key] = value + HOSTILE
                else:
                    spoil(value)
        elif isinstance(node, list):
            for entry in node:
                spoil(entry)

    spoil(rubric)
    return {**rubric, "id": "made-up"}
