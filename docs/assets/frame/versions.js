// The versions of a document, by day: look at one, compare it, bring it back, name it, finalise what is there now.
import { openDialog } from "../foundation/dialog.js";
import { all, button, element, one } from "../foundation/dom.js";
import { namesOf } from "./places.js";
import { titlesOf } from "./version-titles.js";

/** @typedef {import("./page.js").Page} Page */
/** @typedef {import("./places.js").Words} Words */
/** @typedef {import("../workspace/documents.js").Version} Version */

/**
 * What has versions, and what may be done with one.
 * @typedef {object} Versioned
 * @property {string} title
 * @property {Words} words
 * @property {() => Promise<Version[]>} versions newest first
 * @property {(version: Version, title: string) => Promise<void>} look
 * @property {(version: Version) => Promise<Node[]>} compare what changed from it to what is there now
 * @property {(version: Version, title: string) => Promise<void>} restore
 * @property {(version: Version, name: string) => Promise<unknown>} name
 * @property {(by: string) => Promise<unknown>} [finalise] what is there now
 */

const FEW = 40; // rows shown at once
const BREAK = 10 * 60 * 1000; // milliseconds after which somebody goes on anew

/**
 * The versions of PARTS, one part at a time; the first of them is shown.
 * @param {Page} page
 * @param {Versioned[]} parts
 */
export async function openVersions(page, parts) {
  let [shown] = /** @type {[Versioned, ...Versioned[]]} */ (parts);
  const list = element("div", { class: "calc-versions", "data-versions": true });
  const told = element("div", { role: "status", "data-told": true });
  /** What was not kept is said where it was asked for. @param {() => Promise<void>} deed */
  const trying = (deed) =>
    deed().catch(() => told.replaceChildren(element("p", { role: "alert", "data-unkept": true }, page.say("act_unkept"))));
  /** @type {ReturnType<typeof titlesOf>} */
  let titles = new Map();
  const titleOf = (/** @type {Version} */ { revision }) => titles.get(revision) ?? "";
  const show = async () => {
    const part = shown;
    const versions = await part.versions();
    if (part !== shown) return; // another was asked for meanwhile
    titles = titlesOf(page, versions);
    const naming = { words: part.words, titleOf };
    list.replaceChildren(...(versions.length ? days(page, naming, versions, act) : [element("p", {}, page.say("versions_none"))]));
  };
  /** @type {Act} */
  const act = {
    look: (version) => close(shown.look(version, titleOf(version))),
    restore: (version) => close(shown.restore(version, titleOf(version))),
    compare: (version) => trying(async () => {
      told.replaceChildren(element("p", {}, page.say("comparing")));
      const found = await shown.compare(version);
      const title = element("h3", { tabindex: "-1" }, page.say("compared_title", { version: titleOf(version) }));
      told.replaceChildren(title, ...found);
      title.scrollIntoView({ block: "nearest" });
      title.focus();
    }),
    name: (version, name) => trying(async () => {
      await shown.name(version, name);
      await show();
      namingOf(list, version)?.focus(); // the field is gone
    }),
  };
  const finalise = element("details", { class: "calc-finalise" });
  const choice = parts.length > 1 && partChoice(page, parts, (part) => {
    shown = part;
    finalise.hidden = !part.finalise;
    told.replaceChildren();
    return trying(show);
  });
  const dialog = openDialog(page, "versions", page.say("versions_title"), [...(choice ? [choice] : []), finalise, told, list], [
    button(page.say("close"), () => dialog.close()),
  ]);
  dialog.classList.add("calc-dialog--wide");
  /** @param {Promise<void>} deed */
  const close = (deed) => {
    dialog.close();
    return deed;
  };
  fillFinalise(page, finalise, (by) => trying(async () => {
    await shown.finalise?.(by);
    finalise.open = false;
    await show();
    one(finalise, "summary", HTMLElement).focus(); // the button is folded away
  }));
  await trying(show);
}

/**
 * @param {Page} page
 * @param {Versioned[]} parts
 * @param {(part: Versioned) => void} choose
 */
function partChoice(page, parts, choose) {
  const options = parts.map((part, index) => {
    const radio = element("input", { type: "radio", name: "versions-of", checked: index === 0 });
    radio.addEventListener("change", () => choose(part));
    return element("label", {}, radio, " ", part.title);
  });
  return element("fieldset", { class: "calc-versions-of" }, element("legend", {}, page.say("versions_of")), ...options);
}

/** Where VERSION may be named, in LIST. @param {HTMLElement} list @param {Version} version */
const namingOf = (list, { revision }) =>
  all(list, "[data-action=name_version]", HTMLButtonElement).find((each) => each.closest("li")?.dataset.version === revision);

/** @typedef {{ words: Words, titleOf: (version: Version) => string }} Naming */

/**
 * @typedef {object} Act
 * @property {(version: Version) => Promise<void>} look
 * @property {(version: Version) => Promise<void>} restore
 * @property {(version: Version) => Promise<void>} compare
 * @property {(version: Version, name: string) => Promise<void>} name
 */

/**
 * @param {Page} page
 * @param {HTMLElement} place
 * @param {(by: string) => Promise<void>} finalise
 */
function fillFinalise(page, place, finalise) {
  const by = element("input", { type: "text", maxlength: "200", autocomplete: "name", "data-finalise-by": true });
  place.append(
    element("summary", {}, page.say("finalise_title")),
    element("p", { class: "calc-hint" }, page.say("finalise_what")),
    element("label", { class: "calc-dialog-field" }, page.say("finalise_by"), " ", by),
    button(page.say("finalise"), () => void finalise(by.value.trim()), { "data-action": "finalise" }),
  );
}

/**
 * @param {Page} page
 * @param {Naming} naming
 * @param {Version[]} versions
 * @param {Act} act
 */
function days(page, naming, versions, act) {
  const runs = runsOf(versions);
  /** @param {Version[][]} some */
  const byDay = (some) => {
    /** @type {Map<string, HTMLElement[]>} */
    const rows = new Map();
    for (const run of some) {
      const day = dayOf(page, /** @type {Version} */ (run[0]).time);
      rows.set(day, [...(rows.get(day) ?? []), runEntry(page, naming, run, act)]);
    }
    return [...rows].flatMap(([day, entries]) => [element("h3", {}, day), element("ol", {}, ...entries)]);
  };
  const later = runs.slice(FEW);
  if (!later.length) return byDay(runs);
  const more = button(page.say("versions_more", { count: later.length }), () => {
    const rest = byDay(later);
    more.replaceWith(...rest);
    rest[1]?.querySelector("button")?.focus();
  });
  return [...byDay(runs.slice(0, FEW)), more];
}

/**
 * VERSIONS in runs: what somebody typed without a longer break is one, told by its last version.
 * @param {Version[]} versions newest first
 * @returns {Version[][]}
 */
export function runsOf(versions) {
  /** @type {Version[][]} */
  const runs = [];
  for (const version of versions) {
    const later = runs.at(-1)?.at(-1);
    const goesOn = later && isTyped(later) && isTyped(version) && later.time.getTime() - version.time.getTime() < BREAK;
    if (goesOn && later.by === version.by) runs.at(-1)?.push(version);
    else runs.push([version]);
  }
  return runs;
}

/** What is there now stands by itself. @param {Version} version */
const isTyped = ({ origin, name, finalised, current }) => origin === "typed" && name === null && finalised === null && !current;

/**
 * @param {Page} page
 * @param {Naming} naming
 * @param {Version[]} run
 * @param {Act} act
 */
function runEntry(page, naming, run, act) {
  const [last, ...before] = /** @type {[Version, ...Version[]]} */ (run);
  const changed = [...new Set(run.flatMap((version) => version.changed))];
  const row = entry(page, naming, { ...last, changed }, act);
  if (!before.length) return row;
  const inner = element("details", {}, element("summary", {}, page.say("versions_within", { count: before.length })));
  inner.addEventListener(
    "toggle",
    () => inner.append(element("ol", {}, ...before.map((version) => entry(page, naming, version, act)))),
    { once: true },
  );
  row.append(inner);
  return row;
}

/**
 * @param {Page} page
 * @param {Naming} naming
 * @param {Version} version
 * @param {Act} act
 */
function entry(page, { words, titleOf }, version, act) {
  const { current } = version;
  const title = titleOf(version);
  /** @param {string} key @param {() => void} does */
  const deed = (key, does) =>
    button(page.say(key), does, { "data-action": key, "aria-label": `${page.say(key)}${page.say("switch_colon")}${title}` });
  const naming = element("span");
  const actions = current
    ? [deed("name_version", () => askName(page, naming, version, act))]
    : [
        deed("look", () => void act.look(version)),
        deed("compare", () => void act.compare(version)),
        deed("restore", () => void act.restore(version)),
        deed("name_version", () => askName(page, naming, version, act)),
      ];
  return element(
    "li",
    { "data-version": version.revision, "data-finalised": version.finalised !== null },
    element("p", { class: "calc-version-title" }, element("strong", {}, title), current && ` ${page.say("version_now")}`),
    element("p", { class: "calc-hint" }, changesIn(page, words, version)),
    version.content || current ? element("div", { class: "calc-version-actions" }, ...actions) : element("p", { class: "calc-hint" }, page.say("thinned")),
    naming,
  );
}

/**
 * @param {Page} page
 * @param {HTMLElement} place
 * @param {Version} version
 * @param {Act} act
 */
function askName(page, place, version, act) {
  const field = element("input", { type: "text", maxlength: "80", "data-version-name": true });
  field.value = version.name ?? "";
  const save = () => void (field.value.trim() && act.name(version, field.value.trim()));
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    save();
  });
  const label = element("label", { class: "calc-dialog-field" }, page.say("version_name"), " ", field);
  place.replaceChildren(label, button(page.say("name_save"), save, { "data-action": "name-save" }));
  field.focus();
}

/**
 * Where a version came from, by whom, and what changed in it.
 * @param {Page} page
 * @param {Words} words
 * @param {Version} version
 */
function changesIn(page, words, { by, origin, words: told, changed }) {
  const source = origin === "typed" ? "" : page.say(`origin_${origin.replaceAll(" ", "_")}`);
  const places = namesOf(page, changed.map(words.place));
  return [by ?? "", origin === "restore" ? source : told || source, places].filter(Boolean).join(page.say("versions_between"));
}

/**
 * @param {Page} page
 * @param {Date} at
 */
const dayOf = ({ language }, at) =>
  at.toLocaleDateString(language === "en" ? "en-GB" : "zh-CN", { year: "numeric", month: "long", day: "numeric", weekday: "short" });
