// What helps to fill in the form faster. Each loads when it is asked for: most visits need none.
import { all, one } from "../foundation/dom.js";
import { latest } from "../foundation/latest.js";
import { complain } from "../foundation/notes.js";

/** @typedef {import("../frame/assessment/page.js").Page} Page */
/** @typedef {import("../workspace/state.js").State} State */
/** @typedef {import("../frame/frame.js").Frame<State>} Frame */

/**
 * @typedef {object} Tool
 * @property {(page: Page, frame: Frame, pressed: HTMLElement) => void} open
 */

/** @type {Record<string, () => Promise<Tool>>} */
const TOOLS = {
  estimate: () => import("./tools/estimate.js"),
  "carry-over": () => import("./tools/carry-over.js"),
  deletions: () => import("./tools/deletions.js"),
  "loss-line": () => import("./tools/loss-line.js"),
};

const BAR = matchMedia("(max-width: 59.99em)"); // where the result is a bar at the bottom

/**
 * In the bar of a phone, the shortest way to the next level.
 * @param {Page} page
 * @param {Frame} frame
 * @returns {(asked: import("../engine/ask.js").Mapping) => void} takes the score request that was answered
 */
export function bindNearest(page, { python }) {
  const link = one(page.root, "[data-nearest]", HTMLAnchorElement);
  return latest(
    page.root,
    async (/** @type {import("../engine/ask.js").Mapping} */ asked) => {
      if (!BAR.matches) return null;
      const module = await import("./tools/nearest.js").catch(() => null); // the bar does without
      return module && { module, result: await module.nearestTo(python.request, asked) };
    },
    (found) => found?.module.showNearest(page, link, found.result),
  );
}

/**
 * @param {Page} page
 * @param {Frame} frame
 */
export function bindTools(page, frame) {
  page.root.addEventListener("click", (event) => {
    const pressed = event.target instanceof Element ? event.target.closest("[data-tool]") : null;
    if (!(pressed instanceof HTMLElement)) return;
    const load = TOOLS[pressed.dataset.tool ?? ""];
    load?.().then(
      ({ open }) => open(page, frame, pressed),
      () => complain(page, page.say("tool_failed")),
    );
  });
}

/**
 * Whoever comes to carry findings over from another rubric finds the suggestions open; once.
 * @param {Page} page
 */
export function carryFromAddress(page) {
  const address = new URL(location.href);
  const from = address.searchParams.get("carry");
  if (from === null) return;
  address.searchParams.delete("carry");
  history.replaceState(history.state, "", address);
  for (const each of all(page.root, "[data-tool=carry-over]", HTMLButtonElement)) {
    if (each.dataset.from === from) each.click();
  }
}
