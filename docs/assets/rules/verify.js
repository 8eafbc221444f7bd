// Opening a record and recomputing it: it agrees, it differs, or it stands on another edition.
import { button, element, one } from "../foundation/dom.js";
import { complain } from "../foundation/notes.js";
import { textOf } from "../foundation/text-file.js";
import { bindChooser, takeReadable } from "../frame/files.js";
import { enliven } from "../frame/frame.js";
import { calculatorRoot, readPage } from "../frame/page.js";
import { firstOf, openReceived, tellOthers } from "../frame/receiving.js";
import { checkSignature } from "../frame/signing.js";
import { report } from "./report.js";
import { lineageIn } from "./said.js";

/** @typedef {import("../frame/page.js").Page} Page */
/** @typedef {import("./report.js").VerifyReply} VerifyReply */

const LARGEST = 1_000_000;

/**
 * @param {Page} page
 * @param {import("../engine/client.js").Engine} python
 */
function bind(page, python) {
  const text = one(page.root, "[data-record-text]", HTMLTextAreaElement);
  const chooser = one(page.root, "[data-record-file]", HTMLInputElement);
  const read = async (/** @type {File} */ file) => {
    if (/\.zip$/i.test(file.name)) {
      const { checkBundle } = await import("./bundle.js");
      const record = await checkBundle(page, python, file);
      if (record !== null) await verify(page, python.request, record, file.name, false);
    } else if (file.size > LARGEST) complain(page, page.say("record_too_large", { name: file.name }));
    else await verify(page, python.request, await textOf(file), file.name, false);
  };
  bindChooser(page, chooser, one(page.root, "[data-action=open-record]", HTMLButtonElement), read);
  one(page.root, "[data-action=verify-text]", HTMLButtonElement).addEventListener("click", () => {
    void verify(page, python.request, text.value, "", false);
  });
  void openReceived(page, (file, others) => {
    tellOthers(page, others);
    return read(file);
  });
  page.root.addEventListener("dragover", (event) => event.preventDefault());
  page.root.addEventListener("drop", (event) => {
    event.preventDefault();
    const file = firstOf(page, event.dataTransfer?.files);
    if (file) void takeReadable(page, file, read);
  });
}

/**
 * The record goes to the engine as the very text that was opened: reading and writing it anew might change a number.
 * @param {Page} page
 * @param {(json: string) => Promise<string>} ask
 * @param {string} text
 * @param {string} name of the file
 * @param {boolean} current whether to recompute it under the current edition
 */
async function verify(page, ask, text, name, current) {
  const record = text.replace(/^\ufeff/, "").trim();
  const outcome = one(page.root, "[data-outcome]", HTMLElement);
  const wide = one(page.root, "[data-report]", HTMLElement);
  /** @type {unknown} */
  let parsed;
  try {
    parsed = JSON.parse(record);
  } catch {
    outcome.replaceChildren(element("p", { class: "calc-fault" }, page.say("not_a_record"), " ", page.say("not_json")));
    wide.replaceChildren();
    return;
  }
  const asked = `{"format":"request/1","kind":"verify","under_current":${current},"record":${record}}`;
  const { reply, missing } = await answered(page, ask, asked);
  const again = button(page.say("recompute"), () => void verify(page, ask, text, name, true), {
    class: "calc-primary",
    "data-action": "recompute",
  });
  const signature = reply.ok && reply.result.signature ? await checkSignature(reply.result.signature) : null;
  const revision = reply.ok ? await revisionOf(page, parsed) : "";
  const shown = report(page, reply, { record: parsed, name, revision, missing }, again, signature);
  const whole = outcome.querySelector("[data-verdict=bundle]"); // of the bundle that the record is from
  outcome.replaceChildren(...(whole && name.endsWith(".zip") ? [whole] : []), ...shown.headline);
  wide.replaceChildren(...shown.details);
  one(page.root, "[data-announce]", HTMLElement).textContent = shown.words;
  outcome.scrollIntoView({ block: "nearest" });
}

/**
 * The reply to ASKED. What the site does not publish is a rubric of one's own: it is answered from that, or is MISSING.
 * @param {Page} page
 * @param {(json: string) => Promise<string>} ask
 * @param {string} asked
 * @returns {Promise<{ reply: VerifyReply, missing: HTMLElement | null }>}
 */
async function answered(page, ask, asked) {
  /** @type {VerifyReply} */
  const reply = JSON.parse(await ask(asked));
  const found = reply.ok && reply.result.faults.some(({ at }) => /^(assessment\.)?rubric$/.test(at)) ? reply.result.documents : [];
  const [first] = found;
  if (!first) return { reply, missing: null };
  const { askerFor, withoutRubric } = await import("./own-record.js");
  const own = await askerFor(page, found);
  return own ? { reply: JSON.parse(await own(asked)), missing: null } : { reply, missing: withoutRubric(page, first) };
}

/** Which revision the record scores; what looks it up is loaded where it says one. @param {Page} page @param {unknown} record */
async function revisionOf(page, record) {
  const lineage = lineageIn(record);
  return lineage ? (await import("./recorded-revision.js")).told(page, lineage) : "";
}

const root = calculatorRoot();
if (root) {
  const page = readPage(root);
  const python = enliven(page);
  bind(page, python);
  python.start();
}
