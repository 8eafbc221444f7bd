import assert from "node:assert/strict";
import test from "node:test";
import { page as words } from "./page.mjs";
import { downloads, Plain } from "./plain-elements.mjs";

const { bindFiles } = await import("../../docs/assets/score/files.js");
const { sharedAssessment } = await import("../../docs/assets/frame/assessment/sharing.js");
const { blankState } = await import("../../docs/assets/workspace/state.js");

/** A click on the button for a workbook while nothing is filled in; SENT: what the host answers. Gives what the engine was asked for. */
async function pressed(sent) {
  const button = new Plain();
  button.dataset.blank = "blank.xlsx";
  const root = new Plain();
  root.querySelector = (what) => (what === "[data-action=xlsx]" ? button : new Plain());
  const asked = [];
  const python = { exchange: async (part, json) => (asked.push(JSON.parse(json).kind), { json: JSON.stringify({ ok: true, result: { name: "made.xlsx", type: "x" } }), content: new Uint8Array(1) }) };
  globalThis.fetch = async () => sent;
  downloads.length = 0;
  bindFiles({ ...words, root, rubric: "r" }, { store: { get: () => blankState(["1.1"]) }, python, readings: { switched: () => ({}) }, say() {}, leaving: async (each) => each }, () => []);
  await button.heard.get("click")();
  return { asked, downloads: [...downloads] };
}

test("the blank form is the one that the site has, where that is a workbook", async () => {
  const { asked, downloads } = await pressed(new Response(new Uint8Array([0x50, 0x4b, 3, 4])));
  assert.deepEqual(asked, []);
  assert.match(downloads[0], /^r-20..-..-..\.xlsx$/);
});

test("what a network or a host answers in its place is not handed out as a workbook: the engine makes one", async () => {
  for (const sent of [new Response("<!doctype html><title>login"), new Response(""), new Response("", { status: 404 })]) {
    assert.deepEqual(await pressed(sent), { asked: ["form"], downloads: ["made.xlsx"] });
  }
});

test("whoever shares a link is told which clauses are not in it, as whoever saves a file is", () => {
  const page = { ...words, rubric: "r", root: { dataset: {} } };
  const shared = (without) => sharedAssessment(page, blankState(["1.1", "1.2"]), { without, leaving: async (each) => each }).hints;
  assert.deepEqual(shared([]), []);
  assert.deepEqual(shared(["1.1", "1.2"]), ['share_without {"count":2,"clauses":"1.1clause_comma1.2"}']);
});
