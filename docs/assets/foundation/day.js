// Days as the engine writes them: 2026-11-23.

/** Today by this machine's clock. */
export function today() {
  const now = new Date();
  const parts = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
  return parts.map((part) => String(part).padStart(2, "0")).join("-");
}

/** This moment in UTC, to the second: 2026-11-23T14:05:06Z. */
export const now = () => new Date().toISOString().replace(/\.\d+/, "");

const WRITTEN = /^(\d{4})(?:\s*[-\/.年]\s*(\d{1,2})\s*[-\/.月]\s*(\d{1,2})\s*日?|(\d{2})(\d{2}))$/; // 2026-1-5, 2026/1/5, 2026年1月5日, 20260105
const [EARLIEST, LATEST] = [1900, 2200]; // years that the engine reads

/**
 * The day that somebody TYPED, in any of the usual ways; null where it is none (yet).
 * @param {string} typed
 */
export function dayFrom(typed) {
  const [, year, ...rest] = WRITTEN.exec(typed.normalize("NFKC").trim()) ?? [];
  const [month, day] = rest.filter((part) => part !== undefined);
  if (!year || !month || !day || Number(year) < EARLIEST || Number(year) > LATEST) return null;
  const read = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  const exists = read.getUTCMonth() === Number(month) - 1 && read.getUTCDate() === Number(day);
  return exists ? [year, month.padStart(2, "0"), day.padStart(2, "0")].join("-") : null;
}

/** The day that somebody typed; "" while there is none. @param {string | undefined} typed */
export const wholeDay = (typed) => dayFrom(typed ?? "") ?? "";
