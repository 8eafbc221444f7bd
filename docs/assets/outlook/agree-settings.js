// Two assessments side by side, whose they are, and what was settled where they differ. The originals are never changed.
import { comparable } from "../foundation/names.js";
import { narrow } from "../foundation/narrow.js";
import { everyEntry, isMapping, isText } from "../foundation/shapes.js";
import { same } from "../workspace/differences.js";

/** @typedef {{ by: string, file: string, assessment: Record<string, unknown> }} Assessed */
/** STANDS: "first", "second", "agreed", or "" while nobody decided. @typedef {{ stands: string, reason: string, agreed: string }} Decision */
/** NAMES: of a side whose file is not chosen yet. @typedef {{ first: Assessed | null, second: Assessed | null, settled: Record<string, Decision>, names?: Partial<Record<Side, string>> }} Pair */
/** @typedef {"first" | "second"} Side */

/** @type {Side[]} */
export const SIDES = ["first", "second"];

/** @returns {Pair} */
export const emptyPair = () => ({ first: null, second: null, settled: {} });

/**
 * The pair that VALUES state; null where any part of them is none.
 * @param {Record<string, unknown>} values
 * @returns {Pair | null}
 */
export function readPair({ first = null, second = null, settled = {}, names = {}, ...unknown }) {
  const whole = [first, second].every(isAssessed) && everyEntry(settled, (_, each) => isDecision(each));
  const named = everyEntry(names, (side, name) => SIDES.some((each) => each === side) && isText(name, 100));
  return whole && named && !Object.keys(unknown).length ? /** @type {Pair} */ ({ first, second, settled, names }) : null;
}

/** @param {unknown} side */
const isAssessed = (side) =>
  side === null || (isMapping(side) && isText(side.by, 100) && isText(side.file, 300) && isMapping(side.assessment));

/** @param {unknown} decision */
const isDecision = (decision) =>
  everyEntry(decision, (key, value) => (key === "reason" ? isText(value, 2000) : ["stands", "agreed"].includes(key) && isText(value)));

/** @returns {Decision} */
export const undecided = () => ({ stands: "", reason: "", agreed: "met" });

/**
 * The finding that was AGREED: met, not met, or nonconforming of sampled; null where it is none.
 * @param {string} agreed
 */
export function findingOf(agreed) {
  if (agreed === "met" || agreed === "not_met") return agreed;
  const counts = /^([0-9]{1,9})\/([0-9]{1,9})$/.exec(narrow(agreed).replace(/\s/g, ""));
  if (!counts) return null;
  const [nonconforming, sampled] = [Number(counts[1]), Number(counts[2])];
  return sampled > 0 && nonconforming <= sampled ? { nonconforming, sampled } : null; // 3/1 on the way to 3/12
}

/**
 * What a file is called while nobody says whose it is.
 * @param {string} file
 */
export const nameOfFile = (file) => file.replace(/\.[^.]*$/, "").slice(0, 100);

/**
 * Put what was ASSESSED on SIDE of PAIR. A name that was typed stays; that of the file before goes with it. What was decided
 * on a clause that now says something else there is to be decided anew: its reason stays.
 * @param {Pair} pair
 * @param {Side} side
 * @param {Assessed} assessed BY: what it is called while nobody says whose it is
 * @param {{ typed: string, usual: string }} name what stands in the field, and what stood there by itself
 */
export function putAssessed(pair, side, assessed, { typed, usual }) {
  const before = pair[side]?.assessment;
  pair[side] = { ...assessed, by: typed.trim() && typed.trim() !== usual ? typed.trim() : assessed.by };
  delete pair.names?.[side];
  for (const [clause, decision] of Object.entries(pair.settled)) {
    if (before && !same(findingIn(before, clause), findingIn(assessed.assessment, clause))) pair.settled[clause] = { ...decision, stands: "" };
  }
}

/** @param {Record<string, unknown>} assessment @param {string} clause */
const findingIn = ({ findings }, clause) => (isMapping(findings) ? findings[clause] : undefined);

/**
 * What is asked of the engine; null until both are there and bear two names. A decision counts once it says whose and why.
 * @param {Pair} pair
 * @param {string} agreed what stands where neither's finding does
 * @param {Iterable<string> | null} different the clauses on which they differ; null where that is not known yet
 */
export function agreementRequest({ first, second, settled }, agreed, different) {
  if (!first || !second || !first.by.trim() || !second.by.trim() || first.by.trim() === second.by.trim()) return null;
  const names = { first: first.by.trim(), second: second.by.trim(), agreed };
  const asked = Object.fromEntries(
    [...(different ?? [])].flatMap((clause) => {
      const { stands, reason, agreed: typed } = settled[clause] ?? undecided();
      const finding = findingOf(typed);
      if (!stands || !reason.trim() || (stands === "agreed" && finding === null)) return [];
      const by = names[/** @type {keyof typeof names} */ (stands)] ?? agreed;
      return [[clause, { stands: by, reason: reason.trim(), ...(stands === "agreed" ? { finding } : {}) }]];
    }),
  );
  return {
    kind: "agreement",
    first: { by: names.first, assessment: first.assessment },
    second: { by: names.second, assessment: second.assessment },
    ...(Object.keys(asked).length ? { settled: asked } : {}),
  };
}

/**
 * The place AT in a request as the page names it: whose assessment, and which clause of it.
 * @param {Pair} pair
 * @param {string} at such as first.assessment.findings.5.1.1.1
 */
export function placeIn(pair, at) {
  const [, side, place = ""] = /^(first|second)\.(?:assessment\.)?(?:findings\.)?(.*)$/.exec(at) ?? [];
  if (side) return `${pair[/** @type {Side} */ (side)]?.by.trim() ?? ""} ${place}`.trim();
  return at.replace(/^settled\./, "");
}

/**
 * What was TYPED for an agreed finding as the format has it.
 * @param {string} typed
 * @param {{ met: string, not_met: string }} words of the page
 */
export function wordOf(typed, words) {
  const said = /** @type {const} */ (["met", "not_met"]).find((each) => [each, words[each]].map(comparable).includes(comparable(typed)));
  return said ?? typed.trim();
}
