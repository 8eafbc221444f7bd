"""What the values of a rule's closed vocabulary are called, for readers who know no keys."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from aftersales.foundation.text import Text

VALUE_WORDS: Final[Mapping[str, Text]] = {
    "appeal-accepted": Text("受理申诉", "acceptance of the appeal"),
    "appeal-received": Text("收到申诉", "receipt of the appeal"),
    "calendar-year": Text("每个自然年", "each calendar year"),
    "central-office": Text("中心办公室", "the central office"),
    "correction-request": Text("提出整改要求", "the request for correction"),
    "day-before": Text("满期的前一日", "the day before the same date"),
    "days": Text("日", "days"),
    "deadline": Text("期限", "deadline"),
    "down": Text("向下取整", "rounded down"),
    "every-audit": Text("每次审查的时间", "the time of each audit"),
    "expiry": Text("证书到期", "expiry"),
    "information": Text("收到信息", "receipt of the information"),
    "initial": Text("初次审查时间", "the time of the initial audit"),
    "issue": Text("发证", "issue"),
    "months": Text("月", "months"),
    "nearest": Text("四舍五入", "rounded to the nearest"),
    "none": Text("没有", "none"),
    "on-site-time": Text("现场审查时间", "time on site"),
    "person-day": Text("人日", "person-days"),
    "previous-surveillance": Text("上次监督", "the last surveillance"),
    "same-day": Text("满期的同一日", "the same date"),
    "service-sites": Text("只计服务场所", "service sites alone"),
    "suspension": Text("暂停", "suspension"),
    "total-time": Text("总审查时间", "total audit time"),
    "up": Text("向上取整", "rounded up"),
    "verification": Text("验证", "verification"),
    "weekdays": Text("周一至周五", "Monday to Friday"),
    "window": Text("可做的时间段", "window"),
    "with-central-office": Text("连同中心办公室", "with the central office"),
    "with-holidays": Text("扣除法定节假日", "without public holidays"),
    "working-days": Text("工作日", "working days"),
    "year-of-expiry": Text("到期的那一年", "the year of expiry"),
    "year-of-recertification": Text("再认证的那一年", "the year of recertification"),
    "years": Text("年", "years"),
}
