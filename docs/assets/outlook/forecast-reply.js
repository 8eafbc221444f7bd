// The shape of the engine's forecast, as far as the page reads it. Types only.

/**
 * @typedef {import("../calculator/page.js").Text} Text
 *
 * @typedef {object} LevelChance
 * @property {string | null} id null: no level
 * @property {Text} label
 * @property {string} probability exact
 * @property {string} display
 *
 * @typedef {object} Possibility
 * @property {string} final
 * @property {{ final: string }} display
 * @property {string | null} level
 * @property {string} probability exact
 * @property {string} probability_display
 *
 * @typedef {object} Forecast
 * @property {{ title: Text, edition: string, full_marks: string, sha256: string }} rubric
 * @property {number} open
 * @property {string} expected
 * @property {{ expected: string }} display
 * @property {string} passing
 * @property {string} passing_display
 * @property {LevelChance[]} levels
 * @property {Possibility[]} distribution ascending
 */

export {};
