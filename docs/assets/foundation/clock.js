// The time of day as the site writes it.
//
// By hand: the browser's own formats of a language take 13 ms to be made for the first time, on the way to the first score.

const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sept Oct Nov Dec".split(" ");

/** The exactest that `clock` tells: to the millisecond. */
export const MOST_EXACT = 2;

/**
 * The time of day; with its date where that is not today.
 * @param {{ language: import("./words.js").Language }} page
 * @param {Date} at
 * @param {number} [exact] 0: to the minute, 1: to the second, 2: to the millisecond
 */
export function clock({ language }, at, exact = 0) {
  const parts = [at.getHours(), at.getMinutes(), at.getSeconds()].slice(0, exact ? 3 : 2);
  const thousandths = exact === MOST_EXACT ? `.${String(at.getMilliseconds()).padStart(3, "0")}` : "";
  const time = parts.map((part) => String(part).padStart(2, "0")).join(":") + thousandths;
  if (at.toDateString() === new Date().toDateString()) return time;
  const [month, day] = [at.getMonth(), at.getDate()];
  return `${language === "en" ? `${day} ${MONTHS[month]}` : `${month + 1}月${day}日`} ${time}`;
}
