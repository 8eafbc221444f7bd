"""A figure as the engine shows it, as a spreadsheet has it; no library of spreadsheets is needed."""

from __future__ import annotations

import re
from decimal import Decimal


def number_or_text(shown: object) -> object:
    """A figure as the engine shows it, as a number where a spreadsheet has one for it."""
    words = str(shown)
    return Decimal(words) if re.fullmatch(r"-?[0-9]{1,12}(\.[0-9]{1,6})?", words) else words
