// Which clauses are shown, and going to one of them.
import { all, one, setText } from "../foundation/dom.js";

/** @typedef {import("../frame/assessment/page.js").Page} Page */
/** @typedef {import("../frame/assessment/page.js").Clause} Clause */
/** @typedef {"all" | "open" | "lost" | "deleted"} Filter */

/** @type {Record<Filter, (element: HTMLElement) => boolean>} */
const PASSES = {
  all: () => true,
  open: (element) => element.dataset.choice === "open" || "unfinished" in element.dataset,
  lost: (element) => "isLost" in element.dataset || element.dataset.choice === "not_met",
  deleted: (element) => element.dataset.choice === "not_applicable",
};

/**
 * @typedef {object} Filters
 * @property {() => void} count renew the figures on the buttons
 * @property {(clause: Clause) => void} goTo show a clause and put the focus on it
 * @property {() => boolean} goToNextOpen false where none is open
 */

/**
 * A filter is applied when it is chosen and not again with each change: a clause must not vanish
 * under the finger that has just marked it.
 * @param {Page} page
 * @returns {Filters}
 */
export function bindFilters(page) {
  const buttons = all(page.form, "button[data-filter]", HTMLButtonElement);
  /** @param {Filter} filter */
  const choose = (filter) => {
    buttons.forEach((each) => each.setAttribute("aria-pressed", String(each.dataset.filter === filter)));
    apply(page, filter);
  };
  for (const each of buttons) {
    each.addEventListener("click", () => choose(/** @type {Filter} */ (each.dataset.filter)));
  }
  /** @param {Clause} clause */
  const goTo = (clause) => {
    if (clause.element.hidden) choose("all");
    clause.element.scrollIntoView({ block: "center", behavior: calm() ? "auto" : "smooth" });
    one(clause.element, "input[type=radio]:checked", HTMLInputElement).focus({ preventScroll: true });
  };
  return {
    count: () => countAll(page),
    goTo,
    goToNextOpen() {
      const next = nextOpen(page);
      if (next) goTo(next);
      return next !== undefined;
    },
  };
}

const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

/**
 * The next open clause after the one with the focus, else the first of all.
 * @param {Page} page
 */
function nextOpen(page) {
  const focused = document.activeElement?.closest("[data-clause]");
  const start = page.clauses.findIndex((clause) => clause.element === focused) + 1;
  const order = [...page.clauses.slice(start), ...page.clauses.slice(0, start)];
  return order.find((clause) => PASSES.open(clause.element));
}

/**
 * @param {Page} page
 * @param {Filter} filter
 */
function apply(page, filter) {
  for (const { element } of page.clauses) element.hidden = !PASSES[filter](element);
  const groups = [...all(page.form, "[data-indicator]", HTMLElement), ...all(page.form, "[data-section]", HTMLElement)];
  for (const group of groups) group.hidden = !group.querySelector("[data-clause]:not([hidden])");
  const shown = page.clauses.filter(({ element }) => !element.hidden).length;
  one(page.form, "[data-filter-none]", HTMLElement).hidden = shown > 0;
  const told = one(page.form, "[data-filtered]", HTMLElement);
  told.textContent = printedAlone(page, filter, shown);
  told.hidden = !told.textContent;
}

/**
 * That paper, which has no buttons, shows a part of the form alone; "" where it shows all of it.
 * @param {Pick<Page, "say" | "clauses">} page
 * @param {Filter} filter
 * @param {number} shown how many clauses are
 */
export function printedAlone(page, filter, shown) {
  const all = page.clauses.length;
  return shown === all ? "" : page.say("filter_printed", { filter: page.say(`filter_${filter}`), count: shown, all });
}

/** @param {Page} page */
function countAll(page) {
  for (const place of all(page.form, "[data-count]", HTMLElement)) {
    const passes = PASSES[/** @type {Filter} */ (place.dataset.count)];
    setText(place, String(page.clauses.filter(({ element }) => passes(element)).length));
  }
}
