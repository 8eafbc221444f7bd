"""The page itself: loading and failing, keyboard, phone, no JavaScript, filters, hostile texts."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, Route

from tests.browser.calculator import Calculator, shared_link, wait_for
from tests.browser.small_site import HOSTILE

pytestmark = pytest.mark.browser


def text_of(page: Page, selector: str) -> str:
    return page.locator(selector).inner_text()


# --- loading


def test_the_form_can_be_filled_while_python_loads(first_page: Page, calculator_site: str) -> None:
    """All met before the engine is there; its first word is the score."""
    held: list[Route] = []
    first_page.context.route("**/*.wasm", lambda route: held.append(route))  # noqa: PLW0108
    calculator = Calculator(first_page, calculator_site)
    first_page.goto(calculator.address)
    wait_for(lambda: "MB" in text_of(first_page, "[data-engine]"), True)
    total = float(first_page.locator("progress").get_attribute("max") or 0)
    assert total > 5_000_000  # bytes, as the manifest counts them
    calculator.rest_met()
    assert "已评 51 / 51 条" in text_of(first_page, "[data-progress]")
    assert first_page.locator("[data-final]").count() == 0
    held[0].continue_()
    calculator.wait_until_ready()
    calculator.expect_score("100.0", "五星级")


def test_a_broken_download_says_what_to_do_and_retries(first_page: Page, calculator_site: str) -> None:
    calculator = Calculator(first_page, calculator_site)
    first_page.context.route("**/*.wasm", lambda route: route.abort())
    first_page.goto(calculator.address)
    wait_for(lambda: first_page.locator("[data-engine]").get_attribute("data-state"), "failed", 30)
    assert "请检查网络" in text_of(first_page, "[data-engine]")
    calculator.choose("5.1.1.1", "met")
    first_page.context.unroute("**/*.wasm")
    first_page.locator("[data-action=retry]").click()
    calculator.wait_until_ready()
    calculator.expect_range("1.0 ～ 100.0 分")


def test_a_changed_file_is_not_run(first_page: Page, calculator_site: str) -> None:
    def changed(route: Route) -> None:
        content = bytearray(route.fetch().body())
        content[-1] ^= 1
        route.fulfill(body=bytes(content), content_type="application/zip")

    # Asked for twice: the browser's own copy may be the wrong one.
    first_page.context.route("**/python_stdlib.zip", changed)
    first_page.goto(Calculator(first_page, calculator_site).address)
    wait_for(lambda: first_page.locator("[data-engine]").get_attribute("data-state"), "failed", 30)
    assert "与发布的不一致" in text_of(first_page, "[data-engine]")


def test_a_worker_that_does_not_start_is_told(first_page: Page, calculator_site: str) -> None:
    first_page.context.route("**/engine/worker.js", lambda route: route.abort())
    first_page.goto(Calculator(first_page, calculator_site).address)
    wait_for(lambda: first_page.locator("[data-engine]").get_attribute("data-state"), "failed", 30)
    assert "后台程序" in text_of(first_page, "[data-engine]")


def test_blocked_webassembly_is_told(first_page: Page, calculator_site: str) -> None:
    def without_wasm(route: Route) -> None:
        answer = route.fetch()
        headers = answer.headers
        policy = headers["content-security-policy"]
        headers["content-security-policy"] = policy.replace(" 'wasm-unsafe-eval'", "")
        route.fulfill(response=answer, headers=headers)

    first_page.context.route("**/engine/worker.js", without_wasm)
    first_page.goto(Calculator(first_page, calculator_site).address)
    wait_for(lambda: first_page.locator("[data-engine]").get_attribute("data-state"), "failed", 30)
    assert "WebAssembly" in text_of(first_page, "[data-engine]")


def test_the_page_works_on_without_a_network(calculator: Calculator) -> None:
    calculator.page.context.set_offline(True)
    calculator.rest_met()
    calculator.expect_score("100.0", "五星级")
    calculator.page.context.set_offline(False)


# --- reading and handling


def test_without_javascript_the_rubric_is_readable(browser: Browser, calculator_site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(Calculator(page, calculator_site).address)
    assert page.locator("[data-clause]").count() == 51
    assert page.locator("[data-clause] .calc-requirement >> visible=true").count() == 51
    assert "JavaScript" in text_of(page, "[data-static]")
    page.locator("[data-clause] summary").first.click()
    assert "证明材料" in text_of(page, "[data-clause] details[open]")
    assert page.locator(".live-only >> visible=true").count() == 0
    context.close()


def test_every_clause_links_to_its_card(calculator: Calculator) -> None:
    links = calculator.page.locator("[data-clause] legend a").all()
    assert links[0].get_attribute("href") == "../../gbt-27922-2011/5.1.1.1/"
    assert len(links) == 51


def test_by_keyboard_alone(calculator: Calculator) -> None:
    """Digits mark and go on; 3 and 4 lead to what has to be typed. 1.5 of 100 deleted, 3 x 1/4 lost."""
    page = calculator.page
    calculator.clause("5.1.1.1").locator("input:checked").focus()
    page.keyboard.press("1")
    page.keyboard.press("3")
    page.keyboard.type("4")
    page.keyboard.press("Tab")
    page.keyboard.type("1")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("j")
    page.keyboard.press("2")
    page.keyboard.press("k")
    page.keyboard.press("1")
    assert [calculator.choice_of(f"5.1.1.{n}") for n in (1, 2, 3)] == ["met", "sampled", "met"]
    for _ in range(48):
        page.keyboard.press("g")
        page.keyboard.press("1")
    calculator.expect_score("99.2", "五星级")  # 3 x 1/4 = 0.75 lost: 99.25, cut


def test_letters_in_a_text_stay_letters(calculator: Calculator) -> None:
    calculator.delete("5.2.2.1", "j")
    reason = calculator.clause("5.2.2.1").locator('[data-field="reason"]')
    reason.press("1")
    assert reason.input_value().count("1") == 1
    assert calculator.choice_of("5.2.2.1") == "not_applicable"


def test_filters_show_what_they_say(calculator: Calculator) -> None:
    page = calculator.page
    calculator.choose("5.1.1.1", "met")
    calculator.choose("5.1.1.2", "not_met")
    calculator.delete("5.2.2.1", "没有安装业务")
    wait_for(lambda: text_of(page, "[data-count=lost]"), "1")
    wait_for(lambda: text_of(page, "[data-count=open]"), "48")  # the answer to the deletion
    counts = {name: text_of(page, f"[data-count={name}]") for name in ("all", "open", "lost", "deleted")}
    assert counts == {"all": "51", "open": "48", "lost": "1", "deleted": "1"}
    page.locator("button[data-filter=lost]").click()
    assert [
        each.get_attribute("data-clause") for each in page.locator("[data-clause] >> visible=true").all()
    ] == ["5.1.1.2"]
    page.locator("button[data-filter=open]").click()
    calculator.choose("5.1.1.3", "met")
    assert calculator.clause("5.1.1.3").is_visible()  # it does not vanish under the finger
    page.locator(".calc-losses a").click()  # a link to what the filter hides shows it
    assert calculator.clause("5.1.1.2").is_visible()


def test_next_open_goes_round(calculator: Calculator) -> None:
    calculator.rest_met()
    calculator.choose("5.1.2.1", "open")
    calculator.page.locator(".calc-next").click()
    focused = calculator.page.evaluate("document.activeElement.name")
    assert focused == "finding-5.1.2.1"


def test_a_screen_reader_is_told(calculator: Calculator) -> None:
    calculator.rest_met()
    told = calculator.page.locator("[data-announce]")
    assert told.get_attribute("aria-live") == "polite"
    wait_for(told.inner_text, "五星级，100.0 分")


def test_on_a_phone_nothing_sticks_out(browser: Browser, calculator_site: str) -> None:
    for language in ("zh", "en"):
        context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
        page = context.new_page()
        calculator = Calculator(page, calculator_site, language=language)
        calculator.open()
        calculator.delete("5.2.2.1", "没有安装业务")
        calculator.sample("5.1.1.2", "4", "1")
        calculator.add_deduction("违反服务制度")
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        button = calculator.clause("5.1.1.1").locator(".calc-choice-met").bounding_box()
        assert button is not None
        assert button["height"] >= 44
        assert not page.locator("#calc-result-body").is_visible()
        page.locator("[data-action=toggle-result]").click()
        assert page.locator("[data-range]").is_visible()
        page.locator(".calc-losses a").first.click()
        wait_for(lambda shown=page: shown.locator("#calc-result-body").is_visible(), False)
        context.close()


def test_english_speaks_english(page: Page, calculator_site: str) -> None:
    calculator = Calculator(page, calculator_site, language="en")
    calculator.open()
    calculator.rest_met()
    calculator.expect_score("100.0", "Five-star")


# --- hostile texts: the fixture `page` fails the test if any of them runs


def test_hostile_texts_of_a_visitor_are_shown_as_they_are(calculator: Calculator) -> None:
    calculator.rest_met()
    calculator.choose("5.3.1.1", "not_met")
    calculator.clause("5.3.1.1").locator('[data-field="reason"]').fill(HOSTILE)
    calculator.clause("5.3.1.1").locator("summary").click()
    calculator.clause("5.3.1.1").locator('[data-field="note"]').fill(HOSTILE)
    calculator.delete("5.2.2.1", HOSTILE)
    calculator.page.locator(".calc-head summary").click()
    calculator.page.locator('[data-organisation="name"]').fill(HOSTILE)
    calculator.add_deduction(HOSTILE)
    wait_for(lambda: "<img src=x" in calculator.part(".calc-losses"), True)
    assert "<img src=x" in calculator.part(".calc-deleted")
    assert calculator.page.locator(".calc img").count() == 0
    link = shared_link(calculator.page, everything=True)
    calculator.page.goto("about:blank")
    calculator.page.goto(link)
    calculator.wait_until_ready()
    incoming = calculator.page.locator("[data-dialog=incoming]")
    wait_for(lambda: "<img src=x" in incoming.inner_text(), True)
    incoming.locator("[data-action=accept]").click()
    wait_for(lambda: "<img src=x" in calculator.part(".calc-deleted"), True)
    assert calculator.page.locator(".calc img").count() == 0


def test_hostile_texts_of_a_rubric_are_shown_as_they_are(page: Page, calculator_site: str) -> None:
    calculator = Calculator(page, calculator_site, "made-up")
    calculator.open()
    calculator.rest_met()
    calculator.choose("5.1.2.2", "not_met")
    calculator.add_deduction("x")
    wait_for(lambda: page.locator("[data-depends]").count() > 0, True)
    for details in page.locator("details").all():
        details.evaluate("each => { each.open = true; }")
    assert "<img src=x" in text_of(page, ".calc-level")
    assert "<img src=x" in text_of(page, ".calc-trace")
    assert page.locator(".calc img").count() == 0
    assert page.locator(".calc script").count() == 2  # the page's own two blocks of JSON


def test_a_hostile_file_name_is_shown_as_it_is(calculator: Calculator) -> None:
    file = {"name": f"{HOSTILE}.json", "mimeType": "application/json", "buffer": b"no json"}
    calculator.page.locator("[data-file]").set_input_files(file)  # type: ignore[arg-type]
    wait_for(lambda: "<img src=x" in text_of(calculator.page, "[data-dialog=incoming]"), True)
    assert calculator.page.locator(".calc img").count() == 0
