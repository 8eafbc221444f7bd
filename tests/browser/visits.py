"""Visitors' browsers, and what must never happen in them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Literal, TypeAlias

from playwright.sync_api import Browser, BrowserContext, Page, Request, ViewportSize, WebError

WATCH = """
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) =>
  window.violations.push(event.violatedDirective + " " + event.blockedURI + " " + event.sourceFile));
"""
ALONE = "delete globalThis.SharedWorker;"
DESK: ViewportSize = {"width": 1280, "height": 900}
Scheme: TypeAlias = Literal["light", "dark"]
KEPT = "indexeddb,local_storage,cache_storage,file_systems"
"""What a site may have kept, as the protocol of Chromium's tools names it."""


class Watch:
    """What must never happen: asking somebody else, an error, a breach of policy, hostile texts that run."""

    def __init__(self, context: BrowserContext, site: str) -> None:
        self._asked: list[str] = []
        self._errors: list[str] = []
        self._site = site
        self._context = context
        context.add_init_script(WATCH)
        context.on("request", self._note)
        context.on("weberror", self._blame)

    def end(self) -> None:
        """Look away, as from a browser that others go on with."""
        self._context.remove_listener("request", self._note)
        self._context.remove_listener("weberror", self._blame)

    def check(self, page: Page) -> None:
        elsewhere = [url for url in self._asked if not url.startswith((self._site, "data:", "blob:"))]
        assert elsewhere == []
        assert self._errors == []
        assert page.evaluate("window.violations") in ([], None)
        assert page.evaluate("window.hacked") is None

    def _note(self, request: Request) -> None:
        self._asked.append(request.url)

    def _blame(self, error: WebError) -> None:
        self._errors.append(str(error.error))


def open_context(browser: Browser, *, sharing: bool = False, keeping: bool = True) -> BrowserContext:
    """A browser for one visitor. What a worker asks for is seen, and can be held up, where it is the page's
    own; Playwright does not reach those that pages share, so there are none but with SHARING. Without KEEPING
    no copy of the site is made beside what is looked at.
    """
    context = browser.new_context(
        viewport=DESK, locale="zh-CN", service_workers="allow" if keeping else "block"
    )
    if not sharing:
        context.add_init_script(ALONE)
    return context


@contextmanager
def first_visit(browser: Browser, site: str) -> Iterator[Page]:
    """An empty page in a browser that has never been at SITE."""
    context = open_context(browser)
    watch = Watch(context, site)
    page = context.new_page()
    yield page
    watch.check(page)
    context.close()


class Visits:
    """One browser for many visitors, of whom none finds anything kept by those before. Python goes on from
    one visit to the next, as it does from page to page, for starting it takes seconds: who tests how it
    starts, or what its worker asks for, makes a `first_visit`.
    """

    def __init__(self, browser: Browser, **options: Any) -> None:
        around: dict[str, Any] = {"viewport": DESK, "locale": "zh-CN", "service_workers": "block"}
        self.context = browser.new_context(**{**around, **options})
        self._tools = self.context.new_cdp_session(self.context.new_page())

    @contextmanager
    def at(self, site: str, *, width: int = 0, scheme: Scheme = "light") -> Iterator[Page]:
        """An empty page in a browser that has nothing kept of SITE: as wide as a desk unless WIDTH says."""
        watch = Watch(self.context, site)
        page = self.context.new_page()
        if width:
            page.set_viewport_size({"width": width, "height": 780})
        page.emulate_media(color_scheme=scheme)
        try:
            yield page
            for each in self.context.pages[1:]:
                watch.check(each)
        finally:
            watch.end()
            self._forget(site)

    def end(self) -> None:
        self.context.close()

    def _forget(self, site: str) -> None:
        for page in self.context.pages[1:]:
            page.close()
        self.context.unroute_all()
        self.context.clear_permissions()
        self._tools.send("Storage.clearDataForOrigin", {"origin": site.rstrip("/"), "storageTypes": KEPT})
