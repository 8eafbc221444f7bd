"""What stands beside the result of the work that is kept, and a storage that is full when a test says so."""

from __future__ import annotations

from playwright.sync_api import Locator, Page

from tests.browser.calculator import Calculator

FULL = """
const real = IDBObjectStore.prototype.put;
window.storageFull = false;
IDBObjectStore.prototype.put = function (...given) {
  if (window.storageFull) throw new DOMException("full", "QuotaExceededError");
  return real.apply(this, given);
};
"""
FULL_AT_THE_END = """
const real = IDBObjectStore.prototype.put;
window.storageFull = false;
IDBObjectStore.prototype.put = function (...given) {
  const asked = real.apply(this, given);
  if (!window.storageFull) return asked;
  const { transaction } = this;
  Object.defineProperty(transaction, "error", { value: new DOMException("full", "QuotaExceededError") });
  asked.addEventListener("success", () => transaction.abort());
  return asked;
};
"""
"""As browsers do where there is room for each piece: all are taken, and then the whole is not written."""


def line(page: Page) -> Locator:
    return page.locator("[data-kept]")


def second_window(calculator: Calculator, site: str) -> Calculator:
    other = Calculator(calculator.page.context.new_page(), site)
    other.open()
    return other


def in_view(place: Locator) -> bool:
    """Whether a visitor sees PLACE without scrolling."""
    return bool(
        place.evaluate(
            """(element) => {
              const { top, bottom, width } = element.getBoundingClientRect();
              return width > 0 && top >= 0 && bottom <= innerHeight;
            }"""
        )
    )
