"""The terminal as the tests use it: one command run in this process."""

from collections.abc import Callable

import pytest
from click.testing import CliRunner, Result

from aftersales_cli.main import cli

Run = Callable[..., Result]


@pytest.fixture
def run() -> Run:
    """A command by its arguments, paths among them."""

    def call(*arguments: object) -> Result:
        return CliRunner().invoke(cli, [str(argument) for argument in arguments])

    return call
