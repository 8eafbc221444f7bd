"""Regions and types of sites under several names: those that are certainly one, and those that may be.

上海市, 沪 and Shanghai are one. Of 直营 and 直营店, 朝阳 and 朝阳区, 苏州 and 江苏苏州 only who made the list
knows.

The names stand here and not in YAML (ADR 0063): most are words of patterns, and as a module of their own they
made the engine's wheel 173 bytes larger with gzip, and a list of sites load one module more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, Literal, TypeAlias

from aftersales.foundation.late_pattern import LatePattern
from aftersales.foundation.typed import comparable

Place: TypeAlias = Literal["region", "type"]

CITIES: Final = "北京|上海|天津|重庆"
"""Each is a province by itself: what a pattern says of them."""
_PROVINCES = (
    "河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南"
    "|陕西|甘肃|青海|台湾"
)
_AUTONOMOUS = "内蒙古|广西|西藏|宁夏|新疆"
_ONE_NAME = LatePattern(
    rf"({CITIES})市|({_PROVINCES})省|({_AUTONOMOUS})(?:(?:壮族|回族|维吾尔)?自治区|省)"
    "|(香港|澳门)(?:特别行政区|特区)"
    "|(东北|华北|华东|华南|华中|华西|西北|西南)(?:大区|片区|地区|区域|区)"
    rf"|(?!(?:{_PROVINCES})市)(?P<city>.{{2,}})市"
)
"""吉林 is the province, and 吉林市 a city of it."""
_CHINAS = LatePattern(rf"(?:中国|中华人民共和国)((?:{CITIES}|{_PROVINCES}|{_AUTONOMOUS}|香港|澳门).*)")
_WITHIN = LatePattern(
    rf"(?:(?P<city>{CITIES})市?|(?P<province>{_PROVINCES})省?"
    rf"|(?P<region>{_AUTONOMOUS})(?:(?:壮族|回族|维吾尔)?自治区)?)(?P<inner>.{{2,}})"
)
_OTHER_SIGNS = str.maketrans("慶陝臺灣蘇遼寧龍雲貴肅滬閩贛鄂粵", "庆陕台湾苏辽宁龙云贵肃沪闽赣鄂粤")
_ENGLISH = (
    "beijing=北京 shanghai=上海 tianjin=天津 chongqing=重庆 hebei=河北 shanxi=山西 liaoning=辽宁 "
    "jilin=吉林 heilongjiang=黑龙江 jiangsu=江苏 zhejiang=浙江 anhui=安徽 fujian=福建 jiangxi=江西 "
    "shandong=山东 henan=河南 hubei=湖北 hunan=湖南 guangdong=广东 hainan=海南 sichuan=四川 "
    "guizhou=贵州 yunnan=云南 shaanxi=陕西 gansu=甘肃 qinghai=青海 taiwan=台湾 innermongolia=内蒙古 "
    "guangxi=广西 tibet=西藏 xizang=西藏 ningxia=宁夏 xinjiang=新疆 hongkong=香港 macao=澳门 "
    "macau=澳门 northeastchina=东北 northchina=华北 eastchina=华东 southchina=华南 centralchina=华中 "
    "northwestchina=西北 southwestchina=西南"
)
_SHORT = (
    "沪=上海 京=北京 津=天津 渝=重庆 冀=河北 晋=山西 辽=辽宁 浙=浙江 皖=安徽 闽=福建 赣=江西 鲁=山东 "
    "豫=河南 鄂=湖北 湘=湖南 粤=广东 琼=海南 川=四川 黔=贵州 滇=云南 陕=陕西 港=香港 澳=澳门 "
    "内蒙=内蒙古"
)
"""苏, 宁, 吉 and 新 are none of them: 宁 may be 南京 or 宁夏."""
_CALLED: Mapping[str, str] = {
    each: called
    for names in (_ENGLISH, _SHORT)
    for each, called in (pair.split("=") for pair in names.split())
}
_IN_ENGLISH = LatePattern(r"([a-z]+?)(?:province|city|municipality|autonomousregion|sar)?")

_PEOPLES = (
    "藏|回|彝|苗|土家|布依|侗|壮|傣|景颇|傈僳|白|哈尼|羌|朝鲜|蒙古|哈萨克|柯尔克孜|黎|满|瑶|畲|仡佬|纳西"
    "|拉祜|佤"
)
_SORTS: Mapping[Place, LatePattern] = {
    "region": LatePattern(
        "(?P<base>.+?)(?:(?P<sort>新?区|[片大]区|地区|县|州|盟|镇|乡|街道)"
        f"|(?:(?:{_PEOPLES})族?)+自治(?P<own>州|县|区))?"
    ),
    "type": LatePattern(
        "(?P<base>.+?)(?P<sort>门?店[铺面]?|网点|服务[站点商]|维修[站点]|[站点类型商式]|形式|模式)?(?P<own>)"
    ),
}
"""What stands behind a name of a place and may as well be left out."""
_SAID = ("省", "市")
"""海南省 is not 海南州, and 朝阳市 not 朝阳区; of 海南 and 朝阳 nobody knows."""


def place_key(place: str, kind: Place) -> str:
    """What two names of one PLACE have in common, and those of no others."""
    words = comparable(place)
    if kind == "type":
        return words
    words = words.translate(_OTHER_SIGNS)
    if (china := _CHINAS.fullmatch(words)) is not None:
        words = china[1]
    if (english := _IN_ENGLISH.fullmatch(words)) is not None:
        words = _CALLED.get(english[1], words)
    words = _CALLED.get(words, words)
    match = _ONE_NAME.fullmatch(words)
    if match is not None and match["city"] is None:
        return "".join(filter(None, match.groups()))
    if (within := _within(words)) is not None:
        city = _ONE_NAME.fullmatch(within[1])
        return within[0] + (city["city"] if city is not None and city["city"] else within[1])
    return words if match is None else match["city"]


def alike(names: Iterable[str], kind: Place) -> Iterator[tuple[str, str]]:
    """Those of NAMES of which two may be of one place, each with the first that is called so: 直营, 直营店.

    No two of NAMES have one key.
    """
    keys: dict[str, str] = {}
    within: dict[str, str] = {}
    sorts: dict[str, dict[str, str]] = {}
    for name in names:
        key = place_key(name, kind)
        base, sort = _parts(key, kind)
        sort = sort or (last if (last := comparable(name)[-1:]) in _SAID else "")
        outer = _within(key) if kind == "region" else None
        known = sorts.setdefault(base, {})
        same = known.get(sort) or (known.get("") if sort else next(iter(known.values()), None))
        found = same or within.get(key) or (keys.get(outer[1]) if outer else None)
        if found is not None:
            yield found, name
        keys.setdefault(key, name)
        known.setdefault(sort, name)
        if outer is not None:
            within.setdefault(outer[1], name)


def _parts(words: str, kind: Place) -> tuple[str, str]:
    """What WORDS name, and which sort of place they say it is, in one character."""
    match = _SORTS[kind].fullmatch(words)
    if match is None:
        return words, ""
    sort = match["sort"] or match["own"] or ""
    return match["base"], "店" if "店" in sort else sort[-1:]


def _within(words: str) -> tuple[str, str] | None:
    """The province with which WORDS begin, and the place in it; None if they do not begin so."""
    match = _WITHIN.fullmatch(words)
    return None if match is None else (match["city"] or match["province"] or match["region"], match["inner"])
