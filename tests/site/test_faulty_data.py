"""What `make check` finds wrong is not published; `make serve` names it and leaves the last site up."""

import shutil
from pathlib import Path

import pytest

from aftersales.foundation.faults import Refused
from aftersales_site.content.read_content import read_content
from aftersales_yaml.collection import rubrics_folder


def test_points_that_do_not_add_up(tmp_path: Path) -> None:
    """5.1.1 has 4 points, of 1 + 3 + 0. With 5.1.1.1 worth 1.5, a reader would add up 4.5."""
    folder = tmp_path / "rubrics"
    shutil.copytree(rubrics_folder(), folder)
    file = folder / "scoring" / "gbt-27922-2011.yaml"
    before, clause, after = file.read_text(encoding="utf-8").partition("id: 5.1.1.1\n")
    file.write_text(before + clause + after.replace("points: 1\n", "points: 1.5\n", 1), encoding="utf-8")
    with pytest.raises(Refused) as refused:
        read_content(folder)
    place = "scoring/gbt-27922-2011.yaml: sections.service-system.indicators.organisation.points"
    assert place in [fault.at for fault in refused.value.faults]
