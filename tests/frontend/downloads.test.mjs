// In WeChat a download that did not start is told; one that did, and any other browser, is left in peace.
import assert from "node:assert/strict";
import test, { mock } from "node:test";
import { watchDownloads } from "../../docs/assets/frame/downloads.js";
import { HANDED_OUT } from "../../docs/assets/foundation/save.js";

const WECHAT = "Mozilla/5.0 (Linux; Android 14) MicroMessenger/8.0.50";

/** Hand a file out in a browser that calls itself AGENT, and have HAPPENED meanwhile; gives how often the way out was asked for. */
function handOut(t, agent, ...happened) {
  const window = new EventTarget();
  Object.defineProperty(globalThis, "navigator", { value: { userAgent: agent }, configurable: true });
  globalThis.addEventListener = window.addEventListener.bind(window);
  mock.timers.enable({ apis: ["setTimeout"] });
  t.after(() => mock.timers.reset());
  let asked = 0;
  const page = { root: { querySelector: () => "told already" } };
  watchDownloads(page, () => ((asked += 1), { choices: [], fragment: async () => null }));
  window.dispatchEvent(new Event(HANDED_OUT));
  for (const event of happened) window.dispatchEvent(new Event(event));
  mock.timers.tick(10_000);
  return asked;
}

test("nothing covered the page after the file was handed out: it did not start, and the way out is shown", (t) => {
  assert.equal(handOut(t, WECHAT), 1);
});

for (const event of ["blur", "visibilitychange"]) {
  test(`the download took the page's place (${event}): nothing is said`, (t) => {
    assert.equal(handOut(t, WECHAT, event), 0);
  });
}

test("in another browser nothing is watched", (t) => {
  assert.equal(handOut(t, "Mozilla/5.0 (X11; Linux x86_64) Chrome/142"), 0);
});
