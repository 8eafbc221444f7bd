// The page that opens a rubric of one's own: the form on it where the address names one, else what opens a file.
import { readOwnPage } from "./page.js";
import { bindOpening } from "./opening.js";

/** The name of the rubric that the address asks for: `#acme@0123456789ab`, or by the document to go on with. */
async function named() {
  const fragment = decodeURIComponent(location.hash.slice(1));
  if (/^[a-z0-9-]+@[0-9a-f]{12}$/.test(fragment)) return fragment;
  const document = new URLSearchParams(location.search).get("document");
  if (!document) return null;
  const { rubricOfDocument } = await import("../workspace/own-rubrics.js");
  return rubricOfDocument(document);
}

/** @param {HTMLElement} root */
async function start(root) {
  const page = readOwnPage(root);
  addEventListener("hashchange", () => location.reload());
  const name = await named().catch(() => null);
  if (name === null) return void bindOpening(page, null);
  const { rubricNamed } = await import("../workspace/own-rubrics.js");
  const rubric = await rubricNamed(name).catch(() => null);
  if (!rubric) return void bindOpening(page, name);
  const { showForm } = await import("./form.js");
  showForm(page, rubric);
  await import("../score/main.js");
}

const root = document.querySelector("[data-own]");
if (root instanceof HTMLElement) void start(root);
