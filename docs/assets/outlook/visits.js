// The page of site visits: for each clause, what was sampled at each site, summed into the sample of the clause.
import { ask } from "../engine/ask.js";
import { readAs } from "../frame/asking.js";
import { short } from "../frame/assessment/outcome.js";
import { scoreRequest } from "../frame/assessment/scoring.js";
import { following } from "./following.js";
import { openOutlook, tellRefused, tellShown } from "./outlook.js";
import { settingsOf } from "../workspace/settings.js";
import { emptyRound, readRound, sitesIn } from "./site-samples.js";
import { bindSamples } from "./visits-form.js";
import { showVisits } from "./visits-result.js";
import { bindVisited } from "./visits-sites.js";

/** @typedef {import("../engine/api.js").BySiteResult} Visits */
/** @typedef {import("./outlook.js").Ground} Ground */
/** @typedef {import("./site-samples.js").Round} Round */
/** @typedef {{ on: Ground, reply: import("../engine/ask.js").Reply<Visits> }} Visited */

/** @type {import("./outlook.js").View<Round>["start"]} */
function start(page, frame, settings) {
  const { store } = frame;
  const showSamples = bindSamples(page, store, settings);
  bindVisited(page, frame, settings);
  const { hear, again } = following(
    page.root,
    async (on) => ({ on, reply: await visitsOf(page, frame.python.request, on, settings.get()) }),
    (/** @type {Visited | null} */ visited) => {
      if (!visited) return showSamples(null, null);
      const { on, reply } = visited;
      showSamples(on, reply.ok ? reply.result : null);
      show(page, frame, on, reply);
    },
  );
  settings.listen(again);
  return hear;
}

/**
 * @param {import("../frame/assessment/page.js").Page} page
 * @param {import("../engine/ask.js").Request} request
 * @param {Ground} on
 * @param {Round} round
 * @returns {Promise<import("../engine/ask.js").Reply<Visits>>}
 */
const visitsOf = (page, request, { state, leftOut, readings }, round) =>
  ask(request, { ...readAs(scoreRequest(page, state, leftOut.keys()), readings), kind: "by-site", sites: sitesIn(state, round) });

/**
 * @param {import("../frame/assessment/page.js").Page} page
 * @param {import("../frame/frame.js").Frame<import("../workspace/state.js").State>} frame
 * @param {Ground} on
 * @param {Visited["reply"]} reply
 */
function show(page, frame, on, reply) {
  if (!reply.ok) return tellRefused(page, frame, reply.faults);
  const headline = short(page, on.result);
  showVisits(page, headline, reply.result);
  tellShown(page, frame, on, { bar: headline });
}

void openOutlook({
  blank: emptyRound,
  writing: (page) => settingsOf(page.kept, "visits", emptyRound(), readRound),
  read: readRound,
  shared: () => ({}),
  alone: true,
  start,
});
