// How many were drawn and how many of them do not conform, asked for in a dialog.
import { button, element } from "../../foundation/dom.js";

/**
 * @param {import("../../foundation/words.js").Speaking} page
 * @param {(counts: { sampled: string, nonconforming: string }) => void} take
 */
export function sampleFields(page, take) {
  const field = (/** @type {string} */ name) =>
    element("input", { type: "text", inputmode: "numeric", maxlength: "9", size: "4", "data-sample": name });
  const [sampled, nonconforming] = [field("sampled"), field("nonconforming")];
  const accept = () => {
    const missing = [sampled, nonconforming].find((each) => !each.value.trim());
    if (missing) missing.focus();
    else take({ sampled: sampled.value, nonconforming: nonconforming.value });
  };
  const place = element(
    "div",
    { class: "estimate-sample", hidden: true },
    element("label", {}, page.say("sample_size"), " ", sampled),
    element("label", {}, page.say("sample_bad"), " ", nonconforming),
    button(page.say("estimate_accept"), accept, { class: "calc-primary", "data-action": "accept-sample" }),
  );
  place.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing || event.target instanceof HTMLButtonElement) return;
    event.preventDefault();
    accept();
  });
  return {
    place,
    open() {
      place.hidden = false;
      sampled.focus();
    },
    close() {
      place.hidden = true;
      sampled.value = nonconforming.value = "";
    },
  };
}
