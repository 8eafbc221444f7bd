"""A Content-Security-Policy for each page: scripts of this site, and the theme's inline ones by hash."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Sequence

_SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script>", re.DOTALL | re.IGNORECASE)
_CHARSET = re.compile(r"<meta charset=\"?utf-8\"?\s*/?>", re.IGNORECASE)
_NO_PROGRAM = re.compile(r"type=[\"']?application/(?:ld\+)?json", re.IGNORECASE)


def inline_scripts(html: str) -> Sequence[str]:
    """The programs that stand in HTML itself; JSON for scripts is none."""
    return [
        body
        for attributes, body in _SCRIPT.findall(html)
        if not re.search(r"\bsrc\s*=", attributes) and not _NO_PROGRAM.search(attributes)
    ]


def policy(html: str) -> str:
    """The policy of a page. Styles may stand inline, because the theme sets some from its script."""
    hashes = sorted({_hash(script) for script in inline_scripts(html)})
    scripts = " ".join(["'self'", "'wasm-unsafe-eval'", *hashes])
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {scripts}",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data:",
            "font-src 'self'",
            "connect-src 'self'",
            "worker-src 'self'",
            "manifest-src 'self'",
            "base-uri 'none'",
            "form-action 'self'",
        )
    )


def with_policy(html: str) -> str:
    """HTML with its policy right after the character set, before anything that it governs."""
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy(html)}">'
    if not _CHARSET.search(html):
        raise ValueError("a page without a character set")
    return _CHARSET.sub(lambda found: found[0] + meta, html, count=1)


def _hash(script: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"
