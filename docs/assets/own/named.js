// Which rubric of one's own the address of a page names.
import { rubricNamed, rubricOfDocument } from "../workspace/own-rubrics.js";

const NAME = /^[a-z0-9-]+@[0-9a-f]{12}$/;
const QUERY = "rubric";

/**
 * The name that the address has, as the fragment `#acme@0123456789ab` or before a link, or by the document to go on with.
 * @returns {Promise<string | null>}
 */
export async function nameAsked() {
  const asked = named();
  if (asked !== null) return asked;
  const document = new URLSearchParams(location.search).get("document");
  return document ? rubricOfDocument(document) : null;
}

/**
 * NAME stands in the address from now on, before the fragment, which belongs to links: what is shared leads to its form.
 * @param {string} name
 */
export function keepNamed(name) {
  const address = new URL(location.href);
  address.searchParams.set(QUERY, name);
  if (NAME.test(fragment())) address.hash = "";
  history.replaceState(history.state, "", address.href);
}

/**
 * LINK leads to the form on NAME; where the address names it already, that of a link which came before the rubric was here.
 * @param {HTMLAnchorElement} link
 * @param {string} name
 */
export function leadTo(link, name) {
  link.href = `#${name}`;
  link.addEventListener("click", (event) => {
    if (named() !== name) return;
    event.preventDefault();
    location.reload(); // an address that stays as it is would open nothing
  });
}

/** @param {string} name @returns {Promise<import("../workspace/own-rubrics.js").OwnRubric | null>} null where it is not kept here */
export const kept = (name) => rubricNamed(name).catch(() => null);

/** Another rubric in the address is another page; a clause of this one is not. */
export function followAddress() {
  addEventListener("hashchange", () => {
    if (NAME.test(fragment()) || !fragment()) location.reload();
  });
}

/** The name that the address itself has. */
function named() {
  const before = new URLSearchParams(location.search).get(QUERY) ?? "";
  return [fragment(), before].find((each) => NAME.test(each)) ?? null;
}

const fragment = () => location.hash.slice(1).replace("%40", "@"); // as some programs hand it on
