"""The words that tables and forms are known by, as Hong Kong and Taiwan write them: by OpenCC's tables."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from aftersales.api.place_labels import ORGANISATION
from aftersales.foundation.text import Text
from aftersales.foundation.typed import comparable
from aftersales.model.site_rows import HEADERS
from aftersales_files import action_words, form_words, half_days

opencc = pytest.importorskip("opencc", reason="it comes with what builds the site")

KNOWN: tuple[Mapping[str, Text], ...] = (
    *(form_words.HEADS, form_words.FINDING_WORDS, form_words.HELD, ORGANISATION),
    *(action_words.HEADS, half_days.HEADS),
)


@pytest.mark.parametrize("standard", ["s2t", "s2tw", "s2hk"])
def test_every_known_word_is_known_in_traditional_characters(standard: str) -> None:
    traditional = opencc.OpenCC(standard).convert
    words = {*HEADERS, *(text.zh for known in KNOWN for text in known.values())}
    assert [each for each in sorted(words) if comparable(traditional(each)) != comparable(each)] == []
