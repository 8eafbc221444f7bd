// A file that was opened with the installed app or shared with it: led to the page that opens such files.
import { complain, note } from "../foundation/notes.js";
import { isMapping } from "../foundation/shapes.js";
import { textOf } from "../foundation/text-file.js";
import { isWorkbook } from "../frame/files.js";
import { tellOthers } from "../frame/receiving.js";
import { isBackup } from "../workspace/backup-rows.js";
import { expecting, handOn } from "../workspace/received.js";

/** @typedef {import("./page.js").CasesPage} CasesPage */

/**
 * @param {CasesPage} page
 * @param {(file: File) => Promise<void>} restore takes a backup
 * @param {File} file
 * @param {string[]} others names of those that came with it: the page that opens FILE tells them
 */
export async function lead(page, restore, file, others) {
  note(page, page.say("received_reading", { name: file.name }));
  const address = await openedOn(page, restore, file);
  if (address === null) return tellOthers(page, others);
  try {
    await handOn(file, others);
  } catch {
    complain(page, page.say("received_gone")); // no room for it
    return tellOthers(page, others);
  }
  location.assign(expecting(address));
}

/**
 * The page that opens FILE; null where that was done here, or was said not to be done.
 * @param {CasesPage} page
 * @param {(file: File) => Promise<void>} restore
 * @param {File} file
 * @returns {Promise<string | null>}
 */
async function openedOn(page, restore, file) {
  const { name } = file;
  const content = isWorkbook(file) ? null : await contentOf(file);
  const address = content ? addressFor(page, content) : isWorkbook(file) ? workbookAddress(page, name) : null;
  const rubric = content && !address ? rubricIn(content) : "";
  if (content && isBackup(content)) await restore(file);
  else if (isRubric(content)) complain(page, page.say("received_rubric", { name }));
  else if (address) return address;
  else complain(page, rubric ? page.say("received_own", { name, rubric }) : page.say("received_unknown", { name }));
  return null;
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
