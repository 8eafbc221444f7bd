"""The forms of single values in JSON: exact numbers, dates, names; all of them text but `Count`."""

from __future__ import annotations

from typing import Annotated, TypeAlias

from aftersales.foundation.described import Named, Pattern, Within

Id: TypeAlias = Annotated[
    str,
    Named(
        "Id",
        "An id of the published data: a rubric, level, discrepancy, reading, document or event.",
        "标识 · id",
    ),
    Pattern("^[a-z0-9]+(-[a-z0-9]+)*$"),
]
Key: TypeAlias = Annotated[
    str,
    Named("Key", "A key of a request or result.", "键 · key"),
    Pattern("^[a-z0-9]+(_[a-z0-9]+)*$"),
]
ClauseId: TypeAlias = Annotated[
    str,
    Named("ClauseId", "A clause id, or the printed number of a clause.", "条款号 · clause"),
    Pattern("^[A-Za-z0-9][A-Za-z0-9._-]*$"),
]
Register: TypeAlias = Annotated[
    str,
    Named("Register", "Number in the register of discrepancies.", "登记号 · register number"),
    Pattern("^(C-[0-9]{3}|X)-[0-9]{2}$"),
]
Words: TypeAlias = Annotated[str, Named("Words", "A text that is not empty.", "文字 · text"), Pattern("\\S")]
Sha256: TypeAlias = Annotated[
    str,
    Named("Sha256", "SHA-256, of the canonical JSON that the site publishes.", "校验值 · SHA-256"),
    Pattern("^[0-9a-f]{64}$"),
]
Date: TypeAlias = Annotated[
    str,
    Named("Date", "A date: 2025-06-06.", "日期 · date"),
    Pattern("^[0-9]{4}-[0-9]{2}-[0-9]{2}$", format="date"),
]

Moment: TypeAlias = Annotated[
    str,
    Named("Moment", "A date and time in UTC: 2025-06-06T08:00:00Z.", "时刻 · moment"),
    Pattern("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$"),
]
Base64Url: TypeAlias = Annotated[
    str,
    Named("Base64Url", "Bytes in base64url, without padding.", "字节 · bytes"),
    Pattern("^[A-Za-z0-9_-]+$"),
]
Multikey: TypeAlias = Annotated[
    str,
    Named("Multikey", "A public key of Ed25519: z6Mk…", "公钥 · public key"),
    Pattern("^z6Mk[1-9A-HJ-NP-Za-km-z]+$"),
]

Count: TypeAlias = Annotated[
    int, Named("Count", "How many of what stands in the reply itself.", "个数 · count"), Within(least=0)
]
Exact: TypeAlias = Annotated[
    str,
    Named("Exact", "An exact number in lowest terms: 95, -1 or 1235/13.", "精确数 · exact number"),
    Pattern("^(0|-?[1-9][0-9]*(/([2-9]|[1-9][0-9]+))?)$"),
]
Amount: TypeAlias = Annotated[
    str,
    Named(
        "Amount",
        "An exact number of zero or more in lowest terms: 95 or 1235/13.",
        "精确数 · exact number, not negative",
    ),
    Pattern("^(0|[1-9][0-9]*(/([2-9]|[1-9][0-9]+))?)$"),
]
Whole: TypeAlias = Annotated[
    str,
    Named(
        "Whole",
        "A whole number of zero or more, as text: it may have more digits than a JSON number keeps.",
        "整数 · whole number",
    ),
    Pattern("^(0|[1-9][0-9]*)$"),
]
Probability: TypeAlias = Annotated[
    str,
    Named("Probability", "An exact probability, 0 to 1.", "概率 · probability"),
    Pattern("^(0|1|[1-9][0-9]*/([2-9]|[1-9][0-9]+))$"),
]

ShownScore: TypeAlias = Annotated[
    str,
    Named(
        "ShownScore",
        "A score cut downwards to one decimal; with < before it, one that is not reached, rounded upwards.",
        "显示的得分 · score as shown",
    ),
    Pattern("^<?-?[0-9]+\\.[0-9]$"),
]
ShownPoints: TypeAlias = Annotated[
    str,
    Named(
        "ShownPoints",
        "Points with at most two decimals, cut downwards, or upwards for what is lacking.",
        "显示的分值 · points as shown",
    ),
    Pattern("^-?[0-9]+(\\.[0-9]{1,2})?$"),
]
ChangedScore: TypeAlias = Annotated[
    str,
    Named(
        "ChangedScore",
        "A change of a score with its sign, cut to one decimal.",
        "显示的得分变化 · change of score as shown",
    ),
    Pattern("^[+-]?[0-9]+\\.[0-9]$"),
]
ChangedPoints: TypeAlias = Annotated[
    str,
    Named(
        "ChangedPoints",
        "A change of points with its sign, at most two decimals.",
        "显示的分值变化 · change of points as shown",
    ),
    Pattern("^[+-]?[0-9]+(\\.[0-9]{1,2})?$"),
]
ShownDays: TypeAlias = Annotated[
    str,
    Named(
        "ShownDays",
        "Person-days: a decimal where that is exact, else the fraction.",
        "显示的人日 · days as shown",
    ),
    Pattern("^[0-9]+(\\.[0-9]{1,2}|/[0-9]+)?$"),
]
Percent: TypeAlias = Annotated[
    str,
    Named(
        "Percent",
        "Per cent cut to one decimal; <0.1% for what is barely possible.",
        "百分比 · per cent",
    ),
    Pattern("^(<0\\.1%|[0-9]+(\\.[0-9])?%)$"),
]

AskedCount: TypeAlias = Annotated[
    Annotated[int, Within(least=0)] | Annotated[str, Pattern("^[0-9]{1,100}$")],
    Named("AskedCount", "A whole number of zero or more; as text it may be long.", "个数 · count"),
]
AskedAmount: TypeAlias = Annotated[
    Annotated[int, Within(least=0)]
    | Annotated[str, Pattern("^-?[0-9]{1,18}(\\.[0-9]{1,18}|/[0-9]{1,18})?$")],
    Named(
        "AskedAmount",
        "Zero or more: whole, decimal or fraction (3, 1.5, 3/5), exact; never a JSON number with a point.",
        "数 · number",
    ),
]
