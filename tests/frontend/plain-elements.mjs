// As much of a document as pressing a button and being told something takes: elements that hold others and one hearer of each kind.

export class Plain {
  dataset = {};
  hidden = false;
  children = [];
  heard = new Map();
  attributes = new Map();
  append(...children) {
    this.children.push(...children);
  }
  replaceChildren(...children) {
    this.children = children;
  }
  setAttribute(name, value) {
    this.attributes.set(name, value);
  }
  toggleAttribute() {}
  remove() {}
  click() {}
  scrollIntoView() {}
  addEventListener(type, act) {
    this.heard.set(type, act);
  }
  get textContent() {
    return this.children.map((each) => each.textContent ?? each).join("|");
  }
}

/** What is saved as a file, each as the browser is given it. */
export const saved = [];
/** Under which names. */
export const downloads = [];

class Link extends Plain {
  setAttribute(name, value) {
    super.setAttribute(name, value);
    if (name === "download") downloads.push(value);
  }
}

Object.assign(globalThis, { Node: Plain, HTMLElement: Plain, HTMLButtonElement: Plain, HTMLFieldSetElement: Plain });
globalThis.document = {
  createElement: () => new Link(),
  body: new Plain(),
  documentElement: { lang: "zh" },
  baseURI: "https://a.example/workspace/",
  querySelector: () => null,
};
globalThis.dispatchEvent = () => true;
globalThis.URL.createObjectURL = (blob) => saved.push(blob) && "blob:x";
globalThis.URL.revokeObjectURL = () => {};
