// 有此材料: what a clause names as evidence goes into the assessment of the case at work, as at hand, and out again.
import { isMapping } from "../foundation/shapes.js";
import { openDocument } from "../workspace/documents.js";

/** @typedef {Record<string, unknown>} Mapping */
/** @typedef {{ told: string, back: string, failed: string, open: string, unnamed: string }} Words */

/** What stood there before a button was pressed. @type {WeakMap<HTMLButtonElement, unknown>} */
const before = new WeakMap();

/** @param {string} rubric @returns {import("../workspace/documents.js").Writing<Mapping>} an assessment as it is kept, unread */
const writingOf = (rubric) => ({
  name: `aftersales.${rubric}`,
  blank: { format: "assessment/1", rubric, findings: {} },
  write: (assessment) => assessment,
  read: (kept) => (isMapping(kept.assessment) ? kept.assessment : kept),
});

/**
 * Write down that one has what stands beside BUTTON; pressed once more, what was there before is there again.
 * @param {HTMLButtonElement} button
 */
export async function toggle(button) {
  const place = button.closest("[data-evidence-of]");
  const name = button.closest("[data-zh]")?.getAttribute("data-zh") ?? "";
  if (!(place instanceof HTMLElement)) return;
  const { evidenceOf: rubric = "", ofClause: clause = "" } = place.dataset;
  const pressed = button.getAttribute("aria-pressed") === "true";
  button.disabled = true;
  const kept = await change(rubric, (assessment) => {
    const there = under(under(assessment, "evidence"), clause)[name];
    if (!pressed) before.set(button, there);
    const entry = pressed ? before.get(button) : { ...(isMapping(there) ? there : {}), state: "at-hand" };
    return withEvidence(assessment, clause, name, entry);
  });
  button.disabled = false;
  button.focus();
  if (kept) button.setAttribute("aria-pressed", String(!pressed));
  tell(place, kept, !pressed, clause);
}

/**
 * @param {string} rubric
 * @param {(assessment: Mapping) => Mapping} act
 * @returns {Promise<{ name: string } | null>} the case it went into; null where it was not kept
 */
async function change(rubric, act) {
  const writing = writingOf(rubric);
  // Whoever opens the assessment next has an engine, and merges what two tabs wrote.
  const document = await openDocument(writing, { merge: () => Promise.reject(new Error("no engine on this page")) });
  let state = "";
  document.listen((news) => {
    if (news.type === "kept") state = news.kept.state;
  });
  document.save(act(document.content ?? writing.blank), { atOnce: true });
  await document.written();
  const identity = state === "saved" ? await document.identity() : null;
  document.close();
  return identity && { name: identity.case.name };
}

/**
 * @param {Mapping} assessment
 * @param {string} clause
 * @param {string} name
 * @param {unknown} entry undefined: none
 * @returns {Mapping}
 */
function withEvidence(assessment, clause, name, entry) {
  const { [name]: _, ...others } = under(under(assessment, "evidence"), clause);
  const listed = entry === undefined ? others : { ...others, [name]: entry };
  const { [clause]: __, ...clauses } = under(assessment, "evidence");
  const evidence = Object.keys(listed).length ? { ...clauses, [clause]: listed } : clauses;
  const { evidence: ___, ...rest } = assessment;
  return Object.keys(evidence).length ? { ...rest, evidence } : rest;
}

/** @param {Mapping} mapping @param {string} key @returns {Mapping} */
const under = (mapping, key) => (isMapping(mapping[key]) ? mapping[key] : {});

/**
 * Where it went, with the way there.
 * @param {HTMLElement} place
 * @param {{ name: string } | null} kept
 * @param {boolean} put
 * @param {string} clause
 */
function tell(place, kept, put, clause) {
  const told = place.querySelector("[data-told]");
  const words = /** @type {Words} */ (JSON.parse(document.querySelector("[data-have-words]")?.getAttribute("data-have-words") ?? "{}"));
  if (!(told instanceof HTMLElement)) return;
  told.hidden = false;
  const said = kept ? (put ? words.told : words.back).replace("{case}", kept.name || words.unnamed) : words.failed;
  const way = document.createElement("a");
  way.href = `${place.dataset.evidencePage}#e-${clause}`;
  way.textContent = words.open;
  told.replaceChildren(said, " ", kept ? way : "");
}
