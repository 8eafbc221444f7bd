"""Work on the pages of rules under attack: two windows that type in turn, a full disk, a file amidst typing.

Every letter that was typed is in its field, where it was typed, and is there after a reload.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import expect

from tests.browser.calculator import kept, wait_for, wait_until_kept
from tests.browser.rule_calculators import SITES, RulePage

pytestmark = pytest.mark.browser

TYPED = {
    "audit-time": (("organisation", "某某电器连锁"), ("prepared_by", "李四光和张三丰")),
    "calendar": (("issued", "2025-06-06"), ("verified", "2026-06-08")),
    "sites": (("list", "我的一家店"), ("issued", "2025-06-06")),
}
"""What one window types, and what the other does meanwhile, in another field."""


@pytest.fixture
def two(rules: RulePage, rule_site: str) -> Iterator[Callable[[str], tuple[RulePage, RulePage]]]:
    """Two windows of one browser, both open on a page."""
    second = RulePage(rules.page.context.new_page(), rule_site)

    def opened(kind: str) -> tuple[RulePage, RulePage]:
        for window in (rules, second):
            window.open(kind)
            for fold in window.page.locator("form details").all():
                fold.evaluate("(fold) => { fold.open = true; }")
        if kind == "sites":
            rules.choose("mode", "list")
            wait_for(lambda: second.field("seed").is_visible(), True)
        return rules, second

    yield opened
    second.page.close()


@pytest.mark.parametrize("kind", TYPED)
def test_two_windows_that_type_in_turn_keep_every_letter(
    two: Callable[[str], tuple[RulePage, RulePage]], kind: str
) -> None:
    """Letter by letter, each window in a field of its own, faster than either hears of the other."""
    windows = two(kind)
    for window, (name, _) in zip(windows, TYPED[kind], strict=True):
        window.field(name).focus()
    letters = [list(text) for _, text in TYPED[kind]]
    for index in range(max(map(len, letters))):
        for window, own in zip(windows, letters, strict=True):
            if index < len(own):
                window.page.keyboard.type(own[index])
    names = [name for name, _ in TYPED[kind]]
    expected = [text for _, text in TYPED[kind]]
    for window in windows:
        wait_for(lambda window=window: window.values(*names), expected)
    windows[0].page.reload()
    windows[0].wait_until_ready()
    wait_for(lambda: windows[0].values(*names), expected)


def test_what_another_window_types_leaves_the_caret_where_it_is(
    two: Callable[[str], tuple[RulePage, RulePage]],
) -> None:
    """In the midst of a word; the other window's letters come in between."""
    mine, other = two("audit-time")
    field = mine.field("organisation")
    field.fill("某电器")
    wait_for(lambda: other.values("organisation"), ["某电器"])
    field.evaluate("(field) => field.setSelectionRange(1, 1)")
    mine.page.keyboard.type("甲")
    other.fill(prepared_by="张三")
    wait_for(lambda: mine.values("prepared_by"), ["张三"])
    mine.page.keyboard.type("乙")
    wait_for(lambda: mine.values("organisation"), ["某甲乙电器"])
    wait_for(lambda: other.values("organisation"), ["某甲乙电器"])


def test_a_list_that_one_types_while_the_other_window_draws_anew(
    two: Callable[[str], tuple[RulePage, RulePage]],
) -> None:
    mine, other = two("sites")
    mine.field("list").fill(SITES)
    wait_for(lambda: other.values("list"), [SITES])
    mine.field("list").focus()
    mine.page.keyboard.press("Control+End")
    for line, seed in (("虹桥站,上海,自营,8,\n", "11"), ("静安站,上海,自营,7,\n", "12")):
        for part in (line[:5], line[5:]):
            mine.page.keyboard.type(part)
            other.fill(seed=f"{seed}{len(part)}")
    whole = f"{SITES}虹桥站,上海,自营,8,\n静安站,上海,自营,7,\n"
    wait_for(lambda: mine.values("list"), [whole])
    wait_for(lambda: other.values("list"), [whole])
    wait_for(lambda: mine.values("seed") == other.values("seed"), True)


def test_two_windows_in_one_field_lose_neither_writing(
    two: Callable[[str], tuple[RulePage, RulePage]],
) -> None:
    """Both stand there to choose from, under the name of the field; what was chosen is there for both."""
    mine, other = two("audit-time")
    mine.field("organisation").focus()
    other.field("organisation").focus()
    for one, two_ in zip("甲乙丙丁", "天地玄黄", strict=True):
        mine.page.keyboard.type(one)
        other.page.keyboard.type(two_)
    for window, own, others in ((mine, "甲乙丙丁", "天地玄黄"), (other, "天地玄黄", "甲乙丙丁")):
        conflict = window.page.locator('[data-conflict="fields.organisation"]')
        expect(conflict.locator("strong")).to_have_text("组织名称（选填）")
        expect(conflict.locator("dd")).to_contain_text([own, others])
        assert window.values("organisation") == [own]
    mine.page.locator("[data-take=theirs]").click()
    for window in (mine, other):
        expect(window.page.locator("[data-conflict]")).to_have_count(0)
        wait_for(lambda window=window: window.values("organisation"), ["天地玄黄"])


# --- the disk is full


def quota(rules: RulePage, size: int | None) -> None:
    """How many bytes the browser lets the site keep; an open database goes on with what it was promised."""
    asked = {"origin": rules.site.rstrip("/")} | ({} if size is None else {"quotaSize": size})
    rules.page.context.new_cdp_session(rules.page).send("Storage.overrideQuotaForOrigin", asked)


@pytest.mark.parametrize("kind", TYPED)
def test_what_is_typed_while_the_disk_is_full_is_kept_once_there_is_room(rules: RulePage, kind: str) -> None:
    """The browser itself refuses: nothing of the page is faked."""
    quota(rules, 1000)
    rules.open(kind)
    (name, text), (other, more) = TYPED[kind]
    for fold in rules.page.locator("form details").all():
        fold.evaluate("(fold) => { fold.open = true; }")
    if kind == "sites":
        rules.choose("mode", "list")
    rules.field(name).focus()
    rules.page.keyboard.type(text)
    rules.field(other).focus()
    rules.page.keyboard.type(more, delay=30)
    wait_for(lambda: rules.page.locator(".calc").get_attribute("data-keeping"), "unkept")
    expect(rules.page.locator("[data-kept]")).to_contain_text("已满")
    assert rules.values(name, other) == [text, more]
    with rules.page.expect_download() as download:
        rules.page.locator("[data-action=download-work]").click()
    saved = json.loads(download.value.path().read_text(encoding="utf-8"))
    assert (saved["fields"][name], saved["fields"][other]) == (text, more)
    quota(rules, None)
    wait_until_kept(rules.page)
    rules.page.reload()
    rules.wait_until_ready()
    wait_for(lambda: rules.values(name, other), [text, more])


# --- a file comes in while a field is half typed


def test_a_list_from_a_file_leaves_a_half_typed_day_alone(rules: RulePage) -> None:
    rules.open("sites")
    rules.choose("mode", "list")
    rules.field("issued").focus()
    rules.page.keyboard.type("2025-6")
    rules.field("list").fill("我的一家店")
    csv = {"name": "sites.csv", "mimeType": "text/csv", "buffer": SITES.encode()}
    rules.field("issued").focus()
    rules.page.locator("[data-csv]").set_input_files(csv)  # type: ignore[arg-type]
    wait_for(lambda: rules.values("list"), [SITES])
    rules.page.keyboard.type("-")
    assert rules.values("issued") == ["2025-6-"]
    rules.press("undo")  # what was typed since
    wait_for(lambda: rules.values("issued"), ["2025-6"])
    rules.press("undo")
    wait_for(lambda: rules.values("list", "issued"), ["我的一家店", "2025-6"])
    wait_for(lambda: (kept(rules.page, "sites") or "").count("我的一家店"), 1)


@pytest.mark.parametrize("kind", ["audit-time", "calendar"])
def test_a_link_that_is_taken_over_half_typed_words_can_be_undone(rules: RulePage, kind: str) -> None:
    rules.open(kind)
    half = {"audit-time": ("organisation", "某某电"), "calendar": ("issued", "2025-6")}[kind]
    link = {"audit-time": "#headcount=500", "calendar": "#issued=2026-01-01"}[kind]
    rules.field(half[0]).focus()
    rules.page.keyboard.type(half[1])
    rules.page.evaluate("(link) => { location.hash = link; }", link)
    rules.accept()
    wait_for(lambda: rules.values(half[0]) == [half[1]], False)
    rules.press("undo")
    wait_for(lambda: rules.values(half[0]), [half[1]])
    rules.page.reload()
    rules.wait_until_ready()
    wait_for(lambda: rules.values(half[0]), [half[1]])
