"""The style sheets that every page names become one, without what of the theme's no page and no script uses.

The theme brings the looks of everything it can do; this site needs half of that. What is left, with the
site's own sheet, has the hash of its contents in its address: both languages load it once, and a server may
call it lasting. A sheet that only some pages name stays as it is. See docs/decisions/0054-lean-sheets.md.
"""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from posixpath import dirname, join, normpath, relpath

from aftersales_site.finishing.served_modules import FOLDER

_LINK = re.compile(r'<link rel="stylesheet" href="([^"]+)">\s*')
_TAG = re.compile(rb"<[a-zA-Z][^>]*>")
_WORD = re.compile(r"[\w-]+")
_CHARSET = re.compile(r'^@charset "[^"]*";')
_OWN_FILE = re.compile(r"url\((?!\s*[\"']?(?:data:|#))", re.IGNORECASE)
_INLINE = re.compile(rb"<(script|style)\b[^>]*>(.+?)</\1>", re.DOTALL)
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_OF_THE_THEME = ".min.css"
_LEANER = Path(__file__).with_name("lean_sheets.mjs")
_ENGLISH = "en/"


def with_lean_sheets(files: Mapping[str, bytes], packages: Path) -> dict[str, bytes]:
    """FILES of a site by path, its pages naming that one sheet. PACKAGES is ``node_modules``.

    Raises `ValueError` for a sheet that names a file of its own, `subprocess.CalledProcessError` where a
    sheet cannot be read, after the program that reads it has said why.
    """
    pages = {path: content.decode() for path, content in files.items() if path.endswith(".html")}
    themed = {path: html for path, html in pages.items() if _is_themed(path, html)}
    common = _common(themed, files)
    if not common:
        return dict(files)
    whole = _lean(common, files, packages)
    address = f"{FOLDER}site-{hashlib.sha256(whole).hexdigest()[:8]}.css"
    joined = {path: _naming(path, html, common, address).encode() for path, html in themed.items()}
    left = {path: content for path, content in files.items() if path.removeprefix(_ENGLISH) not in common}
    return {**left, **joined, address: whole}


def _is_themed(page: str, html: str) -> bool:
    """What is embedded elsewhere stands without the theme, and keeps the sheets that it names."""
    return any(path.endswith(_OF_THE_THEME) for path in _sheets(page, html))


def _common(pages: Mapping[str, str], files: Mapping[str, bytes]) -> Sequence[str]:
    """The sheets that every page names before all others, the English ones by their Chinese names."""
    named = [[_of_both(there) for there in _sheets(path, html)] for path, html in pages.items()]
    first = min(named, key=len, default=[])
    common = [path for path in first if path in files and all(path in sheets for sheets in named)]
    english = [path for path in common if files.get(_ENGLISH + path, files[path]) != files[path]]
    if english:
        raise ValueError(f"found another {english[0]} in English, expected the same in both languages")
    return common


def _sheets(page: str, html: str) -> Iterator[str]:
    for address in _LINK.findall(html):
        yield _path(page, address)


def _path(page: str, address: str) -> str:
    """The path of what the page at PAGE names by ADDRESS; a missing page names it from the root."""
    return normpath(address.lstrip("/") if address.startswith("/") else join(dirname(page), address))


def _of_both(path: str) -> str:
    return path.removeprefix(_ENGLISH)


def _naming(page: str, html: str, common: Sequence[str], address: str) -> str:
    """HTML of the page at PAGE, the one sheet in the place of the first of the COMMON ones."""
    waiting = [True]

    def link(found: re.Match[str]) -> str:
        if _of_both(_path(page, found[1])) not in common:
            return found[0]
        if not waiting:
            return ""
        waiting.clear()
        there = f"/{address}" if found[1].startswith("/") else relpath(address, dirname(page) or ".")
        return f'<link rel="stylesheet" href="{there}">'

    return _LINK.sub(link, html)


def _lean(common: Sequence[str], files: Mapping[str, bytes], packages: Path) -> bytes:
    texts = [_CHARSET.sub("", files[path].decode()) for path in common]
    for path, text in zip(common, texts, strict=True):
        if _OWN_FILE.search(text):
            raise ValueError(f"{path}: found url(…) of a file, expected none in a sheet that is moved")
    is_own = {path: not path.endswith(_OF_THE_THEME) for path in files if path.endswith(".css")}
    asked = {
        "packages": str(packages),
        "sheets": [text for path, text in zip(common, texts, strict=True) if not is_own[path]],
        "others": [files[path].decode() for path, own in is_own.items() if own],
        "words": sorted(_words(files)),
    }
    ran = subprocess.run(
        ["node", _LEANER], input=json.dumps(asked), check=True, stdout=subprocess.PIPE, encoding="utf-8"
    )
    lean = iter(json.loads(ran.stdout))
    return "\n".join(
        text if is_own[path] else next(lean) for path, text in zip(common, texts, strict=True)
    ).encode()


def _words(files: Mapping[str, bytes]) -> set[str]:
    """Every word in the tags of the pages and in scripts: what else could a selector match?

    A script may name the attribute ``data-md-state`` as ``dataset.mdState``.
    """
    tags: set[bytes] = set()
    programs: set[bytes] = set()
    for path, content in files.items():
        if path.endswith(".html"):
            tags.update(_TAG.findall(content))
            programs.update(text for _, text in _INLINE.findall(content))
        elif path.endswith((".js", ".mjs")):
            programs.add(content)
    said = set[str]().union(*(_WORD.findall(text.decode()) for text in programs))
    attributes = {f"data-{_HUMP.sub('-', word).lower()}" for word in said}
    return said.union(attributes, *(_WORD.findall(tag.decode()) for tag in tags))
