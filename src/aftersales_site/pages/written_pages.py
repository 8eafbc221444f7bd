"""Pages written by hand: ``docs/NAME.zh.md`` and ``docs/NAME.en.md`` become ``/NAME/``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from aftersales.foundation.text import Language
from aftersales_site.writing.page import Page

_ANCHOR = re.compile(r"\s*\{#[\w-]+\}\s*$")


def written_pages(docs: Path, language: Language) -> Iterator[Page]:
    """The pages of LANGUAGE by name. The first line is the title, as a Markdown heading with its anchor."""
    for path in sorted(docs.glob(f"*.{language}.md")):
        body = path.read_text(encoding="utf-8")
        title, _, text = body.partition("\n")
        name = path.name.removesuffix(f".{language}.md")
        yield Page(
            address=f"{name}/",
            title=_ANCHOR.sub("", title.removeprefix("# ")),
            body=f"{title}\n{text}",
            kind="written",
        )
