import assert from "node:assert/strict";
import test from "node:test";
import { page as words } from "./page.mjs";

/** As much of an element as a dialog takes. */
class Element {
  dataset = {};
  children = [];
  heard = new Map();
  classList = { add() {} };
  append(...children) {
    this.children.push(...children);
  }
  replaceChildren(...children) {
    this.children = children;
  }
  before() {}
  setAttribute() {}
  addEventListener(type, act) {
    this.heard.set(type, act);
  }
  showModal() {}
  focus() {}
  querySelector() {
    return null;
  }
}
Object.assign(globalThis, { Node: Element, HTMLElement: Element, HTMLInputElement: Element });
globalThis.addEventListener = () => {};
globalThis.document = { createElement: () => new Element() };
globalThis.location = { hash: "", pathname: "/calculators/x/", search: "" };
globalThis.history = { state: null, replaceState: () => (location.hash = "") };

const { bindOpening } = await import("../../docs/assets/frame/opening.js");

test("a link that comes while another version is looked at is held against what is there now, and can be kept", async () => {
  const [now, older] = [{ a: "met" }, { a: "open" }];
  let shown = older;
  const replaced = [];
  const told = [];
  const standing = {
    current: () => shown,
    leave: () => (shown = now),
    relation: async () => "unrelated",
    homeOf: async () => null,
    sidesWith: async () => ({ base: null, mine: shown, theirs: {} }),
    request: async () => JSON.stringify({ ok: true, result: { came_in: [], conflicts: [], warnings: [] } }),
    words: { place: (place) => place, value: String },
  };
  const opening = {
    fromLink: async () => ({ work: { a: "not_met" }, shown: [], cautions: [] }),
    own: () => {
      told.push(shown);
      return "own";
    },
  };
  const root = new Element();
  root.querySelector = (what) => (what === "[data-action=open]" ? null : new Element());
  location.hash = "#a=2,0000000,x";
  bindOpening({ ...words, root }, { say() {}, replace: (work) => replaced.push(work) }, opening, standing);
  assert.equal(location.hash, ""); // a reload does not ask again
  await new Promise((resolve) => setTimeout(resolve, 20));
  assert.deepEqual(told, [now]);
  assert.deepEqual(shown, now);
});
