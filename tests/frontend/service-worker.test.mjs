// What the service worker keeps is whole, of one build, and the published bytes; what goes wrong heals by itself.
import assert from "node:assert/strict";
import { test } from "node:test";
import { build, SCOPE, startWorker } from "./service-worker.mjs";

const page = (words, root, module) => `<html>${words} <script src="${module}"></script> ${root}</html>`;
const FIRST = build(
  {
    "": page("home 1", "root-1", "modules/m-1.js"),
    "calculators/x/": page("x 1", "root-1", "modules/m-1.js"),
    "en/": page("english 1", "root-1", "modules/m-1.js"),
    "data/rubrics/x.json": '{"points":1}',
    "modules/m-1.js": "one()",
    "runtime/1/a.wasm": "wasm 1",
  },
  "root-1",
);
const SECOND = build(
  {
    "": page("home 2", "root-2", "modules/m-2.js"),
    "calculators/x/": page("x 2", "root-2", "modules/m-2.js"),
    "en/": page("english 2", "root-2", "modules/m-2.js"),
    "data/rubrics/x.json": '{"points":2}',
    "modules/m-2.js": "two()",
    "runtime/2/a.wasm": "wasm 2",
  },
  "root-2",
);
const away = () => true;

/** What stands offline at the address of the calculator, its module and its document. */
async function offline(worker, path = "calculators/x/") {
  worker.net.cut = away;
  worker.net.answer = null;
  const html = await worker.get(path, { mode: "navigate" });
  const named = /src="([^"]+)"/.exec(html ?? "")?.[1];
  return { html, module: named ? await worker.get(named) : null, data: await worker.get("data/rubrics/x.json") };
}

const whole = (found, number) => {
  assert.match(found.html, new RegExp(` ${number}|[a-z] ${number} `));
  assert.equal(found.module, ["", "one()", "two()"][number]);
  assert.equal(found.data, `{"points":${number}}`);
};

test("an update that breaks off leaves the build before whole", async () => {
  const worker = await startWorker();
  worker.net.site = FIRST;
  assert.equal(await worker.keep("zh"), "ready");
  worker.net.site = SECOND;
  worker.net.cut = (url) => url.includes("/modules/") || url.includes("/data/");
  assert.equal(await worker.keep("zh"), "unfinished");
  whole(await offline(worker), 1);
});

test("pages of a language visited before are kept with what they stand on", async () => {
  const worker = await startWorker();
  worker.net.site = FIRST;
  await worker.keep("zh");
  worker.net.site = SECOND;
  assert.equal(await worker.keep("en"), "ready");
  whole(await offline(worker), 2);
  whole(await offline(worker, "en/"), 2);
});

test("a worker that was stopped before it gave up the older copy does so the next time", async () => {
  const worker = await startWorker();
  worker.net.site = FIRST;
  await worker.keep("zh");
  worker.net.site = SECOND;
  const remove = worker.caches.delete;
  worker.caches.delete = () => Promise.reject(new Error("stopped"));
  await worker.keep("zh");
  worker.caches.delete = remove;
  assert.equal(await worker.keep("zh"), "ready");
  whole(await offline(worker), 2);
});

test("what a network answers by itself is not kept as a module, and the next visit heals it", async () => {
  const worker = await startWorker();
  worker.net.site = FIRST;
  worker.net.answer = (url) => (url.endsWith(".js") || url.endsWith("x.json") ? "<html>Please log in</html>" : null);
  assert.equal(await worker.keep("zh"), "unfinished");
  worker.net.answer = null;
  assert.equal(await worker.keep("zh"), "ready");
  whole(await offline(worker), 1);
});

test("a wrong copy in the browser's own cache is asked for anew", async () => {
  const worker = await startWorker();
  worker.net.site = FIRST;
  worker.net.answer = (url, { cache }) => (url.endsWith(".js") && cache !== "reload" ? "<html>Please log in</html>" : null);
  assert.equal(await worker.keep("zh"), "ready");
  whole(await offline(worker), 1);
});

test("pages of the build before, from a host that is half way, are not kept as the new ones", async () => {
  const worker = await startWorker();
  worker.net.site = { ...SECOND, "": FIRST[""], "calculators/x/": FIRST["calculators/x/"] };
  assert.equal(await worker.keep("zh"), "unfinished");
  worker.net.site = SECOND;
  assert.equal(await worker.keep("zh"), "ready");
  whole(await offline(worker), 2);
});

test("pages that a host rewrites are kept, as those of this build", async () => {
  const worker = await startWorker();
  worker.net.site = { ...FIRST, "": `${FIRST[""]}<!-- counted -->`, "calculators/x/": `${FIRST["calculators/x/"]}<!-- counted -->` };
  assert.equal(await worker.keep("zh"), "ready");
  whole(await offline(worker), 1);
});

test("a host that answers anything is asked for a language that is published no more, and the others are kept", async () => {
  const worker = await startWorker();
  worker.net.site = FIRST;
  await worker.keep("en");
  const { "en/": _, "offline/en.json": __, ...left } = SECOND;
  worker.net.site = left;
  worker.net.answer = (url) => (url.slice(SCOPE.length) in left ? null : left[""]); // its home page, and 200
  assert.equal(await worker.keep("zh"), "ready");
  whole(await offline(worker), 2);
});

test("a page of the network in place of a list is no language that is gone", async () => {
  const worker = await startWorker();
  worker.net.site = FIRST;
  await worker.keep("en");
  worker.net.site = SECOND;
  worker.net.answer = (url) => (url.endsWith("offline/en.json") ? "<html>Please log in</html>" : null);
  assert.equal(await worker.keep("zh"), "unfinished");
  whole(await offline(worker, "en/"), 1);
});

test("a page that the host led to opens without a network", async () => {
  const worker = await startWorker();
  worker.net.site = FIRST;
  worker.net.answer = (url) => {
    if (!url.endsWith("calculators/x/")) return null;
    const response = new Response(FIRST["calculators/x/"]);
    Object.defineProperty(response, "redirected", { value: true });
    const clone = response.clone.bind(response);
    response.clone = () => Object.defineProperty(clone(), "redirected", { value: true });
    return response;
  };
  assert.equal(await worker.keep("zh"), "ready");
  whole(await offline(worker), 1);
});

test("without room nothing is fetched, nothing is left behind, and that is said", async () => {
  const worker = await startWorker();
  worker.net.site = FIRST;
  worker.room.quota = 200;
  assert.equal(await worker.keep("zh"), "full");
  assert.ok(worker.asked.every((url) => url.includes("/offline/")), worker.asked.join(" "));
  assert.equal(worker.room.used, 0);
});

test("a module comes from the network where the caches cannot be read", async () => {
  const worker = await startWorker();
  worker.net.site = FIRST;
  worker.caches.keys = () => Promise.reject(new DOMException("damaged", "UnknownError"));
  assert.equal(await worker.get("modules/m-1.js"), "one()");
});

test("on a weak line a page that wants no copy gets none", async () => {
  const worker = await startWorker();
  worker.net.site = FIRST;
  await worker.keep("zh");
  worker.net.site = SECOND;
  worker.net.answer = async () => void (await new Promise((done) => setTimeout(done, 80))); // later than the worker's patience
  assert.equal(await worker.get("data/rubrics/x.json"), '{"points":1}');
  assert.equal(await worker.get("data/rubrics/x.json", { cache: "reload" }), '{"points":2}');
});

test("the tools of a page that is open while the site is updated are still there", async () => {
  const worker = await startWorker();
  worker.net.site = FIRST;
  await worker.keep("zh");
  worker.net.site = SECOND;
  await worker.keep("zh");
  assert.equal(await worker.get("modules/m-1.js"), "one()"); // the host has it no more
  assert.ok(SCOPE);
});

const THIRD = build(
  {
    "": page("home 3", "root-3", "modules/m-3.js"),
    "calculators/x/": page("x 3", "root-3", "modules/m-3.js"),
    "en/": page("english 3", "root-3", "modules/m-3.js"),
    "data/rubrics/x.json": '{"points":1}',
    "modules/m-1.js": "one()",
    "modules/m-3.js": "three()",
    "runtime/3/a.wasm": "wasm 3",
  },
  "root-3",
);

test("an update that broke off is in the way of none later: what the last whole copy has is not fetched again", async () => {
  const worker = await startWorker();
  worker.net.site = FIRST;
  await worker.keep("zh");
  worker.net.site = SECOND;
  worker.net.cut = (url) => !url.includes("/offline/");
  assert.equal(await worker.keep("zh"), "unfinished");
  worker.net.cut = null;
  worker.net.site = THIRD;
  worker.asked.length = 0;
  assert.equal(await worker.keep("zh"), "ready");
  assert.deepEqual(worker.asked.filter((url) => /m-1|data/.test(url)), []);
});

test("of the modules before, those that are whole are spared, not what broke off after them", async () => {
  const worker = await startWorker();
  worker.net.site = FIRST;
  await worker.keep("zh");
  worker.net.site = SECOND;
  worker.net.cut = (url) => !url.includes("/offline/");
  await worker.keep("zh");
  worker.net.cut = null;
  const { "modules/m-1.js": gone, ...files } = THIRD;
  assert.ok(gone);
  const third = build(Object.fromEntries(Object.entries(files).filter(([path]) => !path.startsWith("offline/"))), "root-3");
  worker.net.site = third;
  assert.equal(await worker.keep("zh"), "ready");
  assert.equal(await worker.get("modules/m-1.js"), "one()"); // of the page that is still open
});

test("a language that was never whole is not fetched for a page in another one", async () => {
  const worker = await startWorker();
  worker.net.site = FIRST;
  worker.net.cut = (url) => !url.includes("/offline/");
  assert.equal(await worker.keep("en"), "unfinished");
  worker.net.cut = null;
  worker.asked.length = 0;
  assert.equal(await worker.keep("zh"), "ready");
  assert.ok(!worker.asked.includes(`${SCOPE}en/`), worker.asked.join(" "));
});

test("half a copy of a build in between does not take the room of the next one", async () => {
  const worker = await startWorker();
  worker.net.site = FIRST;
  await worker.keep("zh");
  const before = worker.room.used;
  worker.net.site = SECOND;
  worker.net.cut = (url) => url.includes("/calculators/");
  assert.equal(await worker.keep("zh"), "unfinished");
  worker.net.cut = null;
  worker.net.site = THIRD;
  worker.room.quota = worker.room.used + 10;
  assert.equal(await worker.keep("zh"), "full");
  assert.equal(worker.room.used, before);
  whole(await offline(worker), 1);
});

test("a copy that runs out of room half way takes none: of the new build nothing stays, of the one before everything", async () => {
  const worker = await startWorker();
  worker.net.site = FIRST;
  await worker.keep("zh");
  const before = worker.room.used;
  worker.net.site = SECOND;
  worker.room.said = Infinity; // browsers say more than they give
  worker.net.answer = async (url) => (url.includes("m-2.js") ? void (worker.room.quota = worker.room.used) : undefined);
  assert.equal(await worker.keep("zh"), "full");
  assert.equal(worker.room.used, before);
  whole(await offline(worker), 1);
});

test("a first copy that runs out of room leaves all of it to the reader's work", async () => {
  const worker = await startWorker();
  worker.net.site = FIRST;
  worker.room.said = Infinity;
  worker.net.answer = async (url) => (url.includes("a.wasm") ? void (worker.room.quota = worker.room.used) : undefined);
  assert.equal(await worker.keep("zh"), "full");
  assert.equal(worker.room.used, 0);
});

test("a copy that is handed out because the network is late or failing is called one, an answer of the network is not", async () => {
  const worker = await startWorker();
  worker.net.site = FIRST;
  await worker.keep("zh");
  const label = async (request) => (await worker.answer("calculators/x/", { mode: "navigate", ...request })).headers.get("Server-Timing");
  assert.equal(await label(), null);
  worker.net.answer = async () => void (await new Promise((done) => setTimeout(done, 80))); // later than the worker's patience
  assert.equal(await label(), "copy");
  worker.net.answer = async () => new Response("busy", { status: 503 });
  assert.equal(await label(), "copy");
});

test("who wants no copy hears that the site is failing", async () => {
  const worker = await startWorker();
  worker.net.site = FIRST;
  await worker.keep("zh");
  worker.net.answer = async () => new Response("busy", { status: 503 });
  assert.equal((await worker.answer("data/rubrics/x.json", { cache: "reload" })).status, 503);
  worker.net.answer = null;
  worker.net.cut = away;
  assert.equal((await worker.answer("data/rubrics/x.json", { cache: "reload" })).type, "error");
});

test("what is kept says of which build it is, whichever of its parts changed last", async () => {
  const worker = await startWorker();
  const buildOf = async () => {
    const found = [...worker.stores].find(([name]) => name.includes(" zh "))?.[1];
    return (await found.match(`${SCOPE}offline/build`)).text();
  };
  worker.net.site = FIRST;
  await worker.keep("zh");
  assert.equal(await buildOf(), "root-1");
  const { "offline/zh.json": list } = FIRST;
  worker.net.site = { ...FIRST, "offline/zh.json": list.replace('"root":"root-1"', '"root":"root-1b"') }; // the same pages
  await worker.keep("zh");
  assert.equal(await buildOf(), "root-1b");
});

test("a file that is shared while there is no room leads to the page all the same, and an earlier one is not taken for it", async () => {
  const worker = await startWorker();
  const received = async () => (await (await worker.caches.open("aftersales-received")).match(`${SCOPE}received`))?.text();
  const opened = `${SCOPE}workspace/?received`;
  assert.equal(await worker.share(new File(["one"], "一.json")), opened);
  assert.equal(await received(), "one");
  worker.room.quota = 10;
  assert.equal(await worker.share(new File(["far too much"], "二.json")), opened);
  assert.equal(await received(), undefined);
  worker.room.quota = 100;
  assert.equal(await worker.share(new File(["three"], "三.json")), opened);
  assert.equal(await received(), "three");
});
