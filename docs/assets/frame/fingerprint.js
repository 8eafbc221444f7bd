// What a result stands on: the document's edition and the fingerprint of its data.
import { element } from "../foundation/dom.js";

/**
 * @param {import("../foundation/words.js").Speaking} page
 * @param {{ title: import("../foundation/words.js").Text, edition: string, sha256: string }} document
 */
export const fingerprint = (page, { title, edition, sha256 }) =>
  element(
    "p",
    { class: "calc-basis" },
    page.say("basis", { title: page.pick(title), edition }),
    element("br"),
    element("span", { class: "calc-sha" }, page.say("fingerprint", { sha256 })),
  );
