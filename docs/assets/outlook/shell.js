// What the outlook pages share: the kept assessment, the engine, links and files, the record.
import { bindBulk } from "../frame/bulk.js";
import { bindIncoming } from "../frame/assessment/incoming.js";
import { readPage } from "../frame/assessment/page.js";
import { bindPanel } from "../frame/panel.js";
import { openRecord } from "../frame/record.js";
import { scorer } from "../frame/assessment/scorer.js";
import { openShare } from "../frame/assessment/share.js";
import { answeredIn, blankState, isBlank, store as makeStore } from "../workspace/state.js";
import { bindStorage } from "../frame/keeping.js";
import { bindReadings } from "../frame/readings-switch.js";
import { engineOn } from "../frame/engine-view.js";
import { announcer } from "../frame/announce.js";
import { one } from "../foundation/dom.js";
import { showBasis } from "./basis.js";
import { settingsInAddress, settingsTail } from "./sharing.js";

/** @typedef {import("../frame/assessment/page.js").Page} Page */
/** @typedef {import("../workspace/state.js").Store} Store */
/** @typedef {import("../frame/assessment/reply.js").Result} Result */
/** @typedef {import("../frame/assessment/scorer.js").Scored} Scored */
/** @typedef {import("../frame/readings-switch.js").Readings} Readings */

/**
 * A scored assessment: the state it came from, what was left out of it, the readings that are switched, and the
 * engine's result under them.
 * @typedef {{ state: import("../workspace/state.js").State, leftOut: Scored["leftOut"], readings: Readings, result: Result }} Ground
 */

/**
 * @typedef {object} Shell
 * @property {Page} page
 * @property {Store} store
 * @property {(json: string) => Promise<string>} request
 * @property {import("../engine/client.js").Engine} python
 * @property {(message: string) => void} say a short note at the foot of the page
 * @property {(text: string, spoken: string) => void} tell the phone's bar, and what a screen reader says
 * @property {(readings: Readings, instead: string | null) => void} readAs tell which readings the result stands under
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
  const python = engineOn(page, [page.library]);
  const progress = bindPanel(page, () => {});
  const bulk = bindBulk(page, store);
  /** @type {string[]} */
  let leftOut = [];
  /** @type {Record<string, unknown> | null} */
  let asked = null;
  const record = one(root, "[data-action=record]", HTMLButtonElement);
  const readings = bindReadings(page, () => score(store.get()));
  /** @type {Shell} */
  const shell = {
    page,
    store,
    request: python.request,
    python,
    say: bulk.say,
    tell: teller(page),
    readAs: readings.show,
    recordable(request) {
      asked = request;
      record.disabled = !request;
    },
  };
  const hear = view.start(shell, settings);
  /** @param {Scored} scored */
  const hearScore = ({ reply, leftOut: left, readings: switched }) => {
    leftOut = [...left.keys()];
    progress(answeredIn(store.get(), leftOut));
    if (!reply.ok) return;
    showBasis(page, store.get(), left, reply.result);
    hear({ state: store.get(), leftOut: left, readings: switched, result: reply.result });
  };
  const score = scorer(page, python.request, hearScore, readings.switched);
  const waiting = settingsInAddress(root, (values) => settings.replace({ ...settings.get(), ...Object(values) }));
  store.listen((state, replaced) => {
    if (replaced) waiting();
    const none = isBlank(state);
    one(root, "[data-empty]", HTMLElement).hidden = !none;
    one(root, "[data-columns]", HTMLElement).hidden = none;
    progress(answeredIn(state, leftOut));
    if (!none) score(state);
  });
  if (!bindStorage(page, store)) store.replace(store.get());
  bindIncoming(page, store, python, bulk);
  const chooser = one(root, "[data-file]", HTMLInputElement);
  one(root, "[data-action=open-too]", HTMLButtonElement).addEventListener("click", () => chooser.click());
  record.addEventListener("click", () => asked && openRecord(page, python.request, asked, view.name, bulk.say));
  one(root, "[data-action=share]", HTMLButtonElement).addEventListener("click", () =>
    openShare(page, store.get(), leftOut, {
      hint: page.say("share_settings"),
      tail: () => settingsTail(view.shared(settings.get())),
    }),
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

/** @param {Page} page */
function teller(page) {
  const bar = one(page.root, "[data-bar-score]", HTMLElement);
  const announce = announcer(page.root);
  /**
   * @param {string} text
   * @param {string} words
   */
  return (text, words) => {
    bar.textContent = text;
    announce(words);
  };
}
