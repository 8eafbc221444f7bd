// A page that looks ahead from an assessment by a rubric of one's own.
import { element, one } from "../foundation/dom.js";
import { keptRubrics, nameOf } from "../workspace/own-rubrics.js";
import { followAddress, keepNamed, kept, nameAsked } from "./named.js";
import { readOwnPage } from "./page.js";
import { titleOf } from "./told.js";

const VIEWS = { forecast: () => import("../outlook/forecast.js"), improve: () => import("../outlook/improve.js") };

/** @param {HTMLElement} root */
async function start(root) {
  const page = readOwnPage(root);
  followAddress();
  const name = await nameAsked().catch(() => null);
  const rubric = name === null ? null : await kept(name);
  if (name === null || !rubric) {
    root.classList.add("is-live");
    one(root, "[data-none]", HTMLElement).hidden = false;
    const all = await keptRubrics().catch(() => []);
    one(root, "[data-list]", HTMLElement).replaceChildren(
      ...all.map((each) => element("li", {}, element("a", { href: `#${nameOf(each)}` }, titleOf(page, each)))),
    );
    return;
  }
  keepNamed(name);
  const { showOutlook } = await import("./outlook-form.js");
  const view = showOutlook(page, rubric);
  await VIEWS[/** @type {keyof typeof VIEWS} */ (view)]();
}

const root = document.querySelector("[data-own-outlook]");
if (root instanceof HTMLElement) void start(root);
