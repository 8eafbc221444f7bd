// The evidence as a checklist on paper: a line for each document, with a box, and a line above for its clause.
import { element, one } from "../foundation/dom.js";

/** @typedef {import("../frame/assessment/page.js").Page} Page */
/** @typedef {import("../engine/api.js").EvidenceResult} Punch */
/** @typedef {Punch["clauses"][number]} Standing */
/** @typedef {Standing["evidence"][number]} Shown */

const BOXES = { "at-hand": "☑", missing: "☐", "not-needed": "–" };

/**
 * @param {Page} page
 * @param {() => Punch | null} current
 */
export function bindChecklist(page, current) {
  const place = one(page.root, "[data-checklist]", HTMLElement);
  addEventListener("beforeprint", () => {
    const punch = current();
    place.replaceChildren(...(punch ? punch.clauses.map((standing) => clauseLines(page, standing)) : []));
  });
  addEventListener("afterprint", () => place.replaceChildren());
}

/**
 * @param {Page} page
 * @param {Standing} standing
 */
const clauseLines = (page, { clause, title, label, owner, evidence, status }) =>
  element(
    "section",
    { class: "evidence-printed", "data-printed": clause },
    element("p", {}, element("b", {}, `${clause} ${page.pick(title)}`), ` ${page.pick(label)}`, owner && ` · ${owner}`),
    status !== "deleted" && element("ul", {}, ...evidence.map((shown) => element("li", {}, ...documentLine(page, shown)))),
  );

/**
 * @param {Page} page
 * @param {Shown} shown
 */
function documentLine(page, { shows, recorded, problem, why }) {
  const box = recorded ? BOXES[recorded.state] : "☐";
  const parts = recorded ? [recorded.document, recorded.owner, recorded.date, recorded.file, recorded.note].filter(Boolean) : [];
  const said = parts.length ? page.say("ev_colon") + parts.join(page.say("list_comma")) : "";
  const wrong = problem && problem !== "unrecorded" && why ? element("em", {}, ` （${page.pick(why)}）`) : null;
  return [`${box} ${page.pick(shows)}${said}`, wrong];
}
