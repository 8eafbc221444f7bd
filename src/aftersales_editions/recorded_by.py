"""By which edition a record was made, where it is now calculated by another one."""

from __future__ import annotations

from collections.abc import Sequence

from aftersales.api.library import Library
from aftersales.foundation.faults import Refused
from aftersales.model.sameness import is_mapping
from aftersales.record import FORMAT, read_record
from aftersales_editions.figures import StoodOnJson


def recorded_by(document: object, used: Sequence[StoodOnJson], library: Library) -> str | None:
    """The edition that DOCUMENT, a record, was made by, where those USED, of LIBRARY, are others.

    None for what is no record, and for one that cannot be read: `verify` says what is wrong with it.
    """
    if not is_mapping(document) or document.get("format") != FORMAT:
        return None
    try:
        record = read_record(document)
    except Refused:
        return None
    now = {each["id"]: each["sha256"] for each in used}
    for each in record.documents:
        content = library.content_of(each.id)
        if each.id not in now or now[each.id] == each.sha256:
            continue
        if content is None or not record.stands_on(each, content):
            return each.edition
    return None
