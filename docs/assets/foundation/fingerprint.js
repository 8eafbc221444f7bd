// What a result stands on: the document's edition and the fingerprint of its data.
import { element } from "./dom.js";

/**
 * @param {import("./words.js").Speaking} page
 * @param {{ title: import("./words.js").Text, edition: string, sha256: string }} document
 */
export const fingerprint = (page, { title, edition, sha256 }) =>
  element(
    "p",
    { class: "calc-basis" },
    page.say("basis", { title: page.pick(title), edition }),
    element("br"),
    element("span", { class: "calc-sha" }, page.say("fingerprint", { sha256 })),
  );
