"""Page and engine take the same digest of an assessment: either knows a file that nobody changed."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from aftersales.model.lineage import content_digest
from aftersales_yaml.collection import read_collection
from tests.random_assessments import random_assessment

LINEAGE = Path(__file__).resolve().parents[2] / "docs" / "assets" / "workspace" / "lineage.js"
ODD = {
    "\uff61": "1",
    "\U00010002": "2",
    "控制\u0001": "\u2028\x7f\\/",
    "": None,
    "z": [True, {"b": 1, "a": 10**12}],
}


@pytest.mark.npm
def test_the_page_takes_the_digest_that_the_engine_takes() -> None:
    rubrics = [file.content for file in read_collection().rubrics]
    contents = [random_assessment(rubric, seed) for rubric in rubrics for seed in range(100)] + [ODD]
    script = (
        f'import {{ digestOf }} from "{LINEAGE.as_uri()}";'
        'let text = ""; for await (const part of process.stdin) text += part;'
        "console.log(JSON.stringify(await Promise.all(JSON.parse(text).map(digestOf))));"
    )
    ran = subprocess.run(
        ["node", "--input-type=module", "--eval", script],
        input=json.dumps(contents),
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(ran.stdout) == [content_digest(content) for content in contents]
