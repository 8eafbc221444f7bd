// What a page had not written when it was left: put down at once where that can be done, and written by the next page.
import { append } from "./appending.js";
import { read, transact, Unkept } from "./database.js";
import { same } from "./differences.js";
import { randomId } from "./identifiers.js";
import { hearWrites, readText, textNames, writeText } from "./browser-storage.js";

/** @typedef {import("./appending.js").Plan} Plan */

const PREFIX = "aftersales.journal.";
const FORMAT = "journal/1";

/**
 * Put PLANS down under OWNER's name; none: take away what is there. Raises `NotKept`.
 * @param {string} owner
 * @param {Plan[]} plans
 */
export const putDown = (owner, plans) =>
  writeText(PREFIX + owner, plans.length ? JSON.stringify({ format: FORMAT, plans }) : null);

/**
 * Whether what was put down under OWNER's name still waits to be written. Raises `NotKept`.
 * @param {string} owner
 */
export const isPutDown = (owner) => readText(PREFIX + owner) !== null;

/**
 * Write what pages had put down, oldest first, and take it away once it has been read back equal.
 * @returns {Promise<boolean>} whether anything was there; raises `Unkept`, and what was not written stays
 */
export async function writeUp() {
  let found = false;
  for (const name of textNames(PREFIX)) {
    const text = readText(name);
    if (text === null) continue;
    found = true;
    const plans = plansIn(text);
    if (plans) for (const plan of plans) await writtenUp(plan);
    else await keepAside(name, text);
    if (readText(name) === text) writeText(name, null);
  }
  return found;
}

/** As `writeUp`; what could not be written stays for the next time. */
export const tryToWriteUp = () => writeUp().catch(() => false);

/**
 * Hear, on a page that is shown again, of what another page puts down: the one that is left may do so only then. Elsewhere
 * what is put down waits for the next page that opens, for its own may be an older build that reads it back from there.
 * @param {() => void} hear
 * @param {AbortSignal} [signal] ends it
 */
export function hearPutDown(hear, signal = new AbortController().signal) {
  let again = false;
  addEventListener("pageshow", ({ persisted }) => (again ||= persisted), { signal });
  hearWrites((name) => again && name.startsWith(PREFIX), hear, signal);
}

/**
 * The last that was put down for KEY: where there is no database, that is all there is.
 * @param {string} key
 * @returns {Plan | null}
 */
export function lastPutDown(key) {
  const plans = textNames(PREFIX).flatMap((name) => plansIn(readText(name) ?? "") ?? []);
  const own = plans.filter((plan) => plan.key === key);
  return own.sort((one, other) => other.revision.time - one.revision.time)[0] ?? null;
}

/** @param {Plan} plan */
async function writtenUp(plan) {
  const { revision } = await append(plan);
  const kept = await read(["contents"], (transaction) => transaction.objectStore("contents").get(revision.id));
  if (!same(kept?.content, plan.content)) throw new Unkept("failed", new Error("read back otherwise"));
}

/**
 * TEXT, which cannot be read, is kept until somebody discards it.
 * @param {string} name
 * @param {string} text
 */
export async function keepAside(name, text) {
  await transact(["aside"], async (transaction) => {
    const store = transaction.objectStore("aside");
    const all = await store.getAll();
    if (all.some((row) => row.name === name && row.text === text)) return;
    const time = Math.max(Date.now(), ...all.map((row) => row.time + 1)); // each after the last, within a millisecond too
    await store.put({ id: randomId(), name, text, time });
  });
}

/**
 * @param {string} text
 * @returns {Plan[] | null}
 */
function plansIn(text) {
  try {
    const { format, plans } = JSON.parse(text);
    return format === FORMAT && Array.isArray(plans) && plans.every(isPlan) ? plans : null;
  } catch {
    return null;
  }
}

/** @param {any} plan */
const isPlan = (plan) =>
  [plan?.document, plan?.key, plan?.format, plan?.revision?.id].every((each) => typeof each === "string") &&
  typeof plan.revision.time === "number" &&
  typeof plan.content === "object" &&
  typeof plan.blank === "object";
