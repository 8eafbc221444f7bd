// The page of cases: what this browser keeps, shown anew whenever something of it changes.
import { button, element, one } from "../foundation/dom.js";
import { complain } from "../foundation/notes.js";
import { engineOn } from "../frame/engine-view.js";
import { openReceived } from "../frame/receiving.js";
import { keptRubrics } from "../workspace/own-rubrics.js";
import { actsOn, askName } from "./acts.js";
import { bindBackup, restore } from "./backup.js";
import { bindKeeping, showKeeping } from "./keeping.js";
import { caseList, nothing } from "./list.js";
import { readCasesPage, withOwnRubrics } from "./page.js";
import { openShelf } from "./shelf.js";
import { levelOf } from "./verdicts.js";

/** @typedef {import("./page.js").CasesPage} CasesPage */
/** @typedef {import("./shelf.js").Shelf} Shelf */
/** @typedef {import("./shelf.js").ShownCase} ShownCase */

/**
 * The levels of the assessments on the page, filled in as the engine answers; it is started by the first of them.
 * @param {CasesPage} page
 */
function levelsOn(page) {
  /** @type {import("../engine/client.js").Engine | undefined} */
  let started;
  const engine = () => {
    if (!started) {
      started = engineOn(page, page.library, page.given);
      started.start();
    }
    return started;
  };
  let shown = 0;
  /** @param {ShownCase[]} cases */
  return async (cases) => {
    const own = (shown += 1);
    for (const { id, key, assessment } of cases.flatMap(({ documents }) => documents)) {
      if (!assessment || page.older.has(key)) continue; // never by another version than its own
      const words = await levelOf(page, engine().request, assessment);
      if (own !== shown) return; // the page shows something newer by now
      for (const place of page.root.querySelectorAll(`[data-level-of="${CSS.escape(id)}"]`)) place.textContent = words;
    }
  };
}

/**
 * Files that the installed app is opened with, or that are shared with it.
 * @param {CasesPage} page
 * @param {(file: File) => Promise<void>} restoring
 */
function bindReceiving(page, restoring) {
  const leading = async (/** @type {File} */ file, /** @type {string[]} */ others) =>
    (await import("./receiving.js")).lead(page, restoring, file, others);
  void openReceived(page, leading);
  const { launchQueue } = /** @type {{ launchQueue?: { setConsumer: (take: (launched: { files?: { name: string, getFile: () => Promise<File> }[] }) => void) => void } }} */ (globalThis);
  launchQueue?.setConsumer(({ files: [opened, ...others] = [] }) => {
    const led = opened?.getFile().then((file) => leading(file, others.map(({ name }) => name)));
    led?.catch(() => complain(page, page.say("received_gone"))); // moved meanwhile, or another program holds it
  });
}

/** @param {CasesPage} plain */
async function start(plain) {
  const page = withOwnRubrics(plain, await keptRubrics().catch(() => []));
  page.root.classList.add("is-live");
  const place = one(page.root, "[data-cases]", HTMLElement);
  place.textContent = page.say("reading");
  const shelf = await openShelf();
  if ("unkept" in shelf) {
    place.textContent = page.say(shelf.unkept === "newer" ? "newer" : "unkept");
    return;
  }
  const fillIn = levelsOn(page);
  const renew = async () => {
    const cases = await shelf.read();
    place.replaceChildren(...caseList(page, cases, acts, nothing(page, place.dataset.calculators ?? ""), adding));
    showKeeping(page, await shelf.room(), cases.length > 0);
    void fillIn(cases);
  };
  const acts = actsOn(page, shelf, renew);
  const begin = () => askName(page, "new_case", "", (name) => shelf.create(name).then(renew));
  const adding = element("p", {}, button(page.say("new_case"), begin, { "data-action": "new-case" }));
  bindBackup(page, shelf, renew);
  bindKeeping(page, shelf, renew);
  shelf.listen(() => void renew());
  await renew();
  bindReceiving(page, (file) => restore(page, shelf, file).then(renew));
}

const root = document.querySelector("[data-workspace]");
if (root instanceof HTMLElement) void start(readCasesPage(root));
