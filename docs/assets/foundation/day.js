// Days as the engine writes them: 2026-11-23.
import { asSeen } from "./names.js";
import { narrow } from "./narrow.js";

/** Today by this machine's clock. */
export function today() {
  const now = new Date();
  const parts = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
  return parts.map((part) => String(part).padStart(2, "0")).join("-");
}

/** This moment in UTC, to the second: 2026-11-23T14:05:06Z. */
export const now = () => new Date().toISOString().replace(/\.\d+/, "");

// The spellings of `aftersales.foundation.typed_days`; tests/golden/typed_days.json holds both to one table.
const WRITTEN = /^(?<year>\d{4})[-/.年](?<month>\d{1,2})[-/.月](?<day>\d{1,2})[日号]?$/; // 2026-1-5, 2026年1月5日
const UNPARTED = /^(?<year>20[0-4]\d)(?<month>\d{2})(?<day>\d{2})$/; // 20260105
const IN_WORDS = /^(?<year>[〇○零一二三四五六七八九]{4})年(?<month>[一二三四五六七八九十]{1,3})月(?<day>[一二三四五六七八九十]{1,3})[日号]$/;
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const MONTH =
  "(?<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)[.]?";
const NAMED = [`^(?<day>\\d{1,2})[- ]?${MONTH}[- ,]{0,2}(?<year>\\d{4})$`, `^${MONTH}[- ]?(?<day>\\d{1,2})[, -]{1,2}(?<year>\\d{4})$`];
const FORMS = [WRITTEN, UNPARTED, IN_WORDS, ...NAMED.map((form) => new RegExp(form, "i"))]; // 5-Jan-2026, Jan 5, 2026
const NUMERALS = "零一二三四五六七八九";
const TENS = /^([一二三四五六七八九])?(十)?([一二三四五六七八九])?$/;
const [EARLIEST, LATEST] = [1900, 2200]; // years that the engine reads

/**
 * The day that somebody TYPED, in any of the usual ways; null where it is none (yet).
 * @param {string} typed
 */
export function dayFrom(typed) {
  const seen = asSeen(narrow(typed))
    .replace(/ (?!\d)/g, "")
    .replace(/(^|\D) /g, "$1");
  const said = FORMS.map((form) => form.exec(seen)?.groups).find((groups) => groups !== undefined);
  if (!said) return null;
  const [year, month, day] = [yearOf(said.year ?? ""), numberOf(said.month ?? ""), numberOf(said.day ?? "")];
  if (!(year >= EARLIEST && year <= LATEST)) return null;
  const read = new Date(Date.UTC(year, month - 1, day));
  const exists = read.getUTCMonth() === month - 1 && read.getUTCDate() === day;
  return exists ? [year, ...[month, day].map((part) => String(part).padStart(2, "0"))].join("-") : null;
}

/** 二〇二六 or 2026 as a number. @param {string} said */
const yearOf = (said) => Number([...said].map((sign) => ("〇○".includes(sign) ? 0 : NUMERALS.includes(sign) ? NUMERALS.indexOf(sign) : sign)).join(""));

/** 十二, Dec or 12 as a number; NaN where it is none. @param {string} said */
function numberOf(said) {
  const named = MONTHS.indexOf(said.slice(0, 3).toLowerCase());
  if (named >= 0) return named + 1;
  const [, tens, ten, ones] = TENS.exec(said) ?? [];
  if (!said || (!tens && !ten && !ones)) return Number(said || NaN);
  if (!ten) return tens && ones ? NaN : NUMERALS.indexOf(tens ?? ones ?? "");
  return 10 * (tens ? NUMERALS.indexOf(tens) : 1) + (ones ? NUMERALS.indexOf(ones) : 0);
}

/** The day that somebody typed; "" while there is none. @param {string | undefined} typed */
export const wholeDay = (typed) => dayFrom(typed ?? "") ?? "";
