"""What every result says of itself once it leaves: printed, saved, or sent on."""

from __future__ import annotations

from typing import Final

from aftersales.foundation.text import Text

NOTICE: Final = Text(
    "这是自行估算的结果，不是认证，也不是认证机构的结论。",
    "This is a self-made estimate. It is not a certification, nor a certification body's decision.",
)

NOTICES: Final = [
    NOTICE,
    Text(
        "这是企业自己做的估算，不是认证，也不是认证机构的结论。",
        "This is a self-made estimate. It is no certification, nor what a certification body decided.",
    ),
]
"""As it is said, and as releases of before said it in what they wrote."""
