"""The search box of the real site: Material's box, keys and marks, with this site's search behind it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Route, expect

from tests.browser.calculator import wait_for
from tests.browser.visits import open_context

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def reader(browser: Browser) -> Iterator[BrowserContext]:
    """A browser that keeps the site once, and not for each search anew."""
    opened = open_context(browser)
    yield opened
    opened.close()


@pytest.fixture
def visit(reader: BrowserContext) -> Iterator[Page]:
    with without_errors(reader) as page:
        yield page


@contextmanager
def without_errors(context: BrowserContext) -> Iterator[Page]:
    """A page that raises no error and breaks no policy: Chromium reports that as an error, too."""
    errors: list[str] = []
    page = context.new_page()
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda told: errors.append(told.text) if told.type in ("error", "warning") else None)
    yield page
    page.close()
    assert errors == []


def ask(page: Page, asked: str) -> Locator:
    """Type ASKED into the search box; the links of the results."""
    box = page.locator("input.md-search__input")
    box.fill(asked)  # as pasting and dictation do, without a key; the theme by itself listens to keys alone
    links = page.locator(".md-search-result__link:visible")
    expect(links.first).to_be_visible()
    return links


def addresses(page: Page, links: Locator, real_site: str) -> list[str]:
    """Where the results lead, without what is highlighted there."""
    found = links.evaluate_all("all => all.map((link) => link.href)")
    return [
        address.removeprefix(real_site).replace("?" + address.partition("?")[2].partition("#")[0], "")
        for address in found
    ]


@pytest.mark.parametrize(
    ("language", "asked", "expected"),
    [
        ("", "配件停产了怎么办", {"gbt-27922-2011/5.2.5.4/", "zpic-wf-20/#4.3.2.5.4"}),
        ("", "软件公司没有物流能不能少评几条", {"zpic-wf-20/#4.4.2.2"}),
        ("", "换地址要不要告诉认证机构", {"zpic-wf-20/#8.1.1-3", "xbht-gz-038/#7.9", "glossary/#relocation"}),
        ("", "4.3.1.5", {"zpic-wf-20/#4.3.1.5"}),
        ("", "５．１．２．２", {"gbt-27922-2011/5.1.2.2/"}),
        ("en/", "how long is the certificate valid", {"en/zpic-wf-20/#8.1.2", "en/glossary/#validity"}),
    ],
)
def test_what_is_meant_is_among_the_first_three(
    visit: Page, real_site: str, language: str, asked: str, expected: set[str]
) -> None:
    visit.goto(real_site + language)
    links = ask(visit, asked)
    assert expected & set(addresses(visit, links, real_site)[:3])


def test_nothing_of_the_index_is_loaded_before_a_reader_turns_to_the_search(
    context: BrowserContext, real_site: str
) -> None:
    asked: list[str] = []
    context.route("**/sw.js", lambda route: route.abort())  # it would fetch everything
    context.route(
        "**/offline/register-*.js", lambda route: route.fulfill(body="", content_type="text/javascript")
    )
    with without_errors(context) as first:
        first.on("request", lambda request: asked.append(request.url))
        first.goto(real_site, wait_until="networkidle")
        assert not [url for url in asked if url.endswith("entries.json")]
        with first.expect_response("**/search/entries.json"):
            first.locator("input.md-search__input").focus()


@pytest.mark.parametrize("saves", [False, True])
def test_what_words_mean_is_not_fetched_where_data_is_saved(
    context: BrowserContext, real_site: str, saves: bool
) -> None:
    """A worker has a navigator of its own, out of reach of the page: it is told by a line ahead."""
    told = f"Object.defineProperty(navigator, 'connection', {{value: {{saveData: {str(saves).lower()}}}}});\n"

    def tell(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=told + answer.text())

    fetched: list[str] = []
    context.route("**/sw.js", lambda route: route.abort())  # it would fetch everything
    context.route(
        "**/offline/register-*.js", lambda route: route.fulfill(body="", content_type="text/javascript")
    )
    context.route("**/search/worker*.js", tell)
    context.on("response", lambda response: fetched.append(response.url.rpartition("/")[2]))
    with without_errors(context) as page:
        page.goto(real_site)
        for asked in ("先行赔付", "配件停产了怎么办"):
            ask(page, asked)
        wait_for(lambda: "phrases.json" in fetched, True)
        page.wait_for_load_state("networkidle")
        if saves:
            assert "vectors.json" not in fetched
        else:
            wait_for(lambda: "vectors.json" in fetched, True)


def test_the_keyboard_opens_moves_through_and_follows(visit: Page, real_site: str) -> None:
    visit.goto(real_site)
    visit.keyboard.press("/")
    box = visit.locator("input.md-search__input")
    expect(box).to_be_focused()
    visit.keyboard.type("5.2.5.4")
    links = visit.locator(".md-search-result__link:visible")
    expect(links.first).to_contain_text("5.2.5.4")

    def down() -> bool:
        """Every key brought a new list; what was focused in one of them is gone with it."""
        box.focus()
        visit.keyboard.press("ArrowDown")
        return bool(links.first.evaluate("link => link === document.activeElement"))

    wait_for(down, True)
    box.focus()
    visit.keyboard.press("Enter")
    visit.wait_for_url("**/gbt-27922-2011/5.2.5.4/**")


def test_hits_are_marked_in_the_list_and_on_the_page(visit: Page, real_site: str) -> None:
    visit.goto(real_site)
    links = ask(visit, "先行赔付")
    expect(links.first.locator("mark").first).to_have_text("先行赔付")
    visit.goto(str(links.first.get_attribute("href")))
    expect(visit.locator("article mark[data-md-highlight]").first).to_have_text("先行赔付")


def test_on_a_calculator_the_search_answers_whoever_turns_to_it_at_once(visit: Page, real_site: str) -> None:
    """There the theme's script comes after the first answer, or as soon as somebody wants it."""
    visit.goto(f"{real_site}calculators/gbt-27922-2011/", wait_until="commit")
    expect(ask(visit, "先行赔付").first.locator("mark").first).to_have_text("先行赔付")
    assert visit.locator("script[data-theme]").count() == 0


def test_a_question_without_an_answer_gets_the_nearest_places(visit: Page, real_site: str) -> None:
    visit.goto(real_site)
    note = visit.locator(".as-nearest")
    for asked in ("量子计算机怎么保养", "今天天气", "qwertzuiop"):
        assert ask(visit, asked).count() > 0
        expect(note).to_have_text("没有找到直接的答案，下面是最接近的地方。")
    ask(visit, "先行赔付")
    expect(note).to_have_text("")


def test_that_only_near_places_were_found_is_said_as_soon_as_it_is_known(visit: Page, real_site: str) -> None:
    """What words mean comes last: whoever has typed a whole question by then types no further key."""
    waiting: list[Route] = []

    def hold(route: Route) -> None:
        waiting.append(route)

    visit.context.route("**/search/texts/vectors.json", hold)
    visit.goto(real_site)
    assert ask(visit, " 感冒吃什么药 ").count() > 0
    wait_for(lambda: len(waiting), 1)
    expect(visit.locator(".as-nearest")).to_have_text("")
    waiting[0].continue_()
    expect(visit.locator(".as-nearest")).to_have_text("没有找到直接的答案，下面是最接近的地方。")
    visit.context.unroute("**/search/texts/vectors.json")


def test_each_result_says_what_stands_there_and_in_which_document(visit: Page, real_site: str) -> None:
    visit.goto(real_site)
    first = ask(visit, "监督忘了做证书会怎样").first
    expect(first.locator("h1")).to_contain_text("5.3")
    expect(first.locator(".as-excerpt")).to_contain_text("暂停")
    expect(first.locator(".md-tag")).to_have_text("中平国际 ZPIC-WF-20")


def test_on_a_phone_the_results_stay_within_the_screen(visit: Page, real_site: str) -> None:
    visit.set_viewport_size({"width": 360, "height": 740})
    visit.goto(real_site)
    visit.locator("label.md-header__button[for=__search]").click()
    links = ask(visit, "配件停产了怎么办")
    for link in links.all()[:4]:
        place = link.bounding_box()
        assert place is not None
        assert place["x"] >= 0
        assert place["x"] + place["width"] <= 360
