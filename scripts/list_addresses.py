"""Write the addresses that a release publishes, which every later site keeps; run once for each release.

python scripts/list_addresses.py [--site site] [--out tests/site/released/VERSION.txt]
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from aftersales.version import __version__

ROOT = Path(__file__).resolve().parent.parent
ID = re.compile(r'\sid="([^"_][^"]*)"')
FORMS = ("calculators/", "embed/")
"""The ids on these pages belong to forms; nobody cites them."""


def main() -> int:
    parser = argparse.ArgumentParser(description="Write the addresses of this release.")
    parser.add_argument("--site", type=Path, default=ROOT / "site", help="the built site")
    released = ROOT / "tests" / "site" / "released" / f"{__version__}.txt"
    parser.add_argument("--out", type=Path, default=released)
    options = parser.parse_args()
    if not (options.site / "index.html").is_file():
        print(f"no site in {options.site}: run `make build` first", file=sys.stderr)
        return 1
    options.out.parent.mkdir(parents=True, exist_ok=True)
    options.out.write_text("".join(f"{line}\n" for line in addresses(options.site)), encoding="utf-8")
    print(options.out)
    return 0


def addresses(site: Path) -> Iterator[str]:
    """Each page, and each place on it that both languages call alike: others are made from headings."""
    for file in sorted(site.rglob("index.html")):
        address = file.relative_to(site).as_posix().removesuffix("index.html")
        if address.startswith("en/"):
            continue
        yield f"/{address}"
        if not address.startswith(FORMS):
            english = set(places(site / "en" / address / "index.html"))
            yield from (f"/{address}#{name}" for name in places(file) if name in english)


def places(page: Path) -> list[str]:
    return ID.findall(page.read_text(encoding="utf-8"))


if __name__ == "__main__":
    sys.exit(main())
