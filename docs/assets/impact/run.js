// The run through an archive: some documents at a time, so that progress is seen and it can be stopped.
import { exchange } from "../engine/exchange.js";
import { today } from "../foundation/day.js";
import { one } from "../foundation/dom.js";
import { faultLine } from "../frame/faults.js";
import { besideAt, besidesWithout, placesBeside } from "../workspace/placeless.js";

/** @typedef {import("./page.js").ImpactPage} ImpactPage */
/** @typedef {import("./archive.js").ArchiveDocument} ArchiveDocument */
/** @typedef {import("./change.js").Change} Change */
/** @typedef {import("../engine/ask.js").Fault} Fault */
/** @typedef {import("../foundation/words.js").Text} Text */

/** @typedef {Text & { kind: string, document: string, name: string }} Why */
/** @typedef {string | boolean | null} Value */
/** @typedef {{ figure: string, before: Value, after: Value }} FigureChange */

/** @typedef {{ id: string, title: Text, edition: string, sha256: string }} StoodOn */
/** @typedef {{ documents: StoodOn[], readings: Record<string, string>, day: string | null }} Grounds what a calculation stands on */

/**
 * As the engine tells it. OF: the document that it is of; LEFT OUT: findings that were not finished.
 * @typedef {{ kind: string, document: string, ok: boolean, changed: boolean, why: Why[], faults: Fault[], changes: FigureChange[],
 *   by_before: Grounds | null, by_after: Grounds | null, recorded: string | null, standings: Text[], of: ArchiveDocument, leftOut: string[] }} Outcome
 */

const AT_ONCE = 25;

/**
 * The outcome of each of DOCUMENTS under CHANGE, in their order; those so far where it is stopped.
 * @param {ImpactPage} page
 * @param {import("../engine/client.js").Engine} python
 * @param {Change} change
 * @param {ArchiveDocument[]} documents
 * @param {AbortSignal} stopped
 * @returns {Promise<Outcome[]>}
 */
export async function run(page, python, change, documents, stopped) {
  /** @type {Outcome[]} */
  const outcomes = [];
  progress(page, 0, documents.length);
  while (outcomes.length < documents.length && !stopped.aborted) {
    const some = documents.slice(outcomes.length, outcomes.length + AT_ONCE);
    const asked = await ask(page, python, change, some);
    outcomes.push(...(await withoutUnfinished(page, python, change, asked)));
    progress(page, outcomes.length, documents.length);
  }
  return outcomes;
}

/**
 * @param {ImpactPage} page
 * @param {import("../engine/client.js").Engine} python
 * @param {Change} change
 * @param {ArchiveDocument[]} documents
 * @returns {Promise<Outcome[]>}
 */
async function ask(page, python, change, documents) {
  const content = new TextEncoder().encode(JSON.stringify(documents.map(({ file, text }) => ({ name: file, text }))));
  /** @type {import("../engine/exchange.js").Answer<{ outcomes: Omit<Outcome, "of" | "leftOut">[] }>} */
  const answer = await exchange(python, "rubric", { kind: "impact", today: today(), language: page.language, change }, content, () => {});
  if (!answer) throw new Error(page.say("file_missing"));
  if (answer.faults) throw new Error(answer.faults.map((fault) => faultLine(page, fault)).join(" "));
  return answer.result.outcomes.map((outcome, index) => ({ ...outcome, of: /** @type {ArchiveDocument} */ (documents[index]), leftOut: [] }));
}

/**
 * OUTCOMES of what is kept here, again without findings that are not finished, as its own page does.
 * @param {ImpactPage} page
 * @param {import("../engine/client.js").Engine} python
 * @param {Change} change
 * @param {Outcome[]} outcomes
 * @returns {Promise<Outcome[]>}
 */
async function withoutUnfinished(page, python, change, outcomes) {
  const found = [];
  for (const outcome of outcomes) {
    const unfinished = outcome.ok || outcome.of.address === null ? [] : unfinishedIn(outcome);
    if (!unfinished.length) found.push(outcome);
    else {
      const [again = outcome] = await ask(page, python, change, [without(outcome.of, unfinished)]);
      found.push({ ...again, of: outcome.of, leftOut: [...new Set(unfinished.flatMap((place) => besideAt(place)?.id ?? []))] });
    }
  }
  return found;
}

/**
 * Where what was refused stands, findings and what else hangs on clauses; none where anything else was refused too.
 * @param {Outcome} outcome
 */
function unfinishedIn({ of: { text }, faults }) {
  const known = placesBeside(JSON.parse(text));
  const places = faults.map(({ at }) => known.find((place) => at === place || at.startsWith(`${place}.`)));
  return places.every((place) => place !== undefined) ? [...new Set(/** @type {string[]} */ (places))] : [];
}

/**
 * @param {ArchiveDocument} document
 * @param {string[]} places
 * @returns {ArchiveDocument}
 */
function without(document, places) {
  return { ...document, text: JSON.stringify({ findings: {}, ...besidesWithout(JSON.parse(document.text), new Set(places)) }) };
}

/**
 * @param {ImpactPage} page
 * @param {number} done
 * @param {number} all
 */
function progress(page, done, all) {
  const bar = one(page.root, "[data-progress] progress", HTMLProgressElement);
  bar.max = all;
  bar.value = done;
  one(page.root, "[data-progress-said]", HTMLElement).textContent = page.say("impact_progress_said", { done, all });
}
