// Where two people answered differently: both sides in view, by clause, until one is taken.
import { button, element, one } from "../foundation/dom.js";

/** @typedef {import("./page.js").Page} Page */
/** @typedef {import("../engine/api.js").Conflict} Conflict */
/** @typedef {import("../engine/api.js").SideToTake} Side */
/** @typedef {import("./places.js").Words} Words */

/**
 * @typedef {object} Part conflicts of one document of the page
 * @property {Conflict[]} conflicts
 * @property {Words} words
 * @property {(resolved: Record<string, Side>) => Promise<void>} settle
 */

/**
 * @param {Page} page
 * @param {(count: number) => void} tell how many are left
 * @returns {(name: string, part: Part) => void} shows the conflicts of a document in place of those it had
 */
export function bindConflicts(page, tell) {
  const place = one(page.root, "[data-conflicts]", HTMLElement);
  /** @type {Map<string, Part>} */
  const parts = new Map();
  return (name, part) => {
    parts.set(name, part);
    const all = [...parts.values()].flatMap(({ conflicts, ...rest }) => conflicts.map((conflict) => ({ conflict, ...rest })));
    place.hidden = !all.length;
    const had = place.contains(document.activeElement);
    place.replaceChildren(...(all.length ? view(page, all) : []));
    if (had) place.querySelector("button")?.focus();
    tell(all.length);
  };
}

/**
 * @param {Page} page
 * @param {({ conflict: Conflict } & Omit<Part, "conflicts">)[]} all
 */
const view = (page, all) => [
  element("p", { role: "alert" }, element("strong", {}, page.say("conflicts_title", { count: all.length }))),
  element("p", { class: "calc-hint" }, page.say("conflicts_hint")),
  element("ul", { class: "calc-conflicts" }, ...all.map(({ conflict, words, settle }) => entry(page, conflict, words, settle))),
];

/**
 * @param {Page} page
 * @param {Conflict} conflict
 * @param {Words} words
 * @param {Part["settle"]} settle
 */
function entry(page, conflict, words, settle) {
  const { place, mine, theirs, choices } = conflict;
  const named = page.pick(conflict.label);
  const label = named && named !== place ? named : words.place(place); // of a form the engine knows the place alone
  const own = element("li", { "data-conflict": place });
  /** @param {Side} side */
  const take = (side) => {
    const buttons = [...own.querySelectorAll("button")];
    for (const each of buttons) each.disabled = true;
    settle({ [place]: side }).catch(() => {
      for (const each of buttons) each.disabled = false;
      own.querySelector("[data-unkept]")?.remove();
      own.append(element("p", { role: "alert", "data-unkept": true }, page.say("act_unkept")));
    });
  };
  /** @param {Side} side @param {string} text */
  const choice = (side, text) =>
    button(page.say(`take_${side}`), () => take(side), {
      "data-take": side,
      "aria-label": `${page.say(`take_${side}`)}${page.say("switch_colon")}${label} ${text}`,
    });
  const shown = (/** @type {unknown} */ value) => words.value(value) || page.say("nothing_there");
  own.append(
    element("strong", {}, label),
    element(
      "dl",
      {},
      element("dt", {}, page.say("side_mine")),
      element("dd", {}, shown(mine), " ", choice("mine", shown(mine))),
      element("dt", {}, page.say("side_theirs")),
      element("dd", {}, shown(theirs), " ", choice("theirs", shown(theirs))),
    ),
  );
  if (choices.includes("both")) own.append(choice("both", words.value(conflict.both)));
  return own;
}
