// The shape of the engine's forecast, as far as the page reads it. Types only.

/**
 * @typedef {import("../foundation/words.js").Text} Text
 *
 * @typedef {object} LevelChance
 * @property {string | null} id null: no level
 * @property {Text} label
 * @property {string} probability exact
 * @property {{ probability: string }} display
 *
 * @typedef {object} Possibility
 * @property {string} final
 * @property {{ final: string, probability: string }} display
 * @property {string | null} level
 * @property {string} probability exact
 *
 * @typedef {object} Forecast
 * @property {{ title: Text, edition: string, full_marks: string, sha256: string }} rubric
 * @property {string} expected
 * @property {{ expected: string, passing: string }} display
 * @property {string} passing
 * @property {{ display: { worst: string, best: string } }} range
 * @property {LevelChance[]} levels
 * @property {Possibility[]} distribution ascending
 */

export {};
