"""What makes the site one to install: a web app manifest for each language, with shortcuts."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from aftersales_site.addresses import CALCULATORS, WORKSPACE, from_site_root
from aftersales_site.writing.language_site import LanguageSite
from aftersales_site.writing.page import Page

NAME = "app.webmanifest"

RECEIVED = "file"
"""The name of the field in which a file comes that is shared with the app; the service worker knows it."""

_JSON = "application/json"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_ICONS = (("icon-192", 192, "any"), ("icon-512", 512, "any"), ("maskable-512", 512, "maskable"))
_HEADER = "#113642"
_MOST_SHORTCUTS = 4
"""More than these no system shows."""


def manifests(sites: Sequence[LanguageSite], pages: Sequence[Sequence[Page]]) -> Mapping[str, bytes]:
    """The manifest of each of SITES by its path, from its PAGES."""
    return {
        ("" if site.language == "zh" else "en/") + NAME: _manifest(site, made)
        for site, made in zip(sites, pages, strict=True)
    }


def _manifest(site: LanguageSite, pages: Sequence[Page]) -> bytes:
    words = site.words["theme"]
    manifest = {
        "name": words["site_name"],
        "short_name": words["short_name"],
        "description": site.words["home"]["lead"],
        "lang": "zh-CN" if site.language == "zh" else "en",
        "start_url": "./",
        "scope": "./",
        "display": "minimal-ui",
        "theme_color": _HEADER,
        "background_color": "#ffffff",
        "icons": [
            {
                "src": from_site_root(site.language, "", f"assets/site/{name}.png"),
                "sizes": f"{size}x{size}",
                "type": "image/png",
                "purpose": purpose,
            }
            for name, size, purpose in _ICONS
        ],
        "file_handlers": [
            {"action": f"./{WORKSPACE}", "accept": {_JSON: [".json"]}, "launch_type": "single-client"}
        ],
        "share_target": {
            "action": f"./{WORKSPACE}",
            "method": "POST",
            "enctype": "multipart/form-data",
            "params": {"files": [{"name": RECEIVED, "accept": [_JSON, ".json", _XLSX, ".xlsx"]}]},
        },
        "shortcuts": [{"name": page.title, "url": page.address} for page in _worked_in(pages)],
    }
    return json.dumps(manifest, ensure_ascii=False, separators=(",", ":")).encode()


def _worked_in(pages: Sequence[Page]) -> Sequence[Page]:
    """The page of cases, then calculators in the order of the navigation."""
    cases = [page for page in pages if page.address == WORKSPACE]
    calculators = [
        page
        for page in pages
        if page.address.startswith(CALCULATORS) and page.kind in ("calculator", "rule-calculator")
    ]
    return [*cases, *calculators][:_MOST_SHORTCUTS]
