// What stands around the clauses of the form: specials and certificates, the band of levels, readings to switch.
import { element, one } from "../foundation/dom.js";

/** @typedef {import("./mould.js").Words} Words */
/** @typedef {import("../workspace/own-rubrics.js").Form} Form */

/**
 * @param {HTMLElement} root
 * @param {Form} form
 * @param {Words} words
 */
export function castSpecials(root, form, words) {
  const section = one(root, ".calc-specials", HTMLElement);
  const [deductions, bonus] = [one(section, "[data-deductions]", HTMLElement), one(section, "[data-bonus]", HTMLElement)];
  castAdjustment(deductions, form.deduction, words, "");
  castAdjustment(bonus, form.bonus, words, "+");
  castCertificates(one(section, "[data-certificates]", HTMLElement), form.certificates, words);
  if (!form.deduction && !form.bonus) one(section, "h2", HTMLElement).remove();
  if (!section.querySelector(".calc-special")) section.remove();
}

/**
 * @param {HTMLElement} place
 * @param {any} adjustment
 * @param {Words} words
 * @param {string} sign
 */
function castAdjustment(place, adjustment, { pick }, sign) {
  if (!adjustment) return place.remove();
  const points = element("span", { class: "calc-points" }, sign + adjustment.points);
  one(place, "h3", HTMLElement).replaceChildren(`${pick(adjustment.label)} `, points);
  const said = one(place, "h3 + p", HTMLElement);
  if (adjustment.text) said.textContent = pick(adjustment.text);
  else said.remove();
  const gate = place.querySelector(".calc-gate");
  gate?.replaceWith(...(adjustment.gates ?? []).map((/** @type {any} */ each) => element("p", { class: "calc-gate" }, pick(each))));
}

/**
 * @param {HTMLElement} place
 * @param {any[]} certificates
 * @param {Words} words
 */
function castCertificates(place, certificates, { pick }) {
  if (!certificates.length) return place.remove();
  const boxes = certificates.map(({ id, label }) =>
    element("label", { class: "calc-check" }, element("input", { type: "checkbox", value: id, "data-certificate": true }), ` ${pick(label)}`),
  );
  place.replaceChildren(one(place, "legend", HTMLElement), ...boxes);
}

/**
 * @param {HTMLElement} root
 * @param {any} band
 */
export function castBand(root, { start, end, segments, numbers }) {
  const drawing = one(root, "[data-band]", SVGSVGElement);
  drawing.dataset.start = start;
  drawing.dataset.end = end;
  const moving = [one(drawing, "[data-band-range]", SVGRectElement), one(drawing, "[data-band-marker]", SVGPathElement)];
  const drawn = segments.flatMap((/** @type {any} */ { level, x, width }, /** @type {number} */ index) => [
    shape("rect", { class: `calc-band-segment calc-band-${index}`, "data-level": level, x, y: "20", width, height: "14" }),
    ...(level ? [shape("line", { class: "calc-band-edge", x1: x, x2: x, y1: "17", y2: "38" })] : []),
  ]);
  const written = numbers.map((/** @type {any} */ { x, text }) => {
    const made = shape("text", { class: "calc-band-number", x, y: "51" });
    made.textContent = text;
    return made;
  });
  drawing.replaceChildren(...drawn, ...written, ...moving);
}

/**
 * @param {string} name
 * @param {Record<string, string>} attributes
 */
function shape(name, attributes) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

/**
 * @param {HTMLElement} root
 * @param {{ id: string, form: Form }} rubric
 * @param {Words} words
 */
export function castSwitches(root, { id, form }, { say, pick }) {
  const place = one(root, "[data-switch]", HTMLElement);
  if (!form.switches.length) return place.remove();
  const mould = one(place, "[data-discrepancy]", HTMLFieldSetElement);
  const made = form.switches.map((/** @type {any} */ { id: name, title, readings }) => {
    const [adopted, ...others] = readings;
    const choice = (/** @type {any} */ reading, /** @type {boolean} */ first) =>
      element(
        "label",
        {},
        element("input", { type: "radio", name: `reading-${name}`, value: reading.id, "data-adopted": first, checked: first }),
        element("span", {}, `${pick(reading.text)} `, first && element("em", {}, say("switch_adopted"))),
      );
    const attributes = { class: mould.className, "data-discrepancy": name, "data-of": id, "data-title": pick(title) };
    const legend = element("legend", {}, pick(title));
    return element("fieldset", attributes, legend, choice(adopted, true), ...others.map((/** @type {any} */ each) => choice(each, false)));
  });
  mould.replaceWith(...made);
}
