// What the outlook pages share: the kept assessment, the engine, links and files, the record.
import { bindBulk } from "../calculator/bulk.js";
import { element, one } from "../calculator/dom.js";
import { engineView } from "../calculator/engine-view.js";
import { bindIncoming } from "../calculator/incoming.js";
import { readPage } from "../calculator/page.js";
import { bindPanel } from "../calculator/panel.js";
import { scorer } from "../calculator/scorer.js";
import { answeredIn, blankState, isBlank, store as makeStore } from "../calculator/state.js";
import { bindStorage } from "../calculator/storage.js";
import { engine } from "../engine/client.js";
import { showBasis } from "./basis.js";
import { openRecord } from "./record.js";
import { openSharing, settingsInAddress } from "./sharing.js";

/** @typedef {import("../calculator/page.js").Page} Page */
/** @typedef {import("../calculator/state.js").Store} Store */
/** @typedef {import("../calculator/reply.js").Result} Result */
/** @typedef {import("../calculator/scorer.js").Scored} Scored */

/**
 * A scored assessment: the state it came from, what was left out of it, and the engine's result.
 * @typedef {{ state: import("../calculator/state.js").State, leftOut: Scored["leftOut"], result: Result }} Ground
 */

/**
 * @typedef {object} Shell
 * @property {Page} page
 * @property {Store} store
 * @property {(json: string) => Promise<string>} request
 * @property {(message: string) => void} say a short note at the foot of the page
 * @property {(text: string, spoken: string) => void} tell the phone's bar, and what a screen reader says
 * @property {(asked: Record<string, unknown> | null) => void} recordable the request that a record is made of
 */

/**
 * @template Values
 * @typedef {object} View
 * @property {string} name
 * @property {(page: Page) => import("./settings.js").Settings<Values>} settings
 * @property {(values: Values) => unknown} shared what of the settings goes into a share link
 * @property {(shell: Shell, settings: import("./settings.js").Settings<Values>) => (ground: Ground) => void} start
 *   gives what to do with each new ground
 */

/**
 * @template Values
 * @param {HTMLElement} root
 * @param {View<Values>} view
 */
export function openOutlook(root, view) {
  const page = readPage(root);
  const store = makeStore(blankState(page.byId.keys()));
  const settings = view.settings(page);
  const screen = engineView(page);
  const python = engine(page.manifest, [page.library], {
    progress: screen.progress,
    ready: screen.ready,
    failed: (failed) => screen.failed(failed, python.start),
  });
  const panel = bindPanel(page, { count() {}, goTo() {}, goToNextOpen: () => false });
  const bulk = bindBulk(page, store);
  /** @type {string[]} */
  let leftOut = [];
  /** @type {Record<string, unknown> | null} */
  let asked = null;
  const record = one(root, "[data-action=record]", HTMLButtonElement);
  /** @type {Shell} */
  const shell = {
    page,
    store,
    request: python.request,
    say: bulk.say,
    tell: teller(page),
    recordable(request) {
      asked = request;
      record.disabled = !request;
    },
  };
  const hear = view.start(shell, settings);
  const score = scorer(page, python.request, (scored) => {
    leftOut = [...scored.leftOut.keys()];
    const { reply } = scored;
    if (reply.ok) showBasis(page, store.get(), scored.leftOut, reply.result);
    if (reply.ok) hear({ state: store.get(), leftOut: scored.leftOut, result: reply.result });
  });
  const waiting = settingsInAddress(root, (values) => settings.replace({ ...settings.get(), ...Object(values) }));
  store.listen((state, replaced) => {
    if (replaced) waiting();
    const none = isBlank(state);
    one(root, "[data-empty]", HTMLElement).hidden = !none;
    one(root, "[data-columns]", HTMLElement).hidden = none;
    panel.progress(answeredIn(state));
    if (!none) score(state);
  });
  if (!bindStorage(page, store)) store.replace(store.get());
  bindIncoming(page, store, python.request, bulk);
  const chooser = one(root, "[data-file]", HTMLInputElement);
  one(root, "[data-action=open-too]", HTMLButtonElement).addEventListener("click", () => chooser.click());
  record.addEventListener("click", () => asked && openRecord(page, python.request, asked, view.name, bulk.say));
  one(root, "[data-action=share]", HTMLButtonElement).addEventListener("click", () =>
    openSharing(page, store.get(), leftOut, view.shared(settings.get())),
  );
  page.form.addEventListener("submit", (event) => event.preventDefault());
  root.classList.add("is-live");
  python.start();
}

/** Start VIEW where the page has one. */
export const rootOf = () => {
  const root = document.querySelector("[data-outlook]");
  return root instanceof HTMLElement ? root : null;
};

/**
 * The faults of a reply as a box.
 * @param {Page} page
 * @param {string[]} lines
 */
export const refusedBox = (page, lines) =>
  element(
    "div",
    { class: "calc-failed" },
    element("p", {}, element("strong", {}, page.say("refused"))),
    element("ul", { class: "calc-faults" }, ...lines.map((line) => element("li", {}, line))),
  );

const PAUSE = 900; // milliseconds without a change before a screen reader is told

/** @param {Page} page */
function teller(page) {
  const bar = one(page.root, "[data-bar-score]", HTMLElement);
  const spoken = one(page.root, "[data-announce]", HTMLElement);
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  /**
   * @param {string} text
   * @param {string} words
   */
  return (text, words) => {
    bar.textContent = text;
    clearTimeout(timer);
    timer = setTimeout(() => (spoken.textContent = words), PAUSE);
  };
}
