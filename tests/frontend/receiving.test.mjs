import assert from "node:assert/strict";
import test from "node:test";
import { page as words } from "./page.mjs";
import "./vendored.mjs";
import { Plain } from "./plain-elements.mjs";

const { lead } = await import("../../docs/assets/cases/receiving.js");

/** What the page says of a file that holds CONTENT, and what it restores. */
async function led(content, name = "x.json", others = []) {
  const [banners, toast] = [new Plain(), new Plain()];
  const root = new Plain();
  root.querySelector = (what) => (what === "[data-toast]" ? toast : what === "[data-banners]" ? banners : null);
  const restored = [];
  await lead({ ...words, root, pages: new Map() }, async (file) => restored.push(file.name), new File([JSON.stringify(content)], name), others);
  return { told: banners.textContent.split("|")[0], all: banners.textContent, restored };
}

test("a rubric that the site saved is led to the page that opens it; it was called no file of this site", async () => {
  const { told } = await led({ format: "rubric/1", id: "own", sections: [] }, "own.json");
  assert.equal(told, 'received_rubric {"name":"own.json"}');
});

test("an assessment by a rubric that is not here, and what is nothing of ours, are told as that", async () => {
  assert.match((await led({ format: "assessment/1", rubric: "own" })).told, /^received_own .*"rubric":"own"/);
  assert.match((await led({ format: "another/1" })).told, /^received_unknown /);
});

test("a backup is restored", async () => {
  assert.deepEqual((await led({ format: "workspace/1" }, "b.json")).restored, ["b.json"]);
});

test("what came with a backup, or with what is nothing of ours, is named as not opened", async () => {
  assert.match((await led({ format: "workspace/1" }, "b.json", ["c.json"])).told, /^received_others/);
  assert.match((await led({ format: "another/1" }, "x.json", ["c.json"])).all, /received_others \{"count":1\}\|c.json/);
});
