// The calculator page: puts form, store, engine and result together.
import { engine } from "../engine/client.js";
import { bindReadings } from "../outlook/readings-switch.js";
import { bindRecording } from "../outlook/record.js";
import { bindBulk } from "./bulk.js";
import { all, one } from "./dom.js";
import { engineView } from "./engine-view.js";
import { saveAssessment } from "./files.js";
import { bindFilters } from "./filters.js";
import { bindForm, showMarks } from "./form.js";
import { bindIncoming } from "./incoming.js";
import { bindKeyboard } from "./keyboard.js";
import { readPage } from "./page.js";
import { bindPanel } from "./panel.js";
import { showResult } from "./result.js";
import { scorer } from "./scorer.js";
import { openShare } from "./share.js";
import { bindSpecials } from "./specials.js";
import { answeredIn, blankState, store as makeStore } from "./state.js";
import { bindStorage } from "./storage.js";

/** @param {HTMLElement} root */
function start(root) {
  const page = readPage(root);
  const store = makeStore(blankState(page.byId.keys()));
  const filters = bindFilters(page);
  const panel = bindPanel(page, filters);
  const view = engineView(page);
  const python = engine(page.manifest, [page.library], {
    progress: view.progress,
    ready: view.ready,
    failed: (failed) => view.failed(failed, python.start),
  });
  /** @type {string[]} */
  let leftOut = [];
  const readings = bindReadings(page, () => ask(store.get()));
  const recording = bindRecording(page, python.request, (message) => bulk.say(message));
  const ask = scorer(
    page,
    python.request,
    (scored) => {
      leftOut = [...scored.leftOut.keys()];
      showMarks(page, scored);
      showResult(page, scored);
      readings.show(scored);
      recording(scored);
      filters.count();
      panel.announce(scored);
    },
    readings.switched,
  );

  bindForm(page, store);
  bindSpecials(page, store);
  bindKeyboard(page, filters);
  const bulk = bindBulk(page, store);
  store.listen((state) => {
    filters.count();
    panel.progress(answeredIn(state));
    ask(state);
  });
  const restored = bindStorage(page, store);
  if (!restored) store.replace(store.get());
  else bulk.say(page.say("restored"));
  bindIncoming(page, store, python.request, bulk);

  one(root, "[data-action=save]", HTMLButtonElement).addEventListener("click", () =>
    bulk.say(saveAssessment(page, store.get(), leftOut)),
  );
  one(root, "[data-action=share]", HTMLButtonElement).addEventListener("click", () =>
    openShare(page, store.get(), leftOut),
  );
  for (const next of all(root, "[data-action=next-open]", HTMLButtonElement)) {
    next.addEventListener("click", () => filters.goToNextOpen() || bulk.say(page.say("none_open")));
  }
  root.classList.add("is-live");
  python.start();
}

const root = document.querySelector("[data-calculator]");
if (root instanceof HTMLElement) start(root);
