// A bundle that was handed in: whether each file in it is as it was packed, and the record to recompute.
import { exchange } from "../engine/exchange.js";
import { element, one } from "../foundation/dom.js";
import { complain } from "../foundation/notes.js";
import { languageOf } from "../foundation/words.js";
import { faultIn, tooLarge } from "../frame/files.js";

/** @typedef {import("../foundation/words.js").Text} Text */
/** @typedef {{ files: string[], damages: { name: Text, found: Text }[], unchecked: { name: Text, found: Text }[], record: string | null }} Checked */

/**
 * The text of the record in FILE; null where it was changed, which is told.
 * @param {import("../frame/page.js").Page} page
 * @param {import("../engine/client.js").Engine} python
 * @param {File} file
 * @returns {Promise<string | null>}
 */
export async function checkBundle(page, python, file) {
  const limit = tooLarge({ name: "x.xlsx", size: file.size }, 0);
  if (limit) complain(page, page.say("bundle_too_large", { name: file.name, limit }));
  if (limit) return null;
  const asked = { kind: "check-bundle", language: languageOf(page.root) };
  /** @type {import("../engine/exchange.js").Answer<Checked>} */
  const answer = await exchange(python, "reading", asked, new Uint8Array(await file.arrayBuffer()), () => {});
  if (!answer?.result) {
    const lines = answer?.faults?.map((fault) => faultIn(page, fault)) ?? [];
    complain(page, page.say(answer ? "not_a_record" : "file_missing"), lines);
    return null;
  }
  const { files, damages, unchecked, record } = answer.result;
  const said = page.say(damages.length ? "bundle_damaged" : "bundle_whole", { count: files.length });
  const [lines = [], others = []] = [damages, unchecked].map((some) =>
    some.map(({ name, found }) => element("li", {}, page.say("bundle_damage", { name: page.pick(name), found: page.pick(found) }))),
  );
  const box = element(
    "div",
    { class: `rule-verdict rule-verdict--${damages.length ? "bad" : "good"}`, "data-verdict": "bundle" },
    element("strong", {}, said),
    lines.length ? element("ul", {}, ...lines) : element("p", {}, files.join(page.say("list_comma"))),
    others.length > 0 && element("ul", { class: "calc-caution", "data-part": "unchecked" }, ...others),
  );
  one(page.root, "[data-outcome]", HTMLElement).replaceChildren(box);
  one(page.root, "[data-report]", HTMLElement).replaceChildren();
  one(page.root, "[data-announce]", HTMLElement).textContent = said;
  return record;
}
