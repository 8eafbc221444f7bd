"""The built site as a browser finds it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.small_site import served


@pytest.fixture(scope="module")
def address(built_site: Path) -> Iterator[str]:
    """Where the site is served, as it is published: pages do not wait for it to be built anew."""
    with served(built_site) as found:
        yield found
