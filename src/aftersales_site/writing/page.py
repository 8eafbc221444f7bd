"""A page before it is written: its address, its title, its Markdown."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from aftersales_site.markup.escaping import for_attribute

Kind = Literal[
    "home",
    "documents",
    "rubric",
    "clause",
    "rule",
    "editions",
    "edition",
    "processes",
    "prepare",
    "calculators",
    "calculator",
    "outlook",
    "rule-calculator",
    "own-rubric",
    "impact",
    "workspace",
    "crosswalk",
    "comparison",
    "register",
    "discrepancy",
    "glossary",
    "data",
    "written",
]
"""What a page is: the theme's templates and the navigation go by it."""

# Kinds that stand at the head of a group in the navigation: docs/overrides/partials/nav-item.html makes
# such a page the group's own.
_HEADS: tuple[Kind, ...] = ("home", "documents", "calculators", "calculator", "rubric")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """``address`` is relative to the root of its language; ``body`` is Markdown with blocks of HTML.

    ``short`` is the title in the navigation. ``plain`` pages use the whole width: no side columns.
    ``style_sheets`` and ``scripts`` are those that the page has beyond the ones of every page; ``structured``
    is what it says of itself to machines (JSON-LD).
    """

    address: str
    title: str
    body: str
    kind: Kind
    short: str | None = None
    description: str = ""
    plain: bool = False
    style_sheets: Sequence[str] = ()
    scripts: Sequence[str] = ()
    structured: Mapping[str, object] | None = None

    @property
    def file(self) -> str:
        """The Markdown file that becomes the page's address.

        It stands in the folder of that name, so that a relative link leads to the same place from the
        file and from the address: builders differ in which of the two they start from.
        """
        return f"{self.address}index.md"

    def to_markdown(self) -> str:
        """The file for the builder: front matter (JSON is YAML), then the body."""
        meta: dict[str, object] = {"title": for_attribute(self.title), "kind": self.kind}
        if self.kind in _HEADS:
            meta["head"] = True
        if self.description:
            meta["description"] = for_attribute(self.description)
        if self.plain:
            meta["hide"] = ["navigation", "toc"]
        if self.style_sheets:
            meta["style_sheets"] = list(self.style_sheets)
        if self.scripts:
            meta["scripts"] = list(self.scripts)
        if self.structured:
            meta["structured"] = _inside_a_script(self.structured)
        lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in meta.items()]
        return "---\n" + "\n".join(lines) + f"\n---\n\n{self.body.strip()}\n"


def _inside_a_script(value: Mapping[str, object]) -> str:
    """VALUE as JSON that cannot end the script element it stands in."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
