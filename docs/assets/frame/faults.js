// Faults of the engine in words, sorted to the fields they concern, and told beside them.
import { element, setAttribute, setHidden } from "../foundation/dom.js";

/** @typedef {import("../foundation/words.js").Speaking} Speaking */
/** @typedef {import("../engine/ask.js").Fault} Fault */
/**
 * The field of a fault, and the line in it that is meant. TYPED: what stands in the field, where the engine is given
 * something else than that alone.
 * @typedef {{ field: string, line?: number, typed?: string }} Place
 */

const SHOWN = 5; // lines at one field; a table of sites may have hundreds
const MISSING = ["–", '""']; // how the engine writes that nothing was found

/**
 * What was found, and what is expected.
 * @param {Speaking} page
 * @param {Fault} fault
 */
export const faultText = (page, { found, expected }) =>
  page.say(MISSING.includes(found) ? "fault_missing" : "fault_found", { found, expected: page.pick(expected) });

/** @param {Speaking} page @param {string} at */
const named = (page, at) => (at === "in_force_on" ? page.say("in_force_place") : at || page.say("fault_whole"));

/**
 * With the place in front.
 * @param {Speaking} page
 * @param {Fault} fault
 */
export function faultLine(page, fault) {
  const at = fault.at.replace(/^assessment\./, "").replace(/^findings\./, "");
  return page.say("fault_at", { at: named(page, at), fault: faultText(page, fault) });
}

/**
 * The faults by field, and those that concern none.
 * @param {Speaking} page
 * @param {Fault[]} faults
 * @param {(at: string) => Place | null} fieldOf
 * @returns {{ byField: Map<string, string[]>, rest: string[] }}
 */
export function sortFaults(page, faults, fieldOf) {
  /** @type {Map<string, string[]>} */
  const byField = new Map();
  /** @type {string[]} */
  const rest = [];
  for (const fault of faults) {
    const place = fieldOf(fault.at);
    if (!place) rest.push(faultLine(page, fault));
    else {
      const line = place.line === undefined ? "" : `${page.say("fault_line_of", { line: place.line })} `;
      const text = faultText(page, { ...fault, found: place.typed || fault.found });
      byField.set(place.field, [...(byField.get(place.field) ?? []), line + text]);
    }
  }
  for (const [name, lines] of byField) byField.set(name, shortened(page, lines));
  return { byField, rest };
}

/**
 * The faults of each entry by its name; an entry without any is left out.
 * @param {Fault[]} faults
 * @param {Iterable<[string, string]>} places where each entry stands in the request, by its name
 * @returns {Map<string, Fault[]>}
 */
export function faultsByEntry(faults, places) {
  /** @type {Map<string, Fault[]>} */
  const found = new Map();
  for (const [name, place] of places) {
    const own = faults.filter(({ at }) => at === place || at.startsWith(`${place}.`));
    if (own.length) found.set(name, own);
  }
  return found;
}

/**
 * Tell LINES in PLACE, below its field; nothing where nothing is wrong.
 * @param {HTMLElement} place
 * @param {string[]} lines
 */
export function tellBeside(place, lines) {
  if (place.textContent !== lines.join("")) place.replaceChildren(...lines.map((line) => element("span", {}, line)));
  setHidden(place, !lines.length);
}

/**
 * @param {HTMLElement} field
 * @param {boolean} wrong
 */
export function markWrong(field, wrong) {
  if (wrong) setAttribute(field, "aria-invalid", "true");
  else field.removeAttribute("aria-invalid");
}

/**
 * @param {Speaking} page
 * @param {string[]} lines
 */
function shortened(page, lines) {
  if (lines.length <= SHOWN) return lines;
  return [...lines.slice(0, SHOWN), page.say("fault_more", { count: lines.length - SHOWN })];
}
