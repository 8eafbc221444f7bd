// The page of impact: what is there is calculated as it is and as it would be, and what changes is listed with its reasons.
import { one } from "../foundation/dom.js";
import { engineOn } from "../frame/engine-view.js";
import { keptRubrics } from "../workspace/own-rubrics.js";
import { withOwnRubrics } from "./own.js";
import { bindArchive } from "./archive.js";
import { bindChange } from "./change.js";
import { bindFiles } from "./files.js";
import { readImpactPage } from "./page.js";
import { listed, refusal, tellSum } from "./result.js";
import { run } from "./run.js";

/** @typedef {import("./page.js").ImpactPage} ImpactPage */
/** @typedef {import("./run.js").Outcome} Outcome */

/** @param {ImpactPage} plain */
async function start(plain) {
  const { page, given } = withOwnRubrics(plain, await keptRubrics().catch(() => []));
  page.root.classList.add("is-live");
  const engineBox = one(page.root, "[data-engine]", HTMLElement);
  engineBox.hidden = true;
  /** @type {import("../engine/client.js").Engine | undefined} */
  let started;
  const python = () => {
    if (!started) {
      engineBox.hidden = false;
      started = engineOn(page, page.library, given);
      started.start();
    }
    return started;
  };
  const change = bindChange(page, python);
  const archive = await bindArchive(page, python);
  const compare = one(page.root, "[data-action=compare]", HTMLButtonElement);
  const stop = one(page.root, "[data-action=stop]", HTMLButtonElement);
  /** @type {Outcome[]} */
  let outcomes = [];
  let wanted = 0;
  bindFiles(page, python, () => outcomes, () => wanted);
  compare.addEventListener("click", async () => {
    outcomes = [];
    const chosen = change.chosen();
    if (!chosen) return refusal(page, page.say("impact_no_change"));
    const documents = await archive.documents();
    if (!documents.length) return refusal(page, page.say("impact_no_documents"));
    const ended = new AbortController();
    const end = () => ended.abort();
    stop.addEventListener("click", end);
    working(page, true);
    wanted = documents.length;
    try {
      outcomes = await run(page, python(), chosen, documents, ended.signal);
      listed(page, outcomes, wanted);
      tellSum(page, outcomes);
    } catch (error) {
      refusal(page, error instanceof Error ? error.message : String(error));
    } finally {
      stop.removeEventListener("click", end);
      working(page, false);
    }
  });
}

/**
 * @param {ImpactPage} page
 * @param {boolean} busy
 */
function working({ root }, busy) {
  root.toggleAttribute("data-busy", busy);
  one(root, "[data-action=compare]", HTMLButtonElement).disabled = busy;
  one(root, "[data-action=stop]", HTMLButtonElement).hidden = !busy;
  one(root, "[data-progress]", HTMLElement).hidden = !busy;
}

const root = document.querySelector("[data-impact]");
if (root instanceof HTMLElement) void start(readImpactPage(root));
