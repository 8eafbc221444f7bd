// Printing with the check value of the record that would be saved now: who has the file can hold it against the paper.
import { recordOf } from "../engine/ask.js";
import { today } from "../foundation/day.js";
import { one } from "../foundation/dom.js";
import { figuresAlone, rootOfSite } from "./record.js";

/**
 * @param {import("./page.js").Page} page
 * @param {import("../engine/ask.js").Request} request
 * @param {import("../engine/ask.js").Mapping} asked the request that the result on the page answers
 * @param {import("./record.js").Signed} signed
 * @param {() => boolean} still whether that result is still the one on the page
 */
export async function writeCheck(page, request, asked, { organisation = "", by = "", on }, still) {
  const given = { organisation: organisation.trim(), by: by.trim(), on: on || today() };
  const { text } = await recordOf(request, figuresAlone(asked), given, rootOfSite());
  if (text === null || !still()) return;
  one(page.root, "[data-digest]", HTMLElement).textContent = JSON.parse(text).digest;
  one(page.root, "[data-paper-check]", HTMLElement).hidden = false;
}
