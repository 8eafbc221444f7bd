// The page of the likely grade: what the open clauses may bring, from chances that the visitor sets.
import { faultLine } from "../frame/faults.js";
import { otherReadings } from "../frame/assessment/outcome.js";
import { ask } from "../engine/ask.js";
import { one } from "../foundation/dom.js";
import { latest } from "../foundation/latest.js";
import { refusedBox } from "../foundation/notes.js";
import { asAdopted, askTolerant, readAs } from "./ask.js";
import { bindChances, showChances } from "./forecast-form.js";
import { likely, showForecast, showOtherReadings } from "./forecast-result.js";
import { forecastRequest, keepChances, placesOf } from "./forecast-settings.js";
import { openOutlook, rootOf } from "./shell.js";

/** @typedef {import("./forecast-reply.js").Forecast} Forecast */
/** @typedef {import("./forecast-settings.js").Chances} Chances */
/** @typedef {import("./shell.js").Ground} Ground */
/** @typedef {import("./shell.js").Shell} Shell */
/** @typedef {import("../frame/assessment/reply.js").Alternative} Alternative */

/**
 * @param {Shell} shell
 * @param {import("./settings.js").Settings<Chances>} settings
 * @returns {(ground: Ground) => void}
 */
function start(shell, settings) {
  const { page } = shell;
  /** @type {Ground | null} */
  let ground = null;
  bindChances(page, settings, shell.say);

  const others = latest(
    page.root,
    (/** @type {{ asked: Record<string, unknown>, forecast: Forecast, readings: Alternative[] }} */ input) => underOthers(shell, input),
    ({ forecast, found }) => showOtherReadings(page, forecast, found),
  );
  const work = latest(
    page.root,
    async (/** @type {Ground} */ on) => {
      const chances = settings.get();
      const build = (/** @type {Set<string>} */ without) => forecastRequest(page, on, chances, without);
      /** @type {import("./ask.js").Answered<Forecast>} */
      const answered = await askTolerant(shell.request, build, placesOf(page, on, chances));
      /** @type {import("../engine/ask.js").Reply<Forecast> | null} */
      const adopted = answered.asked.readings ? await ask(shell.request, asAdopted(answered.asked)) : null;
      return { on, chances, adopted, ...answered };
    },
    ({ on, chances, adopted, reply, asked, wrong }) => {
      showChances(page, on, chances, wrong);
      shell.recordable(reply.ok ? asked : null);
      if (!reply.ok) {
        one(page.root, "[data-outcome]", HTMLElement).replaceChildren(
          refusedBox(page, reply.faults.map((fault) => faultLine(page, fault))),
        );
        return;
      }
      const forecast = reply.result;
      const values = { ...forecast.display };
      showForecast(page, on.result, forecast);
      shell.tell(page.say("bar_forecast", values), page.say("announce_forecast", values));
      shell.readAs(on.readings, adopted?.ok ? likely(page, adopted.result) : null);
      others({ asked, forecast, readings: otherReadings(on.result) });
    },
  );
  settings.listen(() => ground && work(ground));
  // Until the engine is there, what can be set is shown already.
  shell.store.listen((state) => {
    if (!ground) showChances(page, { state, leftOut: new Map() }, settings.get(), new Map());
  });
  return (on) => {
    ground = on;
    work(on);
  };
}

/**
 * @param {Shell} shell
 * @param {{ asked: Record<string, unknown>, forecast: Forecast, readings: Alternative[] }} input
 */
async function underOthers(shell, { asked, forecast, readings }) {
  const found = [];
  for (const reading of readings) {
    /** @type {import("../engine/ask.js").Reply<Forecast>} */
    const reply = await ask(shell.request, readAs(asked, reading));
    if (reply.ok) found.push({ reading, forecast: reply.result });
  }
  return { forecast, found };
}

const root = rootOf();
if (root) openOutlook(root, { name: "forecast", settings: keepChances, shared: (chances) => chances, start });
