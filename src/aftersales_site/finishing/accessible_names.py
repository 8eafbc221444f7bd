"""Names for the theme's navigation: a folder with a page of its own is labelled by an icon alone there."""

from __future__ import annotations

import re

from markupsafe import Markup

_FOLDER = re.compile(
    r'(<nav class="md-nav" data-md-level="\d+" )aria-labelledby="[^"]*"'
    r'(.*?<label class="md-nav__title" for="[^"]*">\s*<span class="md-nav__icon md-icon"></span>'
    r"(.*?)</label>)",
    re.DOTALL,
)


def with_names(page: str) -> str:
    """PAGE with each folder of its navigation named by the folder's title."""

    def named(found: re.Match[str]) -> str:
        title = Markup(found[3]).striptags()  # noqa: S704 - only read, and escaped again below
        return f'{found[1]}aria-label="{Markup.escape(title)}"{found[2]}'

    return _FOLDER.sub(named, page)
