// Deletions as they are edited, with what they would come to.
import { openDialog } from "../../foundation/dialog.js";
import { button, element } from "../../foundation/dom.js";
import { faultLine } from "../../frame/faults.js";
import { clauseLink } from "../../frame/grounds.js";
import { outcomeTable } from "./outcome-table.js";

/** @typedef {import("../../frame/assessment/page.js").Page} Page */
/** @typedef {import("../../frame/assessment/page.js").Clause} Clause */
/** @typedef {import("../../engine/api.js").DeletionsResult} Deletions */
/** @typedef {import("../../engine/api.js").Preset} Preset */
/** @typedef {import("./deletions.js").Row} Row */

/**
 * @typedef {object} Deeds
 * @property {{ name: string, own: Clause[], kept: Clause[] } | null} indicator the one that is deleted; null: the whole form
 * @property {(rows: Row[]) => void} changed
 * @property {(rows: Row[]) => void} accept
 */

/**
 * @param {Page} page
 * @param {Deeds} deeds
 */
export function deletionsView(page, { indicator, changed, accept }) {
  /** @type {Row[]} */
  let rows = [];
  /** @type {Preset[] | null} */
  let presets = null;
  const table = element("div", { "data-outcomes": true, role: "status" });
  const list = element("div", { "data-deletions": true });
  const choice = element("div", {});
  const chosen = () => rows.filter(({ on }) => on);
  const taking = button(page.say("deletions_accept"), () => finish(), { class: "calc-primary", "data-action": "accept-deletions" });
  const renew = () => {
    taking.disabled = !chosen().length || chosen().some(({ reason }) => !reason.trim());
    changed(rows);
  };
  const finish = () => {
    dialog.close();
    accept(chosen());
  };
  const title = indicator ? page.say("indicator_deletion", { indicator: indicator.name }) : page.say("deletions_title");
  const dialog = openDialog(page, "deletions", title, [choice, list, table], [taking, button(page.say("cancel"), () => dialog.close())]);
  dialog.classList.add("deletions");
  /** @param {Preset} preset */
  const pick = (preset) => {
    rows = preset.clauses.map(({ clause, reason }) => ({ clause, on: true, reason: page.pick(reason) }));
    list.replaceChildren(...presetParts(page, preset, rows, renew));
    renew();
  };
  const begin = () => {
    taking.disabled = true;
    if (!indicator) return;
    rows = indicator.own.map(({ id }) => ({ clause: id, on: true, reason: "" }));
    list.replaceChildren(...indicatorParts(page, indicator, rows, renew));
  };
  return {
    begin,
    /** @param {import("../../engine/ask.js").Reply<Deletions>} reply */
    show(reply) {
      if (!reply.ok) return table.replaceChildren(...reply.faults.map((fault) => element("p", { class: "calc-fault" }, faultLine(page, fault))));
      const { given, without, suggested } = reply.result;
      const columns = [{ name: page.say("deletions_now"), outcome: given }];
      if (without.deleted !== given.deleted) columns.push({ name: page.say("deletions_without"), outcome: without });
      if (suggested.deleted !== given.deleted) columns.push({ name: page.say("deletions_with"), outcome: suggested });
      table.replaceChildren(outcomeTable(page, columns));
      if (presets || indicator) return;
      presets = reply.result.presets;
      choice.replaceChildren(element("p", { class: "calc-hint" }, page.say("deletions_how")), presetButtons(page, presets, pick));
    },
  };
}

/**
 * @param {Page} page
 * @param {Preset[]} presets
 * @param {(preset: Preset) => void} pick
 */
function presetButtons(page, presets, pick) {
  const radios = presets.map((preset) => {
    const radio = element("input", { type: "radio", name: "deletion-preset", value: preset.id });
    radio.addEventListener("change", () => pick(preset));
    return element("label", { class: "calc-check" }, radio, ` ${page.pick(preset.label)}`);
  });
  return element("fieldset", { class: "deletion-presets" }, element("legend", {}, page.say("deletions_trade")), ...radios);
}

/**
 * @param {Page} page
 * @param {Preset} preset
 * @param {Row[]} rows
 * @param {() => void} renew
 */
function presetParts(page, preset, rows, renew) {
  const keeps = preset.keeps.map(({ clause, title, reason }) =>
    element("li", {}, element("b", {}, clause), ` ${page.pick(title)} `, element("small", {}, page.pick(reason))),
  );
  return [
    element("p", {}, page.pick(preset.text), " ", clauseLink(page, preset.source)),
    ...rows.map((row) => rowView(page, row, renew).view),
    keeps.length > 0 && element("h3", {}, page.say("deletions_keeps")),
    keeps.length > 0 && element("ul", {}, ...keeps),
  ].filter((part) => part !== false);
}

/**
 * One reason for all clauses of an indicator, which each may have changed.
 * @param {Page} page
 * @param {NonNullable<Deeds["indicator"]>} indicator
 * @param {Row[]} rows
 * @param {() => void} renew
 */
function indicatorParts(page, { kept }, rows, renew) {
  const views = rows.map((row) => rowView(page, row, renew));
  const reason = element("input", { type: "text", maxlength: "2000", "data-reason-for-all": true });
  reason.addEventListener("input", () => {
    views.forEach(({ write }) => write(reason.value));
    renew();
  });
  return [
    element("label", { class: "calc-dialog-field" }, page.say("deletions_reason_all"), reason),
    ...views.map(({ view }) => view),
    kept.length > 0 && element("p", { class: "calc-caution" }, page.say("deletions_kept", { clauses: kept.map(({ id }) => id).join(page.say("list_comma")) })),
  ].filter((part) => part !== false);
}

/**
 * @param {Page} page
 * @param {Row} row
 * @param {() => void} renew
 */
function rowView(page, row, renew) {
  const clause = page.byId.get(row.clause);
  const title = `${row.clause} ${clause?.title ?? ""}`;
  const choice = clause?.element.dataset.choice ?? "open";
  const check = element("input", { type: "checkbox", checked: row.on, "data-delete": row.clause });
  const reason = element("input", { type: "text", maxlength: "2000", "aria-label": page.say("deletions_reason", { clause: row.clause }) });
  reason.value = row.reason;
  check.addEventListener("change", () => {
    row.on = check.checked;
    renew();
  });
  reason.addEventListener("input", () => {
    row.reason = reason.value;
    renew();
  });
  const points = clause?.element.querySelector(".calc-points")?.textContent ?? "";
  const marked = choice === "open" ? false : element("small", { class: "calc-caution" }, page.say("deletions_marked", { finding: page.say(choice) }));
  const view = element("div", { class: "deletion-row" }, element("label", { class: "calc-check" }, check, ` ${title} `, element("span", { class: "calc-points" }, points)), reason, marked);
  return {
    view,
    /** @param {string} text */
    write(text) {
      row.reason = reason.value = text;
    },
  };
}
