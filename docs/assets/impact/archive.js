// What is calculated: everything in the workspace, and files that are opened, each document with a name and its text.
import { button, element, one } from "../foundation/dom.js";
import { isUncertain, linesOf, textOf } from "../foundation/text-file.js";
import { isReadable, isWorkbook, readForm, tooLarge } from "../frame/files.js";
import { countedOnce, earlierOf, withContent } from "./twice.js";
import { inWorkspace } from "./workspace.js";

/** @typedef {import("./page.js").ImpactPage} ImpactPage */

/**
 * NAME is what is shown, FILE tells by its ending how TEXT is written; ADDRESS leads to where it is worked on.
 * @typedef {{ name: string, file: string, text: string, address: string | null }} ArchiveDocument
 */

/**
 * WHY: why it was not read; "" where it was. CONTENT tells its bytes from others.
 * @typedef {{ name: string, documents: ArchiveDocument[], why: string, remarks?: string[], content?: string }} Opened
 */

const LARGEST = 64 * 1024 * 1024;
const TEXTS = /\.(json|ya?ml)$/i;
const LINES = /\.(jsonl|ndjson)$/i;

/**
 * @param {ImpactPage} page
 * @param {() => import("../engine/client.js").Engine} python
 * @returns {Promise<{ documents: () => Promise<ArchiveDocument[]> }>}
 */
export async function bindArchive(page, python) {
  /** @type {Opened[]} */
  let opened = [];
  const cases = one(page.root, "[data-cases]", HTMLInputElement);
  const kept = () => inWorkspace(page).catch(() => []);
  const count = (await kept()).length;
  one(page.root, "[data-cases-count]", HTMLElement).textContent = page.say("impact_cases_count", { count });
  if (!count) cases.checked = false;
  const show = () =>
    showOpened(page, opened, (away) => {
      opened = opened.filter((each) => each !== away);
      show();
    });
  const take = async (/** @type {File[]} */ files) => {
    page.root.toggleAttribute("data-busy", true);
    try {
      for (const file of files) {
        opened.push(await orWhy(page, file, withContent(file, read(page, python, file))));
        show();
      }
    } finally {
      page.root.toggleAttribute("data-busy", false);
    }
  };
  bindSeveral(page, "files", take);
  bindSeveral(page, "folder", take);
  return { documents: async () => [...(cases.checked ? await kept() : []), ...countedOnce(opened).flatMap(({ documents }) => documents)] };
}

/**
 * @param {ImpactPage} page
 * @param {"files" | "folder"} which
 * @param {(files: File[]) => void} take
 */
function bindSeveral({ root }, which, take) {
  const chooser = one(root, `[data-archive-${which}]`, HTMLInputElement);
  const opener = root.querySelector(`[data-action=open-${which}]`);
  opener?.addEventListener("click", () => chooser.click());
  const taken = () => {
    const files = [...(chooser.files ?? [])];
    chooser.value = "";
    take(files);
  };
  chooser.addEventListener("change", taken);
  if (chooser.files?.length) queueMicrotask(taken); // chosen before the scripts came
}

/**
 * What was READ of FILE; one that broke off (a folder may have changed meanwhile) keeps no other from being read.
 * @param {ImpactPage} page
 * @param {File} file
 * @param {Promise<Opened>} reading
 * @returns {Promise<Opened>}
 */
async function orWhy(page, file, reading) {
  const name = nameOf(file);
  return reading.catch(() => ({ name, documents: [], why: page.say("file_unreadable", { name }) }));
}

/** @param {File} file */
const nameOf = (file) => file.webkitRelativePath || file.name;

/**
 * The documents in FILE; a workbook is read by the engine.
 * @param {ImpactPage} page
 * @param {() => import("../engine/client.js").Engine} python
 * @param {File} file
 * @returns {Promise<Opened>}
 */
async function read(page, python, file) {
  const name = nameOf(file);
  const limit = tooLarge(file, LARGEST);
  if (limit) return { name, documents: [], why: page.say("incoming_large", { name, limit }) };
  if (!(await isReadable(file))) return { name, documents: [], why: page.say("file_unreadable", { name }) };
  if (TEXTS.test(name) && (await isUncertain(file))) return { name, documents: [], why: page.say("file_encoding", { name }) };
  if (TEXTS.test(name)) return { name, documents: [{ name, file: name, text: await textOf(file), address: null }], why: "" };
  if (LINES.test(name)) return { name, documents: documentsOf(name, await linesOf(file)), why: "" };
  if (!isWorkbook(file)) return { name, documents: [], why: page.say("impact_why_kind") };
  const { result, reasons } = /** @type {{ result: { assessment: unknown, understood: { layout: string }, remarks: import("../foundation/words.js").Text[] } | null, reasons: string[] | null }} */ (await readForm(page, python(), file));
  if (!result) return { name, documents: [], why: (reasons ?? []).join(" ") };
  if (result.understood.layout === "actions") return { name, documents: [], why: page.say("impact_why_kind") };
  const read = { name, file: `${name}.json`, text: JSON.stringify(result.assessment), address: null };
  return { name, documents: [read], why: "", remarks: result.remarks.map(page.pick) };
}

/**
 * @param {string} name
 * @param {(string | null)[]} lines a document each; null, one that is no text, has no content, which is told of it
 * @returns {ArchiveDocument[]}
 */
const documentsOf = (name, lines) =>
  lines.flatMap((line, index) => (line?.trim() === "" ? [] : [{ name: `${name}:${index + 1}`, file: `${name}.json`, text: line ?? "", address: null }]));

const MOST_LINES = 20;

/**
 * @param {ImpactPage} page
 * @param {Opened[]} opened
 * @param {(away: Opened) => void} takeAway
 */
function showOpened(page, opened, takeAway) {
  const line = (/** @type {Opened} */ each) => {
    const { name, documents, remarks = [] } = each;
    const earlier = earlierOf(opened, each);
    const why = earlier ? page.say("impact_why_same", { other: earlier.name }) : each.why;
    const said = why ? page.say("impact_not_read", { name, why }) : page.say("impact_file_count", { name, count: documents.length });
    const told = remarks.length > 0 && element("ul", {}, ...remarks.map((remark) => element("li", {}, remark)));
    return element("li", why ? { class: "calc-caution" } : {}, said, " ", button(page.say("impact_take_away"), () => takeAway(each), { "aria-label": page.say("impact_take_away_of", { name }) }), told);
  };
  const troubled = (/** @type {Opened} */ each) => each.why || each.remarks?.length || earlierOf(opened, each);
  const shown = opened.filter((each, index) => index < MOST_LINES || troubled(each));
  const more = opened.length - shown.length;
  const rest = more > 0 ? [element("li", {}, page.say("impact_and_more", { count: more }))] : [];
  one(page.root, "[data-archive]", HTMLElement).replaceChildren(...shown.map(line), ...rest);
}
