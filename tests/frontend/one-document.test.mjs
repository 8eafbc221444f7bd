// Score, forecast, improvement and the rest, in either language, open one and the same document: none makes a copy of it.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import test, { beforeEach } from "node:test";
import { settingsOf } from "../../docs/assets/workspace/settings.js";
import { draftOf } from "../../docs/assets/workspace/draft.js";
import { blankState } from "../../docs/assets/workspace/state.js";
import { freshBrowser, mergeWords, openTab, rows, until } from "./workspace.mjs";

beforeEach(freshBrowser);

/** A page about the rubric, as pages of either language and every kind describe themselves to the form. */
const page = (kind, language) => ({
  kind,
  language,
  rubric: "made-up",
  byId: new Map([["1.1", { deletable: true }], ["1.2", { deletable: false }]]),
  certificates: new Set(),
});
const opened = (kind, language) => openTab(mergeWords, draftOf(page(kind, language)));
const settings = (view) => openTab(mergeWords, settingsOf("made-up", view, { default: "" }, (values) => values));
const answer = (tab, clause, choice) => {
  const state = structuredClone(tab.content ?? blankState(["1.1", "1.2"]));
  state.entries[clause].choice = choice;
  return tab.put(state);
};
const choices = ({ content }) => Object.fromEntries(Object.entries(content.entries).map(([clause, { choice }]) => [clause, choice]));

test("what is answered on one page is there on all others, and what is set there stands beside it", async () => {
  const score = await opened("score", "zh");
  await answer(score, "1.1", "met");
  const others = [];
  for (const [kind, language] of [["score", "en"], ["forecast", "zh"], ["improve", "en"], ["evidence", "zh"]]) others.push(await opened(kind, language));
  for (const tab of others) assert.deepEqual(choices(tab), { 1.1: "met", 1.2: "open" });
  await (await settings("forecast")).put({ default: "3/4" });
  await (await settings("improve")).put({ default: "2" });
  await answer(others.at(-1), "1.2", "not_met"); // the page of evidence changes the assessment itself
  for (const tab of [score, ...others]) await until(() => choices(tab)["1.2"] === "not_met", "the other page's answer");
  const documents = await rows("documents");
  assert.deepEqual(documents.map(({ key }) => key).sort(), ["made-up", "made-up.forecast", "made-up.improve"]);
  const [{ id }] = documents.filter(({ key }) => key === "made-up");
  const identities = await Promise.all([score, ...others].map((tab) => tab.identity()));
  assert.deepEqual([...new Set(identities.map((each) => each.id))], [id]);
  assert.deepEqual([...new Set(identities.map((each) => each.revision))].length, 1);
  assert.equal((await rows("contents")).filter(({ content }) => content.findings?.["1.1"] === "met").length, 2); // one a change
});

test("every page about an assessment opens it by the one way to write it, and none opens it by itself", () => {
  const folder = new URL("../../docs/assets/", import.meta.url);
  const text = (name) => readFileSync(new URL(name, folder), "utf8");
  for (const name of ["score/main.js", "outlook/outlook.js"]) assert.match(text(name), /writing: draftOf\(page\)/, name);
  const views = readdirSync(new URL("outlook/", folder)).filter((name) => text(`outlook/${name}`).includes("void openOutlook("));
  for (const view of ["forecast.js", "improve.js", "evidence.js", "actions.js", "visits.js", "timetable.js", "hand-in.js"]) assert.ok(views.includes(view), view);
  for (const name of views) assert.doesNotMatch(text(`outlook/${name}`), /openDocument|openFrame\(|draftOf/, name);
});
