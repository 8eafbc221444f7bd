"""Write what announces a release: its part of the changelog, and the hashes that it can be checked by.

python scripts/release_notes.py [--site site] [--out dist/aftersales-VERSION-notes.md]
"""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path

from aftersales.version import __version__
from aftersales_cli.site_check import check
from aftersales_cli.site_files import Folder, Unreadable
from console import Fault

ROOT = Path(__file__).resolve().parent.parent
SECTION = re.compile(
    r"^## (?P<version>\d+\.\d+\.\d+)[^\n]*\n(?P<text>.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL
)


def main() -> int:
    parser = argparse.ArgumentParser(description="Write the notes of this release.")
    parser.add_argument("--site", type=Path, default=ROOT / "site", help="the built site")
    parser.add_argument("--out", type=Path, default=ROOT / "dist" / f"aftersales-{__version__}-notes.md")
    options = parser.parse_args()
    try:
        text = notes((ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), options.site)
    except (Fault, Unreadable) as fault:
        print(f"the notes were not written: {fault}", file=sys.stderr)
        return 1
    options.out.parent.mkdir(parents=True, exist_ok=True)
    options.out.write_text(text, encoding="utf-8")
    print(options.out)
    return 0


def notes(changelog: str, site: Path) -> str:
    """The notes of this version; raises Fault if the site is not whole or the changelog lacks it."""
    section = next((found for found in SECTION.finditer(changelog) if found["version"] == __version__), None)
    if section is None:
        raise Fault(f"the changelog has no {__version__}.")
    found = check(Folder(site))
    if not found["agrees"]:
        raise Fault(f"{site} is not as its list says: run `aftersales verify-site {site}`.")
    return (
        f"# {__version__}\n\n{section['text'].strip()}\n\n## Checking what is published\n\n"
        f"`aftersales verify-site ADDRESS --root {found['root']}`\n\n"
        f"- root (data, Python and scripts; in the footer of every page and in records): `{found['root']}`\n"
        f"- SHA-256 of integrity.json, which lists all {found['files']} files: `{found['list']}`\n"
    )


if __name__ == "__main__":
    sys.exit(main())
