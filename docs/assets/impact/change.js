// What is changed: the day whose editions count, documents that were changed, readings.
import { exchange } from "../engine/exchange.js";
import { button, element, one } from "../foundation/dom.js";
import { faultLine } from "../frame/faults.js";
import { bindChooser, tooLarge } from "../frame/files.js";
import { bindReadings } from "../frame/readings-switch.js";
import { dayField } from "../outlook/waiting-day.js";
import { makeStore } from "../workspace/store.js";

/** @typedef {import("./page.js").ImpactPage} ImpactPage */
/** @typedef {import("../foundation/words.js").Text} Text */

/** @typedef {{ in_force_on?: string, readings?: Record<string, string>, documents?: string[] }} Change */
/** @typedef {{ id: string, title: Text, edition: string, document: string }} Edition */

const LARGEST = 4 * 1024 * 1024;
const MOST_FAULTS = 40;

/**
 * @param {ImpactPage} page
 * @param {() => import("../engine/client.js").Engine} python
 * @returns {{ chosen: () => Change | null }} null where nothing is changed
 */
export function bindChange(page, python) {
  /** @type {Map<string, Edition>} */
  const editions = new Map();
  const readings = bindReadings(page, () => {});
  const day = bindDay(page);
  const show = () => showEditions(page, editions, show);
  const chooser = one(page.root, "[data-edition-file]", HTMLInputElement);
  bindChooser(page, chooser, page.root.querySelector("[data-action=open-edition]"), async (file) => {
    const edition = await readEdition(page, python(), file);
    if (edition) editions.set(edition.id, edition);
    show();
  });
  return {
    chosen() {
      const switched = readings.switched();
      const change = {
        ...(day() ? { in_force_on: day() } : {}),
        ...(Object.keys(switched).length ? { readings: switched } : {}),
        ...(editions.size ? { documents: [...editions.values()].map(({ document }) => document) } : {}),
      };
      return Object.keys(change).length ? change : null;
    },
  };
}

/**
 * The field for the day, where a document has several editions.
 * @param {ImpactPage} page
 * @returns {() => string} the day; "" for none
 */
function bindDay(page) {
  const place = page.root.querySelector("[data-day]");
  let day = "";
  place?.append(
    dayField(page, {
      day,
      waiting: makeStore({ unfinished: {} }),
      place: "",
      keep: (kept) => (day = kept),
      attributes: { "aria-label": page.say("impact_day_label"), "data-key": "in_force_on" },
    }),
  );
  return () => day;
}

/**
 * @param {ImpactPage} page
 * @param {Map<string, Edition>} editions
 * @param {() => void} show
 */
function showEditions(page, editions, show) {
  const lines = [...editions.values()].map(({ id, title, edition }) => {
    const said = page.say("impact_document_read", { title: page.pick(title), edition });
    const away = button(page.say("impact_take_away"), () => editions.delete(id) && show(), { "aria-label": page.say("impact_take_away_of", { name: page.pick(title) }) });
    return element("li", { "data-edition": id }, said, " ", away);
  });
  one(page.root, "[data-editions]", HTMLElement).replaceChildren(...lines);
}

/**
 * The changed document in FILE; null where it is refused, which is told.
 * @param {ImpactPage} page
 * @param {import("../engine/client.js").Engine} python
 * @param {File} file
 * @returns {Promise<Edition | null>}
 */
async function readEdition(page, python, file) {
  tellFaults(page, []);
  const limit = tooLarge(file, LARGEST);
  if (limit) return tellFaults(page, [page.say("incoming_large", { name: file.name, limit })]);
  page.root.toggleAttribute("data-busy", true);
  const answer = await askFor(page, python, file).finally(() => page.root.toggleAttribute("data-busy", false));
  if (!answer) return tellFaults(page, [page.say("file_missing")]);
  if (answer.result) return answer.result;
  const said = page.say("impact_document_refused", { name: file.name, count: answer.faults.length });
  return tellFaults(page, [said, ...answer.faults.slice(0, MOST_FAULTS).map((fault) => faultLine(page, fault))]);
}

/**
 * @param {ImpactPage} page
 * @param {import("../engine/client.js").Engine} python
 * @param {File} file
 * @returns {Promise<import("../engine/exchange.js").Answer<Edition>>}
 */
async function askFor({ language }, python, file) {
  const asked = { kind: "read-edition", name: file.name, language };
  return exchange(python, "rubric", asked, new Uint8Array(await file.arrayBuffer()), () => {});
}

/**
 * @param {ImpactPage} page
 * @param {string[]} said what is wrong, and where; nothing where all is well
 * @returns {null}
 */
function tellFaults(page, [head, ...lines]) {
  const list = lines.length ? element("ul", {}, ...lines.map((line) => element("li", {}, line))) : "";
  one(page.root, "[data-edition-told]", HTMLElement).replaceChildren(...(head ? [element("p", { class: "calc-caution" }, head), list] : []));
  return null;
}
