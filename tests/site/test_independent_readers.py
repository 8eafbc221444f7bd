"""What the site gives to machines is read by programs and schemas of others than those who wrote it."""

from __future__ import annotations

import html
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import bibtexparser
import jsonschema
import pandas as pd
import pytest
from bibtexparser.middlewares import LatexDecodingMiddleware

from aftersales_site.writing.citation import AUTHOR
from tests.site.pages import Parsed, addresses, is_framed, parse

STANDARDS = Path(__file__).resolve().parent / "standards"
CITED = re.compile(r'<details class="as-details as-cite">(.*?)</details>', re.DOTALL)
CODE = re.compile(r"<code[^>]*>(.*?)</code>", re.DOTALL)


def conforming(standard: str) -> jsonschema.Draft7Validator:
    schema = json.loads((STANDARDS / standard).read_text(encoding="utf-8"))
    jsonschema.Draft7Validator.check_schema(schema)
    return jsonschema.Draft7Validator(schema)


@pytest.fixture(scope="module")
def citations(every_site: Path) -> Mapping[str, tuple[str, str]]:
    """BibTeX and CSL-JSON of every page that says how it is cited, by its address."""
    return dict(_citations(every_site))


def _citations(site: Path) -> Iterator[tuple[str, tuple[str, str]]]:
    for address in addresses(site):
        found = CITED.search((site / address / "index.html").read_text(encoding="utf-8"))
        if found:
            bibtex, csl = (html.unescape(code) for code in CODE.findall(found[1]))
            yield address, (bibtex, csl)


def test_the_tables_are_described_as_data_package_2_asks(every_site: Path) -> None:
    package = json.loads((every_site / "data/datapackage.json").read_text(encoding="utf-8"))
    faults = [
        f"{each.json_path}: {each.message}"
        for each in conforming("datapackage-2.0.json").iter_errors(package)
    ]
    assert faults == []
    broken = {**package, "resources": [{**package["resources"][0], "path": 1}]}
    assert not conforming("datapackage-2.0.json").is_valid(broken)


def test_every_table_is_read_as_it_is_described(every_site: Path) -> None:
    """By pandas: the fields of the description, no row of another length, and no two rows alike."""
    package = json.loads((every_site / "data/datapackage.json").read_text(encoding="utf-8"))
    for resource in package["resources"]:
        path = every_site / "data" / resource["path"]
        table = pd.read_csv(path, dtype=str, keep_default_na=False, encoding=resource["encoding"])
        heads = [head.removeprefix("\ufeff") for head in table.columns]
        assert heads == [field["name"] for field in resource["schema"]["fields"]], path
        assert len(table) > 0, path
        assert not table.duplicated().any(), path


def test_every_bibliography_entry_is_read_by_bibtexparser(citations: Mapping[str, tuple[str, str]]) -> None:
    whole = "\n\n".join(bibtex for bibtex, _ in citations.values())
    library = bibtexparser.parse_string(whole, append_middleware=[LatexDecodingMiddleware()])
    assert [block.raw for block in library.failed_blocks] == []
    assert len(library.entries) == len(citations) > 300
    for entry, (address, (_, csl)) in zip(library.entries, citations.items(), strict=True):
        fields = {field.key: field.value for field in entry.fields}
        (other,) = json.loads(csl)
        assert fields["author"].strip("{}") == AUTHOR
        assert fields["title"].strip("{}") == other["title"], address
        assert (entry.key, fields["url"]) == (other["id"], other["URL"])


def test_every_bibliography_entry_is_csl_json(citations: Mapping[str, tuple[str, str]]) -> None:
    standard = conforming("csl-data.json")
    for address, (_, csl) in citations.items():
        faults = [
            f"{address} {each.json_path}: {each.message}" for each in standard.iter_errors(json.loads(csl))
        ]
        assert faults == []
    assert not standard.is_valid([{"id": "a", "type": "web page"}])


def test_either_language_leads_to_the_other_and_back(every_site: Path) -> None:
    """What a search engine asks of hreflang: each page names itself, and is named by those that it names."""
    named: dict[str, dict[str, str]] = {}
    for address in addresses(every_site):
        if is_framed(every_site, every_site / address):
            continue
        page = parse(every_site / address / "index.html")
        (own,) = _links(page, "canonical")
        named[own["href"]] = {
            each["hreflang"]: each["href"] for each in _links(page, "alternate") if "hreflang" in each
        }
    assert len(named) > 300
    for own, others in named.items():
        assert own in others.values(), own
        for other in others.values():
            assert own in named[other].values(), (own, other)
    assert set(Counter(code for others in named.values() for code in others).values()) == {len(named)}


def _links(page: Parsed, rel: str) -> list[dict[str, Any]]:
    return [e.attributes for e in page.of("link") if e.attributes.get("rel", "").strip() == rel]
