"""Texts that have to be shown in either language."""

from __future__ import annotations

from aftersales.foundation.text import Text


def in_both(text: Text) -> Text:
    """TEXT with its Chinese where the English is not there yet."""
    return text if text.en else Text(text.zh, text.zh)
