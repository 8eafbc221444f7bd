"""Findings as people write them: words, ticks and crosses, counts of a sample, reasons after a colon.

One place for all tables that are read: our own form, that of a certification body, the tables of ``batch``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal
from unicodedata import normalize

from aftersales.foundation.chinese_numerals import NUMERALS, read_numeral
from aftersales.foundation.late_pattern import LatePattern
from aftersales.foundation.typed import (
    comparable,
    gives_reason,
    says_nothing,
    simplified,
    typed_count,
)

Kind = Literal["met", "not_met", "sampled", "not_applicable", "open", "partial"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What a word or a mark says. ``partial`` is a finding that the rules do not know.

    ``likely`` marks what is usual but could be meant otherwise (○, v, 有): to be told before it counts.
    """

    kind: Kind
    sampled: str = ""
    nonconforming: str = ""
    reason: str = ""
    likely: bool = False


_CERTAIN: dict[Kind, str] = {
    "met": "符合 合格 是 √ ✓ ✔ ☑ ✅ 🗹 met yes y ok okay pass passed conform conforming conforms "
    "conformity compliant complies",
    "not_met": "不符合 不合格 未符合 不符 否 × ✗ ✘ ╳ ✕ ✖ ❌ ☒ 🗷 x "
    "notmet not_met no n fail failed nonconforming non-conforming nonconformity non-conformity ng "
    "noncompliant non-compliant notcompliant",
    "not_applicable": "不适用 不涉及 n/a na notapplicable not_applicable n.a. n.a 不适用项 删减",
    "open": "未评 待评 待定 未评价 open tbd 待确认",
    "partial": "部分符合 基本符合 半符合 大部分符合 部分 基本 部分合格 基本合格 △ ▲ "
    "基本满足 部分满足 基本达到 部分达到 基本达标 "
    "partial partly partlymet partiallymet",
    "sampled": "抽样 抽查 bysample sampled",
}
_LIKELY: dict[Kind, str] = {
    "met": "○ 〇 ◯ ⭕ o ● v 对 有 满足 达到 达标 已达到 通过 已符合 完全符合 全部符合 "
    "符合要求 满足要求 达到要求 符合规定 符合标准 能满足 完全满足 true t ü þ",
    "not_met": "错 无 没有 不满足 未达到 不达标 未通过 不通过 完全不符合 "
    "不符合要求 不满足要求 未达到要求 不能满足 f false û ý ù nc",
    "not_applicable": "/ // - -- — —— ― \\ 无此项 无此业务 无关",
}
_WORDS = {
    comparable(word): Written(kind=kind, likely=likely)
    for likely, table in ((True, _LIKELY), (False, _CERTAIN))
    for kind, words in table.items()
    for word in words.split()
}
_AROUND = "\"'“”‘’「」『』。.!;,、"
"""What people put around a word as around a sentence; `comparable` has made it narrow."""
_SHORT = 24
_NO_UNIT = (
    r"\W\d_a-zA-Z抽查检样选中里有不合格符其无未没问题达标共和与"
    "年月日号时分秒周岁元十百千万亿半多余几来成倍星级度"
)
"""What is no measure word behind a number: part of it, of a date, or of what is said next."""
_UNIT = f"[^{_NO_UNIT}]?"
_THINGS = f"[^{_NO_UNIT}]{{0,6}}"
"""A measure word and what was looked at, as in 12份, 12笔 or 12份维修记录; whichever it is."""
# Digits are taken whole ([0-9]++): of 抽查31份合格 the 3 would be drawn, and the 1 be what conforms.
_DRAWN = (
    r"(?:共|本次|随机)*(?:抽[样查检取选]?|检查|查阅|查|样本)了?(?:总?数量?)?"
    rf"{_THINGS}:?(?P<drawn>[0-9]++){_THINGS}"
)
_FAILED = "(?:不符合?|不合格|不达标|有问题)(?:项|的)?"
_PASSED = "(?:符合|合格|达标)(?:要求)?(?:项|的)?"
_REST_FAILED = (
    rf"(?:[,;、]?(?:(?:其余|余下)?(?P<rest>[0-9]++){_UNIT}{_FAILED}"
    rf"|{_FAILED}(?:数量?|有)?:?(?P<last>[0-9]++){_UNIT}))?"
)
"""What may be said after what conforms: how many do not."""
_SAMPLES = (
    LatePattern(rf"(?P<bad>[0-9]++){_UNIT}[/⁄∕](?P<drawn>[0-9]++){_UNIT}"),
    LatePattern(r"(?P<bad>[0-9]++)(?:out)?of(?P<drawn>[0-9]++)", re.ASCII),
    LatePattern(rf"(?P<drawn>[0-9]++){_UNIT}(?:抽[样查]?|中有?|里有?)(?P<bad>[0-9]++){_UNIT}{_FAILED}"),
    LatePattern(rf"{_DRAWN}[,;、:]?(?:其中)?有?{_FAILED}(?:数量?|有)?:?(?P<bad>[0-9]++){_UNIT}"),
    LatePattern(rf"{_DRAWN}[,;、:]?(?:其?中|里)?有?(?P<bad>[0-9]++){_THINGS}{_FAILED}"),
    LatePattern(rf"{_FAILED}(?:数量?|有)?:?(?P<bad>[0-9]++){_UNIT}[,;、]?{_DRAWN}"),
    LatePattern(rf"(?P<bad>[0-9]++){_UNIT}{_FAILED}[,;、]?{_DRAWN}"),
    LatePattern(rf"{_DRAWN}[,;、:]?(?:全部|均|都|皆|全)为?(?:符合|合格|达标)(?:要求)?"),
    LatePattern(rf"{_DRAWN}[,;、:]?均?(?:无|没有|未发现|未见){_FAILED}(?:情况|现象)?"),
    LatePattern(
        rf"{_DRAWN}[,;、:]?(?:其中)?有?{_PASSED}(?:数量?|有)?:?(?P<good>[0-9]++){_UNIT}{_REST_FAILED}"
    ),
    LatePattern(
        rf"{_DRAWN}[,;、:]?(?:其?中|里)?有?(?P<good>[0-9]++){_UNIT}(?:都|均)?{_PASSED}{_REST_FAILED}"
    ),
    LatePattern(
        rf"(?P<drawn>[0-9]++){_UNIT}(?:抽[样查]?|中有?|里有?)(?P<good>[0-9]++){_UNIT}{_PASSED}{_REST_FAILED}"
    ),
    LatePattern(r"(?P<drawn>[0-9]++)sampled,?(?P<bad>[0-9]++)(?:nonconforming|notconforming|notmet|failed)"),
)
"""Those without a number of what does not conform say that there is none."""
_BOXES = frozenset("□☐○◯〇()[]")
_ANSWER = "(?P<word>部分符合|基本符合|不符合|符合|不合格|合格|不适用|不涉及|是|否|有|无)"
_TICK = r"(?P<tick>[☑☒■●√✓✔□☐○◯〇]|\([√✓x]?\)|\[[√✓x]?\])?"
_TICK_BEFORE = LatePattern(rf"{_TICK}{_ANSWER}")
_TICK_AFTER = LatePattern(rf"{_ANSWER}{_TICK}")
_AT_AN_END = LatePattern(r"^[☑☒■●√✓✔□☐○◯〇(\[]|[☑☒■●√✓✔□☐○◯〇)\]]$")
_REASONED = LatePattern(r"\s*([^:：(（]+?)\s*(?:[:：]\s*(.+)|[(（]\s*(.+?)\s*[)）])\s*", re.DOTALL)
_CONTINUED = LatePattern(r"\s*([^\s,，;；。、]{1,9})[\s,，;；。、]+(.+?)\s*", re.DOTALL)
"""A word, and what is said of it as in a sentence."""
_IN_WORDS = re.compile(f"(?<![第0-9])(?!一[批些部系定])[{NUMERALS}]+(?![0-9])")
"""Numbers in words; 一批, 一些 and 一部分 say that there were some."""
_COUNTED = LatePattern(rf"(.*?[0-9０-９])\s*{_UNIT}\s*")


def understood(text: str) -> Written | None:
    """What TEXT says of a clause; None if it is no finding. Spaces, width and case do not matter."""
    return _remembered(text) if len(text) <= _SHORT else _understood(text)


@lru_cache(maxsize=4096)
def _remembered(text: str) -> Written | None:
    """The cells of a table say the same few words over and over; a long one is a reason, said once."""
    return _understood(text)


def _understood(text: str) -> Written | None:
    word = comparable(text)
    if (known := _WORDS.get(word) or _WORDS.get(word.strip(_AROUND))) is not None:
        return known
    if (found := sample_in(text) or _chosen(text)) is not None:
        return found
    if (reasoned := _REASONED.fullmatch(text)) is not None:
        return _with_reason(reasoned[1], (reasoned[2] or reasoned[3]).strip())
    continued = _CONTINUED.fullmatch(text)
    found = _with_reason(continued[1], continued[2]) if continued else None
    if found is None or found.likely or (found.kind == "not_met" and text.isascii()):
        return None  # "No complaints" is an answer to nobody knows what
    return replace(found, likely=True)


def _with_reason(word: str, reason: str) -> Written | None:
    """What WORD says for this REASON, which may be the counts of a sample; None if that is no finding."""
    if (counts := sample_in(word)) is not None:
        return replace(counts, reason=reason)
    found, counts = _WORDS.get(comparable(word)), sample_in(reason)
    if found is None or (counts is not None and found.kind != "sampled"):
        return None  # 不符合：3/12 may be the whole clause, or three of twelve
    if found.kind == "sampled":
        return counts
    if found.kind == "not_met" and says_nothing(reason):
        return None  # 不符合：无 may say that nothing does not conform
    if found.kind == "not_applicable" and not gives_reason(reason):
        return found
    return replace(found, reason=reason) if found.kind in ("not_met", "not_applicable") else None


def counts_beside(written: Written, texts: Iterable[str]) -> Written | None:
    """The sample in TEXTS beside what is WRITTEN, where it says something else: 不符合, and 3 of 12.

    None where it says the same (符合, and none of 12), or where there is none.
    """
    found = next(filter(None, map(sample_in, texts)), None)
    if found is None or written.kind not in ("met", "not_met"):
        return None
    bad, drawn = int(found.nonconforming), int(found.sampled)
    return None if (bad == 0 if written.kind == "met" else bad == drawn) else found


def sample_count(typed: str) -> str:
    """How many TYPED says were looked at: ``12份`` is 12; what is no count stays as it is."""
    counted = _COUNTED.fullmatch(typed)
    return typed_count(counted[1] if counted else typed)


def _chosen(text: str) -> Written | None:
    """The one answer that is ticked among those that are printed: ``☑符合 □不符合``, ``符合√``.

    A tick between two answers without a space belongs to either; then there is no telling.
    """
    word = comparable(text)
    apart = re.split(
        r"[\s/、,;]+", re.sub(r"([(\[])\s+([)\]])", r"\1\2", simplified(normalize("NFKC", text)).strip())
    )
    answers = [_TICK_BEFORE.fullmatch(each) or _TICK_AFTER.fullmatch(each) for each in apart]
    if None in answers:
        first = re.match(_TICK, word)
        pattern = _TICK_BEFORE if first and first[0] else _TICK_AFTER
        answers = list(pattern.finditer(word))
        if "".join(answer[0] for answer in answers if answer) != word or not _AT_AN_END.search(word):
            return None
    ticked = [each["word"] for each in answers if each and each["tick"] and not set(each["tick"]) <= _BOXES]
    return _WORDS.get(ticked[0]) if len(ticked) == 1 else None


def sample_in(text: str) -> Written | None:
    """The counts that TEXT writes: ``3/12``, ``3 of 12``, ``12抽3不符``, ``抽查十二份，不符合三份``.

    Where it counts what conforms, the others do not; None where it counts both, and they are not all.
    """
    word = comparable(text)
    return _counts(word) or (_counts(in_digits) if (in_digits := _in_digits(word)) != word else None)


def _counts(word: str) -> Written | None:
    for pattern in _SAMPLES:
        if match := pattern.fullmatch(word):
            said = match.groupdict()
            bad = said.get("bad") or "0"
            if (good := said.get("good")) is not None:
                bad = str(int(match["drawn"]) - int(good))
                told = said.get("rest") or said.get("last") or bad
                if int(bad) < 0 or int(told) != int(bad):
                    return None
            return Written(kind="sampled", sampled=match["drawn"], nonconforming=bad)
    return None


def _in_digits(word: str) -> str:
    """WORD with each number that stands in it in Chinese words in digits."""

    def digits(found: re.Match[str]) -> str:
        number = read_numeral(found[0])
        return found[0] if number is None else str(number)

    return _IN_WORDS.sub(digits, word)
