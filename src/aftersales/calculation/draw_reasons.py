"""Why each site was drawn, in words."""

from __future__ import annotations

from collections.abc import Mapping

from aftersales.calculation.site_draw import DrawnSite, Ground, Turn
from aftersales.foundation.text import Text
from aftersales.model.site import Site

CONVENTION = Text(
    "规则只定数量，并要求一个周期的抽样盖住获证范围，没有规定怎么挑。这里的挑法是本站的约定：先让各地区、各类型都有，再按场所数分配；监督审查避开近期去过的；相同的由种子决定。审查组可以另选，请记下理由。",
    "The rules fix the number and ask that a cycle's samples cover the certified scope, not how to "
    "choose. This way of choosing is a convention of this site: every region and type first, then in "
    "proportion to the sites; surveillance avoids sites visited recently; the seed decides between "
    "equals. The audit team may choose otherwise and should record why.",
)
OFFICE = Text("中心办公室", "Central office")
ALWAYS = Text("每次都去，不占抽样数", "visited every time, on top of the sample")
"""What stands in a list of drawn sites for the central office, which is not drawn (ZPIC-WF-20 4.2.2)."""
_GROUNDS: Mapping[Ground, Text] = {
    "uncovered": Text("{stratum}本周期还没有审查过", "{stratum}: not yet visited in this cycle"),
    "first-of-stratum": Text("{stratum}至少去一个", "{stratum}: at least one visit"),
    "new-region-and-type": Text(
        "{stratum}的地区和类型都还没有抽到", "{stratum}: neither region nor type in the sample yet"
    ),
    "new-region": Text("{stratum}的地区还没有抽到", "{stratum}: region not in the sample yet"),
    "new-type": Text("{stratum}的类型还没有抽到", "{stratum}: type not in the sample yet"),
    "share": Text("按场所数分配，轮到{stratum}", "{stratum}: next in proportion to the number of sites"),
}
_TURNS: Mapping[Turn, Text] = {
    "only-choice": Text("其中只剩这一个", "the only site left there"),
    "never-visited": Text("其中有的已去过，先去没去过的", "never visited, unlike others there"),
    "longest-ago": Text("上次审查 {visited}，其中最早", "last visited {visited}, the longest ago there"),
    "drawn": Text("由随机种子抽出", "drawn by the seed"),
}
_ALL = Text("全部场所", "All sites")


def reason_of(drawn_site: DrawnSite) -> Text:
    """Why the stratum, then why this site of it."""
    ground = _GROUNDS[drawn_site.ground].filled(stratum=stratum_label(drawn_site.site))
    turn = _TURNS[drawn_site.turn].filled(visited=drawn_site.site.last_visited or "–")
    return Text(f"{ground.zh}；{turn.zh}。", f"{ground.en}; {turn.en}.")


def stratum_label(site: Site) -> Text:
    """Region and type as one name."""
    parts = [part for part in (site.region, site.type) if part]
    if not parts:
        return _ALL
    return Text(f"“{'·'.join(parts)}”", " / ".join(parts))
