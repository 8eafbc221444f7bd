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

from aftersales.foundation.late_pattern import LatePattern
from aftersales.foundation.typed import (
    comparable,
    gives_reason,
    says_nothing,
    simplified,
)
from aftersales_files.sample_reasons import agrees, is_share
from aftersales_files.sample_words import LONGEST_SAMPLE, Counts, counts_in, is_count, says_none_fails

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
    "基本满足 部分满足 基本达到 部分达到 基本达标 部分达标 大致符合 多数符合 多数合格 大多数符合 大部分合格 "
    "部分不符合 部分不合格 个别不符合 个别不合格 少数不符合 少数不合格 少量不符合 少量不合格 "
    "不完全符合 未完全符合 不完全合格 不全符合 不都符合 有不符合 有不符合项 存在不符合 存在不符合项 "
    "partial partly partlymet partiallymet",
    "sampled": "抽样 抽查 bysample sampled",
}
_LIKELY: dict[Kind, str] = {
    "met": "○ 〇 ◯ ⭕ o ● v 对 有 满足 达到 达标 已达到 通过 已符合 完全符合 "
    "符合要求 满足要求 达到要求 符合规定 符合标准 能满足 完全满足 true t ü þ",
    "not_met": "错 无 没有 不满足 未达到 不达标 未通过 不通过 完全不符合 "
    "不符合要求 不满足要求 未达到要求 不能满足 f false û ý ù nc",
    "not_applicable": "/ // - -- — —— ― \\ 无此项 无此业务 无关",
}
_EACH = ("均", "都", "皆", "全", "全部", "全都", "均已", "全部都")
_OF_EACH: dict[Kind, str] = {
    "met": "符合 合格 达标 满足 达到 通过 符合要求 满足要求 达到要求 符合规定 符合标准",
    "not_met": "不符合 不合格 不达标 不满足 未达到 未通过 不符合要求 不满足要求 未达到要求",
}
"""What is said of all that was looked at: 均符合, 全部不合格."""
for _kind, _said in _OF_EACH.items():
    _LIKELY[_kind] += "".join(f" {each}{word}" for each in _EACH for word in _said.split())
_LIKELY["met"] += " 无一不符合 无一不合格 无一例外符合"
_LIKELY["not_met"] += " 无一符合 无一合格"
_WORDS = {
    comparable(word): Written(kind=kind, likely=likely)
    for likely, table in ((True, _LIKELY), (False, _CERTAIN))
    for kind, words in table.items()
    for word in words.split()
}
_AROUND = "\"'“”‘’「」『』。.!;,、"
"""What people put around a word as around a sentence; `comparable` has made it narrow."""
_SHORT = 24
_BOXES = frozenset("□☐○◯〇()[]")
_ANSWER = "(?P<word>部分符合|基本符合|不符合|符合|不合格|合格|不适用|不涉及|是|否|有|无)"
_TICK = r"(?P<tick>[☑☒■●√✓✔□☐○◯〇]|\([√✓x]?\)|\[[√✓x]?\])?"
_TICK_BEFORE = LatePattern(rf"{_TICK}{_ANSWER}")
_TICK_AFTER = LatePattern(rf"{_ANSWER}{_TICK}")
_TICKS = LatePattern("[☑☒■●√✓✔]")
_VERDICT = LatePattern("部分符合|基本符合|不符合|符合|不合格|合格|不适用|不涉及")
_AT_AN_END = LatePattern(r"^[☑☒■●√✓✔□☐○◯〇(\[]|[☑☒■●√✓✔□☐○◯〇)\]]$")
_REASONED = LatePattern(r"\s*([^:：(（]+?)\s*(?:[:：]\s*(.+)|[(（]\s*(.+?)\s*[)）])\s*", re.DOTALL)
_CONTINUED = LatePattern(r"\s*([^\s,，;；。、]{1,9})[\s,，;；。、]+(.+?)\s*", re.DOTALL)
"""A word, and what is said of it as in a sentence."""
_STOPS = LatePattern("[,，;；。\\n]")
_ABOUT_COUNTS = LatePattern(
    "[0-9零一二两三四五六七八九十百几%]|其余|其他|其它|剩|余下|另|还有|除|符合|合格|达标|未[查抽]"
)
"""What may change the counts before it."""


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
    none_fails = Written(kind="met", likely=True) if says_none_fails(text) else None
    if (found := sample_in(text) or _chosen(text) or none_fails or _sample_and_more(text)) is not None:
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
    if (told := counts_in(word)) is not None:
        return _counts_and_more(told, word, reason)
    found, counts = _WORDS.get(comparable(word)), sample_in(reason)
    if found is None or (counts is not None and found.kind != "sampled"):
        return None  # 不符合：3/12 may be the whole clause, or three of twelve
    if found.kind == "sampled":
        return counts
    if found.kind == "not_met" and (says_nothing(reason) or is_count(reason)):
        return None  # 不符合：无 may say that nothing does not conform, 不符合（3份） that the others do
    if found.kind == "not_applicable" and not gives_reason(reason):
        return found
    return replace(found, reason=reason) if found.kind in ("not_met", "not_applicable") else None


def _counts_and_more(counts: Counts, said: str, more: str) -> Written | None:
    """The sample of COUNTS, SAID so, and the reason if MORE is one; None where MORE says something else."""
    sampled, verdict = _sampled(counts), _WORDS.get(comparable(more))
    if verdict is not None:  # 9/12（合格）: nine may conform
        return sampled if verdict.kind == ("not_met" if counts.nonconforming else "met") else None
    if not agrees(counts, more, said):
        return None
    return sampled if is_share(more) else replace(sampled, reason=more)


def _sample_and_more(text: str) -> Written | None:
    """A sample, and behind it as in a sentence what was seen: ``抽查12份，3份不符合，主要是未签字``."""
    for end in (each.start() for each in _STOPS.finditer(text[:LONGEST_SAMPLE])):
        if (told := counts_in(text[:end])) is not None:
            more = text[end + 1 :].strip()
            if is_share(more):
                return _sampled(told) if agrees(told, more, text[:end]) else None
            if _ABOUT_COUNTS.search(comparable(more)) is None and gives_reason(more):
                return replace(_sampled(told), reason=more, likely=True)
    return None


def counts_beside(written: Written, texts: Iterable[str]) -> Written | None:
    """The sample in TEXTS beside what is WRITTEN, where it says something else: 不符合, and 3 of 12.

    None where it says the same (符合, and none of 12), or where there is none.
    """
    found = next(filter(None, map(sample_in, texts)), None)
    if found is None or written.kind not in ("met", "not_met"):
        return None
    bad, drawn = int(found.nonconforming), int(found.sampled)
    return None if (bad == 0 if written.kind == "met" else bad == drawn) else found


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


def offers_answers(text: str) -> bool:
    """Whether TEXT holds two answers and a tick: which of them is ticked is not to be told from the first."""
    word = comparable(text)
    return _TICKS.search(word) is not None and len({each[0] for each in _VERDICT.finditer(word)}) > 1


def sample_in(text: str) -> Written | None:
    """The counts that TEXT writes, as `counts_in` reads them."""
    counts = counts_in(text)
    return None if counts is None else _sampled(counts)


def _sampled(counts: Counts) -> Written:
    return Written(kind="sampled", sampled=str(counts.sampled), nonconforming=str(counts.nonconforming))
