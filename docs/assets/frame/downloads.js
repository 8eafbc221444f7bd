// WeChat's browser often takes no files, and says nothing. Then the way out is another browser, and the work goes along.
import { openDialog } from "../foundation/dialog.js";
import { button, element } from "../foundation/dom.js";
import { LONGEST_LINK } from "../foundation/link.js";
import { HANDED_OUT } from "../foundation/save.js";

/** @typedef {import("../foundation/words.js").Speaking} Speaking */

const STARTED = 1500; // milliseconds within which a download covers the page, or takes the focus from it

const inWeChat = () => /MicroMessenger/i.test(navigator.userAgent);

/**
 * @param {Speaking} page
 * @param {() => import("./sharing.js").Shared} shared what a link to this page holds
 */
export function watchDownloads(page, shared) {
  if (!inWeChat()) return;
  let waits = false;
  addEventListener(HANDED_OUT, () => {
    if (waits) return; // of several files it is told once
    waits = true;
    const started = new AbortController();
    const gone = () => started.abort();
    addEventListener("blur", gone, { once: true, signal: started.signal });
    addEventListener("visibilitychange", gone, { once: true, signal: started.signal });
    setTimeout(() => {
      waits = false;
      if (!started.signal.aborted) void hint(page, shared());
      started.abort();
    }, STARTED);
  });
}

/**
 * While the dialog is open the address holds the work: "open in browser" opens the address.
 * @param {Speaking} page
 * @param {import("./sharing.js").Shared} shared
 */
async function hint(page, { choices, fragment }) {
  if (page.root.querySelector("[data-dialog=download]")) return;
  const address = location.pathname + location.search;
  const made = await fragment(new Set(choices.map(({ name }) => name)));
  const carried = made !== null && made.length <= LONGEST_LINK;
  if (carried) history.replaceState(history.state, "", address + made);
  const dialog = openDialog(
    page,
    "download",
    page.say("wechat_title"),
    [
      element("p", {}, page.say("wechat_way")),
      element("p", { class: carried ? "calc-hint" : "calc-caution" }, page.say(carried ? "wechat_carried" : "wechat_left")),
    ],
    [button(page.say("close"), () => dialog.close())],
  );
  dialog.addEventListener("close", () => history.replaceState(history.state, "", address));
}
