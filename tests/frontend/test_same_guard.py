"""The page's tables are guarded as the terminal's are: the same cells are marked as text, by both."""

from __future__ import annotations

import json
import random
import subprocess
from pathlib import Path

import pytest

from aftersales.foundation.table_cells import harmless

MODULE = Path(__file__).resolve().parents[2] / "docs/assets/foundation/table-cells.js"
PIECES = (
    *(
        "=",
        "+",
        "-",
        "@",
        "\t",
        "\r",
        "\n",
        "＝",
        "＋",
        "－",
        "＠",
        " ",
        "\u3000",
        "'",
        "1",
        "12",
        "31",
        "32",
    ),
    *(
        "1900",
        "1899",
        "/",
        ".",
        "e5",
        "Mar",
        "jan",
        "DEC",
        "SEPT",
        "甲店",
        "符合",
        "3 of 12",
        "\U0001f600",
        "½",
        "",
        "\u200b",
        "\ufeff",
        "\u202e",
    ),
)


@pytest.mark.npm
def test_every_cell_is_written_the_same() -> None:
    dice = random.Random(9)
    cells = ["".join(dice.choices(PIECES, k=dice.randint(0, 5))) for _ in range(20_000)]
    script = (
        f"const {{ harmless }} = await import({json.dumps(MODULE.as_uri())});"
        "let text = ''; for await (const part of process.stdin.setEncoding('utf-8')) text += part;"
        "process.stdout.write(JSON.stringify(JSON.parse(text).map(harmless)));"
    )
    command = ["node", "--input-type=module", "--eval", script]
    ran = subprocess.run(command, input=json.dumps(cells), capture_output=True, text=True, check=True)
    differing = [
        (cell, by_page)
        for cell, by_page in zip(cells, json.loads(ran.stdout), strict=True)
        if by_page != harmless(cell)
    ]
    assert differing == []
    marked = sum(harmless(cell) != cell for cell in cells)
    assert 4_000 < marked < 16_000  # both outcomes are met often
