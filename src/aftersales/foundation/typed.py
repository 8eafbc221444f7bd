"""What people type, in the strict form that JSON asks for.

One place for terminal, forms on pages, workbooks and tables: full-width digits, letters and signs,
spaces, ``25%`` and ``.5`` are understood; days are in `typed_days`, headcounts in `typed_people`. What can be
read in two ways or in none stays as it was typed, so that whoever reads it strictly refuses it with what was
typed and what is expected. Strict forms stay as they are.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Literal, TypeAlias

from aftersales.foundation.exact import read_count, read_exact, write_exact
from aftersales.foundation.late_pattern import LatePattern
from aftersales.foundation.text import Text

Form: TypeAlias = Callable[[str], str]
"""From what was typed to its strict form, or to itself where it is not understood."""

_NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: " ", 0x2212: "-"}
"""Full-width forms of ASCII, and the minus sign of a figure that was copied from a page.

Unicode's own folding (NFKC) would make ``2²`` a 22 and ``1½`` eleven halves.
"""
_TRADITIONAL = (
    "條結論標稱證數問題備註評適樣滿達對無沒場網點門單機構區類員從業審時間計總彙態狀級別請組織項聯繫維"
    "體據處負責發現廣東鋪號編當個實檢驗認準則書報頁職務鏈鎮縣營廳訪終確過還後週關況會與價餘減刪辦動佔"
    "啟國複頭屬崗應開張擇權來橫電蓋簽細統獲見規記話說讀資軟進選錯閉際須製覈範圍內納參與"
)
_SIMPLIFIED = (
    "条结论标称证数问题备注评适样满达对无没场网点门单机构区类员从业审时间计总汇态状级别请组织项联系维"
    "体据处负责发现广东铺号编当个实检验认准则书报页职务链镇县营厅访终确过还后周关况会与价余减删办动占"
    "启国复头属岗应开张择权来横电盖签细统获见规记话说读资软进选错闭际须制核范围内纳参与"
)
_TO_SIMPLIFIED = str.maketrans(_TRADITIONAL, _SIMPLIFIED)
"""Characters of the words that tables and forms are known by, as they are written in Hong Kong and Taiwan."""
_BLANKS = frozenset("\u034f\u115f\u1160\u2800\u3164\uffa0").union(map(chr, range(0xFE00, 0xFE10)))
_BLANKS |= frozenset(map(chr, range(0xE0100, 0xE01F0)))
"""Letters and signs that show nothing, and what picks the variant of another one."""
_COMPARED = _TO_SIMPLIFIED | dict.fromkeys(map(ord, _BLANKS))
_UNSEEN = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})
"""Kinds of characters that nobody sees: spaces, controls, marks that come along with text from web pages."""
_COUNTED = LatePattern(
    r"(?:([0-9]{1,100})(?:\.(?:0{1,2}|0{4,18}))?"
    r"|([0-9]{1,3}([,' ])[0-9]{3}(?:\3[0-9]{3})*)(?:\.0{1,18})?)[人名位]?",
    re.ASCII,
)
"""A whole number. ``3.0`` is one, as programs write it; ``1.000`` is a thousand to some and one to others."""
_APOSTROPHES = str.maketrans("’‘＇´`", "'" * 5)
_PERCENT = LatePattern(r"([0-9]{1,18}(?:\.[0-9]{1,16})?)%", re.ASCII)
_LOOSE = LatePattern("(?<![0-9]) | (?![0-9])", re.ASCII)
_BARE = LatePattern(r"\.[0-9]{1,18}", re.ASCII)


STROKES = ("-", "--", "—", "——", "―", "–", "/", "//", "\\")
"""What fills a cell in which nothing stands."""
_NOTHING = {
    *(*STROKES, "0"),
    *("无", "没有", "暂无", "未发生", "不适用", "不涉及", "none", "nil", "n/a", "na"),
}

Entries: TypeAlias = Literal["special", "certificate", "evidence", "action"]
"""What a table or a cell has entries of."""
_THINGS: Mapping[Entries, tuple[str, str]] = {
    "special": ("特别|扣分|加分|扣减", "special|deductions?|bonus"),
    "certificate": ("证书|认证", "certificates?"),
    "evidence": ("证明|材料|证据|文件|资料", "evidence|documents?"),
    "action": ("整改|措施|行动|改进", "actions?|measures?"),
}
_NO_ENTRY: Mapping[Entries, LatePattern] = {
    kind: LatePattern(
        r"(?:本[期次年]度?|目前|当前|暂时?|现|经[自核检]查)*,?"
        r"(?:无|没有|没|未有|未发生|没发生|未发现|未出现|不存在|不涉及|未涉及|无需|不需要?|不用)过?"
        r"(?:任何|上述|以上|此|该|这|本|相关|有关|应|的|类|种|项|情况|情形|事项|事件|条款|填写|填报"
        rf"|(?<=[此述上该])问题|{chinese})*"
        rf"|no(?:ne|thing)?(?:entr(?:y|ies)|such|cases?|found|recorded|toreport|needed|required|{english})*"
    )
    for kind, (chinese, english) in _THINGS.items()
}
"""What stands for no entry: 无特别扣分, 未发生上述情形, 暂无证书. 无记录 may be what was found."""
_NO_REASONS = {"", "0", "无", "不适用", "none", "nil", "n/a", "na", "n.a"}


def plain(typed: str) -> str:
    """TYPED in narrow characters, without what is not seen, and with single spaces inside."""
    return " ".join("".join(c for c in typed.translate(_NARROW) if is_seen(c) or c.isspace()).split())


def comparable(words: str) -> str:
    """WORDS as they are compared with known ones.

    Width, capitals, what is not seen and traditional characters make no difference.
    """
    if words.isascii() and words.isprintable():  # numbers, mostly: of what is not seen they hold spaces alone
        return words.replace(" ", "").casefold()
    narrow = unicodedata.normalize("NFKC", words).translate(_COMPARED)
    return (narrow if narrow.isalnum() else "".join(filter(is_seen, narrow))).casefold()


def simplified(words: str) -> str:
    """WORDS with simplified characters for the traditional ones of known words."""
    return words.translate(_TO_SIMPLIFIED)


def is_seen(character: str) -> bool:
    """Whether anything shows of CHARACTER: no space, no mark of direction, no variant of a sign."""
    return unicodedata.category(character) not in _UNSEEN and character not in _BLANKS


def as_seen(words: str) -> str:
    """WORDS as they show: without marks that nobody sees, with single spaces, in the width that was typed."""
    return " ".join("".join(c for c in words if is_seen(c) or c.isspace()).split())


def says_something(words: str) -> bool:
    """Whether WORDS hold anything that can be seen."""
    return any(map(is_seen, words))


def says_nothing(words: str) -> bool:
    """Whether WORDS are what people put where there is nothing to say: a stroke, 无; or cannot be seen."""
    return comparable(words).strip("。.,;") in _NOTHING or not says_something(words)


def names_none(words: str, entries: Entries) -> bool:
    """Whether WORDS, alone where ENTRIES belong, say that there is none.

    More than `says_nothing`: it may be said what there is none of.
    """
    bare = comparable(words).strip("。.,;!()")
    return says_nothing(words) or _NO_ENTRY[entries].fullmatch(bare) is not None


def gives_reason(words: str) -> bool:
    """Whether WORDS may be the reason for leaving a clause out: no signs alone, no 无, no 不适用 said again.

    没有, 不涉及 and 未发生 may be short for one: there is no such business.
    """
    said = comparable(words)
    letters = [at for at, character in enumerate(said) if character.isalnum()]
    return bool(letters) and said[letters[0] : letters[-1] + 1] not in _NO_REASONS


def known_word(words: Mapping[str, Text], typed: str) -> str | None:
    """The key of WORDS that TYPED names in either language; None if it names none."""
    wanted = comparable(typed)
    found = (key for key, each in words.items() if wanted in (comparable(each.zh), comparable(each.en)))
    return next(found, None)


def typed_count(typed: str) -> str:
    """``１８０``, `` 180 ``, ``180 人`` or ``180.0`` as ``180``.

    In a whole number ``1,200``, ``1 200`` or ``1'200`` what stands before three digits each parts thousands.
    """
    match = _COUNTED.fullmatch(compact(typed).translate(_APOSTROPHES))
    count = re.sub("[,' ]", "", match[1] or match[2]) if match else ""
    return count if read_count(count) is not None else typed


def typed_amount(typed: str) -> str:
    """``１.５``, ``.5``, ``１ / １２`` or ``25%`` as ``1.5``, ``0.5``, ``1/12`` and ``1/4``."""
    seen = compact(typed)
    if percent := _PERCENT.fullmatch(seen):
        return write_exact(Fraction(percent[1]) / 100)
    seen = f"0{seen}" if _BARE.fullmatch(seen) else seen
    return seen if read_exact(seen) is not None else typed


def typed_name(typed: str) -> str:
    """``Ｆour Star`` as ``four-star``: an id has small letters, and dashes for spaces."""
    return plain(typed).casefold().replace(" ", "-")


def typed_effort(typed: str) -> str:
    """An amount, or a word such as ``Impossible`` in small letters."""
    amount = typed_amount(typed)
    return amount if read_exact(amount) is not None else _word_or(typed, typed_name(typed))


def typed_finding(typed: str) -> str:
    """``Met``, ``符合``, ``Not met`` or ``不符合`` as ``met`` or ``not_met``."""
    word = typed_name(typed)
    return word if word in FINDINGS else known_word(FINDINGS, typed) or typed


def typed_words(typed: str) -> str:
    """A text stays as it was typed."""
    return typed


def compact(typed: str) -> str:
    """TYPED without spaces, but for those between two digits: ``4 1/2`` is not 41 halves."""
    return _LOOSE.sub("", plain(typed))


def _word_or(typed: str, word: str) -> str:
    return word if word.isascii() and word.isalpha() else typed


FINDINGS: Mapping[str, Text] = {"met": Text("符合", "met"), "not_met": Text("不符合", "not met")}
"""The findings that are a single word."""

COUNT, AMOUNT = typed_count, typed_amount
NAME, EFFORT, FINDING, WORDS = typed_name, typed_effort, typed_finding, typed_words
