// As much of a document as building a list of lines needs: elements that say what is in them.

class Node {}

export class Made extends Node {
  constructor(tag) {
    super();
    Object.assign(this, { tag, inner: [], given: {} });
  }
  setAttribute(name, value) {
    this.given[name] = value;
  }
  append(...inner) {
    this.inner.push(...inner);
  }
  get text() {
    return this.inner.map((each) => each?.text ?? each).join("");
  }
}

Object.assign(globalThis, { Node, document: { createElement: (tag) => new Made(tag) } });
