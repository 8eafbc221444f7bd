// The result panel as a thing on the page: the phone's bar that unfolds, and going to a clause.
import { one, setText } from "../../foundation/dom.js";

/** @typedef {import("./page.js").Page} Page */

/**
 * @param {Page} page
 * @param {(clause: import("./page.js").Clause) => void} goTo
 * @returns {(answered: number) => void} takes how many clauses are answered
 */
export function bindPanel(page, goTo) {
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
    goTo(clause);
  });
  keepBelowHeader(page);
  return progressOf(page, panel);
}

/**
 * What stays in view stays below the theme's header, however high that is. The style sheet knows its usual heights: to
 * say another one has the browser look for new styles of the whole form.
 * @param {Page} page
 */
function keepBelowHeader(page) {
  const header = document.querySelector(".md-header");
  const first = page.root.querySelector(".calc-toolbar");
  if (!header || !first) return;
  new ResizeObserver(([change]) => {
    const height = Math.round(change?.borderBoxSize[0]?.blockSize ?? 0);
    if (Math.round(parseFloat(getComputedStyle(first).top)) !== height) page.root.style.setProperty("--c-top", `${height}px`);
  }).observe(header);
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
    for (const place of places) setText(place, text);
  };
}
