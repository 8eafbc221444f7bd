// What a table of an impact says of its whole.
import assert from "node:assert/strict";
import test from "node:test";
import { groundsOf } from "../../docs/assets/impact/grounds.js";
import { saidOf, stoppedAt } from "../../docs/assets/impact/result.js";
import { run } from "../../docs/assets/impact/run.js";
import { countedOnce, earlierOf, withContent } from "../../docs/assets/impact/twice.js";
import { page } from "./page.mjs";

const outcome = { ok: true, by_before: null, by_after: null, recorded: null, standings: [], changed: true, leftOut: [], why: [], faults: [], changes: [] };

test("what was compared is said by edition and reading, with how many are by each", () => {
  globalThis.HTMLFieldSetElement ??= class {};
  const spoken = { ...page, root: { querySelectorAll: () => [] } };
  const by = (edition, readings) => ({ documents: [{ id: "r", title: { zh: "准则" }, edition, sha256: "0123456789abcdef" }], readings, day: null });
  const changed = { ...outcome, by_before: by("1", {}), by_after: by("2", { rounding: "down" }) };
  const old = { ...outcome, by_before: by("0", {}), by_after: by("2", { rounding: "down" }) };
  const refused = { ...outcome, ok: false, by_before: null, by_after: null };
  const side = (edition) => `impact_by_edition ${JSON.stringify({ edition, sha256: "0123456789ab" })}`;
  const line = (before, count) => {
    const said = `impact_compared ${JSON.stringify({ title: "准则", id: "r", before: side(before), after: `${side("2")}impact_by_reading {"reading":"rounding=down"}` })}`;
    return `impact_compared_count ${JSON.stringify({ said, count })}`;
  };
  assert.deepEqual(groundsOf(spoken, [changed, old, changed, refused]), [line("1", 2), line("0", 1)]);
  assert.ok(saidOf(spoken, [changed], 1).endsWith(line("1", 1)));
  // A reading that ends with a full stop goes on with how many are by it: “……向上取整；2 份”.
  const rounded = { ...outcome, by_before: by("1", {}), by_after: by("2", { rounding: "向上取整。" }) };
  assert.ok(!saidOf(spoken, [rounded], 1).includes("。"));
});

test("editions that are over, and records by others than are compared, are said below on the page and in its files", () => {
  const over = { zh: "1 版已不在有效期内" };
  const told = [{ ...outcome, standings: [over], recorded: "0" }, { ...outcome, standings: [over], recorded: "0" }, outcome];
  assert.deepEqual(groundsOf(page, told), ['impact_recorded {"edition":"0","count":2}', over.zh]);
  assert.ok(saidOf(page, told, 3).endsWith(over.zh));
});

test("a table of a run that was stopped says how far it came", () => {
  // Two of five were calculated: both change, none stays the same.
  const sum = 'impact_sum {"count":2,"changed":2,"refused":0,"same":0}';
  assert.equal(saidOf(page, [outcome, outcome], 5), `${sum}\nimpact_stopped {"done":2,"all":5}`);
  assert.equal(saidOf(page, [outcome, outcome], 2), sum);
  assert.equal(stoppedAt(page, [outcome, outcome], 2), "");
});

test("a file that was chosen twice counts once, and the copy counts once the first is taken away", () => {
  const opened = (name, content, document) => ({ name, why: "", content, documents: [document] });
  const first = opened("a.json", "1 2", "A");
  const copy = opened("old/a.json", "1 2", "A");
  const other = opened("b.json", "3 4", "B");
  const unread = [0, 1].map(() => ({ name: "photo.jpg", why: "impact_why_kind", documents: [] }));
  const all = [first, other, copy, ...unread];
  assert.deepEqual(countedOnce(all).flatMap(({ documents }) => documents), ["A", "B"]);
  assert.equal(earlierOf(all, copy), first);
  assert.deepEqual([first, other, ...unread].map((each) => earlierOf(all, each)), [undefined, undefined, undefined, undefined]);
  assert.deepEqual(countedOnce([other, copy]).flatMap(({ documents }) => documents), ["B", "A"]);
});

test("what tells a file from others is its bytes, also where the browser takes no digests", async () => {
  const read = async (text) => (await withContent(new File([text], "a.json"), Promise.resolve({ name: "a.json", why: "", documents: [] }))).content;
  for (const given of [globalThis.crypto, undefined]) {
    Object.defineProperty(globalThis, "crypto", { value: given, configurable: true });
    assert.equal(await read("{}"), await read("{}"));
    assert.notEqual(await read("{}"), await read("{} "));
  }
});

test("a kept case is calculated without what is unfinished or has no place, which is told by its clause", async () => {
  class Progress {}
  Object.assign(globalThis, { HTMLElement: globalThis.HTMLElement ?? class {}, HTMLProgressElement: Progress });
  const root = { querySelector: (selector) => (selector.includes("progress]") && selector.endsWith(" progress") ? new Progress() : Object.assign(Object.create(HTMLElement.prototype), {})) };
  const asked = [];
  const python = {
    exchange: async (_part, _json, content) => {
      const [{ text }] = JSON.parse(new TextDecoder().decode(content));
      const assessment = JSON.parse(text);
      asked.push(assessment);
      const places = ["findings.1.2", "actions.9.9.due"].filter((place) => place.split(".")[0] in assessment && JSON.stringify(assessment).includes(place.split(".").slice(1, 3).join(".")));
      const faults = places.map((at) => ({ at, found: "x", expected: { zh: "y" } }));
      return { json: JSON.stringify({ ok: true, result: { outcomes: [{ ...outcome, ok: !faults.length, faults }] } }), content: null };
    },
  };
  const kept = { format: "assessment/1", rubric: "r", findings: { 1.1: "met", 1.2: { not_applicable: "" } }, owners: { 1.1: "售后部" }, actions: { 9.9: { due: "x" } } };
  const [found] = await run({ ...page, root, language: "zh" }, python, {}, [{ file: "a.json", text: JSON.stringify(kept), address: "a" }], new AbortController().signal);
  assert.equal(found.ok, true);
  assert.deepEqual(found.leftOut, ["1.2", "9.9"]);
  assert.deepEqual(asked.at(-1), { format: "assessment/1", rubric: "r", findings: { 1.1: "met" }, owners: { 1.1: "售后部" } });
});
