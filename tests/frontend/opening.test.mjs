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
  assert.notEqual(location.hash, ""); // the calculator may not start, and the page be reloaded
  await new Promise((resolve) => setTimeout(resolve, 20));
  assert.equal(location.hash, ""); // read; a reload does not ask again
  assert.deepEqual(told, [now]);
  assert.deepEqual(shown, now);
});

test("a link that cannot be used leaves the address too, and one that came meanwhile stays in it", async () => {
  const standing = { current: () => ({}), leave() {} };
  const root = new Element();
  root.querySelector = (what) => (what === "[data-action=open]" ? null : new Element());
  const settle = [];
  const opening = { fromLink: () => new Promise((_, reject) => settle.push(() => reject(new Error("broken")))), own: () => null };
  location.hash = "#a=2,0000000,x";
  bindOpening({ ...words, root }, {}, opening, standing);
  location.hash = "#a=2,0000000,y"; // somebody pastes another one while the first waits for the calculator
  settle[0]();
  await new Promise((resolve) => setTimeout(resolve, 5));
  assert.equal(location.hash, "#a=2,0000000,y");
  bindOpening({ ...words, root }, {}, opening, standing);
  settle[1]();
  await new Promise((resolve) => setTimeout(resolve, 5));
  assert.equal(location.hash, "");
});

test("a file that holds settings alone is taken aside; others are looked at", async () => {
  const chooser = new Element();
  const root = new Element();
  root.querySelector = (what) => (what === "[data-action=open]" ? null : what === "[data-file]" ? chooser : new Element());
  const looked = [];
  let left = 0;
  const opening = { aside: async ({ name }) => name === "settings.json", fromFile: async ({ name }) => (looked.push(name), { reasons: [] }), own: () => null };
  location.hash = "";
  bindOpening({ ...words, root }, {}, opening, { current: () => ({}), leave: () => (left += 1) });
  for (const name of ["settings.json", "assessment.json"]) {
    chooser.files = [new File(["{}"], name)];
    chooser.heard.get("change")();
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  assert.deepEqual(looked, ["assessment.json"]);
  assert.ok(left >= 2);
});
