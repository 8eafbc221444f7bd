"""The built site as a browser finds it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts.local_server import open_server


@pytest.fixture(scope="module")
def address(built_site: Path) -> Iterator[str]:
    server = open_server(8200, built_site)
    server.start()
    yield server.address
    server.shutdown()
    server.server_close()
