import assert from "node:assert/strict";
import test from "node:test";
import { sealed } from "../../docs/assets/foundation/link.js";
import { page as words } from "./page.mjs";

class Element {
  children = [];
  append(...children) {
    this.children.push(...children);
  }
  setAttribute() {}
  get textContent() {
    return this.children.map((each) => each.textContent ?? each).join("|");
  }
}
const kinds = { HTMLInputElement: class {}, HTMLSelectElement: class {}, HTMLTextAreaElement: class {}, HTMLOptionElement: class {} };
Object.assign(globalThis, { Node: Element, HTMLElement: Element, ...kinds, CSS: { escape: String } });
globalThis.document = { createElement: () => new Element() };
const { formOpening } = await import("../../docs/assets/rules/handing-on.js");

const FORM = {
  kind: "sites",
  blank: { mode: "count", list: "", organisation: "" },
  names: new Set(["mode", "list", "organisation"]),
  transient: new Set(),
  hidden: new Set(["list", "organisation"]),
};
const page = { ...words, form: { querySelector: () => null, querySelectorAll: () => [] } };
const FAULT = { at: "list.2", found: "甲店", expected: { zh: "每个场所一行", en: "each site once" } };

/** The page opens something of FIELDS, to which the engine has FAULTS and no result. */
function opening(faults) {
  const answer = async (fields) => ({ fields, asked: null, result: null, adopted: null, faults, readings: {} });
  return formOpening(page, FORM, () => FORM.blank, (at) => ({ field: at }), answer, () => "announced");
}
const saved = (fields) => new File([JSON.stringify({ format: "form/1", fields, kind: "sites" })], "sites.json");

test("a list of sites with a row that is refused comes back from the file that the page saved, and the row is told", async () => {
  const fields = { mode: "list", list: "甲店\n甲店" };
  const incoming = await opening([FAULT]).fromFile(saved(fields));
  assert.deepEqual(incoming.reasons, undefined);
  assert.deepEqual(incoming.work, { ...FORM.blank, ...fields });
  assert.match(incoming.shown[0].textContent, /^refused/);
  assert.match(incoming.cautions[0], /甲店.*每个场所一行/);
});

test("so does a form on which nothing can be asked yet", async () => {
  const incoming = await opening([]).fromFile(saved({ organisation: "某公司" }));
  assert.equal(incoming.work.organisation, "某公司");
  assert.match(incoming.shown[0].textContent, /^empty_sites/);
});

test("a link of which nothing comes is refused with a reason", async () => {
  assert.deepEqual(await opening([]).fromLink(sealed("organisation=x")), { reasons: ["empty_sites"] });
  const { reasons } = await opening([FAULT]).fromLink(sealed("mode=list"));
  assert.match(reasons[0], /甲店/);
});
