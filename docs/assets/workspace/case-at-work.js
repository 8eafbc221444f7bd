// The case that pages open which name no document: that of this tab, else the one that this browser opened last.
/** @typedef {import("./database.js").Case} Case */
/** @typedef {import("./database.js").Writing} Writing */

const CASE = "aftersales.case";

/**
 * @param {Case[]} cases
 * @param {unknown} opened the id of the one that this browser opened last
 * @returns {string | null}
 */
export function atWork(cases, opened) {
  const open = (/** @type {unknown} */ id) => cases.find((row) => row.id === id && row.deleted === null);
  return (open(tabsCase()) ?? open(opened))?.id ?? null;
}

/**
 * The one that this browser opened last.
 * @param {Writing} transaction
 * @returns {Promise<string | null>}
 */
export async function caseAtWork(transaction) {
  const setting = await transaction.objectStore("settings").get("case");
  const found = typeof setting?.value === "string" && (await transaction.objectStore("cases").get(setting.value));
  return found && found.deleted === null ? found.id : null;
}

/** This tab, and what is opened from it, works in case ID. @param {string} id */
export function useInTab(id) {
  try {
    sessionStorage.setItem(CASE, id);
  } catch {
    // the browser's case is used then
  }
}

/** @returns {string | null} */
export function tabsCase() {
  try {
    return sessionStorage.getItem(CASE);
  } catch {
    return null;
  }
}
