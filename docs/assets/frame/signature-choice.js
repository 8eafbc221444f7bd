// The part of the record's dialog that offers a signature: whether to sign, and the key as a file.
import { button, element } from "../foundation/dom.js";
import { JSON_FILE, saveFile } from "../foundation/save.js";
import { bindChooser } from "./files.js";
import { canSign, keptKey, ownKey, takeKey } from "./signing.js";

const FILE = "aftersales-key.jwk";

/**
 * A choice that stays hidden where the browser cannot sign.
 * @param {import("../foundation/words.js").Speaking} page
 * @returns {{ node: HTMLElement, chosen: () => boolean }}
 */
export function signatureChoice(page) {
  const sign = element("input", { type: "checkbox", "data-record-sign": true });
  const said = element("p", { role: "status", "data-record-key": true });
  const chooser = element("input", { type: "file", accept: ".jwk,.json,application/json", hidden: true, "data-key-file": true });
  const open = button(page.say("key_open"), () => {}, { "data-action": "key-open" });
  const save = button(page.say("key_save"), () => void handOut(page, said), { "data-action": "key-save" });
  bindChooser(page, chooser, open, (file) => void take(page, said, file));
  const node = element(
    "div",
    { class: "calc-signature-choice", hidden: true },
    element("label", { class: "calc-check" }, sign, " ", page.say("record_sign")),
    element(
      "details",
      {},
      element("summary", {}, page.say("key_summary")),
      element("p", {}, page.say("key_what")),
      element("p", {}, save, " ", open, chooser),
      said,
    ),
  );
  void canSign().then((able) => (node.hidden = !able));
  return { node, chosen: () => sign.checked };
}

/**
 * @param {import("../foundation/words.js").Speaking} page
 * @param {HTMLElement} said
 */
async function handOut(page, said) {
  hand(await ownKey());
  said.textContent = page.say("key_saved", { name: FILE });
}

/**
 * The key that was here before is handed out first: it may have signed records, and nobody has another copy.
 * @param {import("../foundation/words.js").Speaking} page
 * @param {HTMLElement} said
 * @param {File} file
 */
async function take(page, said, file) {
  const before = keptKey();
  const taken = await takeKey(await file.text());
  const replaced = taken && before && before.x !== keptKey()?.x;
  if (replaced) hand(before);
  said.textContent = page.say(taken ? (replaced ? "key_replaced" : "key_taken") : "key_refused", { name: file.name, before: FILE });
}

/** @param {import("./signing.js").Key} key */
const hand = (key) => saveFile(FILE, `${JSON.stringify(key)}\n`, JSON_FILE);
