"""The calculator of the 100-point rubric: scores, levels, ranges, deletions, special entries.

The expected figures follow from ZPIC-WF-20 4.4.2.3 and 4.4.3 with the points of the self-assessment form,
worked by hand beside each test.
"""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.calculator import Calculator, settle, wait_for
from tests.browser.outlook import RUBRIC, assessment, clause_ids

pytestmark = pytest.mark.browser


def test_exactly_95_is_five_star(calculator: Calculator) -> None:
    """3 + 2 x 2/3 + 1 x 2/3 = 3 + 4/3 + 2/3 = 5 points lost: 95 of 100, the edge of five stars."""
    calculator.rest_met()
    calculator.choose("5.3.1.1", "not_met")
    calculator.sample("5.1.7.2", "3", "2")
    calculator.sample("5.3.2.3", "3", "2")
    calculator.expect_score("95.0", "五星级")
    assert calculator.figures() == {
        "实得分": "95",
        "涉及项分值": "100",
        "折算分（实得 ÷ 涉及 × 100）": "95.0",
        "最终得分": "95.0",
    }
    for clause in ("5.3.1.1", "5.1.7.2", "5.3.2.3"):
        assert calculator.page.locator(f".calc-losses a[href='#c-{clause}']").count() == 1
    assert calculator.clause("5.1.7.2").locator("output").text_content() == "−1.33 分"  # 4/3, cut


def test_a_third_of_a_point_less_is_four_star(calculator: Calculator) -> None:
    """As above, but 3/3 of 5.3.2.3: 3 + 4/3 + 1 = 16/3 lost, 284/3 = 94.66... left: four stars."""
    calculator.rest_met()
    calculator.choose("5.3.1.1", "not_met")
    calculator.sample("5.1.7.2", "3", "2")
    calculator.sample("5.3.2.3", "3", "3")
    calculator.expect_score("94.6", "四星级")
    assert "284/3" in calculator.page.locator(".calc-score").inner_text()
    # Five stars need 95 - 284/3 = 1/3 more; what is lacking is shown rounded up.
    assert calculator.part(".calc-next-level") == "距五星级还差 0.34 分，折合条款分值 0.34 分。"


def test_while_clauses_are_open_the_result_is_a_range(calculator: Calculator) -> None:
    """Nothing answered: 0 to 100. 5.3.1.1 (3 points) met: 3 to 100. 5.1.2.2 (5 points) not met: 3 to 95."""
    calculator.expect_range("0.0 ～ 100.0 分")
    calculator.choose("5.3.1.1", "met")
    calculator.expect_range("3.0 ～ 100.0 分")
    calculator.choose("5.1.2.2", "not_met")
    calculator.expect_range("3.0 ～ 95.0 分")
    assert calculator.page.locator("[data-final]").count() == 0
    # 100 - 3 - 5 = 92 points open in 49 clauses.
    assert "还有 49 条共 92 分未评" in calculator.page.locator("[data-verdict]").inner_text()


def test_a_deletion_needs_its_reason(calculator: Calculator) -> None:
    """5.2.2.1 is worth 1.5. All met but it: without a reason open (98.5 to 100), with one 98.5/98.5."""
    calculator.rest_met()
    calculator.choose("5.2.2.1", "not_applicable")
    calculator.expect_range("98.5 ～ 100.0 分")
    fault = calculator.clause("5.2.2.1").locator("[data-fault]")
    assert "删减须写明理由" in fault.inner_text()
    reason = calculator.clause("5.2.2.1").locator('[data-field="reason"]')
    assert reason.get_attribute("aria-invalid") == "true"
    reason.fill("   ")
    calculator.expect_range("98.5 ～ 100.0 分")
    reason.fill("没有安装业务")
    calculator.expect_score("100.0", "五星级")
    assert fault.is_hidden()
    assert calculator.figures()["涉及项分值"] == "98.5"
    assert "没有安装业务" in calculator.part(".calc-deleted")


def test_deletion_is_offered_in_5_2_alone(calculator: Calculator) -> None:
    offered = calculator.page.locator("input[value=not_applicable]").all()
    names = [radio.get_attribute("name") or "" for radio in offered]
    assert names
    assert all(name.startswith("finding-5.2.") for name in names)


def test_a_deletion_leaves_the_ratio_of_the_rest(calculator: Calculator) -> None:
    """5.3.1.1 (3) lost, 5.2.2.1 (1.5) deleted: (98.5 - 3) / 98.5 = 95.5/98.5 = 191/197 x 100 = 96.95..."""
    calculator.rest_met()
    calculator.choose("5.3.1.1", "not_met")
    calculator.delete("5.2.2.1", "没有安装业务")
    calculator.expect_score("96.9", "五星级")
    assert calculator.figures()["实得分"] == "95.5"


def test_five_special_deductions_fail(calculator: Calculator) -> None:
    """All met. Four special deductions: 96, five stars. A fifth: 95, but failed."""
    calculator.rest_met()
    for number in range(4):
        calculator.add_deduction(f"违反服务制度 {number}")
    calculator.expect_score("96.0", "五星级")
    calculator.add_deduction("违反法规")
    calculator.expect_score("95.0", "评价不合格")
    assert calculator.page.locator("[data-verdict]").get_attribute("data-outcome") == "failed"
    calculator.page.locator("[data-deduction-list] button").first.click()
    calculator.expect_score("96.0", "五星级")


def test_the_bonus_is_one_point_and_not_capped(calculator: Calculator) -> None:
    """All met and the bonus: 101."""
    calculator.rest_met()
    calculator.page.locator("[data-bonus-check]").check()
    calculator.page.locator("[data-bonus-reason]").fill("行业领先")
    calculator.expect_score("101.0", "五星级")
    calculator.page.locator("[data-bonus-check]").uncheck()
    calculator.expect_score("100.0", "五星级")


def test_a_level_that_depends_on_a_reading_says_so(calculator: Calculator) -> None:
    """5.1.2.2 (5) lost and one special deduction: 95 - 1 = 94, four stars; by the base score five."""
    calculator.rest_met()
    calculator.choose("5.1.2.2", "not_met")
    calculator.expect_score("95.0", "五星级")
    calculator.add_deduction("违反服务制度")
    calculator.expect_score("94.0", "四星级")
    depends = calculator.page.locator("[data-depends=specials-before-or-after-normalising]")
    assert "五星级" in depends.inner_text()
    assert (
        depends.locator("a").get_attribute("href") == "../../register/specials-before-or-after-normalising/"
    )


def test_more_bad_specimens_than_drawn_are_pointed_out(calculator: Calculator) -> None:
    calculator.rest_met()
    calculator.sample("5.1.1.2", "3", "4")
    calculator.expect_range("97.0 ～ 100.0 分")  # its 3 points count as open
    fault = calculator.clause("5.1.1.2").locator("[data-fault]")
    expect(fault).to_contain_text("其中不符合：现为 4")
    expect(fault).to_contain_text("不多于抽样数")
    calculator.sample("5.1.1.2", "１２", "３")  # full-width digits, as an input method types them
    calculator.expect_score("99.2", "五星级")  # 3 x 3/12 = 0.75 lost: 99.25, cut


def test_everything_deletable_deleted_is_allowed_with_a_warning(calculator: Calculator) -> None:
    """All of 5.2 deleted, the rest met: 65 of 65 points, 100, and a warning (C-001-05)."""
    for radio in calculator.page.locator("input[value=not_applicable]").all():
        radio.check()
    for reason in calculator.page.locator("[data-choice=not_applicable] [data-field=reason]").all():
        reason.fill("无形商品")
    calculator.rest_met()
    calculator.expect_score("100.0", "五星级")
    assert calculator.figures()["涉及项分值"] == "65"
    assert "5.2" in calculator.part("[data-warning]")


def test_the_trace_links_to_the_sources(calculator: Calculator) -> None:
    calculator.rest_met()
    calculator.expect_score("100.0", "五星级")
    calculator.page.locator(".calc-trace summary").click()
    links = [link.get_attribute("href") for link in calculator.page.locator(".calc-trace a").all()]
    assert "../../zpic-wf-20/#4.4.2.3" in links
    assert "../../zpic-wf-20/#4.4.3.3-4" in links


def test_what_is_folded_is_of_the_answer_shown_and_stays_unfolded(calculator: Calculator) -> None:
    """Met throughout: 100. 5.1.1.1 not met: 99, folded or not, and on paper."""
    trace = calculator.page.locator(".calc-trace")
    calculator.rest_met()
    calculator.expect_score("100.0", "五星级")
    trace.locator("summary").click()
    expect(trace.locator("[data-step=level]")).to_contain_text("100")
    calculator.choose("5.1.1.1", "not_met")  # 1 point
    calculator.expect_score("99.0", "五星级")
    expect(trace.locator("[data-step=level]")).to_contain_text("99")
    trace.locator("summary").click()
    calculator.choose("5.1.1.1", "met")
    calculator.expect_score("100.0", "五星级")
    calculator.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(trace.locator("[data-step=level]")).to_contain_text("100")


WRITES = """() => {
    window.written = [];
    const name = (node) => (node.nodeType === 1 ? node : node.parentElement);
    const everything = { subtree: true, childList: true, characterData: true, attributes: true };
    new MutationObserver((seen) => {
        for (const { target } of seen) {
            const part = name(target)?.closest("[data-clause], [data-parts] > *");
            window.written.push(part?.dataset.clause ?? part?.className ?? "");
        }
    }).observe(document.querySelector(".calc"), everything);
}"""


def test_an_answer_writes_to_its_own_clause_alone(calculator: Calculator) -> None:
    """The other clauses, and the table of levels while it stays as it is, are not laid out anew."""
    calculator.choose("5.1.1.1", "met")
    settle(calculator.page)
    calculator.page.evaluate(WRITES)
    calculator.choose("5.1.1.2", "met")
    settle(calculator.page)
    written = set(calculator.page.evaluate("window.written"))
    assert "5.1.1.2" in written
    assert {each for each in written if each.startswith("5.")} == {"5.1.1.2"}
    assert written.isdisjoint({"calc-figures", "calc-levels"})


def test_the_completeness_rubric_counts_certificates(page: Page, calculator_site: str) -> None:
    """All of 150 met: without certificates the first level alone; with four the highest."""
    calculator = Calculator(page, calculator_site, "zhht-completeness")
    calculator.open()
    calculator.rest_met()
    wait_for(lambda: page.locator("[data-final]").all_text_contents(), ["150.0"])
    first = page.locator(".calc-level").get_attribute("data-level")
    assert first == "seven-star-qualified"
    for box in page.locator("[data-certificate]").all():
        box.check()
    wait_for(lambda: page.locator(".calc-level").get_attribute("data-level"), "ten-star")
    assert page.locator("input[value=not_applicable]").count() == 0


def test_a_score_below_nothing_has_a_minus_sign(calculator: Calculator) -> None:
    """No clause met: 0 of 100. Three special deductions of 1 point each (4.4.2.3-3): 0 - 3 = -3."""
    low = assessment(
        other=dict.fromkeys(clause_ids(RUBRIC), "not_met"),
        special_deductions=[{"reason": reason} for reason in ("一", "二", "三")],
    )
    file = {"name": "low.json", "mimeType": "application/json", "buffer": json.dumps(low).encode()}
    calculator.page.locator("[data-file]").set_input_files(file)  # type: ignore[arg-type]
    calculator.page.locator("[data-dialog=incoming] [data-action=accept]").click()
    wait_for(lambda: calculator.page.locator("[data-final]").all_text_contents(), ["−3.0"])
    assert calculator.figures()["最终得分"] == "−3.0"
    lost = calculator.page.locator(".calc-losses li:has(a[href='#c-5.1.1.3']) .calc-lost")
    assert lost.inner_text() == "0 分"  # a clause of no points
    shown = calculator.page.locator("body").inner_text()
    assert re.findall(r".{20}(?<![\w.\-/])-[0-9].{5}", shown, re.ASCII) == []
