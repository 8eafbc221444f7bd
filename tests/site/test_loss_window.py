"""How much may be lost when a browser is killed is said once; the page about cases takes it from there."""

from __future__ import annotations

import re
import sys

from tests.conftest import ROOT

sys.path.insert(0, str(ROOT / "scripts"))

from measure_loss import PAGES, published, window


def test_it_is_the_least_delay_from_which_on_nothing_was_lost() -> None:
    assert window([(0, 0, 4), (150, 4, 4), (200, 3, 4), (250, 4, 4), (300, 4, 4)]) == "0.25"
    assert window([(0, 5, 5), (50, 5, 5)]) == "0"


def test_the_pages_say_what_was_measured() -> None:
    measured = published()
    assert len(measured) > 5
    for page, figure in PAGES.items():
        assert re.findall(figure, page.read_text("utf-8")) == [window(measured)], page.name
