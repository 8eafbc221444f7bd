"""How a page is cited: by GB/T 7714-2015 for a reader, and as BibTeX and CSL-JSON for a program.

What is cited is this site's restatement, with the document that it restates in the title; the day of the last
release stands for the day of the last change, which is never earlier.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from aftersales.foundation.text import Language
from aftersales.version import RELEASED, __version__

AUTHOR = "The Aftersales maintainers"
_BIBTEX = {sign: f"\\{sign}" for sign in "&%$#_"} | {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "{": r"\textbraceleft{}",  # a brace that is only escaped is still counted
    "}": r"\textbraceright{}",
}
_LOCALE = {"zh": "zh-CN", "en": "en-GB"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A page to cite: ``key`` is its address in one word, ``container`` what the whole site is called."""

    key: str
    title: str
    container: str
    address: str
    language: Language

    @property
    def by_gbt_7714(self) -> str:
        """But for the day on which it was read, which stands between the dates and the address."""
        return f"{AUTHOR}. {self.title}[EB/OL]//{self.container}. ({RELEASED})"

    @property
    def bibtex(self) -> str:
        year, month, _ = RELEASED.split("-")
        fields = {
            "author": f"{{{AUTHOR}}}",
            "title": f"{{{_escaped(self.title)}}}",
            "howpublished": _escaped(self.container),
            "year": year,
            "month": str(int(month)),
            "version": __version__,
            "url": self.address,
        }
        lines = "".join(f",\n  {name} = {{{text}}}" for name, text in fields.items())
        return f"@misc{{{self.key}{lines}\n}}"

    @property
    def csl_json(self) -> str:
        entry = {
            "id": self.key,
            "type": "webpage",
            "author": [{"literal": AUTHOR}],
            "title": self.title,
            "container-title": self.container,
            "issued": {"date-parts": [[int(part) for part in RELEASED.split("-")]]},
            "version": __version__,
            "language": _LOCALE[self.language],
            "URL": self.address,
        }
        return json.dumps([entry], ensure_ascii=False, separators=(",", ":"))


def _escaped(text: str) -> str:
    """TEXT with the signs that mean something to BibTeX as they are printed."""
    return "".join(_BIBTEX.get(sign, sign) for sign in text)
