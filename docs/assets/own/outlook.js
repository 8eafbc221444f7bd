// A page that looks ahead from an assessment by a rubric of one's own.
import { one } from "../foundation/dom.js";
import { followAddress, kept, nameAsked } from "./named.js";
import { readOwnPage } from "./page.js";

const VIEWS = { forecast: () => import("../outlook/forecast.js"), improve: () => import("../outlook/improve.js") };

/** @param {HTMLElement} root */
async function start(root) {
  const page = readOwnPage(root);
  followAddress();
  const name = await nameAsked().catch(() => null);
  const rubric = name === null ? null : await kept(name);
  if (!rubric) {
    root.classList.add("is-live");
    one(root, "[data-none]", HTMLElement).hidden = false;
    return;
  }
  const { showOutlook } = await import("./outlook-form.js");
  const view = showOutlook(page, rubric);
  await VIEWS[/** @type {keyof typeof VIEWS} */ (view)]();
}

const root = document.querySelector("[data-own-outlook]");
if (root instanceof HTMLElement) void start(root);
