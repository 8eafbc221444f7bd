"""Random tables of assessments, rows as people write them and as nobody should."""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Mapping, Sequence

PLAIN = (
    "met",
    "not_met",
    "符合",
    "不符合",
    "√",
    "×",
    "合格",
    "未评",
    "3 of 12",
    "12抽3不符",
    "0/7",
    "5/5",
    "Yes",
    "",
    "  ",
)
ODD = (
    *(
        "部分符合",
        "○",
        "无",
        "/",
        "--",
        "17",
        "3.5%",
        "不适用：无此业务",
        "n/a: no shops",
        "不适用",
        "不符合（3 件没有回复）",
    ),
    *(
        "2026/3/12",
        "12-Mar",
        "45992",
        "7 of 3",
        "0 of 0",
        "抽样",
        "13 of 999999999999999999",
        "=1+1",
        "maybe",
        "ｍｅｔ",
    ),
    *(
        "☑符合 □不符合",
        " met ",
        "met\n",
        "合计",
        "\u200bmet",
        "符合。",
        "'met'",
        "\U0001f600",
        "x" * 200,
        "不适用:" + "无" * 21,
    ),
)
COUNTS = ("", "", "3", "12", "0", "1,200", "-1", "abc", "1.0")
NAMES = (
    "第{n}店",
    "shop {n}",
    "{n}",
    "",
    "=SUM(A1)",
    "3/12",
    "合计",
    "总计",
    "备注：以上",
    "Total",
    "a,b",
    'say "x"',
    "1e5",
)
EXTRA: Mapping[str, Sequence[str]] = {
    "certificates": ("", "", "quality; integrity", "quality、quality", "unheard-of"),
    "special_deductions": ("", "", "0", "1", "5", "1000", "x"),
    "special_bonus": ("", "", "0", "1", "2"),
    "我的列": ("", "whatever", "17"),
}


def random_table(clauses: Sequence[str], rows: int, seed: int) -> str:
    """A table in CSV of ROWS below CLAUSES, some left out, some with columns of counts beside them.

    Most of its rows are plain; some have one odd cell or several, too few cells or too many.
    """
    drawn = random.Random(seed)
    left_out = drawn.choice((0, 0, 0.05))
    heads = ["id", *(clause for clause in clauses if drawn.random() >= left_out)]
    counted = drawn.sample(heads[1:], drawn.choice((0, 0, 1, 3)))
    heads += [
        f"{clause} {part}" for clause in counted for part in ("sampled", "nonconforming", "reason", "note")
    ]
    heads += [name for name in EXTRA if drawn.random() < 0.4]
    drawn.shuffle(heads)
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(heads)
    for number in range(rows):
        writer.writerow(_row(drawn, heads, number))
    return written.getvalue()


def _row(drawn: random.Random, heads: Sequence[str], number: int) -> list[str]:
    oddness = drawn.choice((0, 0, 0, 0.02, 0.02, 0.3))
    favoured = drawn.sample(PLAIN, drawn.choice((1, 2, 2, 3, len(PLAIN))))
    cells = [_cell(drawn, head, number, oddness, favoured) for head in heads]
    width = drawn.choice((len(heads),) * 8 + (drawn.randrange(len(heads)), len(heads) + 2))
    return [*cells, drawn.choice(("", "", "more")), ""][:width]


def _cell(drawn: random.Random, head: str, number: int, oddness: float, favoured: Sequence[str]) -> str:
    if head == "id":
        return drawn.choice(NAMES if drawn.random() < 0.1 else NAMES[:2]).format(n=number)
    if head in EXTRA:
        return drawn.choice(EXTRA[head]) if drawn.random() < oddness else ""
    if " " in head:
        return drawn.choice((*COUNTS, "a reason")) if drawn.random() < oddness else ""
    return drawn.choice(ODD if drawn.random() < oddness else favoured)
