"""The links of the worked examples are what the calculators read: unpacked by the front end's own modules."""

from __future__ import annotations

import json
import subprocess

import pytest

from aftersales_site.calculators.examples import packed, sealed
from tests.conftest import ROOT

READ = """
import { textIn } from "./docs/assets/foundation/link.js";
import { unpack } from "./docs/assets/foundation/packing.js";
const text = textIn(process.argv[1]);
console.log(text.includes("=") ? text : await unpack(text));
"""


def read_by_the_page(fragment: str) -> str:
    command = ["node", "--input-type=module", "-e", READ, fragment]
    said = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True, encoding="utf-8")
    return said.stdout.rstrip("\n")


@pytest.mark.parametrize(
    "text",
    [json.dumps({"reason": "没有明码标价", "n": number}, ensure_ascii=False) for number in range(20)],
)
def test_a_packed_text_comes_back(text: str) -> None:
    assert read_by_the_page(sealed(packed(text))) == text


def test_plain_fields_come_back() -> None:
    assert read_by_the_page(sealed("rubric=gbt-27922-2011&staff=31")) == "rubric=gbt-27922-2011&staff=31"
