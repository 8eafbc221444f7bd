// The page of the likely grade: what the open clauses may bring, from chances that the visitor sets.
import { one } from "../foundation/dom.js";
import { refusedBox } from "../foundation/notes.js";
import { answerWithout } from "../frame/asking.js";
import { faultLine } from "../frame/faults.js";
import { following } from "./following.js";
import { bindChances, showChances } from "./forecast-form.js";
import { likely, showForecast } from "./forecast-result.js";
import { chancesOf, evenChances, forecastRequest, openClauses, ownClauses, placesOf, readChances } from "./forecast-settings.js";
import { askOthers } from "./other-readings.js";
import { openOutlook } from "./outlook.js";

/** @typedef {import("../engine/api.js").ForecastResult} Forecast */
/** @typedef {import("../engine/api.js").ForecastFigures} Figures */
/** @typedef {import("./forecast-settings.js").Chances} Chances */
/** @typedef {import("./outlook.js").Ground} Ground */
/** @typedef {import("../frame/assessment/page.js").Page} Page */
/** @typedef {import("../frame/asking.js").Answer<Forecast> & { on: Ground, chances: Chances, wrong: Map<string, unknown> }} Answered */

/** @type {import("./outlook.js").View<Chances>["start"]} */
function start(page, frame, settings) {
  const { request } = frame.python;
  let answered = false;
  bindChances(page, settings, frame.say);
  const others = askOthers(page, request, (/** @type {Figures} */ other) => ({
    headline: page.say("passing_is", other.display),
    detail: likely(page, other),
  }));
  const { hear, again } = following(
    page.root,
    async (on) => {
      const chances = settings.get();
      const build = (/** @type {Set<string>} */ without) => forecastRequest(page, on, chances, without);
      /** @type {Pick<Answered, "asked" | "reply" | "faults" | "adopted" | "wrong">} */
      const answer = await answerWithout(request, build, placesOf(page, on, chances), on.readings);
      return { on, chances, ...answer };
    },
    (found) => {
      if (found) show(page, frame, found);
      others(found?.reply.ok ? found.asked : null);
    },
  );
  settings.listen(again);
  // Until the engine is there, what can be set is shown already.
  frame.store.listen((state) => {
    if (!answered) showChances(page, { state, leftOut: new Map() }, settings.get(), new Map());
  });
  return (on) => {
    answered = true;
    hear(on);
  };
}

/**
 * @param {Page} page
 * @param {import("../frame/frame.js").Frame<import("../workspace/state.js").State>} frame
 * @param {Answered} answered
 */
function show(page, frame, { on, chances, asked, reply, adopted, wrong }) {
  showChances(page, on, chances, wrong);
  const waits = wrong.size + on.leftOut.size > 0;
  if (!reply.ok) {
    const refused = refusedBox(page, reply.faults.map((fault) => faultLine(page, fault)));
    one(page.root, "[data-outcome]", HTMLElement).replaceChildren(refused);
    frame.tell({ asked: null, waits: true, readings: {}, instead: null, words: page.say("refused") });
    return;
  }
  const values = { ...reply.result.display };
  showForecast(page, on.result, reply.result, assumedIn(page, on, chances, wrong));
  one(page.root, "[data-bar-score]", HTMLElement).textContent = page.say("bar_forecast", values);
  const instead = adopted && likely(page, adopted);
  frame.tell({ asked, waits, readings: on.readings, instead, words: page.say("announce_forecast", values) });
}

/**
 * How many clauses stand at the chance for all, and that chance.
 * @param {Page} page
 * @param {Ground} on
 * @param {Chances} chances
 * @param {Map<string, unknown>} wrong
 */
function assumedIn(page, on, chances, wrong) {
  const own = ownClauses(page, on, chances).filter((id) => !wrong.has(id)).length;
  return { count: openClauses(page, on).length - own, chance: wrong.has("default") ? evenChances().default : chances.default };
}

void openOutlook({ blank: evenChances, writing: chancesOf, read: readChances, shared: (chances) => chances, start });
