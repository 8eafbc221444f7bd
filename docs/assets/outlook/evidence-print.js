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
 * What is recorded of a document, whatever has one value alone with its name: of three days one is not to guess which is which.
 * @param {Page} page
 * @param {NonNullable<Shown["recorded"]>} recorded
 */
function wordsOn(page, { document, owner, date, covers, valid_until: until, file, note }) {
  const named = (/** @type {string} */ key, /** @type {string | null} */ value) => value && `${page.say(`ev_${key}`)} ${value}`;
  const period = covers && `${covers.from} ${page.say("ev_until")} ${covers.to}`;
  return [document, owner, named("date", date), named("covers", period), named("valid_until", until), file, note].filter(Boolean);
}

/**
 * @param {Page} page
 * @param {Shown} shown
 */
function documentLine(page, { shows, recorded, problem, why }) {
  const box = recorded ? BOXES[recorded.state] : "☐";
  const parts = recorded ? wordsOn(page, recorded) : [];
  const said = parts.length ? page.say("ev_colon") + parts.join(page.say("list_comma")) : "";
  const wrong = problem && problem !== "unrecorded" && why ? element("em", {}, ` （${page.pick(why)}）`) : null;
  return [`${box} ${page.pick(shows)}${said}`, wrong];
}
