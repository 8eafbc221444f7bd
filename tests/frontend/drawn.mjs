// As much of a document as drawing fields takes: elements that are found by a tag or by one attribute, and that hear events.

const PART = /^(?<tag>[a-z]+)?(?:\[(?<name>[\w-]+)(?:="?(?<value>[^"\]]*)"?)?\])?$/;

/** @param {string} name */
const camel = (name) => name.replace(/^data-/, "").replace(/-(\w)/g, (_, letter) => letter.toUpperCase());

export class Drawn {
  constructor(tag = "div") {
    Object.assign(this, { tag, children: [], attributes: new Map(), dataset: {}, heard: new Map(), hidden: false, value: "", parent: null });
  }
  append(...children) {
    this.children.push(...children);
    for (const each of children) if (each instanceof Drawn) each.parent = this;
  }
  replaceChildren(...children) {
    for (const each of this.children) if (each instanceof Drawn) each.parent = null;
    this.children = [];
    this.append(...children);
  }
  replaceWith(other) {
    if (!this.parent) return;
    this.parent.children.splice(this.parent.children.indexOf(this), 1, other);
    Object.assign(other, { parent: this.parent });
    this.parent = null;
  }
  remove() {
    this.parent?.children.splice(this.parent.children.indexOf(this), 1);
    this.parent = null;
  }
  setAttribute(name, value) {
    this.attributes.set(name, value);
    if (name === "id") this.id = value;
    if (name === "hidden") this.hidden = true;
    if (name.startsWith("data-")) this.dataset[camel(name)] = value;
  }
  getAttribute(name) {
    return this.attributes.get(name) ?? null;
  }
  removeAttribute(name) {
    this.attributes.delete(name);
  }
  toggleAttribute(name, on) {
    if (on) this.attributes.set(name, "");
    else this.attributes.delete(name);
  }
  addEventListener(type, act) {
    this.heard.set(type, [...(this.heard.get(type) ?? []), act]);
  }
  /** Let those hear that TYPE happened here. */
  happen(type, event = {}) {
    return Promise.all((this.heard.get(type) ?? []).map((act) => act({ target: this, preventDefault() {}, ...event })));
  }
  type(text) {
    this.value = text;
    return this.happen("input");
  }
  focus() {
    document.activeElement = this;
  }
  setSelectionRange() {}
  scrollIntoView() {}
  showModal() {}
  close() {}
  cloneNode() {
    return new Drawn(this.tag);
  }
  contains(other) {
    return other === this || this.all.some((each) => each === other);
  }
  /** Everything inside, in its order. */
  get all() {
    return this.children.flatMap((each) => (each instanceof Drawn ? [each, ...each.all] : []));
  }
  querySelectorAll(selectors) {
    const wanted = selectors.split(",").map((each) => each.trim().split(/[ >]+/).at(-1)?.match(PART)?.groups ?? {});
    const fits = (each, { tag, name, value }) => (!tag || each.tag === tag) && (!name || (each.attributes.has(name) && (value === undefined || each.attributes.get(name) === value)));
    return this.all.filter((each) => wanted.some((part) => (part.tag || part.name) && fits(each, part)));
  }
  querySelector(selectors) {
    return this.querySelectorAll(selectors)[0] ?? null;
  }
  get text() {
    return this.children.map((each) => each?.text ?? each).join("");
  }
  get textContent() {
    return this.text;
  }
  set textContent(text) {
    this.children = text === "" ? [] : [text];
  }
}

/** An element with these marks, as a page brings it. */
export function marked(tag, marks, ...children) {
  const made = new Drawn(tag);
  for (const mark of marks) made.setAttribute(...[...mark.split("="), ""].slice(0, 2));
  made.append(...children);
  return made;
}

const KINDS = { HTMLInputElement: "input", HTMLTextAreaElement: "textarea", HTMLSelectElement: "select", HTMLSpanElement: "span", HTMLButtonElement: "button", HTMLDetailsElement: "details", HTMLFormElement: "form", HTMLFieldSetElement: "fieldset" };
for (const [kind, tag] of Object.entries(KINDS)) {
  globalThis[kind] = class {
    static [Symbol.hasInstance](each) {
      return each instanceof Drawn && each.tag === tag;
    }
  };
}
Object.assign(globalThis, { Node: Drawn, HTMLElement: Drawn });
globalThis.document = { activeElement: null, createElement: (tag) => new Drawn(tag), body: new Drawn("body"), documentElement: { lang: "zh" }, querySelector: () => null };
globalThis.addEventListener ??= () => {};
globalThis.dispatchEvent ??= () => true;
