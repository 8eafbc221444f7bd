"""``python -m aftersales_site --out site``."""

import sys

from aftersales_site.cli import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
