"""What the servers are to send with the files of the site."""

from __future__ import annotations

from pathlib import Path

EVERYWHERE = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}
PAGES_ONLY = "frame-ancestors 'self'"
FRAMES_ONLY = "frame-ancestors *"
SCRIPTS_ONLY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; worker-src 'self'"
)
LASTING = "public, max-age=31536000, immutable"
TYPES = {
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".md": "text/markdown; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".whl": "application/zip",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".xml": "application/xml",
    ".yaml": "text/yaml; charset=utf-8",
    ".zip": "application/zip",
}


def files_of(site: Path) -> list[str]:
    """One file of each ending in each of the site's first folders: all of them would say the same again."""
    paths = sorted(path.relative_to(site) for path in site.rglob("*") if path.is_file())
    chosen = {(path.parts[0] if len(path.parts) > 1 else path.name, path.suffix): path for path in paths}
    return [path.as_posix() for path in chosen.values() if path.suffix != ".gz" and path.suffix in TYPES]


def policy_of(path: str) -> str:
    """What the file at PATH is sent with: calculators for frames alone may be framed by others."""
    if path.endswith((".js", ".mjs")):
        return SCRIPTS_ONLY
    return FRAMES_ONLY if path.removeprefix("en/").startswith("embed/") else PAGES_ONLY
