"""What the figures of a rule are called where two editions are held against each other."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any, Final

from aftersales.foundation.text import Text
from aftersales_editions.both_languages import in_both
from aftersales_editions.key_words import KEY_WORDS
from aftersales_editions.value_words import VALUE_WORDS

_NTH = Text("第 {number} 档", "step {number}")
_BAND = Text("有效人数 {least} 起", "effective headcount from {least}")
BEGIN: Final = "from"
"""The key by which a band is known: the headcount that it begins with."""
_SILENT: Final = ("bands", "events")
"""Lists whose entries say what they are."""
_FIGURE = Text("{figure}", "{figure}")
_PERIOD = re.compile(r"(\d+) (days?|working-days?|months?|years?)")
_UNITS: Final[Mapping[str, Text]] = {
    "day": Text("{count} 日", "{count} {count:day|days}"),
    "working-day": Text("{count} 个工作日", "{count} working {count:day|days}"),
    "month": Text("{count} 个月", "{count} {count:month|months}"),
    "year": Text("{count} 年", "{count} {count:year|years}"),
}


def figure_name(at: str, document: Mapping[str, Any]) -> Text:
    """What the figure AT a dotted path of DOCUMENT is called: ``audit_time.bands.66.days``, for instance."""
    here: Any = document
    names: list[Text] = []
    for part in at.split("."):
        here, name = _step(here, part)
        if part not in _SILENT:
            names.append(name)
    return Text("，".join(name.zh for name in names), ", ".join(name.en for name in names))


def _step(here: Any, part: str) -> tuple[Any, Text]:
    """What stands under PART of HERE, and what it is called."""
    if isinstance(here, Mapping):
        return here.get(part), KEY_WORDS.get(part, Text(part, part))
    entries = here if isinstance(here, list) else []
    entry = next((each for each in entries if isinstance(each, Mapping) and each.get("id") == part), None)
    if entry is not None:
        label = entry.get("label") or {}
        return entry, in_both(Text(label.get("zh", part), label.get("en", "")))
    entry = next((each for each in entries if isinstance(each, Mapping) and each.get(BEGIN) == part), None)
    if entry is not None:
        return entry, _BAND.filled(least=part)
    if not part.isdecimal():
        return None, Text(part, part)
    at = int(part)
    return entries[at] if at < len(entries) else None, _NTH.filled(number=at + 1)


def figure_value(value: str) -> Text:
    """VALUE as readers say it: ``12 months`` is 12 个月, ``up`` is 向上取整, and so in a list of them."""
    found = _PERIOD.fullmatch(value)
    if found:
        return _UNITS[found[2].removesuffix("s")].filled(count=found[1])
    listed = [figure_value(each) for each in _strings_in(value)]
    if listed:
        return Text("、".join(each.zh for each in listed), ", ".join(each.en for each in listed))
    return VALUE_WORDS.get(value) or _FIGURE.filled(figure=value)


def _strings_in(value: str) -> list[str]:
    """The strings of the list that VALUE is in JSON; none where it is no such list."""
    try:
        read = json.loads(value) if value.startswith("[") else []
    except ValueError:  # one that was cut, as it is long
        return []
    return read if all(isinstance(each, str) for each in read) else []
