// What hangs on a clause that this edition has not: it opens, the rest counts, it is told, kept, and can be taken out.
import assert from "node:assert/strict";
import test, { after } from "node:test";
import { Drawn } from "./drawn.mjs";
import { startEngine } from "./engine.mjs";
import { page as words } from "./page.mjs";

const { assessmentOpening } = await import("../../docs/assets/frame/assessment/opening.js");
const { placelessLines } = await import("../../docs/assets/frame/assessment/placeless.js");
const { score } = await import("../../docs/assets/frame/assessment/scoring.js");
const { toAssessment } = await import("../../docs/assets/workspace/assessment.js");
const { draftOf } = await import("../../docs/assets/workspace/draft.js");
const { blankState } = await import("../../docs/assets/workspace/state.js");

const engine = startEngine();
after(() => engine.stop());

const RUBRIC = "gbt-27922-2011";
const CLAUSES = ["5.1.1.1", "5.1.1.2"].map((id) => ({ id, title: id, deletable: false }));
const page = { ...words, rubric: RUBRIC, kept: RUBRIC, clauses: CLAUSES, byId: new Map(CLAUSES.map((each) => [each.id, each])), certificates: new Set() };
const GIVEN = {
  format: "assessment/1",
  rubric: RUBRIC,
  findings: { "5.1.1.1": "met", "5.1.1.2": { not_applicable: "不经营" }, "9.9": { not_met: "缺台账" } },
  notes: { "5.1.1.1": "看过", "9.9": "去年的条款" },
  evidence: { "9.9": { 台账: { state: "at-hand" } } },
  owners: { "5.1.1.1": "售后部", "9.9": "客服部" },
  actions: { "9.9": { what: "补签字", owner: "客服部" } },
  decisions: { "9.8": { stands: "张三", reason: "补看了" } },
};
const PLACES = ["findings.5.1.1.2", "findings.9.9", "notes.9.9", "evidence.9.9", "owners.9.9", "actions.9.9", "decisions.9.8"];
/** What of it is scored: 5.1.1.2 may not be deleted, and there is neither 9.8 nor 9.9. */
const LEFT = { format: "assessment/1", rubric: RUBRIC, findings: { "5.1.1.1": "met" }, notes: { "5.1.1.1": "看过" }, owners: { "5.1.1.1": "售后部" } };

test("a case that is kept opens, all else counts, and nothing of it is lost", async () => {
  const state = draftOf(page).read(structuredClone(GIVEN));
  const { reply, leftOut, asked } = await score(page, engine.request, state, {});
  assert.ok(reply.ok, JSON.stringify(reply.faults));
  assert.equal(reply.result.so_far.answered, 1); // 5.1.1.1 alone
  assert.deepEqual([...leftOut.keys()], PLACES);
  assert.deepEqual(asked.assessment, LEFT);
  assert.deepEqual(draftOf(page).write(state), GIVEN);
});

test("a file with it opens, and says what is not counted", async () => {
  const opening = assessmentOpening(page, { get: () => blankState([]) }, engine);
  const incoming = await opening.fromFile(new File([JSON.stringify(GIVEN)], "x.json", { type: "application/json" }));
  assert.equal(incoming.reasons, undefined);
  const stated = ['placeless_findings {"id":"5.1.1.2"}', 'placeless_findings {"id":"9.9"}', 'placeless_notes {"id":"9.9"}'];
  const names = [...stated, 'placeless_evidence {"id":"9.9"}', 'placeless_owners {"id":"9.9"}', 'placeless_actions {"id":"9.9"}', 'placeless_decisions {"id":"9.8"}'];
  assert.deepEqual(incoming.cautions, [words.say("incoming_unfinished", { count: 7, clauses: names.join("clause_comma") })]);
  assert.deepEqual(toAssessment(RUBRIC, incoming.work), GIVEN);
});

test("a clause that is answered anew has what is answered, and what had no place there is gone with it", async () => {
  const state = draftOf(page).read(structuredClone(GIVEN));
  state.entries["5.1.1.2"].choice = "sampled";
  assert.deepEqual([...(await score(page, engine.request, state, {})).leftOut.keys()], ["5.1.1.2", ...PLACES]); // no counts yet
  state.entries["5.1.1.2"].choice = "met";
  const { reply, leftOut } = await score(page, engine.request, state, {});
  assert.equal(reply.result.so_far.answered, 2);
  assert.deepEqual([...leftOut.keys()], PLACES.slice(1));
  assert.equal(draftOf(page).write(state).findings["5.1.1.2"], "met");
});

test("what is wrong on a clause that is there is still refused with its place, to be corrected", async () => {
  const opening = assessmentOpening(page, { get: () => blankState([]) }, engine);
  const wrong = { ...GIVEN, actions: { ...GIVEN.actions, "5.1.1.1": { what: "x", due: "banana" } } };
  const { reasons } = await opening.fromFile(new File([JSON.stringify(wrong)], "x.json", { type: "application/json" }));
  assert.ok(reasons?.some((each) => /5\.1\.1\.1\.due/.test(each)), JSON.stringify(reasons));
});

test("it is told by name with what it says, and taken out in one step with nothing else", async () => {
  const state = draftOf(page).read(structuredClone(GIVEN));
  const replaced = [];
  const root = new Drawn();
  root.append(...placelessLines(page, state, ["5.1.1.2", ...PLACES], (...given) => replaced.push(given)));
  for (const said of ['placeless {"count":7}', 'placeless_actions {"id":"9.9"}', "补签字", "客服部"]) assert.ok(root.text.includes(said), said);
  await root.querySelector("[data-action=take-out-placeless]").happen("click");
  const [[without, message]] = replaced;
  assert.deepEqual(toAssessment(RUBRIC, without), LEFT);
  assert.match(message, /placeless_taken_out .*9\.8/);
  assert.deepEqual(placelessLines(page, without, ["5.1.1.2"], () => {}), []);
});

test("the level in the list of cases is that of all else", async () => {
  const { levelOf } = await import("../../docs/assets/cases/verdicts.js");
  const level = await levelOf(page, engine.request, GIVEN);
  assert.match(level, /"answered":1/);
  assert.equal(level, await levelOf(page, engine.request, LEFT));
});
