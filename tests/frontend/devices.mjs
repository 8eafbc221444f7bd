// Several devices in one process: each with its storage and its tabs, which share nothing with those of others but files.
import "./vendored.mjs";
import { AsyncLocalStorage } from "node:async_hooks";
import * as parts from "fake-indexeddb";

for (const [name, part] of Object.entries(parts)) if (name.startsWith("IDB")) globalThis[name] = part;

/** Whose turn it is: what runs, and all that it waits for, sees its own device and tab. */
const turn = new AsyncLocalStorage();
const here = () => turn.getStore();

for (const [name, look] of Object.entries({ indexedDB: "factory", localStorage: "storage", sessionStorage: "session" })) {
  Object.defineProperty(globalThis, name, { configurable: true, get: () => here()?.[look] ?? here()?.device[look] });
}

globalThis.addEventListener = (type, listener, { signal } = {}) => {
  const tab = here();
  tab.heard.push({ type, listener, signal });
};

globalThis.BroadcastChannel = class {
  constructor() {
    this.tab = here();
    this.tab.device.channels.add(this);
  }
  postMessage(message) {
    for (const other of this.tab.device.channels) {
      if (other !== this) setImmediate(() => turn.run(other.tab, () => other.onmessage?.({ data: structuredClone(message) })));
    }
  }
  close() {
    this.tab.device.channels.delete(this);
  }
};

function storage() {
  const texts = new Map();
  return {
    get length() {
      return texts.size;
    },
    key: (index) => [...texts.keys()][index] ?? null,
    getItem: (name) => texts.get(name) ?? null,
    setItem: (name, text) => texts.set(name, String(text)),
    removeItem: (name) => texts.delete(name),
  };
}

export const makeDevice = (name) => ({ name, factory: new parts.IDBFactory(), storage: storage(), channels: new Set() });

/**
 * A tab of DEVICE; SLOT says which scripts it runs, so that tabs of two slots share none. Its `open` is a visit of the
 * page, `leave` says goodbye to it as a browser does, `end` does not.
 */
export function makeTab(device, slot, writing, merge) {
  const tab = { device, heard: [], session: storage(), document: null, content: null, conflicts: [], kept: null };
  const within = (act) => turn.run(tab, act);
  const folder = "../../docs/assets/workspace";
  return Object.assign(tab, {
    within,
    open: () =>
      within(async () => {
        const { openDocument } = await import(`${folder}/documents.js?tab=${slot}`);
        const { closeDatabase } = await import(`${folder}/database.js?tab=${slot}`);
        await closeDatabase();
        tab.document = await openDocument(writing, { merge });
        tab.content = tab.document.content ?? writing.read(writing.blank);
        tab.conflicts = [];
        tab.document.listen((news) => {
          if (news.type === "came") tab.content = news.content;
          if (news.type === "conflicts") tab.conflicts = news.conflicts;
          if (news.type === "kept") tab.kept = news.kept;
        });
      }),
    leave: () => within(() => [...tab.heard].filter(({ type, signal }) => type === "pagehide" && !signal?.aborted).forEach(({ listener }) => listener({}))),
    end: () =>
      within(() => {
        tab.document?.close();
        tab.document = null;
        tab.heard = [];
        for (const channel of [...device.channels]) if (channel.tab === tab) channel.onmessage = null;
      }),
  });
}
