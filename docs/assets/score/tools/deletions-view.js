// Deletions as they are edited, with what they would come to.
import { openDialog } from "../../foundation/dialog.js";
import { button, element } from "../../foundation/dom.js";
import { faultLine, faultsByEntry, faultText, markWrong, tellBeside } from "../../frame/faults.js";
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
  /** @type {RowView[]} those of ROWS */
  let views = [];
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
    views = rows.map((row) => rowView(page, row, renew));
    list.replaceChildren(...presetParts(page, preset, views));
    renew();
  };
  const begin = () => {
    taking.disabled = true;
    if (!indicator) return;
    rows = indicator.own.map(({ id }) => ({ clause: id, on: true, reason: "" }));
    views = rows.map((row) => rowView(page, row, renew));
    list.replaceChildren(...indicatorParts(page, indicator, views, renew));
  };
  return {
    begin,
    /** @param {import("../../engine/ask.js").Reply<Deletions>} reply */
    show(reply) {
      const faults = reply.ok ? [] : reply.faults;
      const wrong = faultsByEntry(faults, chosen().map(({ clause }) => /** @type {[string, string]} */ ([clause, `delete.${clause}`])));
      for (const view of views) view.tell(wrong.get(view.clause) ?? []);
      if (wrong.size) taking.disabled = true; // no reason by the engine's rule; every page would refuse it
      const beside = new Set([...wrong.values()].flat());
      if (!reply.ok) return table.replaceChildren(...faults.filter((each) => !beside.has(each)).map((fault) => element("p", { class: "calc-fault" }, faultLine(page, fault))));
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
 * @param {RowView[]} views
 */
function presetParts(page, preset, views) {
  const keeps = preset.keeps.map(({ clause, title, reason }) =>
    element("li", {}, element("b", {}, clause), ` ${page.pick(title)} `, element("small", {}, page.pick(reason))),
  );
  return [
    element("p", {}, page.pick(preset.text), " ", clauseLink(page, preset.source)),
    ...views.map(({ view }) => view),
    keeps.length > 0 && element("h3", {}, page.say("deletions_keeps")),
    keeps.length > 0 && element("ul", {}, ...keeps),
  ].filter((part) => part !== false);
}

/**
 * One reason for all clauses of an indicator, which each may have changed.
 * @param {Page} page
 * @param {NonNullable<Deeds["indicator"]>} indicator
 * @param {RowView[]} views
 * @param {() => void} renew
 */
function indicatorParts(page, { kept }, views, renew) {
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
 * @typedef {object} RowView
 * @property {string} clause
 * @property {HTMLElement} view
 * @property {(text: string) => void} write its reason
 * @property {(faults: import("../../engine/ask.js").Fault[]) => void} tell what is wrong with its reason
 */

/**
 * @param {Page} page
 * @param {Row} row
 * @param {() => void} renew
 * @returns {RowView}
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
  const told = element("p", { class: "calc-fault", id: `deletion-fault-${row.clause}`, hidden: true });
  reason.setAttribute("aria-describedby", told.id);
  const points = clause?.element.querySelector(".calc-points")?.textContent ?? "";
  const marked = choice === "open" ? false : element("small", { class: "calc-caution" }, page.say("deletions_marked", { finding: page.say(choice) }));
  const view = element("div", { class: "deletion-row" }, element("label", { class: "calc-check" }, check, ` ${title} `, element("span", { class: "calc-points" }, points)), reason, told, marked);
  return {
    clause: row.clause,
    view,
    tell(faults) {
      markWrong(reason, faults.length > 0);
      tellBeside(told, faults.map((fault) => faultText(page, fault)));
    },
    /** @param {string} text */
    write(text) {
      row.reason = reason.value = text;
    },
  };
}
