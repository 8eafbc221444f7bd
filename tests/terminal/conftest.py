"""The terminal as the tests use it: one command run in this process."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from aftersales_cli import engine as opened
from aftersales_cli import library
from aftersales_cli.main import cli
from aftersales_yaml import collection as data
from aftersales_yaml.collection import rubrics_folder
from tests.terminal.impact_archives import GBT

Run = Callable[..., Result]


@pytest.fixture
def run() -> Run:
    """A command by its arguments, paths among them."""

    def call(*arguments: object) -> Result:
        return CliRunner().invoke(cli, [str(argument) for argument in arguments])

    return call


@pytest.fixture
def edition(tmp_path: Path) -> Callable[..., Path]:
    """The rubric of GB/T 27922 with some lines otherwise."""

    def made(*changes: tuple[str, str]) -> Path:
        text = (rubrics_folder() / "scoring" / f"{GBT}.yaml").read_text(encoding="utf-8")
        for old, new in changes:
            assert old in text
            text = text.replace(old, new, 1)
        file = tmp_path / "edition.yaml"
        file.write_text(text, encoding="utf-8")
        return file

    return made


@contextmanager
def with_documents(drop_into: Callable[[Path], object], folder: Path) -> Iterator[pytest.MonkeyPatch]:
    """The terminal with the project's data and what DROP_INTO puts beside it, in FOLDER."""
    rubrics = folder / "rubrics"
    shutil.copytree(data.rubrics_folder(), rubrics)
    drop_into(rubrics)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(data, "rubrics_folder", lambda: rubrics)
        _open_anew()
        yield patch
    _open_anew()


def _open_anew() -> None:
    for cached in (opened.collection, opened.engine_with, library.rubrics_with):
        cached.cache_clear()
