"""How set-up finds its way to Python and to the packages where uv alone would not."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts import bring_uv

pytestmark = pytest.mark.once

CONFIGURED = """\
:env:.default-timeout='180'
global.index-url='https://mirror.example/simple'
global.trusted-host='mirror.example'
install.cert='/etc/mirror.pem'
global.find-links='/opt/wheels'
"""


def test_pips_way_to_the_packages_is_handed_on_to_uv() -> None:
    assert bring_uv.uvs_variables(CONFIGURED) == {
        "UV_DEFAULT_INDEX": "https://mirror.example/simple",
        "UV_INSECURE_HOST": "mirror.example",
        "SSL_CERT_FILE": "/etc/mirror.pem",
    }


def test_pip_is_not_asked_where_uv_has_an_index_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PIP_INDEX_URL", "https://pips.example/simple")
    monkeypatch.setenv("UV_DEFAULT_INDEX", "https://uvs.example/simple")
    assert bring_uv.pips_settings() == {}


def test_pyenvs_interpreters_come_newest_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for version in ("2.7.18", "3.9.18", "3.13.0", "3.13.11", "3.13.2"):
        (tmp_path / "versions" / version / "bin").mkdir(parents=True)
    monkeypatch.setenv("PYENV_ROOT", str(tmp_path))
    found = [Path(folder).parent.name for folder in bring_uv.pyenv_folders()]
    assert found == ["3.13.11", "3.13.2", "3.13.0", "3.9.18"]
