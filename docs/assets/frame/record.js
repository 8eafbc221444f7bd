// The record of a calculation as a file: who made it and when is asked for, the rest is the engine's.
import { recordOf } from "../engine/ask.js";
import { dayFrom, today } from "../foundation/day.js";
import { openDialog } from "../foundation/dialog.js";
import { button, element, one, setHidden } from "../foundation/dom.js";
import { settled } from "../foundation/latest.js";
import { JSON_FILE, saveFile } from "../foundation/save.js";
import { isMapping } from "../foundation/shapes.js";
import { dayInput, dressDay } from "./day-field.js";
import { faultLine } from "./faults.js";
import { signatureChoice } from "./signature-choice.js";
import { signRecord } from "./signing.js";

/** @typedef {import("../foundation/words.js").Speaking} Speaking */
/** @typedef {import("../engine/ask.js").Mapping} Mapping */

/**
 * What the page knows of who made the record and when; "" is not given.
 * @typedef {{ organisation?: string, by?: string, on?: string }} Signed
 */

/**
 * @typedef {object} Recording
 * @property {string} name what the files of the page are called
 * @property {() => Signed} signed what of it stands in the form
 * @property {(message: string) => void} say
 * @property {(asked: Mapping, file: string) => Promise<Mapping>} ofRevision ASKED with the revision that it is about
 */

/**
 * The button that makes a record of what is shown, switched readings included. While part of what was entered is
 * refused there is none: it would not be in the record.
 * @param {Speaking} page
 * @param {import("../engine/ask.js").Request} request
 * @param {Recording} recording
 * @returns {(asked: Mapping | null, waits: boolean) => void} takes the request that is recorded; WAITS: until
 *   what was refused is corrected
 */
export function bindRecording(page, request, recording) {
  const record = one(page.root, "[data-action=record]", HTMLButtonElement);
  const why = element("p", { class: "calc-hint calc-record-waits", id: "record-waits", hidden: true }, page.say("record_waits"));
  (record.closest("[data-actions]") ?? record).after(why); // a phone shows no titles of buttons
  record.setAttribute("aria-describedby", why.id);
  /** @type {Mapping | null} */
  let latest = null;
  record.addEventListener("click", async () => {
    await settled(page.root);
    if (latest) askWho(page, request, latest, recording);
  });
  return (asked, waits) => {
    latest = waits ? null : asked;
    record.disabled = !latest;
    setHidden(why, !waits);
  };
}

/** What stands around the findings: no figure depends on it, and it names people and papers. */
const AROUND = ["as_of", "period", "evidence", "owners", "actions"];

/**
 * ASKED without what stands around the findings of its assessment. Whose finding stands remains: it says how each came about.
 * @param {Mapping} asked
 * @returns {Mapping}
 */
export function figuresAlone(asked) {
  const { assessment } = asked;
  if (!isMapping(assessment)) return asked;
  const own = Object.entries(assessment).filter(([key]) => !AROUND.includes(key));
  const bare = own.map(([key, value]) => [key, key === "special_deductions" && Array.isArray(value) ? value.map(withoutAction) : value]);
  return { ...asked, assessment: Object.fromEntries(bare) };
}

/** @param {unknown} deduction */
function withoutAction(deduction) {
  if (!isMapping(deduction)) return deduction;
  const { action: _, ...others } = deduction;
  return others;
}

/**
 * The record as text, signed if it is to be.
 * @param {import("../engine/ask.js").Request} request
 * @param {Mapping} asked
 * @param {Mapping} given
 * @param {boolean} sign
 */
async function make(request, asked, given, sign) {
  const made = await recordOf(request, asked, given, rootOfSite());
  return made.text && sign ? signRecord(request, made.text) : { ...made, multikey: "" };
}

/** The root hash in the page's footer: what the record was made with. */
export const rootOfSite = () => document.querySelector("[data-integrity]")?.textContent?.match(/^[0-9a-f]{64}$/)?.[0];

/**
 * @param {Speaking} page
 * @param {import("../engine/ask.js").Request} request
 * @param {Mapping} asked the request that the record is of
 * @param {Recording} recording
 */
function askWho(page, request, asked, { name, signed, say, ofRevision }) {
  const known = signed();
  const by = element("input", { type: "text", maxlength: "200", autocomplete: "name", "data-record-by": true });
  const on = dayInput(page, { "data-record-on": true });
  by.value = known.by ?? "";
  on.value = known.on || today(); // a print of the same day has the check value of this very record
  const told = element("ul", { class: "calc-faults", role: "alert" });
  const signing = signatureChoice(page);
  const bare = figuresAlone(asked);
  const whole = element("input", { type: "checkbox", "data-record-whole": true });
  const save = async () => {
    const given = { organisation: known.organisation?.trim(), by: by.value.trim(), on: dayFrom(on.value) ?? on.value.trim() };
    const file = `${name}-record-${given.on || today()}.json`;
    const made = await make(request, await ofRevision(whole.checked ? asked : bare, file), given, signing.chosen());
    if (made.faults) {
      told.replaceChildren(...made.faults.map((fault) => element("li", {}, faultLine(page, fault))));
      return;
    }
    saveFile(file, made.text, JSON_FILE);
    dialog.close();
    say(page.say(made.multikey ? "record_signed" : "record_saved", { name: file, key: made.multikey }));
  };
  const dialog = openDialog(
    page,
    "record",
    page.say("record_title"),
    [
      element("p", {}, page.say("record_what")),
      "readings" in asked && element("p", { class: "calc-caution" }, page.say("record_switched")),
      element("label", { class: "calc-dialog-field" }, page.say("record_by"), " ", by),
      element("label", { class: "calc-dialog-field" }, page.say("record_on"), " ", dressDay(page, on)),
      JSON.stringify(bare) !== JSON.stringify(asked) && element("label", { class: "calc-check" }, whole, " ", page.say("record_whole")),
      signing.node,
      told,
    ],
    [
      button(page.say("record_save"), () => void save(), { class: "calc-primary", "data-action": "record-save" }),
      button(page.say("cancel"), () => dialog.close()),
    ],
  );
}
