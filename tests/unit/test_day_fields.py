"""A field for a day is the same on every page: the browser's own stands behind its button alone."""

from pathlib import Path

ROOT = Path(__file__).parents[2]
PICKER = "docs/assets/frame/day-field.js"


def test_the_browsers_own_field_is_used_nowhere_else() -> None:
    """It takes no Chinese writing of a day, forgets half of one, and looks otherwise in every browser."""
    pages = [*(ROOT / "docs/assets").rglob("*.js"), *(ROOT / "src/aftersales_site").rglob("*.jinja")]
    told = ('type="date"', 'type: "date"', "type: 'date'", '"date" :', '? "text" : "date"')
    found = [
        path.relative_to(ROOT).as_posix()
        for path in pages
        if "vendor" not in path.parts and any(each in path.read_text("utf-8") for each in told)
    ]
    assert found == [PICKER]
