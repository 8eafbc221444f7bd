// The shape of the engine's replies, as far as the page reads them. Types only.

/**
 * @typedef {import("../../foundation/words.js").Text} Text
 * @typedef {import("../../foundation/words.js").Reference} Reference
 *
 * @typedef {object} Side a score and what it means
 * @property {string} final
 * @property {{ base: string, final: string }} display
 * @property {string | null} level
 * @property {Text} level_label
 * @property {boolean | null} passed
 *
 * @typedef {object} Tally
 * @property {{ earned: string, applicable: string, open: string, lost: string }} display
 * @property {number} clauses
 * @property {number} answered
 *
 * @typedef {object} Loss
 * @property {string} clause
 * @property {Text} title
 * @property {{ points: string, lost: string }} display
 * @property {"met" | "not_met" | "sampled"} finding met only where a certificate is lacking
 * @property {string | null} sampled
 * @property {string | null} nonconforming
 * @property {string | null} reason
 *
 * @typedef {object} Distance
 * @property {string} id
 * @property {Text} label
 * @property {string} at_least
 * @property {number} needs_certificates
 * @property {"secured" | "possible" | "out-of-reach"} reach
 * @property {string[]} limits
 * @property {number} lacking_certificates
 * @property {{ gap: string, points: string }} display
 *
 * @typedef {object} Alternative
 * @property {string} discrepancy
 * @property {string} register
 * @property {Text} title
 * @property {string} reading
 * @property {Text} text
 * @property {boolean} differs
 * @property {Side[]} verdicts
 *
 * @typedef {object} NotComputed
 * @property {string} discrepancy
 * @property {string} register
 * @property {Text} title
 * @property {Text} text
 * @property {Text} why
 *
 * @typedef {object} TraceStep
 * @property {string} step
 * @property {Text} text
 * @property {Reference | null} source
 * @property {string[]} discrepancies
 *
 * @typedef {object} Result
 * @property {{ id: string, title: Text, edition: string, full_marks: string, sha256: string }} rubric
 * @property {boolean} complete
 * @property {string | null} final
 * @property {{ earned?: string, applicable?: string, base?: string, final?: string }} display
 * @property {string | null} level
 * @property {Text | null} level_label
 * @property {boolean | null} passed
 * @property {string[]} limited_by
 * @property {{ worst_verdict: Side, best_verdict: Side }} range
 * @property {Tally} so_far
 * @property {(Tally & { id: string })[]} sections
 * @property {Loss[]} losses
 * @property {{ clause: string, title: Text, points: string, reason: string | null }[]} deleted
 * @property {{ id: string, label: Text, count: number, points: string, source: Reference }[]} adjustments
 * @property {string[]} certificates
 * @property {Distance[]} levels
 * @property {Distance | null} next_level
 * @property {Text[]} warnings
 * @property {string[]} discrepancies
 * @property {string[]} unstated clauses of which a reading gives a part of the points, and nobody says how much
 * @property {Record<string, string>} chosen_readings
 * @property {Alternative[]} readings
 * @property {NotComputed[]} not_computed
 * @property {TraceStep[]} trace
 *
 * @typedef {import("../../engine/ask.js").Reply<Result>} ScoreReply
 */

export {};
