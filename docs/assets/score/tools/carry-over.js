// Findings by the other rubric, carried over to this one: suggested with what differs, and each confirmed.
import { ask } from "../../engine/ask.js";
import { engine } from "../../engine/client.js";
import { latest } from "../../foundation/latest.js";
import { stoppingAt } from "../../frame/engine-view.js";
import { entryPlaces } from "../../frame/assessment/scoring.js";
import { faultsByEntry } from "../../frame/faults.js";
import { toAssessment } from "../../workspace/assessment.js";
import { neighbour } from "../../workspace/neighbour.js";
import { carryView } from "./carry-view.js";
import { withLeft } from "./meanwhile.js";
import { withCarried } from "./taking.js";

/** @typedef {import("../../frame/assessment/page.js").Page} Page */
/** @typedef {import("../../workspace/state.js").State} State */
/** @typedef {import("../../engine/client.js").Engine} Engine */
/** @typedef {import("../../engine/ask.js").Request} Request */
/** @typedef {import("../../engine/api.js").CarryOverResult} Carried */
/** @typedef {import("../../engine/ask.js").Reply<Carried>} Reply */

/** An engine that answers from both rubrics; the page's own one knows only its own. @type {Engine | undefined} */
let both;

/**
 * @param {Page} page
 * @param {import("../../frame/frame.js").Frame<State>} frame
 * @param {HTMLElement} pressed names the other rubric
 */
export function open(page, { store, replace, readings }, pressed) {
  const { from = "", title = "", library = "", address = "" } = pressed.dataset;
  /** @type {Carried | null} */
  let latestResult = null;
  const view = carryView(page, { title, address: `${address}?carry=${encodeURIComponent(page.rubric)}`, other: address, switched: Object.keys(readings.switched()).length > 0 }, {
    changed: (confirmed) => work(confirmed),
    accept(confirmed) {
      const taken = latestResult && withCarried(page, store.get(), latestResult.carried.assessment, confirmed);
      if (taken) replace(taken.state, withLeft(page, page.say("carry_taken", { count: confirmed.length - taken.left.length }), taken.left));
    },
  });
  const given = neighbour(from).catch(() => null);
  const work = latest(
    page.root,
    async (/** @type {string[]} */ confirmed) => {
      const assessment = await given;
      if (!assessment) return null;
      both ??= started(page, library, view.failed);
      return carried(page, both.request, { assessment, into: store.get(), confirmed, switched: readings.switched() });
    },
    (reply) => {
      latestResult = reply?.ok ? reply.result : null;
      view.show(reply);
    },
  );
  work([]);
}

/**
 * @param {Page} page
 * @param {string} library address of the other rubric
 * @param {() => void} failed
 */
function started(page, library, failed) {
  const made = engine(page.manifest, [...page.library, library], {
    progress: () => {},
    ready: () => {},
    stopping: (kind) => stoppingAt(page, kind),
    failed() {
      both = undefined;
      failed();
    },
  });
  made.start();
  return made;
}

/**
 * What is unfinished here is left out of the request, and stays in the form.
 * @param {Page} page
 * @param {Request} request
 * @param {{ assessment: unknown, into: State, confirmed: string[], switched: import("../../frame/asking.js").Readings }} given
 *   ASSESSMENT: by the other rubric; SWITCHED: the readings that this page stands under
 * @returns {Promise<Reply>}
 */
async function carried(page, request, { assessment, into, confirmed, switched }) {
  const asked = (/** @type {string[]} */ without) =>
    /** @type {Promise<Reply>} */ (
      ask(request, { kind: "carry-over", assessment, to: page.rubric, into: toAssessment(page.rubric, into, { without }), confirmed, to_readings: switched })
    );
  const first = await asked([]);
  if (first.ok) return first;
  const places = entryPlaces(page, into).map(([name, place]) => /** @type {[string, string]} */ ([name, `into.${place}`]));
  const refused = faultsByEntry(first.faults, places);
  return refused.size ? asked([...refused.keys()]) : first;
}
