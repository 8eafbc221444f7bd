// Building SVG: texts become text nodes, attributes are set one by one, no styles.

const SVG = "http://www.w3.org/2000/svg";

/**
 * @param {string} tag
 * @param {Record<string, string | number>} attributes
 * @param {...(Node | string)} children
 */
export function drawn(tag, attributes, ...children) {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  made.append(...children);
  return made;
}

/**
 * A bar as long as the share of its width.
 * @param {number} share from 0 to 1
 * @param {number} step which of the levels' colours
 */
export function bar(share, step) {
  return drawn(
    "svg",
    { class: "outlook-bar", viewBox: "0 0 100 10", preserveAspectRatio: "none", "aria-hidden": "true", focusable: "false" },
    drawn("rect", { class: "outlook-bar-ground", width: 100, height: 10 }),
    drawn("rect", { class: `outlook-step-${step}`, width: share * 100, height: 10 }),
  );
}
