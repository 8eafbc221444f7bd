"""What the passing of days makes of the data: told, not refused."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from aftersales_yaml.collection import Collection
from aftersales_yaml.models import Models


def taking_over(models: Models, since: date, today: date) -> tuple[str, ...]:
    """The editions that took effect after SINCE, the day by which the site was built, and by TODAY."""
    return tuple(
        f"{document.id} {document.edition}: {document.effective}"
        for _, document in models.documents()
        if document.effective is not None and since < document.effective <= today
    )


def overdue(collection: Collection, today: date) -> tuple[str, ...]:
    """The documents whose day to look again lies before TODAY, each with that day."""
    listed = collection.sources.content.get("sources")
    sources = [each for each in listed if isinstance(each, Mapping)] if isinstance(listed, list) else []
    return tuple(
        f"{source.get('id')}: {day}"
        for source in sources
        if isinstance(day := source.get("look_again"), str) and day < today.isoformat()
    )
