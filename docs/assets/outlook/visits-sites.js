// The sites that are visited: typed in, or those that the plan of the same case has drawn.
import { button, element, one } from "../foundation/dom.js";
import { asKnown, comparable, cut, freshNames, namesListed } from "../foundation/names.js";
import { takeLines } from "../foundation/pasting.js";
import { drawnSites } from "./site-plan.js";
import { emptyRound, putAdding, sitesIn } from "./site-samples.js";

/** @typedef {import("../frame/assessment/page.js").Page} Page */
/** @typedef {import("../frame/frame.js").Frame<import("../workspace/state.js").State>} Frame */
/** @typedef {import("../workspace/store.js").Store<import("./site-samples.js").Round>} Settings */

/**
 * @param {Page} page
 * @param {Frame} frame
 * @param {Settings} settings
 */
export function bindVisited(page, frame, settings) {
  const { store } = frame;
  const field = one(page.form, "[data-new-site]", HTMLInputElement);
  const list = one(page.form, "[data-visited]", HTMLElement);
  const add = (/** @type {string[]} */ names) => {
    const told = sitesIn(store.get(), emptyRound());
    const fresh = freshNames(names.map(cut), settings.get().sites).map((name) => asKnown(name, told));
    if (fresh.length) settings.change((round) => round.sites.push(...fresh));
  };
  const take = () => {
    const typed = field.value;
    field.value = "";
    settings.change((round) => (round.adding = "")); // first: what is undone in one step is what was added
    add(namesListed(typed));
    field.focus();
  };
  takeLines(field);
  one(page.form, "[data-action=add-site]", HTMLButtonElement).addEventListener("click", take);
  field.addEventListener("input", () => settings.change((round) => putAdding(round, field.value)));
  settings.listen(({ adding }, replaced) => {
    if (replaced) field.value = adding;
  });
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    take();
  });
  one(page.form, "[data-action=take-plan]", HTMLButtonElement).addEventListener("click", async () => {
    const { names, said } = await planned(page, frame.python.request);
    add(names);
    frame.say(said);
  });
  let drawn = "";
  const draw = () => {
    const told = sitesIn(store.get(), emptyRound()).map(comparable);
    const sites = sitesIn(store.get(), settings.get()).map((name) => /** @type {const} */ ([name, told.includes(comparable(name))]));
    if (drawn === JSON.stringify(sites)) return;
    drawn = JSON.stringify(sites);
    const leave = (/** @type {string} */ name) => settings.change((round) => (round.sites = round.sites.filter((each) => each !== name)));
    list.replaceChildren(...sites.map(([name, used]) => visited(page, name, used ? null : () => leave(name))));
  };
  store.listen(draw);
  settings.listen(draw);
}

/**
 * @param {Page} page
 * @param {string} name
 * @param {(() => void) | null} leave null where clauses tell of it
 */
const visited = (page, name, leave) =>
  element("li", { "data-visited-site": name }, name, leave && button("×", leave, { "aria-label": page.say("remove_site", { site: name }) }));

/**
 * The sites that the site plan of the case at work has drawn.
 * @param {Page} page
 * @param {import("../engine/ask.js").Request} request
 * @returns {Promise<{ names: string[], said: string }>}
 */
async function planned(page, request) {
  const { office, sites, stage, refused } = await drawnSites(request);
  const names = [...office, ...sites];
  if (refused) return { names, said: page.say("plan_refused") };
  return { names, said: stage === null ? page.say("no_plan") : page.say("plan_taken", { count: names.length }) };
}
