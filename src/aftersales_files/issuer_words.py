"""What is told of the findings of a certification body's form: how a cell was read, or why it stayed open."""

from __future__ import annotations

from aftersales.foundation.text import Text
from aftersales_files.sample_words import HOW_TO_WRITE

BY_POINTS = Text("只写了分数：{points} 分按{finding}读", "points alone: {points} is read as {finding}")
WAS_DATE = Text(
    "是表格程序改成的日期，按抽 {drawn}、不符合 {bad} 读",
    "a date made by a spreadsheet, read as {bad} of {drawn} not conforming",
)
COUNTS_BESIDE = Text(
    "旁边写着抽 {drawn} 不符合 {bad}，按整条{finding}读",
    "beside it stands {bad} nonconforming of {drawn}; the whole clause is read as {finding}",
)
BY_COUNTS = Text("只填了抽样的数，按抽样读", "the counts of a sample alone, read as by sample")
BY_MARK = Text("按{finding}读", "read as {finding}")
PARTIAL = Text(
    "满分 {full} 分写了 {points} 分。规则里没有部分得分（抽样才按比例扣分），留作未评",
    "{points} of {full} points. The rules know no part of the points but by sample; left open",
)
PARTIAL_WORD = Text(
    "规则里没有部分符合（抽样才按比例扣分），留作未评",
    "the rules know no such finding but by sample; left open",
)
TOO_MANY = Text("多于满分 {full} 分，留作未评", "more than the full {full} points; left open")
CONTRADICTION = Text("前后对不上，留作未评", "contradicts itself; left open")
POINTS_OR_SAMPLE = Text(
    "说不准是得分还是抽样（如 2/2），留作未评", "points or a sample (2/2), it is not certain; left open"
)
UNKNOWN = Text("无法识别，留作未评", "not understood; left open")
NO_SAMPLE = Text("无法识别，留作未评；{how}", "not understood; left open; {how}").filled(how=HOW_TO_WRITE)
NO_VALUE = Text("是公式或错误值，没有读", "a formula or an error value, not read")
NO_REASON = Text("不适用没有写理由，留作未评", "not applicable without a reason; left open")
NOT_DELETABLE = Text("本条款不允许删减，留作未评", "a clause that may not be deleted; left open")
NO_COUNTS = Text("抽样没有写清抽样数和不符合数，留作未评", "a sample without its two counts; left open")
BORROWED = Text("不适用的理由取自材料、备注一栏", "the reason is taken from the column of evidence or notes")
TOGETHER = Text("这一行有几条条款，按同一结论读", "several clauses in this row, read as one finding")
BY_SHARE = Text(
    "按抽 {drawn}、不符合 {bad} 读；是说 {bad} 个符合就写成“抽 {drawn}，符合 {bad}”",
    "read as {bad} of {drawn} not conforming; if {bad} conform, write {bad} of {drawn} conform",
)
BY_NUMBER_DRAWN = Text(
    "按抽 {drawn}、不符合 {bad} 读；是说 {drawn} 个里抽了 {bad} 个，就写成“抽 {bad}，不符合几个”",
    "read as {bad} of {drawn} not conforming; if {bad} were drawn of {drawn}, write how many of {bad} fail",
)
POINTS_OF_ANOTHER_SAMPLE = Text(
    "和分数对不上（抽 {drawn}、不符合 {bad}，满分 {full} 分应得 {earned} 分，写的是 {points} 分），留作未评",
    "goes not with the points ({bad} of {drawn} not conforming leaves {earned} of {full}, and {points} is "
    "written); left open",
)
