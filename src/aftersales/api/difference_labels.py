"""What a place of a result is called, for the reader of a record that does not agree.

The path stays beside it for programs; here keys are in words, and an entry of a list is called by what it is
of (its clause, its row, its name), not by its number alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from aftersales.foundation.text import Text

_WORDS: Mapping[str, Text] = {
    "adjustments": Text("特别项", "special entries"),
    "adopted": Text("采用的读法", "adopted reading"),
    "all": Text("全部", "all"),
    "all_staff": Text("全部服务人员", "all service staff"),
    "always": Text("必去", "always visited"),
    "answered": Text("已评条款", "clauses answered"),
    "appeal_answer": Text("申诉答复", "answer to the appeal"),
    "applicable": Text("涉及项分值", "applicable points"),
    "asked": Text("要求的把握", "detection asked for"),
    "assumption": Text("假定", "assumption"),
    "at_least": Text("至少", "at least"),
    "bad_sites": Text("有问题的场所", "nonconforming sites"),
    "band": Text("人数档", "band of headcounts"),
    "barred": Text("不许删减", "deletion not allowed"),
    "base": Text("基础得分", "base score"),
    "best": Text("最高", "best"),
    "best_verdict": Text("最好时的结论", "verdict at best"),
    "binding": Text("卡住的条件", "binding limits"),
    "central_office": Text("中心办公室", "central office"),
    "certificates": Text("证书", "certificates"),
    "choices": Text("可选的样本", "possible samples"),
    "chosen": Text("选中", "chosen"),
    "chosen_readings": Text("换的读法", "readings switched"),
    "clause": Text("条款", "clause"),
    "clauses": Text("条款", "clauses"),
    "complete": Text("是否评完", "whether complete"),
    "convention": Text("约定", "convention"),
    "count": Text("次数", "number of times"),
    "cover": Text("覆盖", "cover"),
    "covered": Text("已覆盖", "covered"),
    "cycle_start": Text("周期开始", "start of the cycle"),
    "date": Text("日期", "date"),
    "day": Text("日期", "day"),
    "days": Text("天数", "days"),
    "days_late": Text("逾期天数", "days late"),
    "deciding": Text("决定结果的条款", "deciding clauses"),
    "deleted": Text("删减", "deleted"),
    "detection": Text("能发现什么", "what samples can see"),
    "deviates": Text("与规则不同", "deviates from the rule"),
    "differing": Text("不同的值", "figures that differ"),
    "differs": Text("是否不同", "whether it differs"),
    "discrepancies": Text("涉及的存疑", "discrepancies relied on"),
    "discrepancy": Text("存疑", "discrepancy"),
    "display": Text("显示的值", "as shown"),
    "distribution": Text("得分分布", "distribution of scores"),
    "document": Text("依据的文件", "document"),
    "documents": Text("依据的文件", "documents"),
    "done": Text("完成日期", "date done"),
    "draw": Text("抽样", "draw"),
    "drawn": Text("抽到的场所", "sites drawn"),
    "due": Text("应于", "due"),
    "earliest": Text("最早", "earliest"),
    "earned": Text("实得", "earned"),
    "edition": Text("版本", "edition"),
    "effort": Text("工作量", "effort"),
    "en": Text("英文", "English"),
    "event": Text("事项", "event"),
    "expected": Text("期望得分", "expected score"),
    "expiry": Text("到期", "expiry"),
    "factor": Text("系数", "factor"),
    "figure": Text("数值", "figure"),
    "figures": Text("数值", "figures"),
    "final": Text("得分", "score"),
    "finding": Text("结论", "finding"),
    "first_surveillance": Text("第一次监督", "first surveillance"),
    "from": Text("自", "from"),
    "full_marks": Text("满分", "full marks"),
    "gain": Text("增加的分", "gain"),
    "gain_per_effort": Text("每份工作量增加的分", "gain per effort"),
    "gap": Text("差多少分", "gap"),
    "ground": Text("依据", "ground"),
    "headcount": Text("有效人数", "effective headcount"),
    "headcount_basis": Text("人数依据", "basis of the headcount"),
    "id": Text("编号", "identifier"),
    "if_met": Text("若符合", "if met"),
    "if_not_met": Text("若不符合", "if not met"),
    "ignored_columns": Text("没有用的列", "columns not used"),
    "indicator": Text("指标", "indicator"),
    "initial": Text("初次", "initial"),
    "issued": Text("签发", "issued"),
    "kind": Text("种类", "kind"),
    "label": Text("名称", "label"),
    "lacking_certificates": Text("缺的证书", "certificates lacking"),
    "last_visited": Text("上次审查", "last visited"),
    "late": Text("逾期", "late"),
    "latest": Text("最迟", "latest"),
    "lead": Text("领先", "lead"),
    "left_out": Text("没有算作场所的行", "rows that are no sites"),
    "level": Text("级别", "level"),
    "level_label": Text("级别", "level"),
    "levels": Text("各级别", "levels"),
    "likely": Text("可能", "likely"),
    "limit": Text("限数", "limit"),
    "limited_by": Text("受限于", "limited by"),
    "limits": Text("限制", "limits"),
    "losses": Text("失分", "losses"),
    "lost": Text("扣分", "lost"),
    "managers": Text("售后服务管理师", "managers"),
    "mends": Text("改掉的条款", "clauses mended"),
    "missing": Text("缺的日期", "dates missing"),
    "most": Text("最多", "at most"),
    "name": Text("名称", "name"),
    "narrowing": Text("区间缩小", "narrowing of the range"),
    "nearest": Text("最近的", "nearest"),
    "needed": Text("需要的分", "points needed"),
    "needs": Text("还要填", "still needed"),
    "needs_certificates": Text("需要的证书", "certificates needed"),
    "next": Text("下一步", "next"),
    "next_level": Text("下一级", "next level"),
    "next_surveillance": Text("下次监督", "next surveillance"),
    "nonconforming": Text("不符合数", "nonconforming"),
    "not_computed": Text("没有算的读法", "readings not computed"),
    "notice": Text("声明", "notice"),
    "number": Text("编号", "number"),
    "obstacles": Text("障碍", "obstacles"),
    "of": Text("依据的人数", "counted of"),
    "of_label": Text("依据的人数", "counted of"),
    "on_site_minimum": Text("现场不少于", "on site at least"),
    "open": Text("未评", "open"),
    "open_clauses": Text("未评条款", "clauses open"),
    "order": Text("次序", "order"),
    "organisation": Text("组织", "organisation"),
    "other_dates": Text("其他日期", "other dates"),
    "overdue": Text("已逾期", "overdue"),
    "passed": Text("是否达标", "whether passed"),
    "passing": Text("通过的可能性", "probability of passing"),
    "planned": Text("计划", "planned"),
    "points": Text("分值", "points"),
    "points_attainable": Text("分数够得到", "points attainable"),
    "prepared_by": Text("编制人", "prepared by"),
    "probability": Text("可能性", "probability"),
    "procedure": Text("抽样程序", "procedure"),
    "range": Text("得分区间", "range of the score"),
    "ranking": Text("排序", "ranking"),
    "reach": Text("能否达到", "reach"),
    "reachable": Text("能达到", "reachable"),
    "reading": Text("读法", "reading"),
    "readings": Text("另外的读法", "other readings"),
    "reason": Text("理由", "reason"),
    "recertification": Text("再认证", "recertification"),
    "recertification_application": Text("最迟申请再认证", "apply for recertification by"),
    "recertification_on_site_minimum": Text("再认证现场不少于", "recertification on site at least"),
    "records_until": Text("记录保存至", "records kept until"),
    "region": Text("地区", "region"),
    "register": Text("存疑编号", "register number"),
    "result": Text("结果", "result"),
    "row": Text("行", "row"),
    "rows": Text("各行", "rows"),
    "rubric": Text("评分准则", "rubric"),
    "sample": Text("样本量", "sample size"),
    "sampled": Text("抽样数", "sampled"),
    "scale": Text("折算成的满分", "scale"),
    "sections": Text("指标大类", "sections"),
    "seed": Text("种子", "seed"),
    "series": Text("各次审查", "series of audits"),
    "sha256": Text("SHA-256", "SHA-256"),
    "share": Text("比例", "share"),
    "single": Text("单项", "single measure"),
    "sites": Text("服务场所", "service sites"),
    "size": Text("样本量", "sample size"),
    "so_far": Text("目前得分", "score so far"),
    "source": Text("依据", "source"),
    "staff": Text("服务管理人员", "service management staff"),
    "stage": Text("审查类型", "stage"),
    "start": Text("起算日", "counted from"),
    "status": Text("状态", "status"),
    "step": Text("步骤", "step"),
    "strata": Text("分层", "strata"),
    "suggested": Text("建议", "suggested"),
    "suggestion": Text("建议", "suggestion"),
    "surveillance": Text("监督", "surveillance"),
    "surveillance_on_site_minimum": Text("监督现场不少于", "surveillance on site at least"),
    "suspension_decision": Text("暂停决定", "decision on suspension"),
    "suspension_maximum": Text("暂停（最长）", "suspension, latest end"),
    "suspension_usual": Text("暂停（一般）", "suspension, usual end"),
    "target": Text("目标", "target"),
    "text": Text("文字", "words"),
    "threshold": Text("分数线", "threshold"),
    "timeline": Text("时间线", "timeline"),
    "title": Text("名称", "title"),
    "to": Text("至", "to"),
    "today": Text("今天", "today"),
    "trace": Text("计算步骤", "trace"),
    "turn": Text("轮次", "turn"),
    "type": Text("类型", "type"),
    "uncovered": Text("未覆盖", "uncovered"),
    "unit": Text("单位", "unit"),
    "unstated": Text("没有写明的", "not stated"),
    "verdicts": Text("结论", "verdicts"),
    "visited": Text("去过", "visited"),
    "warnings": Text("提示", "warnings"),
    "why": Text("原因", "reason"),
    "withdrawal_decision": Text("撤销决定", "decision on withdrawal"),
    "worksheet": Text("工作单", "worksheet"),
    "worst": Text("最低", "worst"),
    "worst_verdict": Text("最差时的结论", "verdict at worst"),
    "wrong_use_correction": Text("误用证书的纠正", "correction of wrong use"),
    "x": Text("场所数", "number of sites"),
    "years": Text("年数", "years"),
    "zh": Text("中文", "Chinese"),
}
_ROW = Text("第 {row} 行“{text}”", "row {row}, “{text}”")
_ENTRY = Text("第 {number} 项", "entry {number}")
_NAMES = ("clause", "register", "label", "title", "name", "number", "date")
"""The keys of which the first that an entry has says what it is of, in one writing or in both languages."""


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
            names = (side.get(key) for key in _NAMES)
            name = next((each for each in names if isinstance(each, (str, Mapping)) and each), None)
            if isinstance(name, str):
                return Text(name, name)
            if name is not None and all(isinstance(name.get(language), str) for language in ("zh", "en")):
                return Text(str(name["zh"]), str(name["en"]))
    return _ENTRY.filled(number=index + 1)
