"""The calculator of site samples in Chromium: numbers, the draw from a list, and what is wrong with one."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from aftersales.foundation.notice import NOTICE
from tests.browser.calculator import wait_for
from tests.browser.rule_calculators import SITES, RulePage
from tests.browser.small_site import HOSTILE

pytestmark = pytest.mark.browser

# --- sites: the square root of 10 is 3.16, 0.6 times it 1.90, 0.8 times it 2.53, each rounded up: 4, 2, 3
# (4.2.2). 2 bad of 10: a sample of 4 misses both with C(8,4)/C(10,4) = 70/210 = 1/3, one of 3 with 56/120,
# one of 2 with 28/45: it meets one with 66.6 %, 53.3 % and 37.7 %.


def test_site_numbers_and_what_a_sample_sees(rules: RulePage) -> None:
    rules.open("sites").fill(sites="10")
    wait_for(rules.state, "given")
    found = [rules.figure(audit) for audit in ("initial", "surveillance", "recertification")]
    assert found == ["4 个", "2 个", "3 个"]
    assert rules.reading("round-down") == "初次认证 3 个；监督审查 1 个；再认证 2 个"
    rules.fill(bad="2")
    rules.expect(".rule-asked li", "初次认证 66.6% | 再认证 53.3% | 监督审查 37.7%")
    rules.field("bad_unit").select_option("percent")
    rules.fill(bad="12.5")  # 1.25 sites of 10: no less than 2
    rules.expect_in("[data-asked]", "10 个场所里有 2 个")
    expect(rules.page.locator(".rule-plot svg[role=img]")).to_have_count(1)
    rules.fill(bad="300")
    rules.expect_in('[data-fault="bad"]', "300")
    assert rules.figure("initial") == "4 个"


def test_too_many_sites_for_a_plot_still_have_a_sample(rules: RulePage) -> None:
    rules.open("sites").fill(sites="1000000")  # the root is 1000 exactly
    wait_for(rules.state, "given")
    assert rules.figure("initial") == "1000 个"
    assert rules.page.locator(".rule-plot").count() == 0


def test_a_draw_from_a_list_is_the_same_for_the_same_seed(rules: RulePage, downloads: Path) -> None:
    """Of 3 sites 0.6 x 1.73 = 1.04, up to 2: one for each stratum. Chaoyang was visited, Haidian not."""
    rules.open("sites").choose("mode", "list")
    wait_for(lambda: len(rules.values("seed")[0]), 6)  # a seed stands there from the start
    rules.fill(list=SITES, seed="7")
    rules.choose("stage", "surveillance")
    wait_for(rules.state, "given")
    names = "[data-table=draw] tbody td:nth-child(2)"
    wait_for(lambda: sorted(rules.page.locator(names).all_inner_texts()), ["中心办公室", "浦东站", "海淀站"])
    assert rules.page.locator("[data-uncovered]").get_attribute("data-uncovered") == "0"
    table = rules.download("csv", downloads).read_bytes()
    assert table.startswith(b"\xef\xbb\xbf")
    lines = table.decode("utf-8-sig").splitlines()
    assert lines[0] == "顺序,名称,地区,类型,人数,上次审查,为什么选它"
    assert {line.split(",")[1] for line in lines[1:-1]} == {"海淀站", "浦东站", "中心办公室"}
    assert lines[-1] == NOTICE.zh
    rules.press("fresh-seed")
    wait_for(lambda: rules.values("seed") != ["7"], True)


@pytest.mark.parametrize(
    ("name", "separator", "encoding"),
    [
        ("场所.csv", ",", "gb18030"),  # CSV of Excel and WPS in China
        ("场所.csv", ";", "utf-8-sig"),  # CSV UTF-8 of Excel where a comma begins the decimals
        ("场所.txt", "\t", "utf-16"),  # Unicode text of Excel: with its mark, and tabs
    ],
)
def test_a_table_as_spreadsheets_save_it(
    rules: RulePage, tmp_path: Path, *, name: str, separator: str, encoding: str
) -> None:
    """As `aftersales sites --list` reads it: three sites, sqrt(3) = 1.7, rounded up."""
    text = SITES.replace(",", separator)
    saved = tmp_path / name
    saved.write_bytes(text.encode(encoding))
    rules.open("sites").choose("mode", "list")
    rules.page.locator("[data-csv]").set_input_files(saved)
    wait_for(lambda: rules.values("list"), [text])
    wait_for(lambda: rules.figure("initial"), "2 个")


def test_what_is_no_table_is_told_by_its_name_or_its_place(rules: RulePage, tmp_path: Path) -> None:
    rules.open("sites").choose("mode", "list")
    rules.fill(list=SITES)
    archive = b"PK\x03\x04\x00\x00"
    for name, content, told in (
        ("场所.doc", archive, ["另存为 .xlsx 或 CSV", "压缩文件", "GB18030"]),
        ("场所.csv", "名称\n甲\n".encode() + b"\xff\n", ["场所.csv", "第 3 行", "字节 FF", "GB18030"]),
        ("场所.xlsx", archive, ["打不开"]),
    ):
        broken = tmp_path / name
        broken.write_bytes(content)
        rules.page.locator("[data-csv]").set_input_files(broken)
        for words in told:
            rules.expect_in(".calc-banner", words)
    assert rules.values("list") == [SITES]


def test_faults_of_a_list_name_their_lines(rules: RulePage) -> None:
    rules.open("sites").choose("mode", "list")
    rules.fill(list="名称,人数\n甲,3\n乙,许多\n甲,4\n")
    wait_for(rules.state, "refused")
    shown = rules.fault("list")
    assert "第 3 行" in shown
    assert "许多" in shown
    assert "第 4 行" in shown


def test_rows_that_are_no_sites_are_told(rules: RulePage) -> None:
    rules.open("sites").choose("mode", "list")
    rules.fill(list="名称,人数\n甲,3\n乙,4\n合计,7\n", seed="7")
    wait_for(rules.state, "given")
    assert "第 4 行“合计" in rules.text("[data-left-out]")
    assert rules.figure("initial") == "2 个"  # of two sites: sqrt(2) = 1.4, rounded up


def test_hostile_names_are_texts(rules: RulePage, downloads: Path) -> None:
    name = HOSTILE.replace('"', "'")
    rules.open("sites").choose("mode", "list")
    rules.fill(list=f"名称,地区\n{name},=1+1\n=cmd()|x,<b>y</b>\n")
    wait_for(rules.state, "given")
    assert name in rules.page.locator("[data-table=draw] td").all_inner_texts()
    assert rules.page.locator("[data-drawn] img, [data-drawn] b, [data-drawn] script").count() == 0
    table = rules.download("csv", downloads).read_text(encoding="utf-8-sig")
    assert ",=1+1" not in table
    assert "\n=cmd" not in table
