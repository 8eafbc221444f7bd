// What a revision grew out of is known by what was handed out, and known better later: each merge has its ancestor.
import assert from "node:assert/strict";
import test, { beforeEach } from "node:test";
import { withLineage, withShortLineage } from "../../docs/assets/frame/leaving.js";
import { lineageOf, withoutLineage } from "../../docs/assets/workspace/lineage.js";
import { freshBrowser, mergeWords, openTab, WRITING } from "./workspace.mjs";

const { backUp } = await import("../../docs/assets/workspace/backup.js");
const { restoreBackup } = await import("../../docs/assets/workspace/restoring.js");
const { closeDatabase } = await import("../../docs/assets/workspace/database.js");

beforeEach(async () => {
  freshBrowser();
  await closeDatabase();
});

/** What is opened where GOT was chosen. */
const come = (got) => ({ content: WRITING.read(withoutLineage(got)), lineage: lineageOf(got), name: "file.json" });

const fileOf = (tab) => withLineage(tab, WRITING.write(tab.content), "file.json");

async function leave(tab) {
  tab.end();
  await tab.close();
}

for (const looked of [false, true]) {
  test(`a file that comes back is merged as it was shown${looked ? ", opened as another document before" : ""}`, async () => {
    const here = globalThis.indexedDB;
    const mine = await openTab();
    await mine.put({ x: "1", out: "1" });
    const sent = await fileOf(mine);
    await mine.put({ x: "1", out: "1", mine: "too" });
    const { id } = await mine.identity();
    await leave(mine);
    freshBrowser(); // the colleague's, who changes one answer and takes another out
    const other = await openTab();
    await other.takeIn(come(sent), "new");
    await other.put({ x: "2" });
    const back = await fileOf(other);
    await leave(other);
    globalThis.indexedDB = here;
    if (looked) {
      const tab = await openTab();
      await tab.takeIn(come(back), "new");
      await leave(tab);
    }
    globalThis.location = { search: `?document=${id}` };
    const again = await openTab();
    delete globalThis.location;
    const promised = await mergeWords({ ...(await again.sidesWith(come(back))), resolved: {} });
    await again.takeIn(come(back), "merge");
    await again.refresh();
    await leave(again);
    assert.deepEqual(promised.document.words, { x: "2", mine: "too" });
    assert.deepEqual([again.content, again.conflicts], [{ x: "2", mine: "too" }, []]);
  });
}

for (const linked of [false, true]) {
  test(`a file that knows the whole descent merges${linked ? ", also after a link that knew less" : ""}`, async () => {
    const one = await openTab();
    await one.put({ x: "1" });
    const first = await fileOf(one);
    for (let answer = 2; answer < 14; answer += 1) {
      await one.put({ x: String(answer) });
      await fileOf(one);
    }
    const link = await withShortLineage(one, WRITING.write(one.content));
    const last = await fileOf(one);
    await leave(one);
    freshBrowser();
    const other = await openTab();
    await other.takeIn(come(first), "new");
    await other.put({ x: "1", mine: "too" });
    if (linked) await other.takeIn(come(link), "merge");
    await other.takeIn(come(last), "merge");
    await other.refresh();
    await leave(other);
    assert.deepEqual([other.content, other.conflicts], [{ x: "13", mine: "too" }, []]);
  });
}

test("a backup restored where a file of its document was opened before brings no old versions as new ones", async () => {
  const one = await openTab();
  await one.put({ x: "1" });
  await one.put({ x: "1", out: "to be taken out" });
  await one.put({ x: "2" });
  const file = await fileOf(one);
  const backup = JSON.parse(JSON.stringify(await backUp()));
  await leave(one);
  await closeDatabase();
  freshBrowser();
  const other = await openTab();
  await other.takeIn(come(file), "new");
  await leave(other);
  await restoreBackup(backup);
  await closeDatabase();
  const again = await openTab();
  await again.refresh();
  await leave(again);
  assert.deepEqual([again.content, again.conflicts], [{ x: "2" }, []]);
});
