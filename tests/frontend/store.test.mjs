import assert from "node:assert/strict";
import test from "node:test";
import { latest } from "../../docs/assets/foundation/latest.js";
import { makeStore } from "../../docs/assets/workspace/store.js";

test("everyone hears of a change, and whether the form has to be written anew", () => {
  const store = makeStore({ a: 1 });
  const heard = [];
  store.listen((work, replaced) => heard.push([structuredClone(work), replaced]));
  store.change((work) => (work.a = 2));
  const put = { a: 3 };
  store.put(put);
  assert.equal(store.get(), put);
  const other = { a: 4 };
  store.replace(other);
  other.a = 5; // what was put in is a copy
  assert.deepEqual(heard, [[{ a: 2 }, false], [{ a: 3 }, false], [{ a: 4 }, true]]);
  assert.deepEqual(store.get(), { a: 4 });
});

test("a listener that changes the work itself leaves the others the last of it", () => {
  const store = makeStore({ a: 1 });
  const heard = [];
  store.listen((work, replaced) => replaced && store.put({ a: work.a + 1 }));
  store.listen((work) => heard.push(work.a));
  store.replace({ a: 1 });
  assert.deepEqual(heard, [2, 2]);
});

test("work is done one at a time, on the latest input, and the page knows while it is", async () => {
  const marks = [];
  const root = { toggleAttribute: (name, on) => marks.push([name, on]) };
  const release = [];
  const [worked, shown] = [[], []];
  const work = latest(
    root,
    (input) => {
      worked.push(input);
      return new Promise((resolve) => release.push(() => resolve(input)));
    },
    (output) => shown.push(output),
  );
  work(0);
  work(1); // at one stroke with the one before
  await new Promise(setImmediate);
  work(2);
  work(3);
  assert.deepEqual(worked, [1]);
  release[0]();
  await new Promise(setImmediate);
  assert.deepEqual(worked, [1, 3]);
  assert.deepEqual(shown, []); // the answer to what is no longer entered is not shown
  release[1]();
  await new Promise(setImmediate);
  assert.deepEqual(shown, [3]);
  assert.deepEqual(marks, [["data-busy", true], ["data-busy", false]]);
});
