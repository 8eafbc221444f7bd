"""What two editions leave unclear: what is clear now, what no longer is, and what is read in another way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from aftersales.foundation.text import Text
from aftersales.model.discrepancy import Discrepancy
from aftersales_editions.both_languages import in_both

_NEW = Text("新增存疑 {number}：{title}", "discrepancy {number} is new: {title}")
_GONE = Text("存疑 {number} 没有了：{title}", "discrepancy {number} is gone: {title}")
_READ = Text(
    "存疑 {number} 改取另一种读法：{reading}", "discrepancy {number} is now read in another way: {reading}"
)


def readings_changed(
    before: Sequence[Discrepancy], after: Sequence[Discrepancy]
) -> Iterator[tuple[str, Text]]:
    """The id of each discrepancy of BEFORE and AFTER that one alone has or that is read otherwise, in words.

    Of a figure that changes with a reading the change is told by itself.
    """
    old, new = ({each.id: each for each in side} for side in (before, after))
    for name in dict.fromkeys((*new, *old)):
        was, now = old.get(name), new.get(name)
        if was is not None and now is not None:
            if was.adopted != now.adopted:
                text = next(in_both(each.text) for each in now.readings if each.id == now.adopted)
                yield name, _READ.filled(number=now.register, reading=text)
        elif (only := now or was) is not None:
            words = _GONE if now is None else _NEW
            yield name, words.filled(number=only.register, title=in_both(only.title))
