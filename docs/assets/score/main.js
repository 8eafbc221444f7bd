// The calculator page: puts form, store, engine and result together.
import { bindBulk } from "../frame/bulk.js";
import { bindIncoming } from "../frame/assessment/incoming.js";
import { ranged, short } from "../frame/assessment/outcome.js";
import { readPage } from "../frame/assessment/page.js";
import { bindPanel } from "../frame/panel.js";
import { bindReadings } from "../frame/readings-switch.js";
import { bindRecording } from "../frame/record.js";
import { scorer } from "../frame/assessment/scorer.js";
import { openShare } from "../frame/assessment/share.js";
import { answeredIn, blankState, store as makeStore } from "../workspace/state.js";
import { bindStorage } from "../frame/keeping.js";
import { engineOn } from "../frame/engine-view.js";
import { announcer } from "../frame/announce.js";
import { all, one } from "../foundation/dom.js";
import { bindWorkbook, saveAssessment } from "./files.js";
import { bindFilters } from "./filters.js";
import { bindForm, showMarks } from "./form.js";
import { bindKeyboard } from "./keyboard.js";
import { showResult } from "./result.js";
import { bindSpecials } from "./specials.js";

/** @param {HTMLElement} root */
function start(root) {
  const page = readPage(root);
  const store = makeStore(blankState(page.byId.keys()));
  const filters = bindFilters(page);
  const progress = bindPanel(page, filters.goTo);
  const announce = announcer(root);
  const python = engineOn(page, [page.library]);
  /** @type {string[]} */
  let leftOut = [];
  const readings = bindReadings(page, () => ask(store.get()));
  const recording = bindRecording(page, python.request, (message) => bulk.say(message));
  const ask = scorer(
    page,
    python.request,
    (scored) => {
      leftOut = [...scored.leftOut.keys()];
      progress(answeredIn(store.get(), leftOut));
      showMarks(page, scored);
      showResult(page, scored);
      if (scored.reply.ok) readings.show(scored.readings, scored.adopted?.ok ? ranged(page, scored.adopted.result) : null);
      recording(scored);
      filters.count();
      announce(scored.reply.ok ? short(page, scored.reply.result) : page.say("refused"));
    },
    readings.switched,
  );

  bindForm(page, store);
  bindSpecials(page, store);
  bindKeyboard(page, filters);
  const bulk = bindBulk(page, store);
  store.listen((state) => {
    filters.count();
    progress(answeredIn(state, leftOut));
    ask(state);
  });
  const restored = bindStorage(page, store);
  if (!restored) store.replace(store.get());
  else bulk.say(page.say("restored"));
  bindIncoming(page, store, python, bulk);

  one(root, "[data-action=save]", HTMLButtonElement).addEventListener("click", () =>
    bulk.say(saveAssessment(page, store.get(), leftOut)),
  );
  bindWorkbook(page, python, () => ({ state: store.get(), leftOut, readings: readings.switched() }), bulk.say);
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
