// What a module takes of a browser: storage that may refuse, and events of the window.

/** Put a storage and a window in place; FULL: the storage takes nothing more. Gives the means to look and to act. */
export function makeBrowser() {
  const texts = new Map();
  const heard = new Map();
  const state = { full: false, closed: false, writes: 0 };
  const guard = () => {
    if (state.closed) throw new DOMException("no storage", "SecurityError");
  };
  globalThis.localStorage = {
    get length() {
      guard();
      return texts.size;
    },
    key(index) {
      guard();
      return [...texts.keys()][index] ?? null;
    },
    getItem(name) {
      guard();
      return texts.get(name) ?? null;
    },
    setItem(name, text) {
      guard();
      if (state.full) throw new DOMException("full", "QuotaExceededError");
      state.writes += 1;
      texts.set(name, String(text));
    },
    removeItem(name) {
      guard();
      texts.delete(name);
    },
  };
  globalThis.addEventListener = (type, listener, { signal } = {}) => {
    heard.set(type, [...(heard.get(type) ?? []), listener]);
    signal?.addEventListener("abort", () => heard.set(type, heard.get(type).filter((each) => each !== listener)));
  };
  const happen = (type, event) => (heard.get(type) ?? []).forEach((listener) => listener(event));
  return { texts, state, happen };
}
