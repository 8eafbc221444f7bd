"""What a run in parallel leaves untried when a worker is gone is noted beside what failed.

A worker that dies takes the tests along that stood before it, and pytest's code says no more than that
something failed: whoever then tries again what failed would call a run passed of which half was never run.
"""

from __future__ import annotations

import pytest

NOTED = "cache/lastfailed"  # where pytest notes what failed, and reads it for --last-failed


class NeverRun:
    """Follows a run from the process that hands out the tests."""

    def __init__(self, config: pytest.Config) -> None:
        self.config = config
        self.left: set[str] = set()
        self.a_worker_died = False

    @pytest.hookimpl(optionalhook=True)
    def pytest_xdist_node_collection_finished(self, ids: list[str]) -> None:
        # Each worker collects the same tests, and all have before the first is run.
        self.left.update(ids)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.left.discard(report.nodeid)

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, error: object) -> None:
        self.a_worker_died = self.a_worker_died or error is not None

    @pytest.hookimpl(trylast=True)  # pytest has noted by then what failed
    def pytest_sessionfinish(self) -> None:
        if self.a_worker_died and self.left and self.config.cache is not None:
            failed = self.config.cache.get(NOTED, {})
            self.config.cache.set(NOTED, failed | dict.fromkeys(sorted(self.left), True))


def pytest_configure(config: pytest.Config) -> None:
    """Of a conftest.py that has this name."""
    if not hasattr(config, "workerinput"):
        config.pluginmanager.register(NeverRun(config))
