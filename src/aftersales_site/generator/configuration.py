"""The configuration of one language for whichever program builds its pages."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from aftersales.foundation.text import Language
from aftersales_site.staging import write_if_changed

HAND_WRITTEN: Mapping[Language, str] = {"zh": "mkdocs.yml", "en": "mkdocs.en.yml"}


@dataclass(frozen=True, slots=True, kw_only=True)
class FromData:
    """What of a configuration follows from the data: navigation, pages beside it, the templates' words."""

    nav: Sequence[object]
    not_in_nav: Sequence[str]
    extra: Mapping[str, object]


def write_configuration(
    from_data: FromData, *, root: Path, work: Path, language: Language, address: str
) -> Path:
    """The configuration of LANGUAGE in WORK: the hand-written one of ROOT, and what follows FROM DATA."""
    # Relative to the file itself: Zensical refuses others, and the same commit gives the same file anywhere.
    configuration = {
        "INHERIT": _relative(root / HAND_WRITTEN[language], work),
        "site_url": address,
        "docs_dir": f"pages/{language}",
        "site_dir": f"html/{language}",
        "hooks": [],  # what they do is done
        "nav": list(from_data.nav),
        "not_in_nav": "\n".join(from_data.not_in_nav),
        "theme": {"custom_dir": _relative(root / "docs" / "overrides", work)},
        "extra": dict(from_data.extra),
    }
    path = work / f"mkdocs.{language}.yml"
    text = yaml.safe_dump(configuration, allow_unicode=True, sort_keys=False, width=1000)
    write_if_changed(path, text.encode())
    return path


def _relative(path: Path, start: Path) -> str:
    return Path(os.path.relpath(path, start)).as_posix()
