// What the timetable is made from: first day, hours, days on site, the team, the places, the clauses for the sites.
import { dayFrom } from "../foundation/day.js";
import { all, button, element, one } from "../foundation/dom.js";
import { freshNames, namesListed } from "../foundation/names.js";
import { takeLines } from "../foundation/pasting.js";
import { showTyped, typingOn } from "../foundation/typing.js";
import { dayInput, dressDay, isHalfDay } from "../frame/day-field.js";
import { dayField } from "./waiting-day.js";
import { fromCase } from "./timetable-case.js";
import { daysOf, takeFromCase } from "./timetable-settings.js";
import { bindTyped } from "../frame/unfinished.js";

/** @typedef {import("../frame/assessment/page.js").Page} Page */
/** @typedef {import("../frame/frame.js").Frame<import("../workspace/state.js").State>} Frame */
/** @typedef {import("./timetable-settings.js").Plan} Plan */
/** @typedef {import("../workspace/store.js").Store<Plan>} Settings */

/**
 * @param {Page} page
 * @param {Frame} frame
 * @param {Settings} settings
 */
export function bindTimetableForm(page, frame, settings) {
  for (const field of all(page.form, "[data-plan]", HTMLInputElement)) bindField(field, settings);
  bindNames(page, settings, "members");
  bindNames(page, settings, "sites");
  bindAtSites(page, settings);
  bindStart(page, settings);
  bindDaysOff(page, settings);
  one(page.form, "[data-action=take-case]", HTMLButtonElement).addEventListener("click", () => void takeCase(page, frame, settings));
  const again = one(page.root, "[data-action=plan-again]", HTMLButtonElement);
  again.addEventListener("click", () => {
    settings.change((plan) => (plan.changes = []));
    frame.say(page.say("tt_planned_again"));
  });
  settings.listen(({ changes }) => (again.hidden = !changes.length));
}

/**
 * @param {HTMLInputElement} field
 * @param {Settings} settings
 */
function bindField(field, settings) {
  const name = /** @type {"hours" | "lead" | "office" | "person_days" | "weekends"} */ (field.dataset.plan);
  const box = field.type === "checkbox";
  field.addEventListener("input", () => settings.change((plan) => (plan[name] = box ? (field.checked ? "yes" : "") : field.value)));
  settings.listen((plan, replaced) => {
    if (box) field.checked = plan[name] === "yes";
    else showTyped(field, plan[name], replaced);
  });
}

/**
 * A list of names that are typed in, several at once if wanted.
 * @param {Page} page
 * @param {Settings} settings
 * @param {"members" | "sites"} part
 */
function bindNames(page, settings, part) {
  const place = one(page.form, `[data-names=${part}]`, HTMLElement);
  const [field, list] = [one(place, "[data-new-name]", HTMLInputElement), one(place, "[data-listed]", HTMLElement)];
  const empty = bindTyped(settings, part, field);
  takeLines(field);
  const take = () => {
    const typed = field.value;
    empty(); // first: what is undone in one step is what was added
    add(settings, part, namesListed(typed));
    field.focus();
  };
  one(place, "[data-action=add-name]", HTMLButtonElement).addEventListener("click", take);
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    take();
  });
  const leave = (/** @type {string} */ name) => settings.change((plan) => (plan[part] = plan[part].filter((each) => each !== name)));
  settings.listen((plan) => showChips(page, list, plan[part], leave));
}

/**
 * @param {Settings} settings
 * @param {"members" | "sites"} part
 * @param {string[]} names
 */
function add(settings, part, names) {
  const fresh = freshNames(names, settings.get()[part]);
  if (fresh.length) settings.change((plan) => plan[part].push(...fresh));
}

/**
 * @param {Page} page
 * @param {HTMLElement} list
 * @param {string[]} names
 * @param {(name: string) => void} leave
 */
function showChips(page, list, names, leave) {
  if (list.dataset.drawn === JSON.stringify(names)) return;
  list.dataset.drawn = JSON.stringify(names);
  const chips = names.map((name) =>
    element("li", { "data-chip": name }, name, button("×", () => leave(name), { "aria-label": page.say("tt_leave_out", { name }) })),
  );
  list.replaceChildren(...chips);
}

/**
 * The first day.
 * @param {Page} page
 * @param {Settings} settings
 */
function bindStart(page, settings) {
  const keep = (/** @type {string} */ day) => settings.change((plan) => (plan.start = day));
  const show = () => {
    const field = dayField(page, { day: settings.get().start, waiting: settings, place: "start", keep, attributes: { "data-key": "start" } });
    const place = one(page.form, "[data-start]", HTMLElement);
    typingOn(place, () => place.replaceChildren(field));
  };
  show();
  settings.listen((_, replaced) => replaced && show());
}

/**
 * Days that are left out though the calendar has them. A day that is typed counts once the field is left: until then it may
 * become another one. One that stands there and was not left, before the page was loaded anew, says so.
 * @param {Page} page
 * @param {Settings} settings
 */
export function bindDaysOff(page, settings) {
  const field = dayInput(page, { "data-key": "day-off" });
  const clear = bindTyped(settings, "day_off", field);
  const take = () => {
    const day = dayFrom(field.value);
    if (day && !settings.get().off.includes(day)) settings.change((plan) => plan.off.push(day));
    if (day) clear();
    tell();
  };
  const waits = element("span", { class: "calc-fault", "data-waits": true, hidden: true });
  const tell = () => {
    const day = document.activeElement === field ? null : dayFrom(field.value);
    waits.hidden = !day && !isHalfDay(field);
    waits.replaceChildren(...(day ? [page.say("tt_day_waits", { day }), " ", button(page.say("tt_add"), take, { "data-action": "take-day-off" })] : [page.say("day_unfinished")]));
  };
  one(page.form, "[data-day-off]", HTMLElement).append(dressDay(page, field, () => false), waits);
  const list = one(page.form, "[data-days-off]", HTMLElement);
  field.addEventListener("input", tell);
  field.addEventListener("change", take);
  const leave = (/** @type {string} */ day) => settings.change((plan) => (plan.off = plan.off.filter((each) => each !== day)));
  tell();
  settings.listen((plan) => {
    tell(); // what comes back with the rest stands in the field by now
    showChips(page, list, plan.off, leave);
    one(page.form, "[data-no-days]", HTMLElement).hidden = !plan.start || daysOf(plan).length > 0;
  });
}

/**
 * @param {Page} page
 * @param {Settings} settings
 */
function bindAtSites(page, settings) {
  const boxes = all(page.form, "[data-at-site]", HTMLInputElement);
  for (const box of boxes) {
    box.addEventListener("change", () =>
      settings.change((plan) => (plan.at_sites = boxes.filter(({ checked }) => checked).map(({ value }) => value))),
    );
  }
  settings.listen(({ at_sites: chosen, sites }) => {
    for (const box of boxes) box.checked = chosen?.includes(box.value) ?? "sampled" in box.dataset;
    one(page.form, "[data-at-sites]", HTMLElement).hidden = !sites.length;
    const count = boxes.filter(({ checked }) => checked).length;
    one(page.form, "[data-at-sites-count]", HTMLElement).textContent = page.say("tt_at_sites_count", { count });
  });
}

/** The clauses that the rubric has verified by sample. @param {Page} page */
export const sampledIn = (page) => all(page.form, "[data-at-site][data-sampled]", HTMLInputElement).map(({ value }) => value);

/**
 * @param {Page} page
 * @param {Frame} frame
 * @param {Settings} settings
 */
async function takeCase(page, frame, settings) {
  const { onSite, office, sites, refused } = await fromCase(page, frame.python.request);
  const name = frame.store.get().organisation.name?.trim() ?? "";
  const place = one(page.form, "[data-days-source]", HTMLElement);
  const at = onSite && page.place(onSite.source);
  place.replaceChildren(...(onSite && at ? [`${onSite.label} `, element("a", { href: at.address }, at.label)] : []));
  if (!onSite && !sites.length && !office) return frame.say(page.say(refused ? "plan_refused" : "tt_case_empty"));
  settings.change((plan) => takeFromCase(plan, { days: onSite?.days ?? null, office, name, sites }));
  const taken = page.say("tt_case_taken", { days: onSite?.days ?? "–", sites: sites.length });
  frame.say(refused ? `${taken} ${page.say("plan_refused")}` : taken);
}
