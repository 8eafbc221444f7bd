// A bar as long as a share.
import { svg } from "../foundation/drawing.js";

/**
 * A bar as long as the share of its width.
 * @param {number} share from 0 to 1
 * @param {number} step which of the levels' colours
 */
export function bar(share, step) {
  return svg(
    "svg",
    { class: "outlook-bar", viewBox: "0 0 100 10", preserveAspectRatio: "none", "aria-hidden": "true", focusable: "false" },
    svg("rect", { class: "outlook-bar-ground", width: 100, height: 10 }),
    svg("rect", { class: `outlook-step-${step}`, width: share * 100, height: 10 }),
  );
}
