"""What pages load is joined: nothing is missing or there twice, and what others name stays in place."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path, PurePosixPath

import pytest

from aftersales_site.finishing.served_modules import with_served_modules
from tests.site.pages import html_files, parse

PACKAGES = Path(__file__).resolve().parents[2] / "node_modules"
READ = "workspace/read-early"
MODULES = {
    "assets/engine/start.js": b'import { count } from "../foundation/state.js";\n'
    b"count(`started at ${import.meta.url}`);\n",
    f"assets/{READ}.js": b'import { count } from "../foundation/state.js";\ncount("early");\n',
    "assets/engine/worker.js": b'import { text } from "../foundation/text.js";\npostMessage(text);\n',
    "assets/offline/service-worker.js": b'import { kept } from "./worker-caches.js";\n'
    b"addEventListener('fetch', kept);\n",
    "assets/offline/worker-caches.js": b"export const kept = () => caches.keys();\n",
    "assets/score/main.js": b'import { count } from "../foundation/state.js";\n'
    b'import { text } from "../foundation/text.js";\n'
    b'count(text);\nvoid import("./later.js");\n',
    "assets/score/later.js": b'console.log("later");\n',
    "assets/foundation/state.js": b"let seen = [];\nexport const count = (word) => seen.push(word);\n",
    "assets/foundation/text.js": b'export const text = "shared text";\n',
    # Of the search, which the theme starts: it names its own.
    "assets/search/worker.js": b'void import("./ranking.js");\n',
    "assets/search/ranking.js": b'import { text } from "../foundation/text.js";\nconsole.log(text);\n',
}
SCORE = (
    b'<script type="module" async src="../assets/score/main.js"></script><script src="../assets/theme.js">'
)
FILES = {
    **MODULES,
    **{f"en/{path}": content for path, content in MODULES.items()},
    "assets/theme.js": b"theme();\n",
    "score/index.html": SCORE,
    "en/score/index.html": SCORE,
    "404.html": b'<script src="/base/assets/score/main.js" type="module"></script>',
    "en/404.html": b'<script src="/base/en/assets/score/main.js" type="module"></script>',
}


def test_pages_of_both_languages_name_the_same_joined_module() -> None:
    files, modules = with_served_modules(FILES, PACKAGES)
    served = modules.at["assets/score/main.js"]
    assert PurePosixPath(served).match("modules/score/main-*.js")
    assert (
        f'src="../{served}"></script><script src="../assets/theme.js">'.encode() in files["score/index.html"]
    )
    assert f'src="../../{served}"'.encode() in files["en/score/index.html"]
    assert f'src="/base/{served}"'.encode() in files["404.html"]
    assert f'src="/base/{served}"'.encode() in files["en/404.html"]


def test_what_was_joined_goes_and_what_another_script_names_stays() -> None:
    files, _ = with_served_modules(FILES, PACKAGES)
    left = {path for path in files if path.endswith(".js") and not path.startswith(("modules/", "en/"))}
    assert left == {
        "assets/theme.js",
        "assets/search/worker.js",
        "assets/search/ranking.js",
        "assets/foundation/text.js",  # the ranking's
    }
    assert {path.removeprefix("en/") for path in files if path.startswith("en/assets")} == left - {
        "assets/theme.js"
    }


def test_a_module_that_two_pages_load_has_one_state_and_its_text_is_there_once() -> None:
    files, modules = with_served_modules(FILES, PACKAGES)
    early, main = (modules.loaded_with([modules.at[f"assets/{name}.js"]]) for name in (READ, "score/main"))
    assert len(set(early) & set(main)) == 1
    worker = modules.at["assets/engine/worker.js"]
    of_pages = [content for path, content in files.items() if path.startswith("modules/") and path != worker]
    assert sum(content.count(b"shared text") for content in of_pages) == 1


@pytest.mark.parametrize(
    ("written", "said", "parts"),
    [
        ("assets/engine/start.js", "started at ", "start"),
        ("assets/offline/service-worker.js", "caches.keys()", "offline"),
    ],
)
def test_what_stands_alone_is_a_program_that_imports_nothing(written: str, said: str, parts: str) -> None:
    files, modules = with_served_modules(FILES, PACKAGES)
    program = modules.programs[written]
    assert said in program
    assert not re.search(r"\b(?:import|export)\b", program)
    assert not [path for path in files if parts in path]


def test_what_runs_at_the_start_is_compiled_at_once_and_what_a_click_loads_is_not() -> None:
    files, modules = with_served_modules(FILES, PACKAGES)
    hint = b"//# allFunctionsCalledOnLoad\n"
    assert files[modules.at["assets/score/main.js"]].startswith(hint)
    (later,) = (path for path, text in files.items() if path.startswith("modules/") and b"(`later`)" in text)
    assert not files[later].startswith(hint)


def test_the_worker_is_one_file() -> None:
    files, modules = with_served_modules(FILES, PACKAGES)
    worker = modules.at["assets/engine/worker.js"]
    assert modules.loaded_with([worker]) == [worker]
    assert b"shared text" in files[worker]


def test_what_is_loaded_later_is_not_loaded_at_once() -> None:
    files, modules = with_served_modules(FILES, PACKAGES)
    (later,) = (
        path for path in files if path.startswith("modules/") and re.search(rb"log\(.later.\)", files[path])
    )
    assert later not in modules.loaded_with([modules.at["assets/score/main.js"]])
    assert PurePosixPath(later).name.encode() in files[modules.at["assets/score/main.js"]]


def test_a_change_of_contents_is_a_change_of_address() -> None:
    changed = {
        path: content.replace(b"shared text", b"other text")
        if path.endswith("foundation/text.js")
        else content
        for path, content in FILES.items()
    }
    (_, before), (_, after) = (with_served_modules(each, PACKAGES) for each in (FILES, changed))
    assert before.at["assets/score/main.js"] != after.at["assets/score/main.js"]
    assert before.at[f"assets/{READ}.js"] == after.at[f"assets/{READ}.js"]


def test_a_module_that_cannot_be_joined_stops_the_build(capfd: pytest.CaptureFixture[str]) -> None:
    broken = {**FILES, "assets/score/later.js": b'import "./missing.js";\n'}
    with pytest.raises(subprocess.CalledProcessError):
        with_served_modules(broken, PACKAGES)
    assert "missing.js" in capfd.readouterr().err


def test_a_site_without_modules_is_as_it_was() -> None:
    files = {"index.html": b"<p>none</p>", "assets/theme.js": b""}
    assert with_served_modules(files, PACKAGES)[0] == files


def test_every_module_of_the_site_is_named_by_a_page_or_by_another(built_site: Path) -> None:
    folder = built_site / "modules"
    served = {path.relative_to(built_site).as_posix() for path in folder.rglob("*") if path.is_file()}
    named = set()
    for path in served:
        text = (built_site / path).read_text(encoding="utf-8")
        named |= set(re.findall(r"[\w-]+-[0-9a-f]{8}\.js", text))
    for page in html_files(built_site):
        named |= {PurePosixPath(e.attributes.get("src", "")).name for e in parse(page).of("script")}
        named |= {PurePosixPath(e.attributes.get("href", "")).name for e in parse(page).of("link")}
        for mark in parse(page).of("meta"):
            named |= {
                PurePosixPath(mark.attributes.get(f"data-{each}", "")).name for each in ("worker", "reading")
            }
    assert {path for path in served if PurePosixPath(path).name not in named} == set()
