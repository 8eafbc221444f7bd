"""Documents that somebody was to look for newer editions of, and the day has passed. Told, not refused."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from aftersales_yaml.collection import Collection


def overdue(collection: Collection, today: date) -> tuple[str, ...]:
    """The documents whose day to look again lies before TODAY, each with that day."""
    listed = collection.sources.content.get("sources")
    sources = [each for each in listed if isinstance(each, Mapping)] if isinstance(listed, list) else []
    return tuple(
        f"{source.get('id')}: {day}"
        for source in sources
        if isinstance(day := source.get("look_again"), str) and day < today.isoformat()
    )
