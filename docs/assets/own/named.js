// Which rubric of one's own the address of a page names.
import { rubricNamed, rubricOfDocument } from "../workspace/own-rubrics.js";

const NAME = /^[a-z0-9-]+@[0-9a-f]{12}$/;

/** The name that the address has: `#acme@0123456789ab`, or by the document to go on with. @returns {Promise<string | null>} */
export async function nameAsked() {
  if (NAME.test(fragment())) return fragment();
  const document = new URLSearchParams(location.search).get("document");
  return document ? rubricOfDocument(document) : null;
}

/** @param {string} name @returns {Promise<import("../workspace/own-rubrics.js").OwnRubric | null>} null where it is not kept here */
export const kept = (name) => rubricNamed(name).catch(() => null);

/** Another rubric in the address is another page; a clause of this one is not. */
export function followAddress() {
  addEventListener("hashchange", () => {
    if (NAME.test(fragment()) || !fragment()) location.reload();
  });
}

const fragment = () => decodeURIComponent(location.hash.slice(1));
