"""A first look at a change to the data: the pages that it touches, while the whole site is still being built.

A process that stays and has the libraries loaded. It makes pages as a build does and lets MkDocs write those
that differ from the build before; they take the place of the finished ones until the whole site has followed.
Search and the files to take away follow with it. See scripts/serve.py.
"""

from __future__ import annotations

import json
import logging
import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from jinja2 import Environment, FileSystemBytecodeCache
from mkdocs.commands.build import build as build_html
from mkdocs.config import load_config

from aftersales.foundation.faults import Refused
from aftersales_runtime.current import find_runtime
from aftersales_site.build import pages_of, stage_language
from aftersales_site.cli import LOCAL_ADDRESS, ROOT
from aftersales_site.content.read_content import read_content
from aftersales_site.finishing.integrity import LIST, MARK
from aftersales_site.finishing.security_policy import with_policy
from aftersales_site.generator.configuration import write_configuration
from aftersales_site.site import make_sites
from aftersales_site.staging import write_if_changed
from aftersales_site.writing.language_site import LanguageSite

WORK = ROOT / "build"


def looks(
    out: Path, site: Path, *, rubrics: Path | None = None, work: Path = WORK
) -> Iterator[Sequence[str]]:
    """Make the pages that differ from those of SITE, built last, in OUT; their addresses, by language.

    RUBRICS is the folder of the data, by default the project's; WORK is where SITE was built. Raises
    `Refused` for faulty data; then nothing has been written.
    """
    runtime = find_runtime()
    content = read_content(rubrics)
    sites = make_sites(content, LOCAL_ADDRESS, runtime.name if runtime else None, compiled=work / "templates")
    root = json.loads((site / LIST).read_bytes())["root"]
    for language in sites:
        prefix = "" if language.language == "zh" else f"{language.language}/"
        html = work / "html" / language.language
        pages = [path.removesuffix("index.md") for path in _built(language, html, work)]
        for page in pages:
            made = (html / page / "index.html").read_text(encoding="utf-8").replace(MARK, root)
            write_if_changed(out / prefix / page / "index.html", with_policy(made).encode())
        # The finished site has these joined and under other names.
        shutil.copytree(
            html / "assets", out / prefix / "assets", dirs_exist_ok=True, copy_function=_link_or_copy
        )
        yield [f"/{prefix}{page}" for page in pages]


def _built(site: LanguageSite, html: Path, work: Path) -> Sequence[str]:
    """Let MkDocs build the pages of SITE that differ from what is staged, into HTML; their Markdown files."""
    folder = work / "pages" / site.language
    pages = pages_of(ROOT, site)
    changed = [page.file for page in pages if _differs(folder / page.file, page.to_markdown().encode())]
    from_data, _ = stage_language(ROOT, folder, site, pages, offline=False, integrity=MARK)
    configuration = write_configuration(
        from_data, root=ROOT, work=work, language=site.language, address=site.public_address("")
    )
    _write_html(configuration, html, templates=work / "templates")
    return changed


def _write_html(configuration: Path, html: Path, *, templates: Path) -> None:
    """Let MkDocs write what CONFIGURATION has changed into HTML, and nothing that only a whole site needs:
    the builder's index for the search, the page for lost addresses, the site map. TEMPLATES keeps the theme's
    templates compiled: MkDocs makes their environment anew each time.
    """
    config = load_config(str(configuration), site_dir=str(html))
    config.theme.static_templates = set()
    events = config.plugins.events
    for needless in ("page_context", "post_build"):
        events[needless].clear()

    def keep_compiled(env: Environment, **_: object) -> Environment:
        env.bytecode_cache = FileSystemBytecodeCache(str(templates))
        return env

    events["env"].append(keep_compiled)
    build_html(config, dirty=True)


def _link_or_copy(source: str, target: str) -> None:
    """Give the 450 files of SOURCE's folder a second name, which takes a tenth of the time that copies take;
    the next build writes new ones and leaves these as they are.
    """
    Path(target).unlink(missing_ok=True)
    try:
        Path(target).hardlink_to(source)
    except OSError:  # another disk, or one that knows no links
        shutil.copy2(source, target)


def _differs(file: Path, content: bytes) -> bool:
    return not file.is_file() or file.read_bytes() != content


def main() -> None:
    """Answer each line of the standard input, the folders OUT and SITE as JSON, by lines of JSON:
    ``pages`` of one language after the other, or what was ``refused``; and ``done``.
    """
    logging.getLogger("mkdocs").setLevel(logging.ERROR)  # a look is no check: the build that follows is
    for line in sys.stdin:
        asked = json.loads(line)
        try:
            for pages in looks(Path(asked["out"]), Path(asked["site"])):
                _tell({"pages": pages})
        except Refused as refused:
            _tell({"refused": str(refused)})
        _tell({"done": True})


def _tell(said: Mapping[str, object]) -> None:
    print(json.dumps(said), flush=True)


if __name__ == "__main__":
    with suppress(KeyboardInterrupt):  # Ctrl+C in a terminal is for whoever asks, too
        main()
