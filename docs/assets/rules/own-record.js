// A record by a rubric of one's own: recomputed by the rubric that this browser keeps, where it does.
import { element } from "../foundation/dom.js";
import { engineOn } from "../frame/engine-view.js";
import { keptRubrics, nameOf } from "../workspace/own-rubrics.js";

/** @typedef {import("../frame/page.js").Page} Page */
/** @typedef {import("../engine/api.js").DocumentComparison} Stated a document that the record stands on */
/** @typedef {import("../workspace/own-rubrics.js").OwnRubric} OwnRubric */

/** @type {Map<string, import("../engine/client.js").Engine>} */
const engines = new Map();

/**
 * What answers from the rubric that one of the documents STATED is: the very version, else the one opened last under its
 * id. Null where this browser keeps none.
 * @param {Page} page
 * @param {Stated[]} stated
 * @returns {Promise<((json: string) => Promise<string>) | null>}
 */
export async function askerFor(page, stated) {
  const kept = (await keptRubrics().catch(() => [])).filter(({ id }) => stated.some((each) => each.id === id));
  const rubric = kept.find(({ sha256 }) => stated.some(({ recorded }) => recorded === sha256)) ?? kept[0];
  return rubric ? engineFor(page, rubric).request : null;
}

/**
 * @param {Page} page
 * @param {OwnRubric} rubric
 */
function engineFor(page, rubric) {
  const name = nameOf(rubric);
  let python = engines.get(name);
  if (!python) {
    python = engineOn(page, page.library, [rubric.text]);
    python.start();
    engines.set(name, python);
  }
  return python;
}

/**
 * That the rubric which the record stands on is not here, and where to open it.
 * @param {Page} page
 * @param {Stated} stated
 */
export function withoutRubric(page, { id, edition, recorded }) {
  const address = `${page.home}calculators/own/`;
  return element(
    "div",
    { class: "rule-verdict rule-verdict--warn", "data-verdict": "no-rubric" },
    element("strong", {}, page.say("verdict_no_rubric")),
    element("p", {}, page.say("verdict_no_rubric_text", { id, edition: edition ?? "", digest: (recorded ?? "").slice(0, 12) })),
    element("p", {}, element("a", { href: address, "data-action": "open-own" }, page.say("verdict_open_own"))),
  );
}
