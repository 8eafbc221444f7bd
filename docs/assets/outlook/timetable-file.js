// Half days that somebody planned in a table: what was understood of it is shown before it takes the place of what is here.
import { openDialog } from "../foundation/dialog.js";
import { button, element, one } from "../foundation/dom.js";
import { comparable } from "../foundation/names.js";
import { complain } from "../foundation/notes.js";
import { bindChooser, readTable, tellRemarks, tooLarge } from "../frame/files.js";
import { MOST_CHANGES, readPlan, teamOf } from "./timetable-settings.js";
import { changeLine, lackingWords } from "./timetable-waiting.js";

/** @typedef {import("../frame/assessment/page.js").Page} Page */
/** @typedef {import("../frame/frame.js").Frame<import("../workspace/state.js").State>} Frame */
/** @typedef {import("../workspace/store.js").Store<import("./timetable-settings.js").Plan>} Settings */
/** @typedef {import("./timetable-settings.js").Change} Change */
/** As the engine takes it. @typedef {{ on: string, part: string, assessor: string, site?: string, clauses?: string[] }} HalfDay */
/** @typedef {{ changes: HalfDay[], remarks: import("../foundation/words.js").Text[] }} Listing */

const LARGEST = 1024 * 1024;

/**
 * @param {Page} page
 * @param {Frame} frame
 * @param {Settings} settings
 */
export function bindTimetableFile(page, frame, settings) {
  const chooser = one(page.root, "[data-changes-file]", HTMLInputElement);
  bindChooser(page, chooser, one(page.root, "[data-action=open-changes]", HTMLButtonElement), async (file) => {
    const { name } = file;
    const limit = tooLarge(file, LARGEST);
    if (limit) return complain(page, page.say("incoming_large", { name, limit }));
    /** @type {import("../frame/files.js").Understood<Listing>} */
    const { result, reasons } = await readTable(page, frame.python, "read-half-days", file);
    if (reasons) return complain(page, page.say("file_not_taken", { name }), reasons);
    tellRemarks(page, page.say("file_remarks", { name }), result.remarks);
    const changes = latestOf(result.changes, settings.get(), page);
    if (!readPlan({ changes })) return complain(page, page.say("file_not_taken", { name }), [page.say("tt_long_half_day")]);
    if (!changes.length || changes.length > MOST_CHANGES) return complain(page, page.say(changes.length ? "tt_too_many" : "tt_no_half_days", { name }));
    return show(page, frame, settings, name, changes);
  });
}

/**
 * As the plan keeps them; of two about the same half day the later one counts, as on the terminal.
 * @param {HalfDay[]} read
 * @param {import("./timetable-settings.js").Plan} plan
 * @param {Page} page
 * @returns {Change[]}
 */
function latestOf(read, plan, page) {
  const [team, sites] = [teamOf(plan), sitesOf(plan, page)];
  const changes = read.map(({ on, part, assessor, site = "", clauses = [] }) => ({
    on,
    part,
    assessor: named(assessor, team),
    site: named(site, sites),
    clauses: clauses.join(" "),
  }));
  return [...new Map(changes.map((each) => [JSON.stringify([each.on, each.part, each.assessor]), each])).values()];
}

/** Where somebody may be; nowhere first. @param {import("./timetable-settings.js").Plan} plan @param {Page} page */
const sitesOf = (plan, page) => ["", plan.office.trim() || page.say("tt_office"), ...plan.sites];

/**
 * That of NAMES which is GIVEN, in whatever width and with whatever spaces, as on the terminal.
 * @param {string} given
 * @param {string[]} names
 */
export function named(given, names) {
  if (names.includes(given)) return given;
  const alike = names.filter((name) => name && comparable(name) === comparable(given));
  return alike.length === 1 ? (alike[0] ?? given) : given;
}

/**
 * @param {Page} page
 * @param {Frame} frame
 * @param {Settings} settings
 * @param {string} name
 * @param {Change[]} changes
 */
function show(page, frame, settings, name, changes) {
  const plan = settings.get();
  const lines = changes.map((change) => changeLine(page, plan, change));
  const count = changes.filter((change) => lackingWords(page, plan, change).length).length;
  const take = button(page.say("tt_take_changes"), () => {
    settings.change((now) => (now.changes = changes));
    dialog.close();
    frame.say(page.say("tt_changes_taken", { count: changes.length }));
  }, { class: "calc-primary", "data-action": "take-changes" });
  const dialog = openDialog(
    page,
    "half-days",
    page.say("tt_half_days_in", { name }),
    [
      element("p", {}, page.say("tt_half_days_read", { count: changes.length, replaced: plan.changes.length })),
      count ? element("p", { class: "calc-fault" }, page.say("tt_half_days_wait", { count })) : null,
      element("ul", { class: "tt-read" }, ...lines),
    ],
    [take, button(page.say("cancel"), () => dialog.close(), { "data-action": "cancel" })],
  );
}
