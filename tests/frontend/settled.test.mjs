// What is handed out at a click while the engine has yet to answer is about what stands there by then.
import assert from "node:assert/strict";
import test from "node:test";
import { page as words } from "./page.mjs";
import { Plain, saved } from "./plain-elements.mjs";

const { latest, settled } = await import("../../docs/assets/foundation/latest.js");
const { bindActionFiles } = await import("../../docs/assets/outlook/action-files.js");
const { emptyPlan } = await import("../../docs/assets/outlook/improve-settings.js");
const { bindOwners } = await import("../../docs/assets/outlook/owners.js");
const { blankState } = await import("../../docs/assets/workspace/state.js");

const turns = () => new Promise((resolve) => setTimeout(resolve, 5));

/** A page with parts by their selectors, its engine at work until ANSWER is called with what it says. */
function busyPage(show) {
  const [root, parts] = [new Plain(), new Map()];
  root.querySelector = (what) => parts.get(what) ?? parts.set(what, new Plain()).get(what);
  root.querySelectorAll = () => [];
  let answer;
  const work = latest(root, () => new Promise((resolve) => (answer = resolve)), show);
  const page = { ...words, root, form: root, rubric: "r", byId: new Map() };
  return { page, work, part: (what) => root.querySelector(what), answer: (found) => answer(found) };
}

test("a page is settled once every queue is done, those that an answer begins included", async () => {
  const root = new Plain();
  const steps = [];
  let second;
  const inner = latest(root, () => new Promise((resolve) => (second = resolve)), () => steps.push("inner"));
  const outer = latest(root, async () => {}, () => (steps.push("outer"), inner(1)));
  await settled(root);
  outer(1);
  const done = settled(root).then(() => steps.push("settled"));
  await turns();
  assert.deepEqual(steps, ["outer"]);
  second();
  await done;
  assert.deepEqual(steps, ["outer", "inner", "settled"]);
});

test("the list of measures is the one that is found for what was typed last", async () => {
  const measure = (id) => ({ id, kind: "clause", title: { zh: id }, display: { gain: "1" }, effort: "1", certificates: [], mends: true });
  let offer;
  const { page, work, part, answer } = busyPage((found) => offer(found));
  const frame = { python: {}, say() {}, store: { get: () => blankState([]) }, leaving: async (each) => each };
  offer = bindActionFiles(page, frame, { get: emptyPlan });
  offer({ asked: {}, chosen: [measure("1.1")], names: new Map() });
  work("an effort is typed");
  await turns();
  saved.length = 0;
  part("[data-action=csv]").heard.get("click")();
  await turns();
  assert.equal(saved.length, 0);
  answer({ asked: {}, chosen: [measure("1.2")], names: new Map() });
  await turns();
  const text = await saved[0].text();
  assert.match(text, /1\.2/);
  assert.doesNotMatch(text, /1\.1/);
});

test("an owner's part has what was entered last", async () => {
  let show;
  const { page, work, part, answer } = busyPage((found) => show(found));
  const share = (evidence) => ({ owner: "张三", answered: 1, clauses: ["1.1"], ready: 1, at_risk: 0, display: { lost: "0" }, part: { evidence } });
  show = bindOwners(page, { say() {}, readings: { switched: () => ({}) } });
  show({ shares: [share("before")] });
  const found = (place, what) => (place.attributes?.get("data-action") === what ? place : place.children?.map((each) => found(each, what)).find(Boolean));
  const button = found(part("[data-owners]"), "part-file");
  work("a document is recorded");
  await turns();
  saved.length = 0;
  button.heard.get("click")();
  await turns();
  answer({ shares: [share("now")] });
  await turns();
  assert.equal(JSON.parse(await saved[0].text()).evidence, "now");
});
