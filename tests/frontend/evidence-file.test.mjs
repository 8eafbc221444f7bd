// A file of evidence: its digest takes a while, and the page may be about something else by then.
import assert from "node:assert/strict";
import test from "node:test";
import { forget, record, ownerOf, recordedOn, recordFile, setOwners } from "../../docs/assets/outlook/evidence-keeping.js";
import { blankState } from "../../docs/assets/workspace/state.js";

const CLAUSE = "5.1.1.1";
const NAME = "架构图";
const FILE = { name: "架构图.pdf" };

/** A page on a case, its file chosen; DONE tells it the digest. */
function chosen() {
  const page = { state: blankState([CLAUSE]), latest: true };
  const place = {
    keep: (values) => record(page.state, CLAUSE, NAME, values),
    now: () => recordedOn(page.state, CLAUSE)[NAME],
    latest: () => page.latest,
  };
  let known;
  const digest = new Promise((resolve) => (known = resolve));
  const told = recordFile(place, FILE, () => digest);
  const done = async (sha256) => {
    known(sha256);
    return told;
  };
  return { page, done, place };
}

test("the file is recorded at once, and its digest follows", async () => {
  const { done, place } = chosen();
  assert.deepEqual(place.now(), { state: "at-hand", file: "架构图.pdf" });
  assert.equal(await done("ab"), true);
  assert.deepEqual(place.now(), { state: "at-hand", file: "架构图.pdf", sha256: "ab" });
});

test("where another case was opened meanwhile, nothing of it lands there", async () => {
  const { page, done, place } = chosen();
  const before = page.state;
  page.state = blankState([CLAUSE]);
  record(page.state, CLAUSE, NAME, { file: "别的.pdf" });
  await done("ab");
  assert.deepEqual(place.now(), { state: "at-hand", file: "别的.pdf" });
  assert.deepEqual(recordedOn(before, CLAUSE)[NAME], { state: "at-hand", file: "架构图.pdf" });
});

test("nor where nothing was recorded of it", async () => {
  const { page, done, place } = chosen();
  page.state = blankState([CLAUSE]);
  await done("ab");
  assert.equal(place.now(), undefined);
});

test("the same name in another case keeps the digest that it has", async () => {
  const { page, done, place } = chosen();
  page.state = blankState([CLAUSE]);
  record(page.state, CLAUSE, NAME, { file: "架构图.pdf", sha256: "cd" });
  await done("ab");
  assert.equal(place.now().sha256, "cd");
});

test("a document that was taken away does not come back, and an earlier choice does not win", async () => {
  const away = chosen();
  forget(away.page.state, CLAUSE, NAME);
  await away.done("ab");
  assert.equal(away.place.now(), undefined);
  const earlier = chosen();
  earlier.page.latest = false;
  record(earlier.page.state, CLAUSE, NAME, { file: "架构图.pdf", sha256: "" });
  await earlier.done("ab");
  assert.deepEqual(earlier.place.now(), { state: "at-hand", file: "架构图.pdf" });
});

test("the digest before goes with its file", async () => {
  const { page, done, place } = chosen();
  await done("ab");
  const told = recordFile({ ...place, latest: () => true }, { name: "新图.pdf" }, async () => null);
  assert.deepEqual(place.now(), { state: "at-hand", file: "新图.pdf" });
  assert.equal(await told, false);
  assert.equal(recordedOn(page.state, CLAUSE)[NAME].sha256, undefined);
});

test("who is set for many clauses at once is told with how many had another one", () => {
  const state = blankState(["1.1", "1.2", "1.3"]);
  assert.equal(setOwners(state, ["1.1", "1.2"], " 张三 "), 2);
  assert.equal(setOwners(state, ["1.1", "1.2", "1.3"], "张三"), 1);
  assert.equal(setOwners(state, ["1.1", "1.2", "1.3"], " "), 3); // nobody any more: said by the page
  assert.deepEqual([ownerOf(state, "1.1"), state.besides], ["", {}]);
});
