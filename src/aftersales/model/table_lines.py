"""Lines of a table that are none of its rows: totals, titles of groups, examples, what is written below."""

from __future__ import annotations

from aftersales.foundation.late_pattern import LatePattern
from aftersales.foundation.typed import comparable

_LONGEST_WORDS = 300
_TOTAL = LatePattern(
    r"[\W_]*(?:合计|总计|小计|共计|累计|总数|总和|求和|汇总|计数|(?:sub-?|grand)?totals?|sum|[σ∑])"
    r"(?:[\W\d_].*|数|结果|人数.*|(?:门店|网点|场所|站点)(?:总?数量?|个数)?(?:[\W\d_].*)?|(?:result|count|number|(?:numberof)?"
    r"(?:sites?|shops?|stores?|branches|outlets?|headcount|staff|people|employees))[\W\d_]*)?"
    r"|(?:总|本表|以上|本页|全[国省市])?共[有计]?\d+(?:家|个|处|间|人|行|条).*"
    r"|.{1,20}(?:小计|合计|总计|总数)(?:[:：]?\d+[家个处间人]?|[:：])?"
    r"|\((?:空白|blank)\)|计[:：]?|总人数[:：]?|(?:平均|最大|最小)(?:值|数|人数)[:：]?|平均[:：]?|average[:：]?|其中[:：].*"
)
_NOTES = (
    r"(?:填[表报])?(?:注|备注|附注|说明|note|notes|remark|remarks)\s*\d?[:：.、].*|备注|附注|说明",
    r"注释?\d?(?:[:：.、].*|(?:本表|以上|表中|不含|不包括|未含|含有?).*)|附(?:件|表|注)?\d?[:：].*",
)
_SIGNATURES = (
    r"(?:制表|填表|编制|审核|批准|复核|统计|报送|联系|(?:单位|部门)?负责|preparedby|approvedby|date)"
    r"(?:人|员|部门|单位|日期|时间|电话)?(?:[(]?(?:盖章|签字|签名)[)]?)?[:：].*",
    r"(?:日期|单位|盖章|签字|签名)(?:[(]?盖章[)]?)?[:：].*",
    r"(?:填报|制表|申报|报送|填表|审核)?(?:单位|部门|企业|公司|人)?(?:\((?:盖章|公章|签章|签字|签名)\)|盖章|公章|签章)[:：]?",
)
_OF_THE_TABLE = (
    r"(?:\d{1,2}[.、)]|[*※])?(?:本表|以上|上述|表中)"
    r"(?:$|数据|信息|内容|资料|人数|场所|网点|门店|均|为|是|由|所[列有]|全部|不[含包]|未).*",
    # A shop may be called *包河店, 1.含山县服务站 or 数据来源科技公司.
    r"(?:[*※]|\d{1,2}[.、)])(?:不[含包]|未[含包计列统审标填写注]|含(?![山光元嘉笑章])|包[含括]).*",
    r"[*※](?:仅[含包为供限统]|表示|代表|标[注记识示明红黄*※有为]).*",
    r"(?:数据|资料|信息)来源(?:[于为自:：].*|(?!.*(?:公司|中心|店|站|部)$).*)",
)
_TIMES_AND_PAGES = (
    r"(?:统计|填表|制表|填报|更新|编制)(?:时间|日期)\d.*|(?:数据|统计)?截[至止](?!.*(?:公司|中心|店|站|部|行|厂)$).*",
    r"\d{4}[年/.-]\d{1,2}[月/.-](?:\d{1,2}[日号]?)?|共\d+页|第\d+页(?:[,/、(]?[共总]\d+页[)]?)?",
)
_ENDS = (
    r"[\W_]*(?:完|全文完|以上|以下略|下略|略|end)[\W_]*|endof(?:list|table|file)",
    r"[\W_]*以下(?:空白|无正文|无内容|无)[\W_]*",
)
_NUMERAL = "(?:[一二三四五六七八九十]{1,3}|[ivx]{1,4})"
_NUMBERED = LatePattern(
    rf"\(?{_NUMERAL}(?:\)|、).+|[一二三四五六七八九十]{{1,3}}[.,:].+"
    rf"|第{_NUMERAL}(?:部分|大类|类|组|大区|片区|区域)(?![^:、(]*(?:公司|中心|[店站厂行院处])$).*"
)
_FRAMED = LatePattern(r"【[^】]+】|〔[^〕]+〕|\[[^\]]+\]|《[^》]+》|([-—=*#])\1+[^-—=*#]+\1\1+|[^:]{1,20}:")
_ALONE = LatePattern(_NUMERAL)
_EXAMPLE = LatePattern(
    r"(?:示例|样例|举例|范例)(?:(?:\d|[一二三])?[:、.-].*)?"
    r"|(?:填写|填报|填表)(?:示例|样例|举例|范例)(?:\d|[一二三])?(?:[:、.-].*)?"
    r"|[(【\[](?:示例|样例|举例|范例|例)[)】\]].*|例如?:.*|例"
    r"|(?:example|sample|e\.g\.)(?:\d?[:：].*)?"
)
_COUNTED_EXAMPLE = LatePattern(
    r"(?:示例|样例|举例|范例|例|example|sample)[(#]?(?:\d{1,3}|[一二三四五六七八九十])\)?"
)
_IN_PLACE_OF_A_NAME = LatePattern(
    r".+[(【\[](?:填写)?(?:示例|样例|举例|范例|例|example|sample)[)】\]]"
    r"|(?:示例|样例|范例"
    r"|(?:某某|x{2,}|×{2,}|\*{2,}|[○〇]{2,})(?:省|市|区|县|路|街|公司|品牌|集团)*)"
    r"(?:服务|维修|售后)?(?:门?店|旗舰店|专卖店|网点|站点?|公司|场所|中心|单位|名称)?"
)
_BESIDE_EXAMPLE = LatePattern(
    r"(?:这是|此行为?|本行为?|仅为?)?(?:填写)?(?:示例|样例|范例|example|sample)"
    r"(?:行|数据)?(?:[,、;。].*)?"
)
_REMARK = LatePattern("|".join((*_NOTES, *_SIGNATURES, *_OF_THE_TABLE, *_TIMES_AND_PAGES, *_ENDS)))


def as_words(text: str) -> str:
    """The beginning of TEXT as it is compared: no head, no total and no remark is told by more."""
    return comparable(text[:_LONGEST_WORDS])


def is_total(text: str) -> bool:
    """Whether TEXT is what stands before a total."""
    return _TOTAL.fullmatch(as_words(text)) is not None


def is_remark(text: str) -> bool:
    """Whether TEXT is what people write below a table: who filled it in, a note, an end; a bare date, too.

    Whoever asks knows by the other cells whether the line may be a row all the same.
    """
    return _REMARK.fullmatch(as_words(text)) is not None


def is_example(text: str) -> bool:
    """Whether TEXT is what stands in the row that shows how a form is filled in: ``示例``, ``例：北京店``."""
    return _EXAMPLE.fullmatch(as_words(text)) is not None


def may_be_example(text: str) -> bool:
    """Whether TEXT is an example with a number, ``样例1``; sites without their names are called so, too."""
    return _COUNTED_EXAMPLE.fullmatch(as_words(text)) is not None


def stands_for_a_name(text: str) -> bool:
    """Whether TEXT, in a column of names, is that of an example: ``北京店（示例）``, ``XX店``."""
    return may_be_example(text) or _IN_PLACE_OF_A_NAME.fullmatch(as_words(text)) is not None


def is_beside_example(text: str) -> bool:
    """Whether TEXT, in a column of remarks, says that its row is an example: ``样例，填写时删除``."""
    return _BESIDE_EXAMPLE.fullmatch(as_words(text)) is not None


def is_title(text: str) -> bool:
    """Whether TEXT has the number or the frame of a title that heads the rows below it."""
    words = as_words(text)
    return is_numbered(words) or is_framed(words)


def is_numbered(words: str) -> bool:
    """Whether WORDS, made so by `as_words`, begin with a number as titles have it: ``一、``, ``（二）``."""
    return _NUMBERED.fullmatch(words) is not None


def is_framed(words: str) -> bool:
    """Whether WORDS, made so by `as_words`, stand in a frame as titles do: ``【华东】``, ``——华东——``."""
    return _FRAMED.fullmatch(words) is not None


def is_numeral(words: str) -> bool:
    """Whether WORDS, made so by `as_words`, are the number of a title alone: ``一``."""
    return _ALONE.fullmatch(words) is not None
