"""What mkdocs.yml names as its hook: it finds the publisher whether or not the project is installed."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))
from aftersales_site.plain_mkdocs import on_config, on_post_build, on_serve, on_startup

__all__ = ["on_config", "on_post_build", "on_serve", "on_startup"]
