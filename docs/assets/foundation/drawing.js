// Building drawings, as dom.js builds elements: texts become text nodes and nothing else.

const SPACE = "http://www.w3.org/2000/svg";

/**
 * @template {keyof SVGElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string | number | undefined>} [attributes]
 * @param {...(Node | string)} children
 * @returns {SVGElementTagNameMap[Tag]}
 */
export function svg(tag, attributes = {}, ...children) {
  const made = document.createElementNS(SPACE, tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined) made.setAttribute(name, String(value));
  }
  made.append(...children);
  return made;
}

/**
 * A picture that screen readers hear as one sentence.
 * @param {number} width
 * @param {number} height
 * @param {string} text
 * @param {Record<string, string>} attributes
 * @param {...Node} children
 */
export const picture = (width, height, text, attributes, ...children) =>
  svg("svg", { viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": text, ...attributes }, ...children);

/**
 * Draw in PLACE, and again whenever its width changes.
 * @param {HTMLElement} place
 * @param {(width: number) => SVGSVGElement} draw
 * @param {number} widest
 */
export function drawToWidth(place, draw, widest) {
  let drawn = 0;
  const renew = () => {
    const width = Math.min(widest, Math.floor(place.clientWidth));
    if (!width || width === drawn || matchMedia("print").matches) return;
    drawn = width;
    place.replaceChildren(draw(width));
  };
  observers.get(place)?.disconnect();
  const observer = new ResizeObserver(renew);
  observers.set(place, observer);
  observer.observe(place);
  renew();
}

/** @type {WeakMap<HTMLElement, ResizeObserver>} */
const observers = new WeakMap();
