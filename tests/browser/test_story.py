"""From an empty form to an agreed score and closed actions: six people who exchange files alone.

Each works in a browser of one's own, and nothing is typed twice. Three departments of a company answer for
the sections of the 100-point form; two assessors score blindly, and one decides where they differ. Both
assessors find 5.1.5.2 (6 points) not met; 5.3.2.2 (7 points) is not met to one, and 3 of 12 to the other,
whose finding stands: 7 x 3/12 = 7/4 is lost. 100 - 6 - 7/4 = 92.25, shown as 92.2: four stars, which begin
at 90 (ZPIC-WF-20 4.4.3.3).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.browser.calculator import READY, Calculator, settle, wait_for
from tests.browser.outlook import Outlook
from tests.browser.visits import Watch, open_context

pytestmark = pytest.mark.browser

DEPARTMENTS = {"行政部": "5.1", "维修部": "5.2", "客服部": "5.3"}
LOST = {"5.1.5.2", "5.3.2.2"}
Texts = list[str]


class Person:
    """One of the six: a browser of one's own, and what was typed in it."""

    def __init__(self, browser: Browser, site: str, folder: Path, typed: Texts) -> None:
        self.site, self.folder, self.typed = site, folder, typed
        self.context: BrowserContext = open_context(browser, sharing=True)
        self.watch = Watch(self.context, site)
        self.page: Page = self.context.new_page()

    def kept(self) -> None:
        """Whoever leaves a page, or hands out what is on it, sees first that it is kept."""
        settle(self.page)
        expect(self.page.locator(".calc")).to_have_attribute("data-keeping", re.compile("^(saved|blank)$"))

    def scoring(self) -> Calculator:
        self.leave()
        calculator = Calculator(self.page, self.site)
        calculator.open()
        return calculator

    def leave(self) -> None:
        if self.page.locator(".calc").count():
            self.kept()

    def looking(self, view: str) -> Outlook:
        self.leave()
        outlook = Outlook(self.page, self.site, view)
        outlook.open()
        return outlook

    def type(self, field: Locator, words: str) -> None:
        self.typed.append(words)
        field.fill(words)

    def find(self, calculator: Calculator, clause: str, choice: str, **typed: str) -> None:
        calculator.choose(clause, choice)
        for field, words in typed.items():
            self.type(calculator.clause(clause).locator(f'[data-field="{field}"]'), words)

    def rest_met(self, section: str) -> None:
        """The open clauses of each indicator of SECTION."""
        for indicator in self.page.locator("[data-indicator]").all():
            first = indicator.locator("[data-clause]").first.get_attribute("data-clause") or ""
            if first.startswith(f"{section}."):
                indicator.locator("[data-action=rest-met]").click()

    def hand_out(self, button: Locator, name: str) -> Path:
        self.kept()
        with self.page.expect_download() as handed:
            button.click()
        path = self.folder / name
        handed.value.save_as(path)
        return path

    def take_in(self, path: Path, how: str) -> None:
        self.page.locator("[data-file]").set_input_files(path)
        self.page.locator(f"[data-dialog=incoming] [data-action={how}]").click(timeout=READY * 1000)
        expect(self.page.locator("[data-dialog=incoming]")).to_have_count(0)


@pytest.fixture
def people(browser: Browser, outlook_site: str, tmp_path: Path) -> Iterator[Mapping[str, Person]]:
    typed: Texts = []
    names = (*DEPARTMENTS, "张三", "李四", "王五")
    everybody = {name: Person(browser, outlook_site, tmp_path, typed) for name in names}
    yield everybody
    for person in everybody.values():
        person.watch.check(person.page)
        person.context.close()


def content(path: Path) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return read


def test_six_people_from_an_empty_form_to_closed_actions(people: Mapping[str, Person]) -> None:
    parts = give_out_parts(people["客服部"])
    filled = [fill_in_part(people[name], section, parts[name]) for name, section in DEPARTMENTS.items()]
    whole = join_parts(people["客服部"], filled)
    assert len(content(whole)["findings"]) == 51
    assert content(whole)["findings"]["5.2.4.1"] == {"sampled": 8, "nonconforming": 1}

    first = assess(people["张三"], "张三", {"choice": "not_met", "reason": "三份投诉没有回访"})
    second = assess(people["李四"], "李四", {"choice": "sampled", "sampled": "12", "nonconforming": "3"})
    agreed = decide(people["王五"], first, second)
    mended = mend(people["客服部"], agreed)
    closed = close_actions(people["王五"], mended)

    final = content(closed)
    assert {action["state"] for action in final["actions"].values()} == {"verified"}
    assert set(final["actions"]) == LOST
    assert final["decisions"]["5.3.2.2"]["stands"] == "李四"
    assert final["decided_from"] == content(agreed)["decided_from"]
    typed = people["王五"].typed
    assert sorted(set(typed)) == sorted(typed), "something was typed twice"


def give_out_parts(office: Person) -> dict[str, Path]:
    """Each section to its department; the part of each as a file."""
    evidence = office.looking("evidence")
    page = evidence.page
    page.locator("[data-assign] summary").click()
    for name, section in DEPARTMENTS.items():
        labels = page.locator("[data-scope] option").all_inner_texts()
        label = next(each for each in labels if each.startswith(f"{section} "))
        page.locator("[data-scope]").select_option(label=label)
        office.type(page.locator("[data-bulk-owner]"), name)
        page.locator("[data-action=set-owners]").click()
        expect(page.locator(f'[data-share-of="{name}"]')).to_be_visible()
    return {
        name: office.hand_out(
            page.locator(f'[data-share-of="{name}"] [data-action=part-file]'), f"{name}.json"
        )
        for name in DEPARTMENTS
    }


def fill_in_part(department: Person, section: str, part: Path) -> Path:
    calculator = department.scoring()
    department.page.locator("[data-file]").set_input_files(part)
    department.page.locator("[data-dialog=incoming] button.calc-primary").click(timeout=READY * 1000)
    expect(department.page.locator("[data-dialog=incoming]")).to_have_count(0)
    if section == "5.2":
        department.find(calculator, "5.2.4.1", "sampled", sampled="8", nonconforming="1")
    department.rest_met(section)
    wait_for(lambda: calculator.choice_of(f"{section}.1.1"), "met")
    return department.hand_out(department.page.locator("[data-action=save]"), f"{section}.json")


def join_parts(office: Person, filled: list[Path]) -> Path:
    calculator = office.scoring()
    for path in filled:
        section = path.stem
        if calculator.choice_of(f"{section}.1.1") == "open":
            office.take_in(path, "merge")
        wait_for(lambda section=section: calculator.choice_of(f"{section}.1.1"), "met")
    expect(office.page.locator("[data-conflicts]")).to_be_hidden()
    return office.hand_out(office.page.locator("[data-action=save]"), "自评.json")


def assess(assessor: Person, name: str, complaints: Mapping[str, str]) -> Path:
    """Blindly: on an empty form, without the self-assessment."""
    calculator = assessor.scoring()
    assessor.find(calculator, "5.1.5.2", "not_met", reason=f"{name}：半年没有考核")
    fields = {key: words for key, words in complaints.items() if key != "choice"}
    assessor.find(calculator, "5.3.2.2", complaints["choice"], **fields)
    assessor.page.locator("[data-action=all-met]").click()
    wait_for(lambda: calculator.choice_of("5.1.1.1"), "met")
    return assessor.hand_out(assessor.page.locator("[data-action=save]"), f"{name}.json")


def decide(decider: Person, first: Path, second: Path) -> Path:
    agree = decider.looking("agree")
    for side, path in {"first": first, "second": second}.items():
        agree.page.locator(f"[data-side={side}] [data-side-chooser]").set_input_files(path)
        agree.expect(f"[data-side={side}] [data-side-file]", path.name)
    differing = agree.page.locator('[data-differs="5.3.2.2"]')
    differing.locator("[data-stands]").select_option(label="李四")
    decider.type(differing.locator("[data-why]"), "按抽样，12 份里 3 份")
    for other in agree.page.locator("[data-differs]:not([data-differs='5.3.2.2'])").all():
        other.locator("[data-stands]").select_option(label="张三")
        decider.type(other.locator("[data-why]"), "两人结论相同，取其一")
    agree.expect("[data-headline]", "全部已定")
    agree.page.locator("[data-action=take-consensus]").click()
    agree.expect_part("[data-basis]", "实得 92.25 分")
    actions = decider.looking("actions")
    actions.expect("[data-headline]", "2 处失分，0 处已有整改项")
    for clause, what in {"5.1.5.2": "补做上半年考核", "5.3.2.2": "三份投诉补回访"}.items():
        decider.type(actions.page.locator(f'[id="action-what-{clause}"]'), what)
    actions.expect("[data-headline]", "2 处失分，2 处已有整改项")
    calculator = decider.scoring()
    calculator.expect_score("92.2", "四星级")
    return decider.hand_out(decider.page.locator("[data-action=save]"), "商定.json")


def mend(office: Person, agreed: Path) -> Path:
    """What was agreed opens beside the self-assessment, which stays; both actions are done and shown."""
    calculator = office.scoring()
    office.take_in(agreed, "open-new")
    wait_for(lambda: calculator.choice_of("5.1.5.2"), "not_met")
    actions = office.looking("actions")
    actions.expect("[data-headline]", "2 处失分，2 处已有整改项")
    for clause, shown in {"5.1.5.2": "考核表 6 份", "5.3.2.2": "回访录音 3 条"}.items():
        office.type(actions.page.locator(f'[id="action-evidence-{clause}"]'), shown)
        actions.page.locator(f'[id="action-state-{clause}"]').select_option("done")
    calculator = office.scoring()
    calculator.expect_score("92.2", "四星级")
    return office.hand_out(office.page.locator("[data-action=save]"), "整改.json")


def close_actions(decider: Person, mended: Path) -> Path:
    """The file has grown out of the one that went out: what came in joins it."""
    calculator = decider.scoring()
    decider.take_in(mended, "merge")
    expect(decider.page.locator("[data-conflicts]")).to_be_hidden()
    actions = decider.looking("actions")
    for clause in sorted(LOST):
        state = actions.page.locator(f'[id="action-state-{clause}"]')
        expect(state).to_have_value("done")
        state.select_option("verified")
    calculator = decider.scoring()
    calculator.expect_score("92.2", "四星级")
    return decider.hand_out(decider.page.locator("[data-action=save]"), "关闭.json")
