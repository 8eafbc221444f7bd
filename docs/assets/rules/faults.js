// Faults of the engine in words, sorted to the fields they concern.

/** @typedef {import("./page.js").Page} Page */
/** @typedef {import("../engine/ask.js").Fault} Fault */

const SHOWN = 5; // lines at one field; a table of sites may have hundreds

/**
 * What was found, and what is expected.
 * @param {Page} page
 * @param {Fault} fault
 */
export function faultText(page, fault) {
  const expected = page.pick(fault.expected);
  const missing = fault.found === "–" || fault.found === '""';
  return page.say(missing ? "fault_missing" : "fault_found", { found: fault.found, expected });
}

/**
 * With the place in front.
 * @param {Page} page
 * @param {Fault} fault
 */
export const placedFault = (page, fault) => `${fault.at || page.say("fault_whole")}: ${faultText(page, fault)}`;

/**
 * The faults by field, and those that concern none.
 * @param {Page} page
 * @param {Fault[]} faults
 * @param {(at: string) => { field: string, line?: number } | null} fieldOf
 * @returns {{ byField: Map<string, string[]>, rest: string[] }}
 */
export function sortFaults(page, faults, fieldOf) {
  /** @type {Map<string, string[]>} */
  const byField = new Map();
  /** @type {string[]} */
  const rest = [];
  for (const fault of faults) {
    const place = fieldOf(fault.at);
    if (!place) rest.push(placedFault(page, fault));
    else {
      const line = place.line === undefined ? "" : `${page.say("fault_line_of", { line: place.line })} `;
      const lines = byField.get(place.field) ?? [];
      byField.set(place.field, [...lines, line + faultText(page, fault)]);
    }
  }
  for (const [name, lines] of byField) byField.set(name, shortened(page, lines));
  return { byField, rest };
}

/**
 * @param {Page} page
 * @param {string[]} lines
 */
function shortened(page, lines) {
  if (lines.length <= SHOWN) return lines;
  return [...lines.slice(0, SHOWN), page.say("fault_more", { count: lines.length - SHOWN })];
}
