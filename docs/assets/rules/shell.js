// The frame of every page: form in, engine's reply out; keeping, sharing, printing, clearing.
import { bindReadings } from "../frame/readings-switch.js";
import { engineOn } from "../frame/engine-view.js";
import { announcer } from "../frame/announce.js";
import { all, element, one } from "../foundation/dom.js";
import { latest as latestOf } from "../foundation/latest.js";
import { note, refusedBox } from "../foundation/notes.js";
import { answerTo } from "./ask.js";
import { sortFaults } from "./faults.js";
import { markEmpty, readFields, showFaults, unfinishedDates, writeFields } from "./fields.js";
import { depends, grounds } from "./grounds.js";
import { bindLinks } from "./incoming.js";
import { readPage } from "./page.js";
import { saveRecord } from "./record.js";
import { openShare } from "./share.js";
import { keepForm, restored } from "./storage.js";

/** @typedef {import("./page.js").Page} Page */
/** @typedef {import("./page.js").Fields} Fields */
/** @typedef {import("../engine/ask.js").Mapping} Mapping */
/** @typedef {import("./reply.js").Grounded} Grounded */
/** @typedef {import("../engine/ask.js").Fault} Fault */
/** @typedef {import("./ask.js").Answer} Answer */

/**
 * What a page has of its own. RESULT is the engine's, of the page's kind.
 * @template {Grounded} Result
 * @typedef {object} Kind
 * @property {string} unit key of the words for a number with its unit, or "date"
 * @property {() => Fields} [defaults] what a fresh form holds besides what the page was made with
 * @property {(fields: Fields) => Mapping | null} request null where nothing is asked yet
 * @property {(request: Mapping, faults: Fault[]) => Mapping | null} [less] a lesser request that may be answered
 * @property {(at: string, fields: Fields) => { field: string, line?: number } | null} place the field of a fault
 * @property {(page: Page, fields: Fields) => void} [adapt] fit the form to what is in it
 * @property {(page: Page, result: Result, faults: Fault[]) => (Node | null)[]} show the headline;
 *   whatever else it has, it puts where it belongs
 * @property {(page: Page, result: Result) => string} announce
 * @property {(page: Page) => void} [clear] take the result away from where `show` put it
 * @property {(page: Page, tools: Tools) => void} [bind]
 */

/**
 * What the parts of a page may ask of its frame.
 * @typedef {object} Tools
 * @property {(json: string) => Promise<string>} ask
 * @property {import("../engine/client.js").Engine} python
 * @property {() => Fields} fields
 * @property {(fields: Fields) => void} change put FIELDS into the form, the others as they are
 * @property {() => Answer | null} latest the last answer that a result came with
 */

/**
 * The page and its engine, which is not yet started.
 * @returns {{ page: Page, python: import("../engine/client.js").Engine } | null}
 */
export function open() {
  const root = document.querySelector("[data-rule-calculator]");
  if (!(root instanceof HTMLElement)) return null;
  const page = readPage(root);
  const python = engineOn(page, page.library);
  for (const print of all(root, "[data-action=print]", HTMLButtonElement)) {
    print.addEventListener("click", () => globalThis.print());
  }
  page.form.addEventListener("submit", (event) => event.preventDefault());
  root.classList.add("is-live");
  return { page, python };
}

/**
 * @template {Grounded} Result
 * @param {Kind<Result>} kind
 */
export function start(kind) {
  const opened = open();
  if (!opened) return;
  const { page, python } = opened;
  writeFields(page.form, kind.defaults?.() ?? {});
  const blank = readFields(page.form);
  /** @type {Answer | null} */
  let latest = null;
  const announce = announcer(page.root);
  const readings = bindReadings(page, () => changed(false));
  const ask = latestOf(
    page.root,
    (/** @type {Fields} */ fields) => answerTo(python.request, kind, fields, readings.switched()),
    (answer) => {
      latest = answer.result ? answer : null;
      show(page, kind, answer, announce);
      const adopted = /** @type {Result | null} */ (answer.adopted);
      readings.show(answer.result ? chosenIn(answer.request) : {}, adopted && kind.announce(page, adopted));
    },
  );

  let entered = "";
  /**
   * Leaving a field tells of no change: drawing the result anew would take away the button that is being pressed.
   * @param {boolean} kept whether the form is to be kept as it now is
   */
  const changed = (kept) => {
    const fields = readFields(page.form);
    kind.adapt?.(page, fields);
    if (fields.document ?? fields.rubric) readings.offer(fields.document ?? fields.rubric ?? "");
    markEmpty(page.form);
    const now = JSON.stringify([fields, readings.switched(), unfinishedDates(page.form)]);
    if (now === entered) return;
    entered = now;
    if (kept) keepForm(page, fields, blank);
    ask(fields);
  };
  /** @param {Fields} fields */
  const replace = (fields) => {
    writeFields(page.form, { ...blank, ...fields });
    changed(true);
  };
  /** @type {Tools} */
  const tools = {
    ask: python.request,
    python,
    fields: () => readFields(page.form),
    change: (fields) => replace({ ...readFields(page.form), ...fields }),
    latest: () => latest,
  };

  page.form.addEventListener("input", () => changed(true));
  page.form.addEventListener("change", () => changed(true));
  bindActions(page, tools, blank, replace);
  kind.bind?.(page, tools);
  bindLinks(page, kind, tools, blank, replace, () => changes(readFields(page.form), blank));
  const kept = restored(page);
  if (kept) {
    writeFields(page.form, { ...blank, ...kept });
    note(page, page.say("restored"));
  }
  changed(false);
  python.start();
}

/**
 * @param {Mapping} request
 * @returns {import("../frame/readings-switch.js").Readings}
 */
const chosenIn = ({ readings }) => ({ .../** @type {object} */ (readings) });

/**
 * @param {Fields} fields
 * @param {Fields} blank
 */
const changes = (fields, blank) => Object.entries(fields).some(([name, value]) => value !== blank[name]);

/**
 * @param {Page} page
 * @param {Tools} tools
 * @param {Fields} blank
 * @param {(fields: Fields) => void} replace
 */
function bindActions(page, tools, blank, replace) {
  /**
   * @param {string} name
   * @param {() => void} act
   */
  const on = (name, act) => page.root.querySelector(`[data-action=${name}]`)?.addEventListener("click", act);
  on("share", () => openShare(page, tools.fields(), blank));
  on("record", () => {
    const answer = tools.latest();
    if (answer) void saveRecord(page, tools.ask, answer.request, answer.fields);
  });
  on("clear", () => {
    const before = tools.fields();
    replace(blank);
    note(page, page.say("cleared"), () => {
      replace(before);
      note(page, page.say("undone"));
    });
  });
}

/**
 * @template {Grounded} Result
 * @param {Page} page
 * @param {Kind<Result>} kind
 * @param {Answer} answer
 * @param {(words: string) => void} announce
 */
function show(page, kind, { fields, result, faults }, announce) {
  const outcome = one(page.root, "[data-outcome]", HTMLElement);
  const ground = one(page.root, "[data-grounds]", HTMLElement);
  const { byField, rest } = sortFaults(page, faults, (at) => kind.place(at, fields));
  const unfinished = unfinishedDates(page.form);
  for (const name of unfinished) {
    byField.set(kind.place(name, fields)?.field ?? name, [page.say("fault_date")]);
  }
  showFaults(page, byField);
  const given = /** @type {Result | null} */ (result);
  outcome.dataset.state = given ? "given" : faults.length ? "refused" : "empty";
  if (given) {
    outcome.replaceChildren(...parts([...kind.show(page, given, faults), depends(page, given)]));
    ground.replaceChildren(...grounds(page, given, kind.unit));
  } else {
    kind.clear?.(page);
    ground.replaceChildren();
    const empty = page.say(`empty_${page.kind.replaceAll("-", "_")}`);
    outcome.replaceChildren(faults.length ? refusedBox(page, rest) : element("p", { class: "calc-hint" }, empty));
  }
  const complete = given !== null && !faults.length && !unfinished.length;
  for (const each of all(page.root, "[data-action=record], [data-action=ics]", HTMLButtonElement)) {
    each.disabled = !complete;
  }
  announce(given ? kind.announce(page, given) : faults.length ? page.say("refused") : "");
}

/** @param {(Node | null)[]} found */
const parts = (found) => found.filter((each) => each !== null);
