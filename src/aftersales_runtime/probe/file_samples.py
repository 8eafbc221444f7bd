"""Files of every kind that the browser makes or reads: what they need shows in the loaded modules."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from aftersales import Engine

SOURCE = {"document": "made-up", "clause": "1.1"}
SAID = {"zh": "虚构", "en": "made-up"}


def spreadsheet(samples: Mapping[str, Any]) -> list[bytes]:
    """Forms and lists written, and read again."""
    from aftersales_files.draw_sheets import draw_workbook
    from aftersales_files.spreadsheets import open_files

    engine = Engine(samples["bundle"])
    files = open_files(engine)
    assessment = samples["requests"][0]["assessment"]

    def exchange(kind: str, content: bytes | None = None, **parts: object) -> bytes:
        reply, made = files.exchange(json.dumps({"format": "files/1", "kind": kind, **parts}), content)
        return made or reply.encode()

    filled = exchange("form", assessment=assessment, on="2026-11-25")
    improve = {
        "kind": "improve",
        "assessment": assessment,
        "target": engine.library.rubric("made-up", "").rubric.levels[-1].id,
    }
    return [
        filled,
        exchange("form", rubric="made-up", on="2026-11-25", language="en"),
        exchange("improve", request=improve, on="2026-11-25"),
        exchange("read-form", filled),
        exchange("read-form", b"a,b,c"),
        exchange("read-sites", draw_workbook(DRAWN, "zh", date(2026, 11, 25))),
    ]


def calendar(_samples: Mapping[str, Any]) -> list[bytes]:
    """A calendar file."""
    from aftersales_files import calendars
    from aftersales_files.calendar_file import calendar_file

    entry = {
        "event": "expiry",
        "label": SAID,
        "earliest": "2026-01-01",
        "latest": "2028-02-29",
        "status": "ahead",
        "source": SOURCE,
        "discrepancies": ["made-up"],
    }
    assert calendars.__name__ in sys.modules
    return [calendar_file({"timeline": [entry]}, "zh", date(2026, 11, 25), "虚构公司；一")]


SAMPLES: Mapping[str, Callable[[Mapping[str, Any]], list[bytes]]] = {
    "spreadsheet": spreadsheet,
    "calendar": calendar,
}

DRAWN = {
    "sites": "2",
    "always": ["central-office"],
    "draw": {
        "stage": "initial",
        "seed": "7",
        "size": 1,
        "choices": [
            {
                "order": 1,
                "name": "甲",
                "region": "东",
                "type": "门店",
                "headcount": "3",
                "last_visited": "2026-01-05",
                "reason": SAID,
            }
        ],
        "central_office": [],
        "cover": {"strata": []},
        "convention": SAID,
        "source": SOURCE,
    },
}
