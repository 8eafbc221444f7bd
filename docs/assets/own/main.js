// The page that opens a rubric of one's own: the form on it where the address names one, else what opens a file.
import { bindOpening } from "./opening.js";
import { readOwnPage } from "./page.js";

/** @param {HTMLElement} root */
async function start(root) {
  const page = readOwnPage(root);
  const { followAddress, keepNamed, kept, nameAsked } = await import("./named.js");
  followAddress();
  const name = await nameAsked().catch(() => null);
  if (name === null) return void bindOpening(page, null);
  const rubric = await kept(name);
  if (!rubric) return void bindOpening(page, name);
  keepNamed(name);
  const { showForm } = await import("./form.js");
  showForm(page, rubric);
  await import("../score/main.js");
}

const root = document.querySelector("[data-own]");
if (root instanceof HTMLElement) void start(root);
