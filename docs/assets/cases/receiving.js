// A file that was opened with the installed app or shared with it: led to the page that opens such files.
import { complain, note } from "../foundation/notes.js";
import { isMapping } from "../foundation/shapes.js";
import { textOf } from "../foundation/text-file.js";
import { isWorkbook } from "../frame/files.js";
import { isBackup } from "../workspace/backup.js";
import { expecting, handOn, takeReceived } from "../workspace/received.js";

/** @typedef {import("./page.js").CasesPage} CasesPage */

/**
 * The one that the page was opened for.
 * @param {CasesPage} page
 * @param {(file: File) => Promise<void>} restore takes a backup
 */
export async function openReceived(page, restore) {
  const file = await takeReceived();
  if (file) await lead(page, restore, file);
  else complain(page, page.say("received_gone"));
}

/**
 * @param {CasesPage} page
 * @param {(file: File) => Promise<void>} restore
 * @param {File} file
 */
export async function lead(page, restore, file) {
  note(page, page.say("received_reading", { name: file.name }));
  const content = isWorkbook(file) ? null : await contentOf(file);
  if (content && isBackup(content)) return restore(file);
  if (isRubric(content)) return complain(page, page.say("received_rubric", { name: file.name }));
  const address = content ? addressFor(page, content) : isWorkbook(file) ? workbookAddress(page, file.name) : null;
  const rubric = content && !address ? rubricIn(content) : "";
  if (rubric) return complain(page, page.say("received_own", { name: file.name, rubric }));
  if (!address) return complain(page, page.say("received_unknown", { name: file.name }));
  try {
    await handOn(file);
  } catch {
    return complain(page, page.say("received_gone")); // no room for it
  }
  location.assign(expecting(address));
}

/** Whether CONTENT is a rubric, as the page on rubrics of one's own saves it. @param {Record<string, unknown> | null} content */
const isRubric = (content) => typeof content?.format === "string" && content.format.startsWith("rubric/");

/**
 * @param {File} file
 * @returns {Promise<Record<string, unknown> | null>}
 */
async function contentOf(file) {
  try {
    const content = JSON.parse(await textOf(file));
    return isMapping(content) ? content : null;
  } catch {
    return null;
  }
}

/**
 * The page that opens CONTENT: that of its rubric or calculation, or the one that recomputes records.
 * @param {CasesPage} page
 * @param {Record<string, unknown>} content
 */
function addressFor({ pages, root }, content) {
  if ("digest" in content && "request" in content) return root.dataset.verify ?? null;
  const rubric = rubricIn(content);
  const own = [...pages.keys()].find((key) => rubric && key.startsWith(`${rubric}@`)); // the version opened last
  const key = [rubric, content.kind, own].find((each) => pages.has(String(each)));
  return pages.get(String(key))?.address ?? null;
}

/** The rubric of the assessment that CONTENT is or has; "" where it has none. @param {Record<string, unknown>} content */
function rubricIn(content) {
  const { rubric } = isMapping(content.assessment) ? content.assessment : content;
  return typeof rubric === "string" ? rubric : "";
}

/**
 * A workbook says only inside what it is; by its name where that has the rubric, else the first rubric: that page says
 * what it found instead.
 * @param {CasesPage} page
 * @param {string} name
 */
function workbookAddress({ pages }, name) {
  const key = [...pages.keys()].find((each) => name.startsWith(each)) ?? [...pages.keys()][0];
  return pages.get(String(key))?.address ?? null;
}
