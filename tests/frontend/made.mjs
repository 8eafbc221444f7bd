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
  /** The first inside that is a TAG; null for none. */
  querySelector(tag) {
    for (const each of this.inner) {
      const found = each?.tag === tag ? each : each instanceof Made ? each.querySelector(tag) : null;
      if (found) return found;
    }
    return null;
  }
  get text() {
    return this.inner.map((each) => each?.text ?? each).join("");
  }
  get textContent() {
    return this.text;
  }
}

Object.assign(globalThis, { Node, document: { createElement: (tag) => new Made(tag) } });
