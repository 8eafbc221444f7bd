"""What changes for one document, in words: figures and levels by their names."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from aftersales.foundation.exact import display_points, read_exact
from aftersales.foundation.text import Language, Text
from aftersales_cli.impact_run import Change, Outcome
from aftersales_cli.refusal import FAULT_IN_A_LINE
from aftersales_cli.words import filled, told
from aftersales_yaml.system_errors import in_one
from aftersales_yaml.text_places import place_in_words

_FIGURES: Final[Mapping[str, Text]] = {
    "appeal_answer": Text("申诉答复", "answer to an appeal"),
    "complete": Text("已填完", "complete"),
    "draw.drawn": Text("抽到的场所", "sites drawn"),
    "effort": Text("整改工作量", "effort"),
    "expected": Text("期望得分", "expected score"),
    "expiry": Text("证书到期", "expiry"),
    "final": Text("得分", "score"),
    "first_surveillance": Text("首次监督", "first surveillance"),
    "initial": Text("初次", "initial"),
    "level": Text("级别", "level"),
    "managers": Text("售后服务管理师", "managers"),
    "needed": Text("还差", "points short"),
    "next_surveillance.earliest": Text("下次监督最早", "next surveillance, earliest"),
    "next_surveillance.latest": Text("下次监督最迟", "next surveillance, latest"),
    "on_site_minimum": Text("现场审查最少", "on site at least"),
    "passed": Text("达标", "passed"),
    "passing": Text("达标概率", "chance of passing"),
    "range.best": Text("最高得分", "highest score"),
    "range.best_level": Text("最高级别", "highest level"),
    "range.worst": Text("最低得分", "lowest score"),
    "range.worst_level": Text("最低级别", "lowest level"),
    "reachable": Text("能否达到", "reachable"),
    "recertification": Text("再认证", "recertification"),
    "recertification_application": Text("再认证申请", "recertification application"),
    "records_until": Text("记录保存至", "records until"),
    "surveillance": Text("监督", "surveillance"),
    "suspension_maximum": Text("暂停最长", "suspension at most"),
    "suspension_usual": Text("暂停期", "suspension, usual"),
    "target.at_least": Text("目标级别的最低分", "lowest score of the target"),
    "target.id": Text("目标级别", "target level"),
}
_YES, _NO = Text("是", "yes"), Text("否", "no")
_WHOLE = Text("整份内容", "the whole document")


@dataclass(frozen=True, slots=True, kw_only=True)
class ImpactWords:
    """Words in LANGUAGE; ``levels`` are the names of levels by rubric, as they were and as they would be."""

    language: Language
    levels: Mapping[str, Mapping[str, str]]

    def row(self, outcome: Outcome) -> tuple[str, str, str]:
        """The document of OUTCOME, what changes, and why; or why it cannot be calculated."""
        place = place_in_words(outcome["place"], self.language)
        if not outcome["ok"]:
            return place, "–", "\n".join(self._fault(fault) for fault in outcome["faults"])
        before, after = outcome["before"], outcome["after"]
        names = [name for name in dict.fromkeys([*before, *after]) if before.get(name) != after.get(name)]
        levels = self.levels.get(outcome["document"], {})
        sides = [self._sides(before.get(name), after.get(name), levels) for name in names]
        changes = [
            f"{self._figure(name)}: {' → '.join(side)}" for name, side in zip(names, sides, strict=True)
        ]
        reasons = [told(why, self.language) for why in outcome["why"]]
        return place, "\n".join(changes), "\n".join(reasons)

    def _fault(self, fault: Mapping[str, str]) -> str:
        at = place_in_words(fault["at"], self.language) or told(_WHOLE, self.language)
        expected = told(fault["expected"], self.language)
        found = in_one(fault["found"], self.language)
        return filled(FAULT_IN_A_LINE, self.language, at=at, found=found, expected=expected)

    def _figure(self, name: str) -> str:
        return told(_FIGURES[name], self.language) if name in _FIGURES else name

    def _sides(self, before: object, after: object, levels: Mapping[str, str]) -> tuple[str, str]:
        """Two values that differ; by their exact numbers where both would be shown as the same."""
        shown = self._value(before, levels), self._value(after, levels)
        return (str(before), str(after)) if shown[0] == shown[1] else shown

    def _value(self, value: object, levels: Mapping[str, str]) -> str:
        if value is None:
            return "–"
        if isinstance(value, bool):
            return told(_YES if value else _NO, self.language)
        if not isinstance(value, str):
            return json.dumps(value, ensure_ascii=False)
        number = read_exact(value)
        return levels.get(value, value) if number is None else display_points(number)


def impact_words(change: Change, language: Language) -> ImpactWords:
    """The words for what CHANGE does."""
    levels: dict[str, dict[str, str]] = {}
    for bundle in (change.after, change.before):
        for rubric in json.loads(bundle)["rubrics"]:
            names = {
                each["id"]: each["label"].get(language) or each["label"]["zh"] for each in rubric["levels"]
            }
            levels[rubric["id"]] = names | levels.get(rubric["id"], {})
    return ImpactWords(language=language, levels=levels)
