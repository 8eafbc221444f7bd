"""Where pages name their style sheets, and other addresses in their place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from posixpath import dirname, join, normpath, relpath

_LINK = re.compile(r'<link rel="stylesheet" href="([^"]+)">\s*')
_PROGRAM = re.compile(r"<script>.*?</script>", re.DOTALL)
_OWN_FILE = re.compile(r"url\((?!\s*[\"']?(?:data:|#))", re.IGNORECASE)
_ENGLISH = "en/"


def sheets_of(page: str, html: str) -> Iterator[str]:
    """The paths of what the page at PAGE names, in its order."""
    for address in _LINK.findall(html):
        yield _path(page, address)


def of_both(path: str) -> str:
    """PATH of an English sheet as of the Chinese one, which is the same."""
    return path.removeprefix(_ENGLISH)


def text_to_move(path: str, files: Mapping[str, bytes]) -> str:
    """The text of the sheet at PATH, which is to stand elsewhere and to serve both languages.

    Raises `ValueError` for a sheet that is another one in English, or that names a file by its place.
    """
    if files.get(_ENGLISH + path, files[path]) != files[path]:
        raise ValueError(f"found another {path} in English, expected the same in both languages")
    text = files[path].decode()
    if _OWN_FILE.search(text):
        raise ValueError(f"{path}: found url(…) of a file, expected none in a sheet that is moved")
    return text


def with_other_sheets(page: str, html: str, others: Mapping[str, str | None]) -> str:
    """HTML of the page at PAGE with OTHERS for the sheets that they are given for, named as by `of_both`.

    None leaves a sheet out.
    """

    def link(found: re.Match[str]) -> str:
        path = of_both(_path(page, found[1]))
        if path not in others:
            return found[0]
        other = others[path]
        if other is None:
            return ""
        there = f"/{other}" if found[1].startswith("/") else relpath(other, dirname(page) or ".")
        return f'<link rel="stylesheet" href="{there}">'

    return _LINK.sub(link, html)


def behind_programs(html: str) -> str:
    """HTML with the sheets of its head behind the programs of its head.

    A program that stands behind a sheet waits until that has arrived, and the reading of the page with it.
    """
    end = html.find("</head>")
    programs = list(_PROGRAM.finditer(html, 0, max(end, 0)))
    if not programs:
        return html
    here = programs[-1].end()
    before = html[:here]
    links = "".join(found[0].strip() for found in _LINK.finditer(before))
    return _LINK.sub("", before) + links + html[here:]


def _path(page: str, address: str) -> str:
    """The path of what the page at PAGE names by ADDRESS; a missing page names it from the root."""
    return normpath(address.lstrip("/") if address.startswith("/") else join(dirname(page), address))
