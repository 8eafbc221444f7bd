"""One word for one thing, in the language of the trade: what readers of the pages asked to be said otherwise.

The words that a search understands may be any; the glossary lists them as such.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

from tests.site.pages import html_files

UNREAD = {"script", "style", "template", "svg"}
VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
SEARCHED = "as-searched"
SAID_OTHERWISE = {
    "最后得分": "最终得分",
    "最终分": "最终得分",
    "日历日": "自然日",
    "不可删减": "不得删减",
    "勘误": "存疑",
    "评分发现": "条款结论",
    "table-1": "表 1",
    "annex-a": "附录 A",
    "进到整数": "向上取整",
    "不足一人": "向上取整",
    "按一人算": "向上取整",
    "先告诉": "事先明示",
    "没守": "未遵守",
    "印误": "误印",
    "改进清单": "整改清单",
    "改进建议": "整改清单",
    "误用证书": "不当引用、宣传认证信息",
    "认证宣传不当": "不当引用、宣传认证信息",
    "编制人员": "编制人",
    "记录人": "编制人",
    "随手": "随时",
    "打架": "不一致",
    "下一件": "下一项",
    "依法批准、": "依法经批准",
    "负责人和完成时间": "责任人和完成期限",
    "证据清单": "证明材料",
    "多半": "通常、可能性最大",
    "看不懂的": "无法识别的",
    "您": "你",
}
ADDRESS = re.compile(r"aftersales-[\w-]+|[\w:-]*[./][\w./:-]*", re.ASCII)
"""An address, the key of a citation or the name of a file, in which an id may stand."""
HYPHENS = re.compile(r".{0,12}(?:(?<![\w–.-])-[0-9]+(?:\.[0-9]+)? (?:分|points)|[0-9)] x [0-9]).{0,12}")
KEPT = {
    ("评分发现", "glossary/index.html"),  # a true synonym: the word of the standard
}


class Words(HTMLParser):
    """What a page says to its reader; the words for the search are left out."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.said: list[str] = []
        self._open: list[bool] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in VOID:
            return
        unread = tag in UNREAD or SEARCHED in (dict(attrs).get("class") or "").split()
        self._open.append(unread or (bool(self._open) and self._open[-1]))

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID and self._open:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        if not (self._open and self._open[-1]):
            self.said.append(data)


def test_the_pages_say_it_in_the_words_of_the_trade(built_site: Path) -> None:
    found = []
    for path in html_files(built_site):
        name = path.relative_to(built_site).as_posix()
        if name.startswith("en/"):
            continue
        words = Words()
        words.feed(path.read_text(encoding="utf-8"))
        text = ADDRESS.sub(" ", re.sub(r"\s+", " ", "".join(words.said)))
        found += [
            f"{name}: {now} → {better}: {text[max(0, text.index(now) - 20) :][:60]}"
            for now, better in SAID_OTHERWISE.items()
            if now in text and (now, name) not in KEPT
        ]
    assert found == []


def test_no_hyphen_stands_for_a_minus(built_site: Path) -> None:
    """“扣 −1 分”, in both languages; the letter x is no multiplication sign either."""
    found = []
    for path in html_files(built_site):
        words = Words()
        words.feed(path.read_text(encoding="utf-8"))
        found += [f"{path}: {each}" for each in HYPHENS.findall(" ".join(words.said))]
    assert found == []
