// What each version is called everywhere: its time, as exact as it takes to tell it from the others, and its name.
import { clock, MOST_EXACT } from "../foundation/clock.js";

/** @typedef {import("../workspace/documents.js").Version} Version */

/**
 * @param {import("./page.js").Page} page
 * @param {Version[]} versions
 * @returns {Map<string, string>} by revision
 */
export function titlesOf(page, versions) {
  let times = versions.map(({ time }) => clock(page, time));
  for (let exact = 1; exact <= MOST_EXACT; exact += 1) {
    const again = repeated(times);
    times = versions.map(({ time }, index) => (again.has(times[index] ?? "") ? clock(page, time, exact) : (times[index] ?? "")));
  }
  return new Map(
    versions.map(({ revision, name, finalised }, index) => {
      const number = finalised === null ? "" : page.say("finalised_version", { number: finalised.number });
      return [revision, [times[index], number, name].filter(Boolean).join(" ")];
    }),
  );
}

/** @param {string[]} texts */
function repeated(texts) {
  /** @type {Set<string>} */
  const seen = new Set();
  return new Set(texts.filter((text) => seen.has(text) || !seen.add(text)));
}
