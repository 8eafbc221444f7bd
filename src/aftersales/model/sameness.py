"""When two values of an assessment or request say the same, however they were written."""

from __future__ import annotations

import json
from collections.abc import Mapping
from enum import Enum
from typing import TypeGuard


class Nothing(Enum):
    """What stands where there is no value.

    ``ABSENT``: the key is not there. ``UNKNOWN``: nobody knows what stood there before, because two
    documents have no ancestor in common.
    """

    ABSENT = "absent"
    UNKNOWN = "unknown"


ABSENT, UNKNOWN = Nothing.ABSENT, Nothing.UNKNOWN


def is_mapping(value: object) -> TypeGuard[Mapping[str, object]]:
    """Whether VALUE is a mapping; the keys of what was read from JSON or YAML are text."""
    return isinstance(value, Mapping)


def same(one: object, other: object) -> bool:
    """Whether both say the same: the number 12 of a JSON file and the digits 12 of a YAML file do."""
    if isinstance(one, Nothing) or isinstance(other, Nothing):
        return one is other
    return written(one) == written(other)


def written(value: object) -> str:
    """VALUE as text that is the same for values that say the same."""
    return json.dumps(plain_values(value), ensure_ascii=False, sort_keys=True)


def plain_values(value: object) -> object:
    """VALUE with every whole number as text: the same for values that say the same."""
    if is_mapping(value):
        return {str(key): plain_values(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [plain_values(inner) for inner in value]
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value
