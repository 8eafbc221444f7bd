import assert from "node:assert/strict";
import test from "node:test";
import { graphOf, headsOf, historyOf, latestCommon } from "../../docs/assets/workspace/revisions.js";
import { droppable } from "../../docs/assets/workspace/thinning.js";
import { randomNumbers } from "./random.mjs";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOW = Date.UTC(2026, 10, 28);

const revision = (id, parents, time, more = {}) => ({
  id, parents, time, document: "d", by: null, tab: "t", origin: "typed", words: null, name: null, finalised: null, changed: [], size: 1, ...more,
});

/** One revision each MINUTES for DAYS up to now, in one line. */
function line(days, minutes) {
  const count = Math.floor((days * DAY) / (minutes * 60_000));
  return Array.from({ length: count }, (_, at) => revision(`r${at}`, at ? [`r${at - 1}`] : [], NOW - (count - 1 - at) * minutes * 60_000));
}

test("everything of a day, one an hour for a week, one a day for ninety days, one a week after", () => {
  const revisions = line(200, 10);
  const gone = new Set(droppable(graphOf(revisions), new Set(), NOW));
  const left = revisions.filter(({ id }) => !gone.has(id));
  const aged = (from, to) => left.filter(({ time }) => NOW - time > from && NOW - time <= to).length;
  assert.equal(aged(-1, DAY), 6 * 24 + 1); // both ends
  assert.equal(aged(DAY, 7 * DAY), 6 * 24);
  assert.equal(aged(7 * DAY, 90 * DAY), 83);
  assert.ok(aged(90 * DAY, 200 * DAY) >= 110 / 7 && aged(90 * DAY, 200 * DAY) <= 110 / 7 + 2);
});

test("thinning again and again, hour after hour, never goes below one a day within ninety days", () => {
  let revisions = line(60, 37);
  for (let now = NOW; now < NOW + 29 * DAY; now += 13 * HOUR) {
    const gone = new Set(droppable(graphOf(revisions), new Set(), now));
    revisions = revisions.map((each) => (gone.has(each.id) ? { ...each, size: null } : each));
  }
  const days = new Set(revisions.filter(({ size }) => size !== null).map(({ time }) => Math.floor(time / DAY)));
  assert.ok(days.size >= 60, `${days.size} days`);
});

// A day's work, one revision a minute, on each of the last three days; then the clock says 2099. By it everything is older than
// ninety days, and one a week would stay. The days on which work was done say otherwise: at most three lie between.
const FAR = Date.UTC(2099, 0, 1);
const work = (days, from) => Array.from({ length: days }, (_, day) => Array.from({ length: 60 }, (_, minute) => from + day * DAY + minute * 60_000)).flat();
const chained = (times) => times.map((time, at) => revision(`r${at}`, at ? [`r${at - 1}`] : [], time));
const START = Date.UTC(2026, 10, 26, 1);

test("a clock far ahead thins by the days on which work was done", () => {
  const revisions = chained([...work(3, START), FAR]);
  const gone = droppable(graphOf(revisions), new Set(), FAR);
  // The last of the three days is one day ago: all of it stays. Of each hour of the two before the last stays: r59 and r119.
  const left = revisions.map(({ id }) => id).filter((id) => !gone.includes(id));
  assert.deepEqual(left, ["r59", "r119", ...Array.from({ length: 61 }, (_, at) => `r${120 + at}`)]);
});

test("revisions of a clock that was behind, or ahead, are no older than what came after them", () => {
  for (const wrong of [Date.UTC(2000, 0, 1), FAR]) {
    const revisions = chained([...work(100, START), ...work(1, wrong), START + 100 * DAY]);
    const gone = droppable(graphOf(revisions), new Set(), START + 100 * DAY);
    const there = revisions.filter(({ id, time }) => time >= wrong && time < wrong + DAY && !gone.includes(id));
    assert.equal(there.length, 60);
  }
});

test("of random graphs no head, no named or finalised one, none that was exchanged, no ancestor of two heads ever goes", () => {
  const random = randomNumbers(2026);
  for (let round = 0; round < 300; round += 1) {
    const revisions = [];
    for (let at = 0; at < 60; at += 1) {
      const parents = at ? [...new Set(Array.from({ length: random(5) ? 1 : 2 }, () => `r${Math.max(0, at - 1 - random(6))}`))] : [];
      const more = random(12) ? {} : random(2) ? { name: "n" } : { finalised: { sha256: null, by: null, number: 1 } };
      revisions.push(revision(`r${at}`, parents, NOW - random(300) * DAY - random(DAY), at ? more : { origin: "blank" }));
    }
    const graph = graphOf(revisions);
    const left = new Set(revisions.filter(() => !random(10)).map(({ id }) => id));
    const gone = new Set(droppable(graph, left, NOW));
    const heads = headsOf(graph).map(({ id }) => id);
    for (const id of gone) {
      const { name, finalised, origin, time } = graph.get(id);
      assert.ok(!left.has(id) && !heads.includes(id) && name === null && !finalised && origin !== "blank" && NOW - time > DAY);
    }
    for (const one of heads) for (const other of heads) if (one < other) for (const base of latestCommon(graph, one, other)) assert.ok(!gone.has(base));
    const after = graphOf(revisions.map((each) => (gone.has(each.id) ? { ...each, size: null } : each)));
    assert.deepEqual(headsOf(after).map(({ id }) => id).sort(), [...heads].sort()); // a node is never lost
    for (const head of heads) assert.deepEqual(historyOf(after, head), historyOf(graph, head));
    assert.deepEqual(droppable(after, left, NOW), []); // thinning twice is thinning once
  }
});
