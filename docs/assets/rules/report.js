// What verifying a record found, in words and tables.
import { element } from "../foundation/dom.js";
import { faultLine } from "../frame/faults.js";
import { holderIn, kindOf, saidBy } from "./said.js";

/** @typedef {import("../frame/page.js").Page} Page */

/** @typedef {import("../engine/api.js").VerifyResult} Verified */
/** @typedef {import("../frame/signing.js").Checked} Checked */
/** @typedef {import("../engine/ask.js").Reply<Verified>} VerifyReply */

/** @typedef {{ record: unknown, name: string, revision: string, missing: HTMLElement | null }} Verifying the file NAME; which REVISION the record scores, "" for none;
   that its rubric is MISSING here */

/**
 * @typedef {{ headline: HTMLElement[], details: HTMLElement[], words: string }} Report
 */

/**
 * @param {Page} page
 * @param {VerifyReply} reply
 * @param {Verifying} verifying
 * @param {HTMLElement} again recomputes it under the current edition
 * @param {Checked | null} signature what checking its signature found; null where there is none
 * @returns {Report}
 */
export function report(page, reply, verifying, again, signature) {
  if (!reply.ok) {
    const words = page.say("not_a_record");
    const lines = reply.faults.map((fault) => element("li", {}, faultLine(page, fault)));
    const headline = [box("bad", "refused", words), element("ul", { class: "calc-faults" }, ...lines)];
    return { headline, details: [], words };
  }
  const found = reply.result;
  const headline = verifying.missing ? [...touched(page, found), verifying.missing] : verdictOf(page, found, again);
  if (signature === "forged") headline.push(box("bad", "forged", page.say("verdict_forged"), page.say("verdict_forged_text")));
  const faults = verifying.missing ? [] : faulty(page, found);
  const details = [facts(page, found, verifying, signature), ...faults, ...leftOut(page, found), ...changes(page, found)];
  return { headline, details, words: headline.map((each) => each.querySelector("strong")?.textContent ?? "").join(" ") };
}

/**
 * @param {Page} page
 * @param {Verified} found
 * @param {HTMLElement} again
 */
function verdictOf(page, found, again) {
  const boxes = touched(page, found);
  if (found.agrees) boxes.push(box("good", "agrees", page.say("verdict_agrees"), page.say("verdict_agrees_text")));
  const since = found.same_documents && found.intact ? page.say("verdict_same_documents") : "";
  if (found.faults.length) boxes.push(box("bad", "refused", page.say("verdict_refused"), since));
  else if (!found.compared) {
    boxes.push(box("warn", "edition", page.say("verdict_edition"), page.say("verdict_edition_text")), again);
  } else if (!found.same_documents) {
    const words = found.differences.every((each) => /^(document|rubric)\./.test(each.at)) ? page.say("verdict_no_change") : "";
    boxes.push(box("warn", "recomputed", page.say("verdict_recomputed"), words));
  } else if (found.differences.length) boxes.push(box("bad", "differs", page.say("verdict_differs"), since));
  if (found.verdict?.changed) {
    const [before, after] = [found.verdict.recorded, found.verdict.recomputed].map(({ words }) => page.pick(words));
    boxes.push(element("p", {}, page.say("change_of_level", { before, after })));
  }
  return boxes;
}

/**
 * @param {Page} page
 * @param {Verified} found
 * @returns {HTMLElement[]}
 */
const touched = (page, { intact }) =>
  intact ? [] : [box("bad", "touched", page.say("verdict_touched"), page.say("verdict_touched_text"))];

/**
 * @param {"good" | "warn" | "bad"} look
 * @param {string} verdict
 * @param {string} words
 * @param {string} [text]
 */
const box = (look, verdict, words, text) =>
  element(
    "div",
    { class: `rule-verdict rule-verdict--${look}`, "data-verdict": verdict },
    element("strong", {}, words),
    text ? element("p", {}, text) : null,
  );

/**
 * @param {Page} page
 * @param {Verified} found
 * @param {Verifying} verifying
 * @param {Checked | null} signature
 */
function facts(page, found, { record, name, revision }, signature) {
  const kind = kindOf(record);
  const known = ["score", "forecast", "improve"].includes(kind) ? `verify_kind_${kind}` : `kind_${kind.replaceAll("-", "_")}`;
  const { organisation, by, on } = /** @type {Record<string, string | undefined>} */ (found.signed);
  const documents = found.documents.map((document) => documentLine(page, document));
  /** @type {[string, (string | Node)[]][]} */
  const rows = [
    ["verify_file", [name]],
    ["verify_kind", [page.say(known) === known ? kind : page.say(known)]],
    ["verify_says", [found.intact && found.agrees ? saidBy(page, record) : ""]],
    ["verify_readings", found.switched_readings.map((each) => element("div", {}, page.pick(each)))],
    ["organisation", [organisation || holderIn(record)]],
    ["signed_by", [by ?? ""]],
    ["signed_on", [on ?? ""]],
    ["verify_signature", [found.signature && signature ? page.say(`signature_${signature}`, asRead(found.signature)) : ""]],
    ["verify_revision", [revision]],
    ["verify_check", [found.intact ? digestOf(record) : ""]],
    ["verify_digest", [found.digest_form === "code-points" ? page.say("digest_before") : ""]],
    ["verify_integrity", [found.integrity ?? ""]],
    ["verify_engine", [page.say("verify_engine_line", found.engine)]],
    ["verify_document", documents],
  ];
  const lines = rows
    .filter(([, content]) => content.some((each) => each !== ""))
    .map(([key, content]) => element("div", {}, element("dt", {}, page.say(key)), element("dd", {}, ...content)));
  return element("dl", { class: "rule-facts" }, ...lines);
}

/**
 * The moment of a signature as people read it, 2026-11-30 03:05:51 UTC; it is written 2026-11-30T03:05:51Z.
 * @param {import("../engine/api.js").Signature} signature
 */
const asRead = ({ created, ...signature }) => ({ ...signature, created: created.replace("T", " ").replace("Z", " UTC") });

/** What a print of the calculation names, to be held against it. @param {unknown} record */
const digestOf = (record) => /** @type {{ digest?: string }} */ (record).digest ?? "";

/**
 * @param {Page} page
 * @param {import("../engine/api.js").DocumentComparison} document
 */
function documentLine(page, { id, edition, recorded, current, same }) {
  const state = same ? "same_document" : current ? "other_document" : "document_gone";
  return element(
    "div",
    { "data-same": String(same) },
    `${id} ${edition ?? ""} `,
    element("span", { class: `rule-status rule-status--${same ? "done" : "overdue"}` }, page.say(state)),
    element("small", { class: "calc-sha" }, ` SHA-256 ${recorded ?? "–"}${same ? "" : ` → ${current ?? "–"}`}`),
  );
}

/**
 * @param {Page} page
 * @param {Verified} found
 */
function faulty(page, { faults }) {
  if (!faults.length) return [];
  return [element("ul", { class: "calc-faults" }, ...faults.map((fault) => element("li", {}, faultLine(page, fault))))];
}

/**
 * What makes a list of sites another one: the rows that counted then, and those that count now.
 * @param {Page} page
 * @param {Verified} found
 */
function leftOut(page, { left_out_since: left, counted_since: counted }) {
  return /** @type {const} */ ([["rows_left_out_since", left], ["rows_counted_since", counted]]).flatMap(([head, rows]) => {
    const said = rows.map(({ row, text, reason }) => page.say("row_left_out", { row, text, reason: page.pick(reason) }));
    return rows.length ? [element("p", {}, page.say(head)), element("ul", {}, ...said.map((each) => element("li", {}, each)))] : [];
  });
}

/**
 * @param {Page} page
 * @param {Verified} found
 */
function changes(page, { differences }) {
  if (!differences.length) return [];
  const labels = ["difference_at", "difference_recorded", "difference_recomputed"].map((key) => page.say(key));
  const head = element("tr", {}, ...labels.map((label) => element("th", { scope: "col" }, label)));
  const rows = differences.map(({ at, label, recorded, recomputed }) =>
    element(
      "tr",
      {},
      element("th", { scope: "row" }, page.pick(label), " ", element("code", {}, at)),
      element("td", { "data-label": labels[1] }, recorded),
      element("td", { "data-label": labels[2] }, recomputed),
    ),
  );
  return [
    element("h2", {}, page.say("differences")),
    element(
      "table",
      { class: "rule-table rule-stack", "data-table": "differences" },
      element("thead", {}, head),
      element("tbody", {}, ...rows),
    ),
  ];
}
