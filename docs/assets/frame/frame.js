// The frame of every calculator: form in, the engine's answer out; keeping, undoing, sharing, opening, recording.
//
// A calculator brings its work (what is filled in, and how it is written), how it is asked about, and how the answer
// is shown; everything around that stands here once.
import { showFirstFrame } from "../engine/first-frame.js";
import { today } from "../foundation/day.js";
import { all, one, setHidden } from "../foundation/dom.js";
import { latest, settled } from "../foundation/latest.js";
import { JSON_FILE, saveFile } from "../foundation/save.js";
import { database } from "../workspace/database.js";
import { makeStore } from "../workspace/store.js";
import { announcer } from "./announce.js";
import { bindChanges } from "./changes.js";
import { bindConflicts } from "./conflicts.js";
import { watchDownloads } from "./downloads.js";
import { engineOn } from "./engine-view.js";
import { bindHistory } from "./history.js";
import { keepWork } from "./keeping.js";
import { bindLasting } from "./lasting.js";
import { withLineage, withRevision, withShortLineage } from "./leaving.js";
import { bindOpening } from "./opening.js";
import { bindReadings } from "./readings-switch.js";
import { bindRecording } from "./record.js";
import { asAdopted, bindSharing } from "./sharing.js";
import { bindUndoing } from "./undoing.js";
import { bindWorkLine } from "./work-line.js";

/** @typedef {import("./page.js").Page} Page */
/** @typedef {import("./asking.js").Readings} Readings */
/** @typedef {import("../engine/ask.js").Request} Request */
/** @typedef {import("../engine/client.js").Engine} Engine */
/** @typedef {import("../engine/ask.js").Mapping} Mapping */

const LONGEST = 3000; // milliseconds that a print waits for what it shows besides the page: Python may have died

/**
 * What a calculator is about.
 * @template Work, Answer
 * @typedef {object} Calculator
 * @property {string} files what its files are called
 * @property {string} [kind] what a file of it says that it is of, where its content does not
 * @property {string} [title] what the work is called among what the page keeps, where that is not all
 * @property {() => { name: string, content: Mapping }[]} [besides] files of what else is entered, where one does not hold all
 * @property {() => Work} blank
 * @property {import("../workspace/documents.js").Writing<Work>} writing
 * @property {import("./places.js").Words} words
 * @property {(work: Work) => Work} [entered] WORK with what stands in the form's fields in it
 * @property {(request: Request, before: Work, after: Work, readings: Readings) => Promise<Node[]>} [compare] two versions; without it, the
 *   fields are compared
 * @property {(work: Work) => boolean} [askable] false where there is nothing to ask about yet
 * @property {(request: Request, work: Work, readings: Readings) => Promise<Answer>} answer
 * @property {(answer: Answer) => void} show
 * @property {(work: Work) => import("./record.js").Signed} signed
 */

/**
 * What a calculator has to tell of an answer, besides showing it.
 * @typedef {object} Told
 * @property {Mapping | null} asked what a record is made of; null where there is no result
 * @property {boolean} waits whether part of what was entered was refused
 * @property {Readings} readings that the result stands under
 * @property {string | null} instead what it comes to as adopted, where that is known
 * @property {string} words that a screen reader says
 */

/**
 * What is kept beside the work, as a document of its own; with a TITLE its versions can be seen and brought back.
 * @template Other
 * @typedef {object} Beside
 * @property {string} [title]
 * @property {import("../workspace/store.js").Store<Other>} store
 * @property {import("../workspace/documents.js").Writing<Other>} writing
 * @property {import("./places.js").Words} words
 */

/**
 * What the parts of a calculator may ask of their frame.
 * @template Work
 * @typedef {object} Frame
 * @property {import("../workspace/store.js").Store<Work>} store
 * @property {Engine} python
 * @property {(message: string) => void} say a short note at the foot of the page
 * @property {import("./changes.js").Changes<Work>["replace"]} replace
 * @property {import("./readings-switch.js").Switch} readings
 * @property {() => Promise<void>} download hand out all that is entered
 * @property {(content: Mapping, name: string | null) => Promise<Mapping>}
 *   leaving CONTENT as it goes into the file NAME (null: into a link), with where it comes from
 * @property {() => Promise<Work[]>} earlier what the versions before held, the newest first, as far as it is still there
 * @property {() => void} ask about what is entered, once more
 * @property {(told: Told) => void} tell
 * @property {<Other>(part: string, kept: Beside<Other>) => Promise<void>} keep keep another PART of what is worked on, too
 * @property {(shared: () => import("./sharing.js").Shared, opening: import("./opening.js").Opening<Work>) => Promise<boolean>} start
 *   load what was kept, then let the page be used; gives whether something was
 */

/**
 * The page comes to life: its engine, not yet started, its buttons for printing, a form that is sent nowhere.
 * @param {Page} page
 * @param {() => Promise<void>} [prepare] what paper shows besides the page
 * @returns {Engine}
 */
export function enliven(page, prepare = async () => {}) {
  const late = () => new Promise((resolve) => setTimeout(resolve, LONGEST));
  const toPaper = () => void Promise.race([prepare(), late()]).then(print, print); // without, where it cannot be had
  for (const button of all(page.root, "[data-action=print]", HTMLButtonElement)) button.addEventListener("click", toPaper);
  addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey || event.key.toLowerCase() !== "p") return;
    event.preventDefault();
    toPaper();
  });
  blankOnPaper(page);
  page.form.addEventListener("submit", (event) => event.preventDefault());
  page.root.classList.add("is-live");
  return engineOn(page, page.library, page.given);
}

/**
 * Where nothing is asked yet, the page prints as the empty form that it is without scripts.
 * @param {Page} page
 */
function blankOnPaper({ root }) {
  const live = (/** @type {boolean} */ on) => root.classList.toggle("is-live", on);
  addEventListener("beforeprint", () => live(root.querySelector("[data-outcome][data-state=empty]") === null));
  addEventListener("afterprint", () => live(true));
}

/**
 * @template Work, Answer
 * @param {Page} page
 * @param {Calculator<Work, Answer>} calculator
 * @returns {Frame<Work>}
 */
export function openFrame(page, { files, kind, title = "", besides = () => [], blank, writing, words, entered, compare, askable = () => true, answer, show, signed }) {
  database().catch(() => {}); // it opens while the form is bound; who reads from it hears what is the matter
  const store = makeStore(blank());
  /** @type {Mapping | null} */
  let shown = null;
  let answered = false;
  /** @type {import("./keeping.js").Keeping<Work> | null} */
  let keeping = null;
  /** @type {import("./leaving.js").Known[]} */
  const apart = []; // what is kept beside the work, of which there are files of its own
  /** @type {import("./history.js").History<any>[]} */
  const histories = []; // the work's first
  const leaveLooking = () => {
    for (const { keeping: { looking } } of histories) looking.leave();
  };
  const known = () => keeping?.document ?? null;
  const ofRevision = (/** @type {Mapping} */ asked, /** @type {string | null} */ name) => withRevision(known(), asked, about, name);
  const python = enliven(page, async () => {
    if (answered) await settled(page.root); // before the first answer paper shows none
    const asked = shown;
    if (!asked) return;
    const { writeCheck } = await import("./printing.js");
    await writeCheck(page, python.request, await ofRevision(asked, null), signed(store.get()), () => shown === asked);
  });
  const undoing = bindUndoing(page, writing.name);
  const { say, replace } = bindChanges(page, store, blank, undoing.together);
  const written = (/** @type {Work} */ entered) => structuredClone(writing.write(entered) ?? writing.blank);
  let about = written(blank()); // what the answer is about
  /** @param {Work} entered */
  const answerTo = async (entered) => ({ content: written(entered), found: await answer(python.request, entered, readings.switched()) });
  const work = latest(page.root, answerTo, ({ content, found }) => {
    about = content;
    show(found);
  });
  const ask = () => {
    if (askable(store.get())) work(store.get());
  };
  const readings = bindReadings(page, ask);
  const record = bindRecording(page, python.request, { name: files, signed: () => signed(store.get()), say, ofRevision });
  const announce = announcer(page.root);
  const download = async () => {
    leaveLooking(); // a file is of what is there now
    const [name, all, others] = [`${files}-${today()}.json`, writing.write(store.get()), besides()];
    const own = async () => ({ ...(await withLineage(known(), all ?? writing.blank, name)), ...(kind && { kind }) });
    const handed = [...(all || !others.length ? [{ name, content: await own() }] : []), ...others];
    for (const each of handed) saveFile(each.name, `${JSON.stringify(each.content, null, 2)}\n`, JSON_FILE);
    say(page.say("saved_file", { name: handed.map((each) => each.name).join(page.say("list_comma")) }));
    await Promise.all(apart.map((document) => document.exported(name).catch(() => null))); // the reminder counts what no file holds
  };
  const around = aroundOf(page, python, undoing, () => void download());
  return {
    store,
    python,
    download,
    leaving: (content, name) => (name === null ? withShortLineage(known(), content) : withLineage(known(), content, name)),
    say,
    replace,
    readings,
    ask,
    earlier: async () => (keeping ? earlierContents(keeping.document).catch(() => []) : []),
    async keep(part, { title: called, ...kept }) {
      const beside = await keepWork(page, { part, ...kept }, around);
      apart.push(beside.document);
      if (called) histories.push({ title: called, keeping: beside, current: kept.store.get, words: kept.words });
    },
    tell({ asked, waits, readings: switched, instead, words: said }) {
      record(asked, waits);
      [shown, answered] = [waits ? null : asked, true];
      setHidden(one(page.root, "[data-paper-check]", HTMLElement), true); // that of the result before
      readings.show(switched, instead);
      announce(said);
    },
    async start(shared, opening) {
      store.listen(ask);
      keeping = await keepWork(page, { part: "work", store, writing, words, entered }, around);
      const compared = compare && ((/** @type {Work} */ before, /** @type {Work} */ after) => compare(python.request, before, after, readings.switched()));
      histories.unshift({ title, keeping, current: store.get, words, compare: compared, final: true });
      bindHistory(page, () => histories, leaveLooking);
      bindSharing(page, () => asAdopted(page, shared(), readings.switched()));
      watchDownloads(page, shared);
      const standing = { ...keeping.document, request: python.request, words, current: store.get, leave: leaveLooking };
      bindOpening(page, { say, replace }, opening, standing);
      python.start();
      if (!page.root.hasAttribute("data-busy")) showFirstFrame(); // nothing is asked
      return keeping.document.content !== null;
    },
  };
}

/**
 * @template Work
 * @param {import("../workspace/documents.js").Document<Work>} document
 * @returns {Promise<Work[]>}
 */
async function earlierContents(document) {
  await document.written();
  const before = (await document.versions()).filter(({ content, current }) => content && !current);
  const contents = await Promise.all(before.map(({ revision }) => document.contentOf(revision)));
  return contents.filter((content) => content !== null);
}

/**
 * What stands around the documents of PAGE.
 * @param {Page} page
 * @param {Engine} python
 * @param {import("./undoing.js").Undoing} undoing
 * @param {() => void} download
 * @returns {import("./keeping.js").Around}
 */
function aroundOf(page, { request }, undoing, download) {
  const line = bindWorkLine(page, download);
  const askOnce = bindLasting(page, download);
  /** @type {Map<string, string>} */
  const documents = new Map();
  return {
    request,
    undoing,
    conflicts: bindConflicts(page, line.unsettled),
    line,
    kept(part, document) {
      documents.set(part, document);
      askOnce([...documents.values()]);
    },
  };
}
