"""Two hundred readers at once, for a minute, on the site behind the nginx configuration that is shipped."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.deploy.servers import Server

SECONDS = 60
A_READER = ("", "gbt-27922-2011/", "gbt-27922-2011/5.1.2.2/", "calculators/gbt-27922-2011/", "en/")


@pytest.mark.site
@pytest.mark.npm
def test_two_hundred_connections_for_a_minute_without_an_error(server: Server, site: Path) -> None:
    sheets = [
        path.relative_to(site).as_posix() for path in sorted((site / "assets" / "stylesheets").glob("*.css"))
    ]
    paths = [f"/{path}" for path in (*A_READER, *sheets)]
    ran = subprocess.run(
        ["node", "tests/deploy/load.mjs", server.address, str(SECONDS), *paths],
        cwd=ROOT,
        check=True,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    told = json.loads(ran.stdout)
    faults = {name: told[name] for name in ("refused", "errors", "timeouts", "resets")}
    assert faults == {"refused": 0, "errors": 0, "timeouts": 0, "resets": 0}, told
    assert told["connections"] == 200
    assert told["answers"] >= 200, told  # how many more is a matter of the machine
