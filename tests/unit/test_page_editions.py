"""A calculator's page says which bytes of its documents it was made of."""

from __future__ import annotations

import hashlib
import html
import json
import re

from aftersales_site.finishing.early_start import with_early_start
from aftersales_site.finishing.served_modules import (
    EMBEDDED_START,
    READING,
    START,
    WORKER,
    ServedModules,
)

MODULES = ServedModules(
    at={WORKER: "modules/worker-1.js", READING: "modules/reading-1.js"},
    imports={},
    programs={START: "start()", EMBEDDED_START: "watch()"},
)
RUBRIC, OTHER = b'{"format":"rubric/1"}', b'{"format":"rubric/1","id":"other"}'
FILES = {
    "data/rubrics/x.json": RUBRIC,
    "data/rubrics/y.json": OTHER,
    "runtime/1/manifest.json": b'{"format":"runtime/1"}',
}
PAGE = """<html><head>
<meta charset="utf-8">
</head><body>
<div data-runtime="../../runtime/1/manifest.json" data-library="../../data/rubrics/x.json" {marks}>
<button data-tool="carry-over" data-library="../../data/rubrics/y.json"></button></div></body></html>"""


def editions(marks: str = "") -> dict[str, dict[str, object]]:
    page = PAGE.format(marks=marks).encode()
    made = with_early_start({**FILES, "calculators/x/index.html": page}, MODULES)["calculators/x/index.html"]
    found = re.search(r'data-editions="([^"]*)"', made.decode())
    assert found
    read: dict[str, dict[str, object]] = json.loads(html.unescape(found[1]))
    return read


def edition(content: bytes) -> dict[str, object]:
    return {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}


def test_a_page_names_the_bytes_of_every_document_that_it_is_answered_from() -> None:
    expected = {"../../data/rubrics/x.json": edition(RUBRIC), "../../data/rubrics/y.json": edition(OTHER)}
    assert editions() == expected
    assert editions("data-embed") == expected
