"""Build what the browser needs to run the engine, and print the folder it stands in.

python -m aftersales_runtime            build if anything changed
python -m aftersales_runtime --force    build anyway
"""

from __future__ import annotations

import argparse
import sys

from aftersales_runtime.build import ensure
from aftersales_runtime.places import ROOT
from aftersales_runtime.programs import Stopped


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="python -m aftersales_runtime", description="Build what the browser needs to run the engine."
    )
    parser.add_argument("--force", action="store_true", help="build even if nothing changed")
    options = parser.parse_args()
    try:
        folder = ensure(force=options.force)
    except Stopped as stopped:
        print(f"the browser runtime was not built: {stopped}", file=sys.stderr)
        return 1
    print(folder.relative_to(ROOT))
    return 0


if __name__ == "__main__":
    sys.exit(main())
