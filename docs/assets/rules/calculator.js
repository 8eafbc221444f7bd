// What the calculators of rules share: a form of fields, asked about as a whole, and an outcome with its grounds.
import { wholeDay } from "../foundation/day.js";
import { one } from "../foundation/dom.js";
import { answerTo } from "../frame/asking.js";
import { dressDays } from "../frame/day-field.js";
import { openFrame } from "../frame/frame.js";
import { calculatorRoot, readPage } from "../frame/page.js";
import { labelOfField } from "../frame/places.js";
import { documentIn } from "./documents.js";
import { formOn, watchForm, withTouched } from "./entering.js";
import { formOf, onDay } from "./form.js";
import { formOpening, sharedForm } from "./handing-on.js";
import { showOutcome } from "./outcome.js";

/** @typedef {import("../frame/page.js").Page} Page */
/** @typedef {import("../frame/asking.js").Readings} Readings */
/** @typedef {import("../engine/ask.js").Mapping} Mapping */
/** @typedef {import("../engine/ask.js").Fault} Fault */
/** @typedef {import("../engine/ask.js").Request} Request */
/** @typedef {import("./form.js").Fields} Fields */
/** @typedef {import("./grounds.js").RuleResult} RuleResult */

/**
 * FAULTS beside a RESULT mean that part of the form was left out to get it; ADOPTED is the result under the
 * readings that are adopted, where others were switched. ASKED: null where nothing is asked yet.
 * @typedef {{ fields: Fields, asked: Mapping | null, result: RuleResult | null, adopted: RuleResult | null, faults: Fault[], readings: Readings }} Answer
 */

/**
 * What a page has of its own. RESULT is the engine's, of the page's kind.
 * @template {RuleResult} Result
 * @typedef {object} Kind
 * @property {string} unit key of the words for a number with its unit, or "date"
 * @property {() => Fields} [defaults] what a fresh form holds besides what the page was made with
 * @property {(fields: Fields) => Mapping | null} request null where nothing is asked yet
 * @property {(request: Mapping, faults: Fault[]) => Mapping | null} [less] a lesser request that may be answered
 * @property {(at: string, fields: Fields) => import("../frame/faults.js").Place | null} place the field of a fault
 * @property {(page: Page, fields: Fields) => void} [adapt] fit the form to what is in it
 * @property {(page: Page, result: Result, faults: Fault[]) => (Node | null)[]} show the headline;
 *   whatever else it has, it puts where it belongs
 * @property {(page: Page, result: Result) => string} announce
 * @property {(page: Page) => void} [clear] take the result away from where `show` put it
 * @property {(page: Page, tools: Tools) => void} [bind]
 */

/**
 * What the parts of a page may ask of it.
 * @typedef {object} Tools
 * @property {import("../engine/client.js").Engine} python
 * @property {(message: string) => void} say
 * @property {(fields: Fields) => void} fill put FIELDS into the form, the others as they are
 * @property {(fields: Fields, message: string) => void} replace the same, told by a note from which it can be undone
 * @property {() => Promise<Fields[]>} earlier what earlier versions held, the newest first
 * @property {() => Answer | null} latest the last answer that a result came with
 */

/**
 * @template {RuleResult} Result
 * @param {Kind<Result>} kind
 */
export async function start(kind) {
  const root = calculatorRoot();
  if (!root) return;
  const page = readPage(root);
  dressDays(page, page.form);
  const form = formOn(page, kind.defaults?.() ?? {});
  /** @type {Answer | null} */
  let latest = null;
  const frame = openFrame(page, {
    files: page.kind,
    kind: page.kind,
    blank: () => form.blank,
    writing: formOf(form),
    words: wordsOf(page),
    entered: (fields) => withTouched(page.form, fields),
    answer: (request, fields, readings) => answer(request, kind, fields, readings),
    show(/** @type {Answer} */ answered) {
      latest = answered.result ? answered : null;
      frame.tell(showOutcome(page, kind, answered));
    },
    signed: signedIn,
  });
  const { store, python, say } = frame;
  watchForm(page, kind.adapt ?? (() => {}), frame);
  const tools = {
    python,
    say,
    fill: (/** @type {Fields} */ fields) => store.replace({ ...store.get(), ...fields }),
    replace: (/** @type {Fields} */ fields, /** @type {string} */ message) =>
      frame.replace({ ...store.get(), ...fields }, message),
    latest: () => latest,
    earlier: frame.earlier,
  };
  kind.bind?.(page, tools);
  one(page.root, "[data-action=save]", HTMLButtonElement).addEventListener("click", () => void frame.download());
  const restored = await frame.start(
    () => sharedForm(page, form, store.get(), frame.leaving),
    formOpening(
      page,
      form,
      store.get,
      kind.place,
      (fields) => answer(python.request, kind, fields, {}),
      (result) => kind.announce(page, /** @type {Result} */ (result)),
    ),
  );
  if (restored) say(page.say("restored"));
}

/**
 * @param {Page} page
 * @returns {import("../frame/places.js").Words}
 */
const wordsOf = (page) => ({
  place: (place) => labelOfField(page.form, place.replace(/^fields\./, "")),
  value: (value) => (typeof value === "string" ? value : value ? JSON.stringify(value) : ""),
});

/**
 * @template {RuleResult} Result
 * @param {Request} request
 * @param {Kind<Result>} kind
 * @param {Fields} fields
 * @param {Readings} readings
 * @returns {Promise<Answer>}
 */
async function answer(request, kind, fields, readings) {
  const whole = onDay(kind.request(fields), fields);
  if (!whole || documentIn(fields) === "") return { fields, asked: null, result: null, adopted: null, faults: [], readings };
  /** @type {import("../frame/asking.js").Answer<RuleResult>} */
  const { reply, ...rest } = await answerTo(request, whole, readings, (faults) => kind.less?.(whole, faults) ?? null);
  return { fields, readings, result: reply.ok ? reply.result : null, ...rest };
}

/**
 * Who made it and when, as far as the form says so.
 * @param {Fields} fields
 */
const signedIn = ({ organisation, signed_by, prepared_by, signed_on, date }) => ({
  organisation,
  by: signed_by ?? prepared_by,
  on: wholeDay(signed_on ?? date),
});
