"""Addresses of pages: permanent, the same in both languages, relative to one another."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from functools import cache
from urllib.parse import quote

from aftersales.foundation.faults import Fault
from aftersales.foundation.text import Language, Text

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")

_NUMBER = re.compile(r"(?:[A-Z]{1,2}\.)?[0-9]", re.ASCII)

HOME = ""
REGISTER = "register/"
GLOSSARY = "glossary/"
CROSSWALK = "crosswalk/"
COMPARISON = "comparison/"
PROCESSES = "processes/"
DOCUMENTS = "documents/"
DATA = "data/"
CALCULATORS = "calculators/"
WORKSPACE = "workspace/"
EMBED = "embed/"
EMBEDDING = "embedding/"
PREPARE = "prepare/"
SPEED = "speed/"

_A_NAME = Text(
    "字母、数字、点、横线组成的 id（它是网址的一部分）",
    "an id of letters, digits, dots and dashes (part of an address)",
)


def expect_name(name: str) -> Iterator[Fault]:
    """A fault if NAME cannot be part of an address as it stands."""
    if not _NAME.fullmatch(name) or ".." in name:
        yield Fault(at=name, found=name, expected=_A_NAME)


def is_number(clause: str) -> bool:
    """Whether CLAUSE is a printed number (4.1, A.12.3), and no name of ours for a place without one."""
    return _NUMBER.match(clause) is not None


def clause_page(rubric: str, clause: str) -> str:
    return f"{rubric}/{clause}/"


def editions_page(document: str) -> str:
    """The page that lists the editions of DOCUMENT; below it stands a page for each."""
    return f"{document}/editions/"


def is_of_editions(address: str) -> bool:
    """Whether ADDRESS is that of a list of editions or of one: who searches means the one in force."""
    return "/editions/" in address


def edition_page(document: str, edition: str) -> str:
    """The address that an edition keeps, in force or not; EDITION is its name in addresses."""
    return f"{editions_page(document)}{edition}/"


def prepare_page(issuer: str) -> str:
    return f"{PREPARE}{issuer}/"


def register_page(discrepancy: str) -> str:
    return f"{REGISTER}{discrepancy}/"


@cache
def relative(here: str, there: str) -> str:
    """The link from the page HERE to THERE (``"a/b/#c"``), both relative to the root of one language."""
    path, _, anchor = there.partition("#")
    fragment = f"#{quote(anchor, safe='.-_~')}" if anchor else ""
    if path == here and fragment:
        return fragment
    start = here or "."
    link = posixpath.relpath(path or ".", start)
    if not path or path.endswith("/"):
        link += "/"
    return link + fragment


def from_site_root(language: Language, here: str, there: str) -> str:
    """The link from HERE in LANGUAGE to THERE, an address that both languages share (``data/x.json``)."""
    prefix = "" if language == "zh" else "en/"
    return relative(prefix + here, there)
