"""A site of calculator pages alone: the shipped form, scripts, styles and runtime under the strictest policy.

What is tested here is the calculator. It needs no MkDocs, so that a test may put any rubric into it;
the real site is looked at by the tests that build it.
"""

from __future__ import annotations

import copy
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import jinja2

from aftersales.api.library import canonical
from aftersales.foundation.text import Language
from aftersales.model.read_rubric import read_rubric
from aftersales_site.calculators.score import render_calculator
from aftersales_site.content.words import read_words
from aftersales_site.writing.environment import make_environment
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
<html lang="{language}"><head><meta charset="utf-8"><title>calculator</title>
<meta name="viewport" content="width=device-width,initial-scale=1">
<link rel="icon" href="data:,"><link rel="stylesheet" href="{up}assets/stylesheets/site.css">
<link rel="stylesheet" href="{up}assets/stylesheets/calculator.css">
<script type="module" src="{up}assets/score/main.js"></script></head>
<body>{body}</body></html>
"""


class StrictHandler(Handler):
    """Sends the policy as a header, so that it binds the worker too."""

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()


@contextmanager
def served(site: Path, *, strictly: bool = False) -> Iterator[str]:
    """The address of SITE while it is served; STRICTLY under the policy as a header."""
    server = LocalServer(0, site, reloading=False)
    if strictly:
        server.RequestHandlerClass = StrictHandler
    server.start()
    yield server.address
    server.shutdown()
    server.server_close()


def build_small_site(site: Path) -> Path:
    """Every rubric of the project in both languages, and a made-up one full of hostile texts."""
    runtime = built_runtime()
    shutil.copytree(runtime, site / "runtime" / runtime.name)
    shutil.copytree(ROOT / "docs" / "assets", site / "assets")
    mappings = [read_file(path) for path in sorted((rubrics_folder() / "scoring").glob("*.yaml"))]
    for mapping in (*mappings, hostile_rubric(mappings)):
        add_rubric(site, mapping, runtime.name)
    return site


def built_runtime() -> Path:
    command = [sys.executable, "-m", "aftersales_runtime"]
    built = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    return ROOT / built.stdout.split()[-1]


def add_rubric(site: Path, mapping: Any, runtime: str) -> None:
    rubric = read_rubric(mapping)
    published = site / "data" / "rubrics" / f"{rubric.id}.json"
    published.parent.mkdir(parents=True, exist_ok=True)
    published.write_bytes(canonical(mapping))
    languages: Mapping[Language, str] = {"zh": "../../", "en": "../../../"}
    for language, up in languages.items():
        form = render_calculator(
            rubric, language, environment(), read_words(rubrics_folder()), runtime=runtime
        )
        home = site if language == "zh" else site / "en"
        page = home / "calculators" / rubric.id / "index.html"
        page.parent.mkdir(parents=True)
        page.write_text(PAGE.format(language=language, up=up, body=form), encoding="utf-8")


def environment() -> jinja2.Environment:
    return make_environment()


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
