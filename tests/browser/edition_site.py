"""A site with made-up next editions from 2027 on in its data: score, calculators of rules, impact."""

from __future__ import annotations

import shutil
from pathlib import Path

from aftersales_site.calculators.impact import impact_calculator
from aftersales_site.calculators.rules import rule_calculators
from aftersales_site.calculators.score import score_calculator
from aftersales_site.content.read_content import read_content
from aftersales_site.published.files import published_files
from aftersales_site.site import make_sites
from aftersales_yaml.collection import rubrics_folder
from tests import second_editions
from tests.browser.rule_calculators import PAGE
from tests.browser.small_site import add_page, built_runtime, copy_assets


def build_edition_site(site: Path) -> Path:
    """The pages in SITE, made of the published documents and their next editions, which are put beside it."""
    data = site.with_name("rubrics")
    shutil.rmtree(data, ignore_errors=True)
    shutil.copytree(rubrics_folder(), data)
    second_editions.drop_into(data)
    content, runtime = read_content(data), built_runtime()
    shutil.copytree(runtime, site / "runtime" / runtime.name)
    for file in published_files(content):
        path = site / file.address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.content)
    for made in make_sites(content, "https://example.org/", runtime.name):
        copy_assets(site if made.language == "zh" else site / "en")
        calculators = [
            *(score_calculator(made, rubric) for rubric in content.rubrics),
            *rule_calculators(made),
        ]
        for calculator in (*calculators, impact_calculator(made)):
            add_page(site, made, calculator, PAGE)
    return site
