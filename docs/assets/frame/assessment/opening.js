// An assessment from a share link or a file: JSON as it was saved, or a workbook that was filled in.
import { NO_PLACE, textIn } from "../../foundation/link.js";
import { unpack } from "../../foundation/packing.js";
import { textOf } from "../../foundation/text-file.js";
import { fromAssessment } from "../../workspace/assessment.js";
import { lineageOf } from "../../workspace/lineage.js";
import { answeredIn, isBlank } from "../../workspace/state.js";
import { faultLine } from "../faults.js";
import { isWorkbook, mayBeAssessment, readForm, tooLarge } from "../files.js";
import { namesLeftOut, strayIn } from "./placeless.js";
import { score, scoreText } from "./scoring.js";
import { BETWEEN } from "./sharing.js";
import { scoreShown } from "./shown.js";

/** @typedef {import("./page.js").Page} Page */
/** @typedef {import("../../workspace/state.js").State} State */
/** @typedef {import("../../engine/client.js").Engine} Engine */
/** @typedef {import("../opening.js").Incoming<State>} Incoming */
/** @typedef {import("./understood.js").Understood} Understood */
/** @typedef {{ assessment: unknown, remarks: import("../../foundation/words.js").Text[], understood: Understood }} Form a workbook that was read */

const LARGEST = 1024 * 1024;

/**
 * @param {Page} page
 * @param {import("../../workspace/store.js").Store<State>} store
 * @param {Engine} python
 * @param {(values: unknown) => { cautions: string[], also?: () => void }} [settings] what to make of the page's
 *   own settings in the link
 * @returns {import("../opening.js").Opening<State>}
 */
export const assessmentOpening = (page, store, python, settings) => ({
  async fromLink(fragment) {
    const [own = "", rest] = textIn(fragment).split(BETWEEN);
    const incoming = await checked(page, python, await unpack(own), []);
    if ("reasons" in incoming || rest === undefined || !settings) return incoming;
    const { cautions, also } = settings(JSON.parse(await unpack(rest)));
    return { ...incoming, cautions: [...incoming.cautions, ...cautions], also };
  },
  fromFile: (file) => fromFile(page, python, file),
  own: () => (isBlank(store.get()) ? null : page.say("incoming_own", { answered: answeredIn(store.get()) })),
});

/**
 * @param {Page} page
 * @param {Engine} python
 * @param {File} file
 * @returns {Promise<Incoming>}
 */
async function fromFile(page, python, file) {
  const { name } = file;
  const unreadable = { reasons: [page.say("incoming_not_json", { name })] };
  if (!(await mayBeAssessment(file))) return unreadable;
  const limit = tooLarge(file, LARGEST);
  if (limit) return { reasons: [page.say("incoming_large", { name, limit })] };
  try {
    if (!isWorkbook(file)) return await checked(page, python, await textOf(file), []);
    /** @type {{ result: Form, reasons: null } | { result: null, reasons: string[] }} */
    const { result, reasons } = await readForm(page, python, file);
    if (reasons) return { reasons };
    const incoming = await checked(page, python, JSON.stringify(result.assessment), result.remarks.map(page.pick));
    if ("reasons" in incoming) return incoming;
    const { understoodShown } = await import("./understood.js");
    return { ...incoming, shown: [...incoming.shown, ...understoodShown(page, result.understood)] };
  } catch {
    return unreadable;
  }
}

/**
 * Throws where TEXT is no JSON.
 * @param {Page} page
 * @param {Engine} python
 * @param {string} text of an assessment
 * @param {string[]} cautions
 * @returns {Promise<Incoming>}
 */
async function checked(page, python, text, cautions) {
  const assessment = JSON.parse(text);
  const rubric = /** @type {{ rubric?: unknown } | null} */ (assessment)?.rubric;
  if (typeof rubric === "string" && rubric !== page.rubric) return { reasons: [page.say("incoming_other", { rubric })] };
  const reply = await scoreText(python.request, text);
  const state = fromAssessment(assessment, page);
  const finished = reply.ok ? { result: reply.result, unfinished: [] } : await asUnfinished(page, python, state, reply.faults);
  if (!finished) return { reasons: reply.ok ? [] : reply.faults.map((fault) => faultLine(page, fault)) };
  if (!state) return { reasons: [page.say(NO_PLACE)] };
  const { result, unfinished } = finished;
  const name = state.organisation.name?.trim();
  const said = unfinished.length ? [page.say("incoming_unfinished", { count: unfinished.length, clauses: namesLeftOut(page, unfinished) })] : [];
  return { work: state, name, lineage: lineageOf(assessment), shown: scoreShown(page, state, result), cautions: [...cautions, ...said] };
}

/**
 * What STATE comes to without the clauses whose entries are unfinished, where nothing else is wrong: FAULTS are those that the
 * form has with the same entries, at which it tells them. Pages hand out such files: all that is entered, where nothing is kept.
 * @param {Page} page
 * @param {Engine} python
 * @param {State | null} state
 * @param {import("../../engine/ask.js").Fault[]} faults
 * @returns {Promise<{ result: import("./scoring.js").Result, unfinished: string[] } | null>} null where anything else is wrong
 */
async function asUnfinished(page, python, state, faults) {
  if (!state) return null;
  const { reply, faults: own, leftOut } = await score(page, python.request, state, {});
  const places = (/** @type {typeof faults} */ some) => JSON.stringify(some.map(({ at }) => at).sort());
  return reply.ok && leftOut.size && strayIn(leftOut) && places(own) === places(faults) ? { result: reply.result, unfinished: [...leftOut.keys()] } : null;
}
