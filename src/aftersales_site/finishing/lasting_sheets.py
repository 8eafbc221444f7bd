"""The style sheets that only some pages name get addresses that change with their contents.

Both languages then load the same one, a server and the service worker may call it lasting, and a later visit
shows the page without asking for it. See docs/decisions/0054-lean-sheets.md.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import PurePosixPath

from aftersales_site.finishing.served_modules import FOLDER
from aftersales_site.finishing.sheet_links import of_both, sheets_of, text_to_move, with_other_sheets


def with_lasting_sheets(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """FILES of a site by path, such sheets below `FOLDER` and the pages naming them there.

    Raises `ValueError` for a sheet that is another one in English, or that names a file by its place.
    """
    pages = {path: content.decode() for path, content in files.items() if path.endswith(".html")}
    named = {of_both(sheet) for path, html in pages.items() for sheet in sheets_of(path, html)}
    texts = {
        path: text_to_move(path, files) for path in named if path in files and not path.startswith(FOLDER)
    }
    moved = {path: _address(path, text) for path, text in texts.items()}
    left = {path: content for path, content in files.items() if of_both(path) not in moved}
    naming = {path: with_other_sheets(path, html, moved).encode() for path, html in pages.items()}
    return {**left, **naming, **{there: files[path] for path, there in moved.items()}}


def _address(path: str, text: str) -> str:
    return f"{FOLDER}{PurePosixPath(path).stem}-{hashlib.sha256(text.encode()).hexdigest()[:8]}.css"
