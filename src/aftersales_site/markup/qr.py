"""QR codes as inline SVG, for the printed page."""

from __future__ import annotations

import io
from functools import cache

import segno
from markupsafe import Markup


@cache
def qr_code(address: str) -> Markup:
    """A code that leads to ADDRESS; segno escapes nothing of ours, because only modules are drawn."""
    out = io.BytesIO()
    code = segno.make(address, error="m", micro=False)
    code.save(out, kind="svg", xmldecl=False, svgns=True, nl=False, scale=1, border=2, omitsize=True)
    return Markup(out.getvalue().decode())  # noqa: S704
