"""The command line of the publisher."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from aftersales.foundation.faults import Refused
from aftersales_site.build import Settings, build
from aftersales_site.generator.builders import BUILDERS, BuildFailed

ROOT = Path(__file__).resolve().parents[2]
LOCAL_ADDRESS = "http://127.0.0.1:8000/"


def main(arguments: Sequence[str]) -> int:
    """Build the site; 0 when it stands, 1 when a fault was printed."""
    options = _parser().parse_args(arguments)
    settings = Settings(
        root=ROOT,
        rubrics=options.rubrics,
        work=options.work.resolve(),
        out=options.out.resolve(),
        address=options.address.rstrip("/") + "/",
        offline=options.offline,
        builder=options.builder,
        on=options.on,
    )
    try:
        build(settings)
    except (Refused, BuildFailed) as fault:
        print(fault, file=sys.stderr)
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m aftersales_site", description="Build the site.")
    parser.add_argument("--out", type=Path, default=ROOT / "site", help="the folder to build into")
    parser.add_argument("--rubrics", type=Path, help="the folder of the data (default: rubrics/)")
    parser.add_argument("--work", type=Path, default=ROOT / "build", help="the folder to work in")
    parser.add_argument(
        "--address",
        default=os.environ.get("SITE_ADDRESS", LOCAL_ADDRESS),
        help="where the site will stand, for QR codes and printed addresses (or SITE_ADDRESS)",
    )
    parser.add_argument(
        "--builder", choices=BUILDERS, default="mkdocs", help="the program that makes HTML of the pages"
    )
    parser.add_argument(
        "--on",
        type=date.fromisoformat,
        help="the day by whose editions it is built (default: the release)",
    )
    parser.add_argument(
        "--offline",
        action=argparse.BooleanOptionalAction,
        default=True,
        help="let pages start the service worker that keeps the site for offline use",
    )
    return parser
