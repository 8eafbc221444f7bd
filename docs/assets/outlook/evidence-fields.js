// The fields of one document that shows that a clause is met, and the digest of its file.
import { button, element } from "../foundation/dom.js";
import { dayField } from "./waiting-day.js";
import { recordFile } from "./evidence-keeping.js";
import { periodFields } from "./period-fields.js";

/** @typedef {import("../frame/assessment/page.js").Page} Page */
/** @typedef {import("./evidence-keeping.js").Recorded} Recorded */

/**
 * What a document is recorded for, and where what is entered of it goes.
 * @typedef {object} Slot
 * @property {string} clause
 * @property {string} name in the words under which it is kept
 * @property {string} shown the same in the language of the page
 * @property {Recorded | undefined} recorded
 * @property {() => Recorded | undefined} now what is recorded of it by now
 * @property {(values: Partial<Recorded> | null) => void} keep null: nothing is recorded any more
 * @property {import("../frame/unfinished.js").Waiting} waiting
 * @property {string} place where what is half typed waits
 */

const STATES = ["", "at-hand", "missing", "not-needed"];
const MOST = 512 * 1024 * 1024; // bytes of a file that is read into memory for its digest

/**
 * @param {Page} page
 * @param {Slot} slot
 * @returns {HTMLElement}
 */
export function documentFields(page, slot) {
  const { recorded, clause } = slot;
  const made = element("div", { class: "evidence-document", role: "group", "aria-label": `${clause} ${slot.shown}`, "data-document": slot.name });
  const fields = element("div", { class: "evidence-fields" });
  const state = stateChoice(page, slot);
  const showFields = () => (fields.hidden = state.value !== "at-hand" && state.value !== "missing");
  /** What the fields show while no state is chosen. @type {Recorded | undefined} */
  let before;
  state.addEventListener("input", () => {
    if (!state.value) before = slot.now();
    slot.keep(state.value ? { ...before, state: /** @type {Recorded["state"]} */ (state.value) } : null);
    if (state.value) before = undefined;
    showFields();
  });
  state.value = recorded?.state ?? "";
  showFields();
  fields.append(
    textField(page, slot, "document"),
    textField(page, slot, "owner", { list: "evidence-names" }),
    dateField(page, slot, "date"),
    dateField(page, slot, "valid_until"),
    coversFields(page, slot),
    fileField(page, slot),
    textField(page, slot, "note"),
  );
  takeDropped(made);
  made.append(element("div", { class: "evidence-line" }, element("span", { class: "evidence-name" }, slot.shown), state), fields);
  return made;
}

/**
 * @param {Page} page
 * @param {Slot} slot
 */
function stateChoice(page, { shown }) {
  const options = STATES.map((state) => element("option", { value: state }, page.say(`ev_state_${state.replace("-", "_") || "none"}`)));
  return element("select", { "data-key": "state", "aria-label": page.say("ev_state_of", { name: shown }) }, ...options);
}

/**
 * @param {Page} page
 * @param {Slot} slot
 * @param {"document" | "owner" | "note"} key
 * @param {Record<string, string>} [more]
 */
function textField(page, { recorded, keep }, key, more = {}) {
  const field = element("input", { type: "text", maxlength: "200", "data-key": key, ...more });
  field.value = recorded?.[key] ?? "";
  field.addEventListener("input", () => keep({ [key]: field.value }));
  return labelled(page, key, field);
}

/**
 * @param {Page} page
 * @param {Slot} slot
 * @param {"date" | "valid_until"} key
 */
function dateField(page, slot, key) {
  const { recorded, waiting, place } = slot;
  const keep = (/** @type {string} */ day) => {
    if (day !== (slot.now()?.[key] ?? "")) slot.keep({ [key]: day });
  };
  return labelled(page, key, dayField(page, { day: recorded?.[key] ?? "", waiting, place: `${place}/${key}`, keep, attributes: { "data-key": key } }));
}

/**
 * @param {Page} page
 * @param {string} key
 * @param {HTMLElement} field
 */
const labelled = (page, key, field) => element("label", { class: `evidence-of-${key.replace("_", "-")}` }, element("span", {}, page.say(`ev_${key}`)), " ", field);

/**
 * @param {Page} page
 * @param {Slot} slot
 */
function coversFields(page, slot) {
  const { recorded, waiting, place } = slot;
  const keep = (/** @type {import("./period-fields.js").Period | null} */ period) => {
    if (period || slot.now()?.covers) slot.keep({ covers: period ?? undefined });
  };
  return periodFields(page, page.say("ev_covers"), { period: recorded?.covers ?? null, waiting, place: `${place}/covers`, keep });
}

/**
 * The file's name and SHA-256; the file itself is read here and goes nowhere.
 * @param {Page} page
 * @param {Slot} slot
 */
function fileField(page, { recorded, keep, now, shown }) {
  const told = element("span", { class: "evidence-file-told", role: "status", "data-file-told": true });
  const chooser = element("input", { type: "file", "data-evidence-file": true, hidden: true });
  const choose = button(page.say("ev_choose"), () => chooser.click(), { "aria-label": page.say("ev_file_of", { name: shown }) });
  const show = (/** @type {Partial<Recorded> | undefined} */ now) => {
    told.replaceChildren(...(now?.file ? [element("b", {}, now.file), " ", now.sha256 ? element("code", { title: now.sha256 }, `SHA-256 ${now.sha256.slice(0, 12)}…`) : ""] : []));
  };
  show(recorded);
  let choice = 0;
  chooser.addEventListener("change", async () => {
    const file = chooser.files?.[0];
    chooser.value = "";
    if (!file) return;
    const of = (choice += 1);
    told.textContent = page.say("ev_reading");
    const known = await recordFile({ keep, now, latest: () => of === choice }, file, digest);
    if (of !== choice) return;
    show(now());
    if (!known) told.append(" ", page.say("ev_no_digest"));
  });
  return element("div", { class: "evidence-of-file" }, element("span", {}, page.say("ev_file")), " ", choose, chooser, told);
}

/**
 * @param {File} file
 * @returns {Promise<string | null>} null where it is too large, cannot be read, or the browser takes no digests
 */
async function digest(file) {
  if (file.size > MOST || !globalThis.crypto?.subtle) return null;
  try {
    const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", await file.arrayBuffer()));
    return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  } catch {
    return null;
  }
}

/**
 * A file that is dropped anywhere on the document is chosen, and the document is at hand.
 * @param {HTMLElement} place
 */
function takeDropped(place) {
  place.addEventListener("dragover", (event) => {
    event.preventDefault();
    place.toggleAttribute("data-dropping", true);
  });
  place.addEventListener("dragleave", () => place.removeAttribute("data-dropping"));
  place.addEventListener("drop", (event) => {
    event.preventDefault();
    place.removeAttribute("data-dropping");
    const chooser = place.querySelector("[data-evidence-file]");
    const state = place.querySelector("select");
    if (!event.dataTransfer?.files.length || !(chooser instanceof HTMLInputElement) || !state) return;
    state.value = "at-hand";
    state.dispatchEvent(new Event("input", { bubbles: true }));
    chooser.files = event.dataTransfer.files;
    chooser.dispatchEvent(new Event("change"));
  });
}
