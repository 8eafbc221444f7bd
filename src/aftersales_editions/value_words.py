"""What the values of a rule's closed vocabulary are called, for readers who know no keys.

Written by `make generate` from ``document_values`` in ``rubrics/key_words.yaml``.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from aftersales.foundation.text import Text

_WORDS: Final = (
    ("appeal-accepted", "受理申诉", "acceptance of the appeal"),
    ("appeal-received", "收到申诉", "receipt of the appeal"),
    ("calendar-year", "每个自然年", "each calendar year"),
    ("central-office", "中心办公室", "the central office"),
    ("correction-request", "提出整改要求", "the request for correction"),
    ("day-before", "满期的前一日", "the day before the same date"),
    ("days", "日", "days"),
    ("deadline", "期限", "deadline"),
    ("down", "向下取整", "rounded down"),
    ("every-audit", "每次审查的时间", "the time of each audit"),
    ("expiry", "证书到期", "expiry"),
    ("information", "收到信息", "receipt of the information"),
    ("initial", "初次审查时间", "the time of the initial audit"),
    ("issue", "发证", "issue"),
    ("months", "月", "months"),
    ("nearest", "四舍五入", "rounded to the nearest"),
    ("none", "没有", "none"),
    ("on-site-time", "现场审查时间", "time on site"),
    ("person-day", "人日", "person-days"),
    ("previous-surveillance", "上次监督", "the last surveillance"),
    ("same-day", "满期的同一日", "the same date"),
    ("service-sites", "只计服务场所", "service sites alone"),
    ("suspension", "暂停", "suspension"),
    ("total-time", "总审查时间", "total audit time"),
    ("up", "向上取整", "rounded up"),
    ("verification", "验证", "verification"),
    ("weekdays", "周一至周五", "Monday to Friday"),
    ("window", "可做的时间段", "window"),
    ("with-central-office", "连同中心办公室", "with the central office"),
    ("with-holidays", "扣除法定节假日", "without public holidays"),
    ("working-days", "工作日", "working days"),
    ("year-of-expiry", "到期的那一年", "the year of expiry"),
    ("year-of-recertification", "再认证的那一年", "the year of recertification"),
    ("years", "年", "years"),
)
VALUE_WORDS: Final[Mapping[str, Text]] = {key: Text(zh, en) for key, zh, en in _WORDS}
