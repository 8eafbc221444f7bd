"""Other ways to write the same Chinese: traditional characters, and pinyin, cut to the words of the site.

Both tables come from well-kept data at build time, OpenCC's and pypinyin's; the index carries what of them
the site's own words need.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache

import opencc
from pypinyin import lazy_pinyin

_HAN = re.compile(r"[\u3400-\u9fff]+")
# The planes of characters in daily use; traditional ones outside them stand in no input method.
_CHARACTERS = "".join(map(chr, (*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000))))
_STANDARDS = ("t2s", "tw2s", "hk2s")
"""Traditional characters by OpenCC's own standard, and as Taiwan and Hong Kong write them."""


def traditional(texts: Iterable[str]) -> str:
    """Pairs of a traditional character and the simplified one, for every one that TEXTS can be found by."""
    held = set("".join(texts))
    pairs = ((other, plain) for other, plain in _simplified().items() if plain in held and other not in held)
    return "".join(other + plain for other, plain in pairs)


def pinyin(names: Iterable[str]) -> Mapping[str, str]:
    """The characters of NAMES by syllable, each as it is read in one of them."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for run in {run for name in names for run in _HAN.findall(name)}:
        for character, syllable in zip(run, lazy_pinyin(run), strict=True):
            found[syllable.replace("ü", "v")].add(character)
    return {syllable: "".join(sorted(found[syllable])) for syllable in sorted(found)}


@cache
def _simplified() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for standard in _STANDARDS:
        plain = "".join(map(opencc.OpenCC(standard).convert, _CHARACTERS))
        if len(plain) == len(_CHARACTERS):
            for other, simple in zip(_CHARACTERS, plain, strict=True):
                if other != simple:
                    found.setdefault(other, simple)
    return found
