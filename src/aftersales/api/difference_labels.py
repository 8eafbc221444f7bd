"""What a place of a result is called, for the reader of a record that does not agree.

The path stays beside it for programs; here keys are in words, and an entry of a list is called by what it is
of (its clause, its row, its name), not by its number alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from aftersales.foundation.text import Text

_WORDS: Mapping[str, Text] = {
    "adjustments": Text("特别项", "special entries"),
    "all_staff": Text("全部服务人员", "all service staff"),
    "applicable": Text("涉及项分值", "applicable points"),
    "base": Text("基础得分", "base score"),
    "best": Text("最高", "best"),
    "certificates": Text("证书", "certificates"),
    "clauses": Text("条款", "clauses"),
    "complete": Text("是否评完", "whether complete"),
    "detection": Text("能发现什么", "what samples can see"),
    "discrepancies": Text("涉及的存疑", "discrepancies relied on"),
    "display": Text("显示的值", "as shown"),
    "documents": Text("依据的文件", "documents"),
    "document": Text("依据的文件", "document"),
    "draw": Text("抽样", "draw"),
    "drawn": Text("抽到的场所", "sites drawn"),
    "earned": Text("实得", "earned"),
    "edition": Text("版本", "edition"),
    "en": Text("英文", "English"),
    "expected": Text("期望得分", "expected score"),
    "expiry": Text("到期", "expiry"),
    "final": Text("得分", "score"),
    "first_surveillance": Text("第一次监督", "first surveillance"),
    "headcount": Text("有效人数", "effective headcount"),
    "initial": Text("初次", "initial"),
    "left_out": Text("没有算作场所的行", "rows that are no sites"),
    "level": Text("级别", "level"),
    "level_label": Text("级别", "level"),
    "levels": Text("各级别的可能性", "probability of each level"),
    "losses": Text("失分", "losses"),
    "lost": Text("扣分", "lost"),
    "managers": Text("售后服务管理师", "managers"),
    "next_level": Text("下一级", "next level"),
    "next_surveillance": Text("下次监督", "next surveillance"),
    "notice": Text("声明", "notice"),
    "on_site_minimum": Text("现场不少于", "on site at least"),
    "open": Text("未评", "open"),
    "passed": Text("是否达标", "whether passed"),
    "passing": Text("通过的可能性", "probability of passing"),
    "points": Text("分值", "points"),
    "range": Text("得分区间", "range of the score"),
    "readings": Text("另外的读法", "other readings"),
    "recertification": Text("再认证", "recertification"),
    "recertification_application": Text("最迟申请再认证", "apply for recertification by"),
    "records_until": Text("记录保存至", "records kept until"),
    "rubric": Text("评分准则", "rubric"),
    "sections": Text("指标大类", "sections"),
    "sites": Text("服务场所", "service sites"),
    "staff": Text("服务管理人员", "service management staff"),
    "surveillance": Text("监督", "surveillance"),
    "suspension_maximum": Text("暂停（最长）", "suspension, latest end"),
    "suspension_usual": Text("暂停（一般）", "suspension, usual end"),
    "text": Text("文字", "words"),
    "timeline": Text("时间线", "timeline"),
    "title": Text("名称", "title"),
    "trace": Text("计算步骤", "trace"),
    "verdicts": Text("结论", "verdicts"),
    "warnings": Text("提示", "warnings"),
    "worst": Text("最低", "worst"),
    "zh": Text("中文", "Chinese"),
}
_ROW = Text("第 {row} 行“{text}”", "row {row}, “{text}”")
_ENTRY = Text("第 {number} 项", "entry {number}")
_NAMES = ("clause", "register", "name", "number", "id", "event", "step", "date")
"""The keys of which the first that an entry has says what it is of."""


def label_of_difference(at: str, sides: Sequence[object]) -> Text:
    """The place AT of a result in words; SIDES are the results that have it, one of them or both."""
    words = list(_words(at, sides))
    if not words:
        return Text(at, at)
    first, rest = words[0], words[1:]
    return Text(
        first.zh + ("：" if rest else "") + " · ".join(each.zh for each in rest),
        first.en + (": " if rest else "") + " · ".join(each.en for each in rest),
    )


def _words(at: str, sides: Sequence[object]) -> Iterator[Text]:
    rest = at
    while rest:
        key = _first_key(rest, sides)
        below = [_below(side, key) for side in sides]
        listed = any(isinstance(side, list) for side in sides)
        yield _entry(int(key), below) if listed and key.isdecimal() else _WORDS.get(key, Text(key, key))
        rest, sides = rest.removeprefix(key).removeprefix("."), below


def _first_key(path: str, sides: Sequence[object]) -> str:
    """The key that PATH begins with: a key of one of SIDES, such as 5.1.1.1, may have dots in it."""
    known = [
        key for side in sides if isinstance(side, Mapping) for key in side if isinstance(key, str) and key
    ]
    found = [key for key in known if f"{path}.".startswith(f"{key}.")]
    return max(found, key=len, default=path.partition(".")[0] or path)


def _below(side: object, key: str) -> object:
    if isinstance(side, Mapping):
        return side.get(key)
    return side[int(key)] if isinstance(side, list) and key.isdecimal() and int(key) < len(side) else None


def _entry(index: int, sides: Sequence[object]) -> Text:
    for side in sides:
        if isinstance(side, Mapping):
            if "row" in side and "text" in side:
                return _ROW.filled(row=side["row"], text=side["text"])
            name = next((side[key] for key in _NAMES if isinstance(side.get(key), str)), None)
            if name:
                return Text(name, name)
    return _ENTRY.filled(number=index + 1)
