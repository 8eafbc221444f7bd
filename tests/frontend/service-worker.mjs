// A service worker without a browser: caches, clients and a network that a test fills, cuts and bends.
import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import vm from "node:vm";
import { rolldown } from "rolldown";

export const SCOPE = "https://site.example/";
const SOURCE = fileURLToPath(new URL("../../docs/assets/offline/service-worker.js", import.meta.url));
const bundle = await rolldown({ input: SOURCE, platform: "browser" });
const PROGRAM = (await bundle.generate({ format: "iife" })).output[0].code; // as the build joins it
const plain = (url) => String(url).replace(/[?#].*$/, "");

class FakeCache {
  constructor(room) {
    this.kept = new Map();
    this.room = room;
  }
  async match(url, { ignoreSearch = false } = {}) {
    const asked = String(url.url ?? url);
    const found = this.kept.get(asked) ?? (ignoreSearch ? this.kept.get(plain(asked)) : undefined);
    if (!found) return undefined;
    const response = new Response(found.bytes, { status: found.status, headers: found.headers });
    Object.defineProperty(response, "redirected", { value: found.redirected });
    return response;
  }
  async put(url, response) {
    const bytes = new Uint8Array(await response.arrayBuffer());
    if (this.room.used + bytes.length > this.room.quota) throw new DOMException("full", "QuotaExceededError");
    this.room.used += bytes.length;
    const { status, redirected } = response;
    this.kept.set(String(url.url ?? url), { bytes, status, redirected, headers: [...response.headers] });
  }
  async keys() {
    return [...this.kept.keys()].map((url) => ({ url }));
  }
}

/** FILES of a build by path, with its lists; ROOT stands in the pages. */
export function build(files, root = "") {
  const part = (name, own) => {
    const listed = Object.entries(files)
      .filter(([path]) => own(path))
      .map(([path, text]) => [path, createHash("sha256").update(text).digest("hex").slice(0, 12), Buffer.byteLength(text)]);
    return { name, version: createHash("sha256").update(JSON.stringify(listed)).digest("hex").slice(0, 12), files: listed };
  };
  const shared = ["data", "modules", "runtime"];
  const common = (path) => shared.some((name) => path.startsWith(`${name}/`));
  const of = (language) => (path) => !common(path) && path.startsWith("en/") === (language === "en");
  const list = (language) =>
    JSON.stringify({ root, parts: [part(language, of(language)), ...shared.map((name) => part(name, (path) => path.startsWith(`${name}/`)))] });
  return { ...files, "offline/zh.json": list("zh"), "offline/en.json": list("en") };
}

/** A worker that is running. `net.answer(url, request)` gives a text, a Response, or throws; by default it serves `net.site`. */
export async function startWorker() {
  const stores = new Map();
  const room = { used: 0, quota: Infinity };
  const told = [];
  const asked = [];
  const listeners = new Map();
  const net = { site: {}, cut: null, answer: null };
  const caches = {
    async open(name) {
      if (!stores.has(name)) stores.set(name, new FakeCache(room));
      return stores.get(name);
    },
    keys: async () => [...stores.keys()],
    async delete(name) {
      for (const { bytes } of stores.get(name)?.kept.values() ?? []) room.used -= bytes.length;
      return stores.delete(name);
    },
  };
  async function fetched(resource, options = {}) {
    const url = String(resource.url ?? resource);
    asked.push(url);
    const own = await net.answer?.(url, { cache: resource.cache, ...options });
    if (own !== undefined && own !== null) return own instanceof Response ? own : new Response(own);
    if (net.cut?.(url)) throw new TypeError("Failed to fetch");
    const path = plain(url).slice(SCOPE.length);
    return path in net.site ? new Response(net.site[path]) : new Response("gone", { status: 404 });
  }
  const self = {
    registration: { scope: SCOPE },
    addEventListener: (type, listener) => listeners.set(type, listener),
    skipWaiting() {},
    clients: { matchAll: async () => [{ postMessage: (news) => told.push(news) }], claim: async () => {} },
  };
  const context = {
    self, caches, navigator: { storage: { estimate: async () => ({ quota: room.said ?? room.quota, usage: room.used }) } },
    fetch: fetched, crypto, URL, Headers, Response, File, DOMException, TextDecoder, setTimeout: (act, wait) => setTimeout(act, wait / 100),
    console: { warn() {} },
  };
  vm.runInNewContext(PROGRAM, context);
  return {
    net, room, told, asked, stores, caches,
    async keep(language) {
      let running;
      listeners.get("message")({ data: { type: "keep", language, parts: [language, "data", "modules", "runtime"] }, waitUntil: (given) => (running = given) });
      await running;
      return told.filter(({ state }) => state !== "saving").at(-1).state;
    },
    /** The response that a page gets for PATH. */
    async answer(path, request = {}) {
      let answer;
      const url = SCOPE + path;
      listeners.get("fetch")({ request: { url, method: "GET", mode: "same-origin", ...request }, respondWith: (given) => (answer = given) });
      return Promise.resolve(answer).catch(() => Response.error());
    },
    /** Share FILES with the app; gives where the browser is led, null for its own page of errors. */
    async share(...files) {
      let answer;
      const form = new FormData();
      for (const file of files) form.append("file", file);
      const request = { url: `${SCOPE}workspace/`, method: "POST", formData: async () => form };
      listeners.get("fetch")({ request, respondWith: (given) => (answer = given) });
      const response = await Promise.resolve(answer).catch(() => null);
      return response && response.headers.get("location");
    },
    /** Its text, null for an error. */
    async get(path, request = {}) {
      const response = await this.answer(path, request);
      if (response.redirected && request.mode === "navigate") return null; // browsers refuse that
      return response.type === "error" || !response.ok ? null : response.text();
    },
  };
}
