// How far each owner is, and the part of each as a workbook to fill in, or as a file.
import { today } from "../foundation/day.js";
import { button, element, one } from "../foundation/dom.js";
import { settled } from "../foundation/latest.js";
import { JSON_FILE, saveFile } from "../foundation/save.js";
import { sharedPart } from "../frame/assessment/sharing.js";
import { handOut } from "../frame/files.js";
import { openSharing } from "../frame/sharing.js";

/** @typedef {import("../frame/assessment/page.js").Page} Page */
/** @typedef {import("../engine/api.js").OwnersResult} Owners */
/** @typedef {Owners["shares"][number]} Share */
/** The part of an owner as it is once the engine has answered; null where there is none by then. @typedef {(owner: Share["owner"]) => Promise<Share["part"] | null>} PartOf */
/** @typedef {import("../frame/frame.js").Frame<import("../workspace/state.js").State>} Frame */

const HEADS = ["ev_share_owner", "ev_share_answered", "ev_share_ready", "ev_share_risk", "ev_share_lost", "ev_share_part"];

/**
 * @param {Page} page
 * @param {Frame} frame
 * @returns {(owners: Pick<Owners, "shares">) => void} takes each new answer
 */
export function bindOwners(page, frame) {
  const place = one(page.form, "[data-owners]", HTMLElement);
  let drawn = "";
  /** @type {Share[]} */
  let now = [];
  const partOf = async (/** @type {Share["owner"]} */ name) => {
    await settled(page.root);
    return now.find(({ owner }) => owner === name)?.part ?? null;
  };
  return ({ shares }) => {
    now = shares;
    const said = JSON.stringify(shares);
    if (said === drawn) return; // somebody may be about to press a button in it
    drawn = said;
    const head = element("tr", {}, ...HEADS.map((name) => element("th", { scope: "col" }, page.say(name))));
    const table = element("table", { class: "evidence-shares" }, element("thead", {}, head), element("tbody", {}, ...shares.map((share) => row(page, frame, share, { file: fileNameOf(share, shares), partOf }))));
    place.replaceChildren(...(shares.length ? [table] : []));
  };
}

/**
 * @param {Page} page
 * @param {Frame} frame
 * @param {Share} share
 * @param {{ file: string, partOf: PartOf }} parted FILE: what the files of their part are called
 */
function row(page, frame, share, { file, partOf }) {
  const name = share.owner ?? page.say("ev_nobody");
  const figures = [
    page.say("ev_of", { count: share.answered, all: share.clauses.length }),
    String(share.ready),
    String(share.at_risk),
    share.display.lost,
  ];
  const cells = figures.map((text, index) => element("td", { "data-label": page.say(HEADS[index + 1] ?? "") }, text));
  return element("tr", { "data-share-of": name }, element("th", { scope: "row" }, name), ...cells, element("td", {}, ...parts(page, frame, share, { name, file: `${page.rubric}-${file}-${today()}`, partOf })));
}

/**
 * What files of SHARE are called by its owner: of owners whose names make one file name (质检/一部, 质检 一部) the later have a number.
 * @param {{ owner: string | null }} share
 * @param {readonly { owner: string | null }[]} shares
 */
export function fileNameOf({ owner }, shares) {
  const bare = (/** @type {string} */ name) => name.replace(/[\\/:*?"<>|\s.]+/g, "_");
  const folded = (/** @type {string} */ name) => bare(name).normalize("NFC").toLowerCase(); // as file systems fold them
  const name = owner ?? "";
  const alike = shares.flatMap((each) => (each.owner !== null && folded(each.owner) === folded(name) ? [each.owner] : []));
  const at = alike.indexOf(name);
  return at > 0 ? `${bare(name)}-${at + 1}` : bare(name);
}

/**
 * A part holds its clauses alone; nothing of the others can be lost when it comes back.
 * @param {Page} page
 * @param {Frame} frame
 * @param {Share} share
 * @param {{ name: string, file: string, partOf: PartOf }} called the owner, and the files
 */
function parts(page, frame, { owner }, { name, file, partOf }) {
  if (owner === null) return [];
  const workbook = button("Excel", async () => {
    const part = await partOf(owner);
    if (!part) return;
    const asked = { kind: "form", on: today(), assessment: part, readings: frame.readings.switched() };
    const made = await handOut(page, frame.python, "spreadsheet", asked, workbook, `${file}.xlsx`);
    if (made) frame.say(page.say("ev_part_saved", { name: made, owner: name }));
  }, { "aria-label": page.say("ev_part_workbook", { owner: name }) });
  const json = button(page.say("ev_file"), async () => {
    const part = await partOf(owner);
    if (!part) return;
    saveFile(`${file}.json`, `${JSON.stringify(part, null, 2)}\n`, JSON_FILE);
    frame.say(page.say("ev_part_saved", { name: `${file}.json`, owner: name }));
  }, { "aria-label": page.say("ev_part_file", { owner: name }), "data-action": "part-file" });
  const share = async () => {
    const part = await partOf(owner);
    if (part) openSharing(page, sharedPart(page.say("ev_part_link_hint", { owner: name }), part));
  };
  const link = button(page.say("ev_part_link"), share, {
    "aria-label": page.say("ev_part_link_of", { owner: name }),
    "data-action": "part-link",
  });
  return [workbook, " ", json, " ", link];
}
