// A fold of the result: what is in it is made when it is looked at. Each answer renews it, and most visits never open it.
import { element, setChildren, setText } from "../foundation/dom.js";

/**
 * @typedef {object} Fold
 * @property {HTMLDetailsElement} node stands as long as the page: what a visitor unfolded stays so
 * @property {(title: string, content: () => HTMLElement[]) => void} show
 */

/**
 * @param {string} name
 * @returns {Fold}
 */
export function makeFold(name) {
  const summary = element("summary");
  const place = element("div");
  const node = element("details", { class: `calc-folded calc-${name}`, "data-part": name }, summary, place);
  /** @type {(() => HTMLElement[]) | null} */
  let latest = null;
  const fill = () => {
    if (latest) setChildren(place, latest());
    latest = null;
  };
  summary.addEventListener("click", fill); // before it unfolds: none sees it empty
  node.addEventListener("toggle", () => node.open && fill());
  addEventListener("beforeprint", fill);
  return {
    node,
    show(title, content) {
      setText(summary, title);
      latest = content;
      if (node.open) fill();
    },
  };
}
