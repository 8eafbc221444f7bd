"""Made-up next editions of two published documents, in force from 2027 on. Nothing of them is published.

The rubric asks 98 instead of 95 for five stars; by the rule document up to 65 people take 3 person-days
instead of 2.
"""

from __future__ import annotations

from pathlib import Path

GBT, ZPIC = "gbt-27922-2011", "zpic-wf-20"
FROM = "2027-01-01"

_CHANGES = {
    f"scoring/{GBT}": ("2027", ('edition: "2022-10-07"', "2022-10-07"), ("at_least: 95\n", "at_least: 98\n")),
    f"rules/{ZPIC}": ("C1", ("edition: B1", "2025-06-06"), ("to: 65, days: 2}", "to: 65, days: 3}")),
}


def drop_into(folder: Path) -> None:
    """Put them beside the published editions in FOLDER, a copy of ``rubrics/``."""
    for path, (edition, (printed, effective), (old, new)) in _CHANGES.items():
        text = (folder / f"{path}.yaml").read_text(encoding="utf-8")
        changes = (
            (printed, f'edition: "{edition}"'),
            (f'effective: "{effective}"', f'effective: "{FROM}"'),
            (old, new),
        )
        for before, after in changes:
            assert text.count(before) == 1, before
            text = text.replace(before, after)
        (folder / f"{path}@{edition}.yaml").write_text(text, encoding="utf-8")
