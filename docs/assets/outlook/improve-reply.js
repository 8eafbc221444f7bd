// The shape of the engine's improvement, as far as the page reads it. Types only.

/**
 * @typedef {import("../foundation/words.js").Text} Text
 *
 * @typedef {object} Measure
 * @property {string} id
 * @property {"clause" | "special-deduction" | "certificate"} kind
 * @property {Text} title
 * @property {string} effort exact, or "impossible"
 * @property {string | null} gain_per_effort exact
 * @property {{ gain: string, effort?: string, gain_per_effort?: string }} display
 *
 * @typedef {object} Improvement
 * @property {{ title: Text, edition: string, full_marks: string, sha256: string }} rubric
 * @property {import("../frame/assessment/reply.js").Distance} target
 * @property {boolean} reachable
 * @property {string | null} effort exact; null where there is no way
 * @property {{ needed: string, effort?: string, most: string }} display
 * @property {string[]} binding
 * @property {string[]} obstacles
 * @property {Measure[] | null} chosen
 * @property {Measure[]} ranking by gain per effort
 */

export {};
