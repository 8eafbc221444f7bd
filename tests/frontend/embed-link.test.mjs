import assert from "node:assert/strict";
import test from "node:test";
import { sealed } from "../../docs/assets/foundation/link.js";
import { fromFragment } from "../../docs/assets/rules/form.js";
import { page as words } from "./page.mjs";

const heard = new Map();
let loaded = 0;
class HTMLElement {
  constructor() {
    this.dataset = {};
    this.children = [];
    this.hidden = false;
  }
  append(...children) {
    this.children.push(...children);
  }
  replaceChildren(...children) {
    this.children = children;
  }
  setAttribute() {}
  get textContent() {
    return this.children.map((each) => each.textContent ?? each).join("");
  }
}
class HTMLAnchorElement extends HTMLElement {
  href = "https://a.example/calculators/audit-time/";
}
class HTMLInputElement extends HTMLElement {
  type = "text";
  value = "";
  defaultValue = "";
}
class HTMLSelectElement extends HTMLElement {
  defaultSelected = "";
  /** A value that none of the options has leaves none chosen, as in a browser. */
  set value(given) {
    this.chosen = this.options.some(({ value }) => value === given) ? given : "";
  }
  get value() {
    return this.chosen;
  }
}
const others = { HTMLTextAreaElement: class extends HTMLElement {}, HTMLDetailsElement: class extends HTMLElement {} };
Object.assign(globalThis, { HTMLElement, HTMLAnchorElement, HTMLInputElement, HTMLSelectElement, ...others });
globalThis.Node = HTMLElement;
globalThis.addEventListener = (type, act) => heard.set(type, act);
globalThis.document = {
  documentElement: { lang: "zh" },
  activeElement: null,
  querySelector: () => null,
  querySelectorAll: () => [],
  addEventListener() {},
  createElement: () => new HTMLElement(),
};
globalThis.location = { hash: "", href: "https://a.example/embed/audit-time/", reload: () => (loaded += 1) };

const { linkWhole, prefill } = await import("../../docs/assets/embed/page.js");
const { fillWhole } = await import("../../docs/assets/rules/entering.js");

/** The page of an embedded calculator whose form has a choice of documents and a headcount. */
function framed() {
  const [banners, link] = [new HTMLElement(), new HTMLAnchorElement()];
  const [chosen, headcount] = [new HTMLSelectElement(), new HTMLInputElement()];
  chosen.options = [{ value: "", defaultSelected: true }, { value: "zpic-wf-20", defaultSelected: false }];
  chosen.value = "";
  for (const [field, name] of [[chosen, "document"], [headcount, "headcount"]]) {
    field.dataset.field = name;
    field.closest = () => null;
  }
  const found = new Map([["select[data-field]", [chosen]], ["input[data-field]", [headcount]]]);
  const root = { dataset: {}, ownerDocument: document, querySelector: (what) => (what === "[data-whole]" ? link : banners) };
  const page = { ...words, root, form: { querySelectorAll: (what) => found.get(what) ?? [] } };
  const blank = { document: "", headcount: "" };
  const form = { kind: "audit-time", blank, names: new Set(Object.keys(blank)), transient: new Set(), hidden: new Set() };
  const open = async (hash) => {
    location.hash = hash;
    const whole = linkWhole(page, async () => null);
    await prefill(page, whole, async (fragment) => fillWhole(page, form, (await fromFragment(form, fragment)).fields));
    whole.renew(); // as after each change of the form
    await new Promise((resolve) => setTimeout(resolve));
    return { told: banners.textContent, whole: link.href.split("#")[1] ?? "", filled: [chosen.value, headcount.value] };
  };
  return { open };
}

test("what the frame has a place for is filled in, and nothing is said", async () => {
  const given = sealed("document=zpic-wf-20&headcount=66");
  assert.deepEqual(await framed().open(given), { told: "", whole: "", filled: ["zpic-wf-20", "66"] });
});

test("a link of the whole page with a field that the frame lacks is no damaged one: the whole page opens with it", async () => {
  const given = sealed("document=zpic-wf-20&headcount=66&in_force_on=2025-01-01");
  assert.deepEqual(await framed().open(given), { told: "embed_no_place", whole: given.slice(1), filled: ["", ""] });
});

test("a choice that is not offered is told, and the rest is not taken in without it", async () => {
  const given = "#document=zpic-wf-02&headcount=66"; // written by hand: 02 for 20
  assert.deepEqual(await framed().open(given), { told: "embed_no_place", whole: given.slice(1), filled: ["", ""] });
});

test("a damaged link is called damaged, one of a later release later", async () => {
  const [damaged, later] = [sealed("headcount=66").replace("66", "67"), "#a=3,0000000,headcount=66"];
  assert.deepEqual(await framed().open(damaged), { told: "incoming_broken", whole: "", filled: ["", ""] });
  assert.deepEqual(await framed().open(later), { told: "incoming_later", whole: "", filled: ["", ""] });
});

test("another link in the frame's address fills the form in anew; the name of a place does not", async () => {
  await framed().open("");
  location.hash = "#result";
  heard.get("hashchange")?.();
  assert.equal(loaded, 0);
  location.hash = "#a=2,0000000,headcount=180"; // the page around set iframe.src to a second example
  heard.get("hashchange")?.();
  assert.equal(loaded, 1);
});
