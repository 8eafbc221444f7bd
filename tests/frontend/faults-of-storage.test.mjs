// Each call of the database in turn fails, in each way: the answer is kept, or the page says that it is not; and it is
// kept once the fault is gone. Nothing is ever half there.
import assert from "node:assert/strict";
import test, { afterEach } from "node:test";
import { freshBrowser, openTab, rows, until } from "./workspace.mjs";

const CALLS = [
  [IDBObjectStore.prototype, "put"],
  [IDBObjectStore.prototype, "get"],
  [IDBDatabase.prototype, "transaction"],
];
const WAYS = {
  quota: () => {
    throw new DOMException("full", "QuotaExceededError");
  },
  unknown: () => {
    throw new DOMException("disk", "UnknownError");
  },
  closed: () => {
    throw new DOMException("closed", "InvalidStateError");
  },
  abort(call) {
    const found = call();
    (found.transaction ?? found).abort();
    return found;
  },
};

let mend = () => {};
afterEach(() => mend());

/** From its call number AT on, MORE times, a method fails in a WAY. Gives how often it was called. */
function spoil([prototype, name], at, more, way) {
  const real = prototype[name];
  const count = { calls: 0, failed: 0 };
  prototype[name] = function spoilt(...given) {
    const call = () => real.apply(this, given);
    const number = (count.calls += 1) - 1;
    if (number < at || number >= at + more) return call();
    count.failed += 1;
    return way(call);
  };
  mend = () => (prototype[name] = real);
  return count;
}

for (const call of CALLS) {
  for (const [named, way] of Object.entries(WAYS)) {
    test(`${call[1]} fails: ${named}`, async () => {
      for (let at = 0; ; at += 1) {
        freshBrowser();
        const tab = await openTab();
        await tab.put({ a: "1" });
        const count = spoil(call, at, 1000, way);
        await tab.put({ a: "1", b: "2" });
        const { state } = tab.kept;
        const failed = count.failed;
        mend();
        if (!failed) break;
        const again = await openTab();
        if (state === "saved") assert.deepEqual(again.content, { a: "1", b: "2" }, `call ${at}`);
        else assert.equal(state, "unkept", `call ${at}`);
        assert.ok([1, 2].includes(Object.keys(again.content).length));
        const held = new Set((await rows("contents")).map(({ revision }) => revision));
        for (const { id, size } of await rows("revisions")) assert.equal(held.has(id), size !== null, `call ${at}`);
        await tab.put({ a: "1", b: "2", c: "3" });
        assert.equal(tab.kept.state, "saved", `call ${at}`);
        await until(async () => (await openTab()).content?.c === "3");
        for (const each of [tab, again]) each.close();
      }
    });
  }
}

test("what does not open for writing is told of, and written when it does", async () => {
  freshBrowser();
  const tab = await openTab();
  await tab.close();
  const { open } = globalThis.indexedDB;
  globalThis.indexedDB.open = () => {
    throw new DOMException("no", "UnknownError");
  };
  await tab.put({ a: "1" });
  assert.deepEqual(tab.kept, { state: "unkept", reason: "none" });
  globalThis.indexedDB.open = open;
  await tab.put({ a: "2" });
  assert.equal(tab.kept.state, "saved");
  assert.deepEqual((await openTab()).content, { a: "2" });
});
