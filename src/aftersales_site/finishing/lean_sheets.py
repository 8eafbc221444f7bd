"""The style sheets that every page names become one, without what of the theme's no page and no script uses.

The theme brings the looks of everything it can do; this site needs half of that. What is left, with the
site's own sheet, has the hash of its contents in its address: both languages load it once, and a server may
call it lasting. A sheet that only some pages name stays as it is: see `lasting_sheets` and
docs/decisions/0054-lean-sheets.md.
"""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from aftersales_site.finishing.served_modules import FOLDER
from aftersales_site.finishing.sheet_links import (
    behind_programs,
    of_both,
    sheets_of,
    text_to_move,
    with_other_sheets,
)

_TAG = re.compile(rb"<[a-zA-Z][^>]*>")
_WORD = re.compile(r"[\w-]+")
_CHARSET = re.compile(r'^@charset "[^"]*";')
_INLINE = re.compile(rb"<(script|style)\b[^>]*>(.+?)</\1>", re.DOTALL)
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_OF_THE_THEME = ".min.css"
_LEANER = Path(__file__).with_name("lean_sheets.mjs")


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
    others = {**dict.fromkeys(common), common[0]: address}
    joined = {
        path: behind_programs(with_other_sheets(path, html, others)).encode() for path, html in themed.items()
    }
    left = {path: content for path, content in files.items() if of_both(path) not in common}
    return {**left, **joined, address: whole}


def _is_themed(page: str, html: str) -> bool:
    """What is embedded elsewhere stands without the theme, and keeps the sheets that it names."""
    return any(path.endswith(_OF_THE_THEME) for path in sheets_of(page, html))


def _common(pages: Mapping[str, str], files: Mapping[str, bytes]) -> Sequence[str]:
    """The sheets that every page names before all others, the English ones by their Chinese names."""
    named = [[of_both(there) for there in sheets_of(path, html)] for path, html in pages.items()]
    first = min(named, key=len, default=[])
    return [path for path in first if path in files and all(path in sheets for sheets in named)]


def _lean(common: Sequence[str], files: Mapping[str, bytes], packages: Path) -> bytes:
    texts = [_CHARSET.sub("", text_to_move(path, files)) for path in common]
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
