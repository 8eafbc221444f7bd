"""One style sheet for all pages: what is named stays, what nothing names goes, and every page finds it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from aftersales_site.finishing.lasting_sheets import with_lasting_sheets
from aftersales_site.finishing.lean_sheets import with_lean_sheets
from aftersales_site.finishing.sheet_links import behind_programs
from tests.conftest import ROOT
from tests.site.pages import html_files, parse

pytestmark = pytest.mark.npm

THEME = "assets/stylesheets/main.0.min.css"
OWN = "assets/stylesheets/site.css"
OF_ONE = "assets/stylesheets/which.css"
RULES = """@charset "UTF-8";
:root{--used:1px;--by-another:2px;--unused:3px;--hue:9deg;--of-hue:hsl(var(--hue),1%,1%)}
.named{margin:var(--used)}.forgotten{margin:0}[data-md-state=on]{top:0}[data-md-gone]{top:1px}
.icon{background:url("data:image/svg+xml;charset=utf-8,<svg/>")}@keyframes gone{to{top:0}}
.made-by-script{left:0}.of-inline-script{left:1px}"""
SCRIPT = b'box.dataset.mdState = "on"; box.className = "made-by-script icon";'


def page(up: str, *sheets: str) -> bytes:
    links = "".join(f'<link rel="stylesheet" href="{up}{sheet}">\n' for sheet in sheets)
    inline = "<script>box.className='of-inline-script'</script>"
    return f"<!doctype html><html><head>{links}</head><body class='named'>{inline}</body></html>".encode()


def site(**more: bytes) -> dict[str, bytes]:
    sheets = {THEME: RULES.encode(), OWN: b".own-and-in-no-page{top:var(--by-another)}"}
    return {
        "index.html": page("", THEME, OWN, OF_ONE),
        "deep/down/index.html": page("../../", THEME, OWN),
        "en/index.html": page("", THEME, OWN),
        "404.html": page("/", THEME, OWN),
        "embed/index.html": page("../", OF_ONE),
        "assets/it.js": SCRIPT,
        OF_ONE: b".of-one{top:0}",
        **sheets,
        **{f"en/{path}": content for path, content in sheets.items()},
        **more,
    }


def lean(files: dict[str, bytes]) -> tuple[dict[str, bytes], str, str]:
    """What the site becomes, the address of the one sheet and its text."""
    made = with_lean_sheets(files, ROOT / "node_modules")
    (address,) = made.keys() - files.keys()
    return made, address, made[address].decode()


def test_what_a_page_or_a_script_names_stays_and_the_rest_of_the_theme_goes() -> None:
    _, address, text = lean(site())
    assert re.fullmatch(r"modules/site-[0-9a-f]{8}\.css", address)
    named = (
        ".named",
        "--used",
        "--by-another",
        "--hue:9deg",
        "data-md-state",
        ".icon",
        ".made-by-script",
        ".of-inline",
    )
    for kept in named:
        assert kept in text, kept
    for gone in (".forgotten", "--unused", "data-md-gone", "@keyframes", "@charset"):
        assert gone not in text, gone


def test_the_sites_own_sheet_is_left_whole() -> None:
    _, _, text = lean(site())
    assert text.endswith(".own-and-in-no-page{top:var(--by-another)}")


def test_every_page_finds_it_from_where_it_stands() -> None:
    made, address, _ = lean(site())
    assert f'<link rel="stylesheet" href="{address}">'.encode() in made["index.html"]
    assert f'href="../../{address}"'.encode() in made["deep/down/index.html"]
    assert f'href="../{address}"'.encode() in made["en/index.html"]
    assert f'href="/{address}"'.encode() in made["404.html"]
    for path in (THEME, OWN, f"en/{THEME}", f"en/{OWN}"):
        assert path not in made
    assert made[OF_ONE] == site()[OF_ONE]
    assert OF_ONE.encode() in made["index.html"]
    assert made["embed/index.html"] == site()["embed/index.html"], "no theme, no sheet of the theme's"


def test_a_file_that_a_sheet_names_would_be_lost_and_is_refused() -> None:
    with pytest.raises(ValueError, match=r"url\(…\)"):
        with_lean_sheets(
            site(**dict.fromkeys((OWN, f"en/{OWN}"), b"a{background:url(x.png)}")), ROOT / "node_modules"
        )


def test_sheets_that_differ_by_language_are_refused() -> None:
    with pytest.raises(ValueError, match="same in both"):
        with_lean_sheets(site(**{f"en/{OWN}": b"a{top:0}"}), ROOT / "node_modules")


def test_a_sheet_of_some_pages_is_called_after_its_contents_and_serves_both_languages() -> None:
    files = {
        "index.html": page("", OF_ONE),
        "en/deep/index.html": page("../", OF_ONE),
        "embed/index.html": page("../", OF_ONE),
        OF_ONE: b".of-one{top:0}",
        f"en/{OF_ONE}": b".of-one{top:0}",
        "assets/stylesheets/of-none.css": b"",
    }
    made = with_lasting_sheets(files)
    (address,) = made.keys() - files.keys()
    assert re.fullmatch(r"modules/which-[0-9a-f]{8}\.css", address)
    assert files.keys() - made.keys() == {OF_ONE, f"en/{OF_ONE}"}
    assert f'href="{address}"'.encode() in made["index.html"]
    assert f'href="../../{address}"'.encode() in made["en/deep/index.html"]
    assert f'href="../{address}"'.encode() in made["embed/index.html"]
    other = with_lasting_sheets({**files, OF_ONE: b".of-one{top:1px}", f"en/{OF_ONE}": b".of-one{top:1px}"})
    assert address not in other, "other contents, another address"


def test_a_sheet_of_some_pages_that_cannot_be_moved_is_refused() -> None:
    with pytest.raises(ValueError, match="same in both"):
        with_lasting_sheets({"index.html": page("", OF_ONE), OF_ONE: b"", f"en/{OF_ONE}": b"a{top:0}"})
    with pytest.raises(ValueError, match=r"url\(…\)"):
        with_lasting_sheets({"index.html": page("", OF_ONE), OF_ONE: b"a{background:url(x.png)}"})


def test_the_sheets_of_a_head_stand_behind_its_programs() -> None:
    link, own = '<link rel="stylesheet" href="a.css">', '<link rel="stylesheet" href="own.css">'
    head = f"<head>{link}\n<script>a()</script><script>b()</script>{own}</head>"
    body = f"<body>{own}<script>c()</script>"
    assert behind_programs(head + body) == (
        f"<head><script>a()</script><script>b()</script>{link}{own}</head>{body}"
    )
    without = f"<head>{link}<script src=a.js></script></head>{body}"
    assert behind_programs(without) == without


def test_no_program_of_a_page_waits_for_a_sheet(built_site: Path) -> None:
    programs = 0
    for path in html_files(built_site):
        _, *behind = path.read_text(encoding="utf-8").split('<link rel="stylesheet"', 1)
        programs += not behind or "<script>" in behind[0]
    assert programs == 0


def test_what_the_theme_marks_for_a_moment_changes_no_looks(built_site: Path) -> None:
    # The mark comes and goes on every visit: with a selector for it, every element is styled anew twice.
    mark = "data-md-color-switching"
    (theme,) = (built_site / "assets" / "javascripts").glob("bundle.*.min.js")
    assert mark in theme.read_text(encoding="utf-8")
    assert [each for each in built_site.rglob("*.css") if mark in each.read_text(encoding="utf-8")] == []


def test_every_page_of_the_site_names_one_sheet_before_its_own(built_site: Path) -> None:
    (sheet,) = (built_site / "modules").glob("site-*.css")
    for path in html_files(built_site):
        links = [e.attributes for e in parse(path).of("link")]
        sheets = [each["href"] for each in links if each.get("rel") == "stylesheet"]
        is_embedded = path.relative_to(built_site).parts[0] == "embed" or "/embed/" in path.as_posix()
        assert is_embedded or sheets[0].endswith(f"modules/{sheet.name}"), path
        assert [each for each in sheets if not re.search(r"modules/[\w-]+-[0-9a-f]{8}\.css$", each)] == [], (
            path
        )
