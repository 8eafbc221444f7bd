// The guard of every table that is written, as `aftersales.foundation.table_cells` has it: a test holds them together.

const NUMBER = /^[+-]?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?$/;
const STARTS_FORMULA = /^[=+\-@\t\r\n]/;
const DATE = /^[ \t\n\r\f\v]*([0-9]{1,4})[ \t\n\r\f\v]*[/-][ \t\n\r\f\v]*[0-9]{1,4}(?:[ \t\n\r\f\v]*[/-][ \t\n\r\f\v]*[0-9]{1,4})?[ \t\n\r\f\v]*$/;
const WHOLE_DATE = /^(?:19|20)[0-9]{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])$/; // seen as the very day that is meant
const SPACES = "[^\\S\\ufeff]*"; // as Python has them: a mark that nobody sees is no space
const MONTHS = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*";
const MONTH_NAMED = new RegExp(`^${SPACES}(?:[0-9]{1,2}[- ]?${MONTHS}(?:[- ]?[0-9]{1,4})?|${MONTHS}[- ]?[0-9]{1,4})${SPACES}$`, "iu");
const UNSEEN = /^[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]+/;
const LOOKED_AT = 100;
const LAST_DAY = 31;
const FIRST_YEAR = 1900;

/**
 * TEXT as a cell of a table in which no spreadsheet sees a formula or a date. Numbers and whole days stay as they are.
 * @param {string} text
 */
export function harmless(text) {
  if (NUMBER.test(text) || WHOLE_DATE.test(text)) return text;
  // There are full-width signs that some programs take for the narrow ones, and signs that nobody sees.
  const [first = ""] = text.slice(0, LOOKED_AT).replace(UNSEEN, "");
  return STARTS_FORMULA.test(first.normalize("NFKC")) || becomesDate(text) ? `'${text}` : text;
}

/** @param {string} text */
function becomesDate(text) {
  if (MONTH_NAMED.test(text)) return true;
  const first = Number(DATE.exec(text)?.[1] ?? NaN);
  return first <= LAST_DAY || first >= FIRST_YEAR;
}
