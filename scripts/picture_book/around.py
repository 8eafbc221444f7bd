"""The pictures of the guides to what stands around an assessment, from its evidence to handing it in."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from typing import Any
from zipfile import ZipFile

from playwright.sync_api import Locator, Page, expect

RUBRIC = "gbt-27922-2011"
_READY = 120_000
_ALONE = """document.querySelectorAll(".md-header, .calc-toast, .calc-result").forEach((each) => {
  each.style.display = "none";
})"""
"""Takes away what would lie over the part that is taken."""


def _say(home: str, chinese: str, english: str) -> str:
    """What is entered on the pages of HOME."""
    return english if home.endswith("en/") else chinese


def _view(page: Page, home: str, view: str) -> None:
    page.goto(f"{home}calculators/{RUBRIC}/{view}{'/' if view else ''}")
    expect(page.locator("[data-engine]")).to_have_attribute("data-state", "ready", timeout=_READY)


def _clauses(page: Page) -> list[str]:
    return [str(each.get_attribute("data-clause")) for each in page.locator("fieldset[data-clause]").all()]


def _assessment(page: Page, *, other: Mapping[str, object], **more: object) -> dict[str, Any]:
    """Every clause met but OTHER."""
    findings = dict.fromkeys(_clauses(page), "met") | dict(other)
    return {"format": "assessment/1", "rubric": RUBRIC, "findings": findings, **more}


def _open(page: Page, home: str, view: str, *, other: Mapping[str, object], **more: object) -> None:
    """The page VIEW on an assessment that came in as a file."""
    _view(page, home, view)
    content = json.dumps(_assessment(page, other=other, **more)).encode()
    chosen: Any = {"name": "assessment.json", "mimeType": "application/json", "buffer": content}
    page.locator("[data-file]").set_input_files(chosen)
    dialog = page.locator("[data-dialog=incoming]")
    dialog.locator("[data-action=accept]").click(timeout=_READY)
    expect(dialog).to_have_count(0)
    _settled(page)


def _settled(page: Page) -> None:
    expect(page.locator("[data-busy]")).to_have_count(0, timeout=30_000)
    expect(page.locator("[data-outcome] > *").first).to_be_attached()
    page.evaluate(_ALONE)


def _evidence(page: Page, home: str) -> Locator:
    """A clause unfolded, one of its documents expired on the day."""
    owners = {"5.1.1.1": _say(home, "行政部", "Administration")}
    _open(page, home, "evidence", other={}, owners=owners, as_of="2026-12-01")
    clause = page.locator('[data-clause="5.1.1.1"]')
    clause.locator("summary").click()
    for state in clause.locator("select[data-key=state]").all():
        state.select_option("at-hand")
    clause.locator("input[data-key=valid_until]").first.fill("2026-11-30")
    _settled(page)
    clause.locator("input[data-key=valid_until]").first.blur()
    return clause


def _owners(page: Page, home: str) -> Locator:
    """Three departments; two clauses are lost, and one has not answered yet."""
    names = {
        "5.1": _say(home, "行政部", "Administration"),
        "5.2": _say(home, "维修部", "Repairs"),
        "5.3": _say(home, "客服部", "Service"),
    }
    _view(page, home, "evidence")
    clauses = _clauses(page)
    owners = {clause: names[clause[:3]] for clause in clauses}
    _open(page, home, "evidence", other={"5.1.5.2": "not_met", "5.3.2.2": "not_met"}, owners=owners)
    return page.locator("[data-owners]")


def _actions(page: Page, home: str) -> Locator:
    called, held = _say(home, "补做回访", "Call back"), _say(home, "补做考核", "Hold the appraisals")
    first, second = _say(home, "客服部", "Service"), _say(home, "行政部", "Administration")
    planned = {
        "5.3.2.2": {"what": called, "owner": first, "due": "2030-06-30", "state": "under-way"},
        "5.1.5.2": {"what": held, "owner": second, "due": "2030-07-31", "state": "planned"},
    }
    lost = dict.fromkeys(planned, "not_met")
    _open(page, home, "actions", other=lost, actions=planned)
    return page.locator("[data-planned]")


def _timetable(page: Page, home: str) -> Locator:
    _view(page, home, "timetable")
    lead, member = _say(home, "张三", "Zhang San"), _say(home, "李四", "Li Si")
    page.locator("[data-key=start]").fill("2026-12-02")
    for name, value in {"person_days": "2", "lead": lead, "hours": "7"}.items():
        page.locator(f"[data-plan={name}]").fill(value)
    for part, names in {"members": member, "sites": _say(home, "甲店、乙店", "Shop A, Shop B")}.items():
        page.locator(f"[data-names={part}] [data-new-name]").fill(names)
        page.locator(f"[data-names={part}] [data-action=add-name]").click()
    page.locator("[data-at-sites] summary").click()
    checked = [box for box in page.locator("[data-at-site]").all() if box.is_checked()]
    for box in checked[7:]:
        box.uncheck()
    expect(page.locator("[data-slot]")).to_have_count(4)
    _settled(page)
    return page.locator("section:has(> [data-timetable])")


def _visits(page: Page, home: str) -> Locator:
    reason = _say(home, "没有服务协议", "no service agreement")
    sampled = {
        _say(home, "甲店", "Shop A"): {"sampled": 6, "nonconforming": 1},
        _say(home, "乙店", "Shop B"): {"sampled": 4, "nonconforming": 2, "reason": reason},
    }
    _open(page, home, "visits", other={"5.1.1.2": {"by_site": sampled, "extent": "repeated"}})
    return page.locator('[data-sample="5.1.1.2"]')


def _agree(page: Page, home: str) -> Locator:
    _view(page, home, "agree")
    found: dict[str, dict[str, object]] = {
        _say(home, "张三", "Zhang San"): {"5.3.2.2": "not_met"},
        _say(home, "李四", "Li Si"): {"5.3.2.2": {"sampled": 12, "nonconforming": 3}},
    }
    for side, (name, other) in zip(("first", "second"), found.items(), strict=True):
        content = json.dumps(_assessment(page, other=other)).encode()
        chosen: Any = {"name": f"{name}.json", "mimeType": "application/json", "buffer": content}
        page.locator(f"[data-side={side}] [data-side-chooser]").set_input_files(chosen)
    row = page.locator("[data-differs]")
    row.locator("[data-stands]").select_option("second", timeout=_READY)
    row.locator("[data-why]").fill(_say(home, "按抽样，12 份里 3 份", "by sample, 3 of 12"))
    row.locator("[data-why]").blur()
    _settled(page)
    return page.locator("[data-decided-part]")


def _shown(page: Page, clause: str) -> list[str]:
    """What the evidence of CLAUSE shows, in the Chinese words under which it is recorded."""
    entries = page.locator(f'[data-clause="{clause}"] [data-evidence] li').all()
    return [str(entry.get_attribute("data-zh")) for entry in entries]


def _hand_in(page: Page, home: str) -> Locator:
    """A clause lacks its reason, one its evidence, and no day is named."""
    _view(page, home, "evidence")
    clauses = _clauses(page)
    held = {"state": "at-hand", "valid_until": "2027-12-31"}
    evidence = {clause: dict.fromkeys(_shown(page, clause), held) for clause in clauses}
    evidence.pop("5.1.1.3")
    other: dict[str, object] = {"5.1.2.2": "not_met"}
    _open(page, home, "hand-in", other=other, evidence=evidence)
    return page.locator("section:has(> [data-checks])")


def _verify_bundle(page: Page, home: str) -> Locator:
    """A bundle that was handed in, a letter of its list of evidence changed."""
    _view(page, home, "evidence")
    held = {"state": "at-hand", "valid_until": "2027-12-31"}
    evidence = {clause: dict.fromkeys(_shown(page, clause), held) for clause in _clauses(page)}
    _open(page, home, "hand-in", other={}, evidence=evidence, as_of="2026-12-01")
    pack = page.locator("[data-action=pack]")
    expect(pack).to_be_enabled(timeout=_READY)
    with page.expect_download(timeout=_READY) as handed:
        pack.dispatch_event("click")  # it lies in what is taken away from the picture
    content = _with_a_letter_changed(handed.value.path().read_bytes(), "evidence.csv")
    page.goto(f"{home}calculators/verify/")
    chosen: Any = {"name": handed.value.suggested_filename, "mimeType": "application/zip", "buffer": content}
    page.locator("[data-record-file]").set_input_files(chosen)
    told = page.locator("[data-verdict=bundle]")
    expect(told).to_be_visible(timeout=_READY)
    return told


def _with_a_letter_changed(packed: bytes, name: str) -> bytes:
    """PACKED with another last letter in its file NAME."""
    changed = io.BytesIO()
    with ZipFile(io.BytesIO(packed)) as before, ZipFile(changed, "w") as after:
        for each in before.infolist():
            content = before.read(each)
            after.writestr(each, content[:-3] + b"!" + content[-2:] if each.filename == name else content)
    return changed.getvalue()


PICTURES = {
    "owners": _owners,
    "verify-bundle": _verify_bundle,
    "evidence": _evidence,
    "actions": _actions,
    "timetable": _timetable,
    "visits": _visits,
    "agree": _agree,
    "hand-in": _hand_in,
}
