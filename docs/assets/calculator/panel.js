// The result panel as a thing on the page: the phone's bar that unfolds, going to a clause, printing, speaking.
import { all, one } from "./dom.js";
import { short } from "./result.js";

/** @typedef {import("./page.js").Page} Page */
/** @typedef {import("./scorer.js").Scored} Scored */

const PAUSE = 900; // milliseconds without a change before a screen reader is told

/**
 * @param {Page} page
 * @param {import("./filters.js").Filters} filters
 */
export function bindPanel(page, filters) {
  const panel = one(page.root, "[data-result]", HTMLElement);
  const toggle = one(panel, "[data-action=toggle-result]", HTMLButtonElement);
  /** @param {boolean} open */
  const unfold = (open) => {
    panel.toggleAttribute("data-open", open);
    toggle.setAttribute("aria-expanded", String(open));
    toggle.title = page.say(open ? "hide_details" : "show_details");
  };
  unfold(false);
  toggle.addEventListener("click", () => unfold(!panel.hasAttribute("data-open")));
  panel.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && panel.hasAttribute("data-open")) {
      unfold(false);
      toggle.focus();
    }
  });
  panel.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("[data-go]") : null;
    const clause = link instanceof HTMLElement ? page.byId.get(link.dataset.go ?? "") : undefined;
    if (!clause) return;
    event.preventDefault();
    unfold(false);
    filters.goTo(clause);
  });
  bindPrint(page, panel);
  keepBelowHeader(page);
  return { progress: progressOf(page, panel), announce: announcer(page) };
}

/**
 * What stays in view stays below the theme's header, however high that is.
 * @param {Page} page
 */
function keepBelowHeader(page) {
  const header = document.querySelector(".md-header");
  if (!header) return;
  const measure = () => page.root.style.setProperty("--c-top", `${Math.round(header.getBoundingClientRect().height)}px`);
  new ResizeObserver(measure).observe(header);
  measure();
}

/**
 * Folded parts do not print, so they are unfolded for the paper.
 * @param {Page} page
 * @param {HTMLElement} panel
 */
function bindPrint(page, panel) {
  one(panel, "[data-action=print]", HTMLButtonElement).addEventListener("click", () => print());
  /** @type {HTMLDetailsElement[]} */
  let unfolded = [];
  addEventListener("beforeprint", () => {
    const noted = all(page.form, "details[data-noted]:not([open])", HTMLDetailsElement);
    unfolded = [...all(panel, "details:not([open])", HTMLDetailsElement), ...noted];
    unfolded.forEach((each) => (each.open = true));
  });
  addEventListener("afterprint", () => unfolded.forEach((each) => (each.open = false)));
}

/**
 * @param {Page} page
 * @param {HTMLElement} panel
 */
function progressOf(page, panel) {
  const places = [one(panel, "[data-progress]", HTMLElement), one(panel, "[data-bar-progress]", HTMLElement)];
  /** @param {number} answered */
  return (answered) => {
    const text = page.say("answered", { answered, clauses: page.clauses.length });
    for (const place of places) place.textContent = text;
  };
}

/** @param {Page} page */
function announcer(page) {
  const place = one(page.root, "[data-announce]", HTMLElement);
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  /** @param {Scored} scored */
  return ({ reply }) => {
    clearTimeout(timer);
    const text = reply.ok ? short(page, reply.result) : page.say("refused");
    timer = setTimeout(() => (place.textContent = text), PAUSE);
  };
}
