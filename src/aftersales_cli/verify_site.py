"""``aftersales verify-site URL-or-FOLDER``."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

import click

from aftersales.foundation.text import Language, Text
from aftersales_cli.options import output_options
from aftersales_cli.printing import line, print_json
from aftersales_cli.refusal import refuse
from aftersales_cli.site_check import check
from aftersales_cli.site_files import SiteFiles, Unreadable, open_site
from aftersales_cli.words import filled, told

DIFFERS = 1

_AGREES = Text(
    "一致：{count} 个文件都与 integrity.json 相符。",
    "Agrees: all {count} {count:file|files} {count:is|are} as integrity.json has them.",
)
_FAULTS = {
    "altered": Text("改动过", "altered"),
    "missing": Text("缺少", "missing"),
    "unlisted": Text("没有列出", "not listed"),
}
_UNREAD = Text("没有取到：{path}（{why}）", "could not be had: {path} ({why})")
_AGAIN = Text(
    "有 {count} 个文件没有取到，是否有改动还不知道：网络或服务器恢复后再核对一次。",
    "{count} {count:file|files} could not be had, so nothing is known of {count:it|them}: check again once "
    "network and server answer.",
)
_LINE_ENDINGS = Text(
    "其中 {count} 个只有换行变了（LF 成了 CRLF），内容未变：FTP 请选二进制方式、Git 请关掉 autocrlf，"
    "重新上传。",
    "{count} of {total} differ in line ends alone (CRLF for LF): upload again, with FTP in binary mode, "
    "with Git without autocrlf.",
)
_PAGES_ALONE = Text(
    "改动过的都是网页，计算用的程序和数据都与发布的相同。多半是服务器或 CDN 在网页里加了东西（统计脚本、"
    "“页面优化”），加进去的脚本可能读到填写的内容：请关掉，再核对一次。",
    "Pages alone were altered; program and data are as published. Servers and CDNs do so by adding to pages "
    "(analytics, “optimisation”), and a script that is added may read what is entered: turn that off and "
    "check again.",
)
_UNCHECKED = Text(
    "{count} 个 .br 压缩副本没有核对；按网址核对可以查到服务器发出的内容。",
    "{count} packed {count:copy|copies} (.br) {count:was|were} not checked; by its address what the server "
    "sends is.",
)
_SETTINGS = Text(
    "没有核对：{names}，是给服务器的设置，不是网站的内容。",
    "Not checked: {names}, which tells a host how to serve the site and is no part of it.",
)
_ROOT = Text("校验根：{root}", "root: {root}")
_LIST = Text("integrity.json：{list}", "integrity.json: {list}")
_ENGINE = Text("引擎：{engine}", "engine: {engine}")
_FORGED = Text(
    "integrity.json 的校验根与所列文件不符。", "The root in integrity.json is not that of its list."
)
_OTHER = Text("校验根不是 {expected}。", "The root is not {expected}.")
_A_SITE = Text(
    "本项目发布的网站：网址，或有 integrity.json 的文件夹",
    "a site of this project: its address, or a folder with integrity.json",
)


@click.command("verify-site")
@click.argument("site", metavar="URL-or-FOLDER")
@click.option("--root", "expected", metavar="SHA256", help="校验根应为。The root that it must have.")
@output_options
def verify_site(site: str, expected: str | None, as_json: bool, language: Language) -> None:
    """核对一个网站的全部文件。Check every file of a site against its integrity.json; exit 1 if any differs.

    校验根印在每页页脚、网页下载的每份记录和发布说明里。
    The root stands in the footer of every page, in records made on a page, and in release notes.

    \b
    例 Examples:
      aftersales verify-site site
      aftersales verify-site https://a.example/ --root 0f343b09…
    """
    try:
        found = _checked(open_site(site), expected)
    except Unreadable as fault:
        refuse([{"at": site, "found": str(fault), "expected": _A_SITE.to_json()}], language)
    if as_json:
        print_json(found)
    else:
        _print(found, expected, language)
    if not found["agrees"]:
        sys.exit(DIFFERS)


def _checked(files: SiteFiles, expected: str | None) -> dict[str, Any]:
    found = check(files)
    as_expected = expected is None or expected.lower() == found["root"]
    return found | {"as_expected": as_expected, "agrees": found["agrees"] and as_expected}


def _print(found: dict[str, Any], expected: str | None, language: Language) -> None:
    for key, words in _FAULTS.items():
        for path in found[key]:
            line(f"  {told(words, language)}: {path}")
    for path, why in found["unread"].items():
        line(f"  {filled(_UNREAD, language, path=path, why=why)}")
    for advice in _advice(found, language):
        line(advice)
    if not found["root_fits"]:
        line(told(_FORGED, language))
    if not found["as_expected"]:
        line(filled(_OTHER, language, expected=expected))
    if found["agrees"]:
        line(filled(_AGREES, language, count=found["files"]))
    for said in _unchecked(found["unchecked"], language):
        line(said)
    for words in (_ENGINE, _ROOT, _LIST):
        line(filled(words, language, **found))


def _unchecked(paths: list[str], language: Language) -> Iterator[str]:
    """What was not looked at: packed copies, and what is for the host."""
    copies = [path for path in paths if path.endswith(".br")]
    if copies:
        yield filled(_UNCHECKED, language, count=len(copies))
    settings = [path for path in paths if path not in copies]
    if settings:
        yield filled(_SETTINGS, language, names=", ".join(settings))


def _advice(found: dict[str, Any], language: Language) -> Iterator[str]:
    """What whoever runs the server can do about what was FOUND."""
    altered, rewritten = found["altered"], found["line_endings"]
    if rewritten:
        yield filled(_LINE_ENDINGS, language, count=len(rewritten), total=len(altered))
    others = [path for path in altered if path not in rewritten]
    all_known = found["root_fits"] and not found["missing"] and not found["unread"]
    if others and all_known and all(path.endswith((".html", ".html.gz")) for path in others):
        yield told(_PAGES_ALONE, language)
    if found["unread"]:
        yield filled(_AGAIN, language, count=len(found["unread"]))
