// The consensus as this case's assessment: findings are those that were decided; what it does not speak of stays the case's own.
import { one } from "../foundation/dom.js";
import { settled } from "../foundation/latest.js";
import { comparable } from "../foundation/names.js";
import { complain } from "../foundation/notes.js";
import { isMapping } from "../foundation/shapes.js";
import { fromAssessment } from "../workspace/assessment.js";
import { same } from "../workspace/differences.js";
import { told } from "./action-keeping.js";

/** @typedef {import("../workspace/state.js").State} State */
/** @typedef {"findings" | "notes" | "evidence" | "owners" | "actions" | "decisions" | "organisation" | "specials" | "dates" | "edition"} Kind */
/** How many of each kind, none left out where there are some. @typedef {Partial<Record<Kind, number>>} Counts */
/** @typedef {{ state: State, kept: Counts, gone: Counts, reopened: number }} Taken KEPT: of the own case alone; GONE: of the own case, and otherwise in STATE; REOPENED: findings of the own case that STATE leaves open */

/**
 * By clause, beside the form; findings and notes are those that have no place in it. Not decisions: those are on the findings
 * that were here before.
 */
const BY_CLAUSE = /** @type {const} */ (["findings", "notes", "evidence", "owners", "actions"]);
/** Of the whole case. Not the day whose edition counts: what was decided is scored by that of the consensus. */
const DATES = /** @type {const} */ (["as_of", "period"]);

/**
 * CONSENSUS in the place of OWN, with what it says nothing of: evidence, owners, actions and notes of the case, the head of its
 * form, the day and period of its evidence. Of a case of another company nothing is taken along.
 * @param {State} consensus
 * @param {State} own
 * @returns {Taken}
 */
function withOwn(consensus, own) {
  const state = structuredClone(consensus);
  /** @type {Counts} */
  const kept = {};
  if (!isOfAnother(consensus, own)) takeAlong(state, structuredClone(own), kept);
  return { state, kept, gone: goneOf(own, state), reopened: answered(own).filter((id) => isOpen(state, id)).length };
}

/** The clauses that STATE has a finding on. @param {State} state */
const answered = (state) => Object.keys(state.entries).filter((id) => !isOpen(state, id));

/** @param {State} state @param {string} id */
const isOpen = (state, id) => (state.entries[id]?.choice ?? "open") === "open";

/** Whether both name whom they are of, and name two. @param {State} consensus @param {State} own */
function isOfAnother({ organisation: { name: one = "" } }, { organisation: { name: other = "" } }) {
  return comparable(one) !== "" && comparable(other) !== "" && comparable(one) !== comparable(other);
}

/**
 * @param {State} state is changed
 * @param {State} own
 * @param {Counts} kept is counted in
 */
function takeAlong(state, own, kept) {
  for (const key of BY_CLAUSE) {
    const [now, before] = [mappingOf(state.besides[key]), mappingOf(own.besides[key])];
    const joined = key === "evidence" ? documentsJoined(now, before) : { ...before, ...now };
    if (Object.keys(joined).length) state.besides[key] = joined;
    count(kept, key, sizeOf(key, joined) - sizeOf(key, now));
  }
  const [held, added] = [certificatesBeside(state), certificatesBeside(own)];
  const joined = [...new Set([...held, ...added])];
  if (joined.length) state.besides.certificates = joined;
  count(kept, "specials", joined.length - held.length);
  for (const key of DATES) {
    if (own.besides[key] === undefined || state.besides[key] !== undefined) continue;
    state.besides[key] = own.besides[key];
    count(kept, "dates", 1);
  }
  for (const [id, { note }] of Object.entries(own.entries)) {
    const entry = state.entries[id];
    if (!entry || !note.trim() || entry.note.trim()) continue;
    entry.note = note;
    count(kept, "notes", 1);
  }
  for (const [key, text] of Object.entries(own.organisation)) {
    if (!text.trim() || state.organisation[key]?.trim()) continue;
    state.organisation[key] = text;
    count(kept, "organisation", 1);
  }
  for (const special of state.deductions) {
    const before = own.deductions.find((each) => each.besides && told(each) === told(special));
    if (!before || special.besides) continue;
    special.besides = before.besides;
    count(kept, "actions", 1);
  }
}

/**
 * What OWN says and STATE does not: left out, or said otherwise.
 * @param {State} own
 * @param {State} state
 */
function goneOf(own, state) {
  /** @type {Counts} */
  const gone = {};
  for (const [id, entry] of Object.entries(own.entries)) {
    const { note, ...finding } = entry;
    const { note: noteNow, ...now } = state.entries[id] ?? { note: "" };
    if (!isOpen(own, id) && !isOpen(state, id) && !same(finding, now)) count(gone, "findings", 1);
    if (note.trim() && note.trim() !== noteNow.trim()) count(gone, "notes", 1);
  }
  for (const key of /** @type {const} */ ([...BY_CLAUSE, "decisions"])) {
    const [before, now] = [leavesOf(key, mappingOf(own.besides[key])), leavesOf(key, mappingOf(state.besides[key]))];
    count(gone, key, [...before].filter(([at, value]) => !same(value, now.get(at))).length);
  }
  for (const key of DATES) count(gone, "dates", own.besides[key] === undefined || same(own.besides[key], state.besides[key]) ? 0 : 1);
  count(gone, "edition", own.besides.in_force_on === undefined || own.besides.in_force_on === state.besides.in_force_on ? 0 : 1);
  const heads = Object.entries(own.organisation).filter(([key, text]) => text.trim() && text.trim() !== state.organisation[key]?.trim());
  count(gone, "organisation", heads.length);
  const specials = new Set([...state.deductions, ...(state.bonus ? [state.bonus] : [])].map((each) => JSON.stringify(each)));
  const specialsGone = [...own.deductions, ...(own.bonus ? [own.bonus] : [])].filter((each) => !specials.has(JSON.stringify(each)));
  const held = [...state.certificates, ...certificatesBeside(state)];
  const certificates = [...own.certificates, ...certificatesBeside(own)].filter((each) => !held.includes(each));
  count(gone, "specials", specialsGone.length + certificates.length);
  return gone;
}

/** Those that the form has no place for. @param {State} state @returns {unknown[]} */
const certificatesBeside = ({ besides: { certificates } }) => (Array.isArray(certificates) ? certificates : []);

/**
 * Documents of one clause are many: each stays by its name.
 * @param {Record<string, unknown>} now
 * @param {Record<string, unknown>} before
 */
function documentsJoined(now, before) {
  const clauses = [...new Set([...Object.keys(before), ...Object.keys(now)])];
  return Object.fromEntries(clauses.map((id) => [id, { ...mappingOf(before[id]), ...mappingOf(now[id]) }]));
}

/**
 * Each thing under KEY with where it stands: evidence is counted by document, all else by clause.
 * @param {string} key
 * @param {Record<string, unknown>} mapping
 * @returns {Map<string, unknown>}
 */
const leavesOf = (key, mapping) =>
  new Map(
    Object.entries(mapping).flatMap(([id, value]) =>
      key === "evidence" ? Object.entries(mappingOf(value)).map(([name, each]) => [JSON.stringify([id, name]), each]) : [[id, value]],
    ),
  );

/** @param {string} key @param {Record<string, unknown>} mapping */
const sizeOf = (key, mapping) => leavesOf(key, mapping).size;

/** @param {unknown} value @returns {Record<string, unknown>} */
const mappingOf = (value) => (isMapping(value) ? value : {});

/** @param {Counts} counts @param {Kind} kind @param {number} more */
function count(counts, kind, more) {
  if (more > 0) counts[kind] = (counts[kind] ?? 0) + more;
}

/**
 * Take the consensus that is SHOWN, once asked to; where the form has no place for it, say so.
 * @param {import("../frame/assessment/page.js").Page} page
 * @param {import("../frame/frame.js").Frame<State>} frame
 * @param {() => { consensus: { assessment: unknown } } | null} shown null: there is none (any more)
 */
export function bindTaking(page, frame, shown) {
  one(page.form, "[data-action=take-consensus]", HTMLButtonElement).addEventListener("click", async () => {
    await settled(page.root); // the last letters of a reason belong to it
    const found = shown();
    if (!found) return frame.say(page.say("consensus_none"));
    const state = fromAssessment(found.consensus.assessment, page);
    if (!state) return complain(page, page.say("consensus_unfit"));
    const taken = withOwn(state, frame.store.get());
    frame.replace(taken.state, sayTaken(page, taken));
  });
}

/**
 * What to say of what was TAKEN: that it is the case's own now, what of the case stayed, what it replaced, and what is open again.
 * @param {import("../foundation/words.js").Speaking} page
 * @param {Taken} taken
 */
function sayTaken(page, { kept, gone, reopened }) {
  const named = (/** @type {Counts} */ counts) =>
    Object.entries(counts).map(([kind, number]) => page.say(`consensus_of_${kind}`, { count: number })).join(page.say("list_comma"));
  const [stayed, replaced] = [named(kept), named(gone)];
  return [
    page.say("consensus_taken"),
    ...(stayed ? [page.say("consensus_kept", { what: stayed })] : []),
    ...(replaced ? [page.say("consensus_gone", { what: replaced })] : []),
    ...(reopened ? [page.say("consensus_reopened", { count: reopened })] : []),
  ].join(" ");
}
