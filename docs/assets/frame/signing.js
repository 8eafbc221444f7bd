// A key of Ed25519 that is kept in this browser, and the records that it signs: WebCrypto, where there is any.
import { ask } from "../engine/ask.js";
import { now } from "../foundation/day.js";

/** @typedef {import("../engine/ask.js").Fault} Fault */
/** @typedef {{ kty: string, crv: string, x: string, d: string }} Key a JWK, as `aftersales key` writes it */
/** @typedef {"valid" | "forged" | "unknown"} Checked */

const KEPT = "aftersales-signing-key";
const PROBE = "aftersales-signing-room";
const LONGEST_KEY = 200; // characters of a JWK with both halves
const ED25519 = "Ed25519";

/**
 * Whether this browser can sign: it knows Ed25519, the page came by a safe way, and a key is here or there is room for one.
 * A key that is not kept would be gone with the page, and nobody could sign with it again.
 */
export async function canSign() {
  try {
    await crypto.subtle.generateKey(ED25519, true, ["sign", "verify"]);
    if (!keptKey()) holdRoom();
    return true;
  } catch {
    return false;
  }
}

/** Raises where there is no room for a key. */
function holdRoom() {
  localStorage.setItem(PROBE, "x".repeat(LONGEST_KEY));
  localStorage.removeItem(PROBE);
}

/**
 * The key that is kept here; made at the first call.
 * @returns {Promise<Key>}
 */
export async function ownKey() {
  const kept = keptKey();
  if (kept) return kept;
  const made = /** @type {CryptoKeyPair} */ (await crypto.subtle.generateKey(ED25519, true, ["sign", "verify"]));
  const { kty, crv, x, d } = await crypto.subtle.exportKey("jwk", made.privateKey);
  const key = /** @type {Key} */ ({ kty, crv, x, d });
  localStorage.setItem(KEPT, JSON.stringify(key));
  return key;
}

/**
 * Keep the key in TEXT in place of the one that is here; false if there is none in it.
 * @param {string} text
 */
export async function takeKey(text) {
  const key = keyIn(text);
  try {
    if (!key) return false;
    // A key whose halves do not belong together signs nothing that anybody can check.
    const probe = new Uint8Array(64);
    const signature = await crypto.subtle.sign(ED25519, await imported(key), probe);
    if ((await judged(key.x, signature, probe)) !== "valid") return false;
  } catch {
    return false;
  }
  localStorage.setItem(KEPT, JSON.stringify(key));
  return true;
}

/** The key that is kept here; null if there is none yet. */
export const keptKey = () => keyIn(localStorage.getItem(KEPT) ?? "");

/** @param {string} text */
function keyIn(text) {
  try {
    const { kty, crv, x, d } = JSON.parse(text);
    return kty === "OKP" && crv === ED25519 && typeof x === "string" && typeof d === "string" ? { kty, crv, x, d } : null;
  } catch {
    return null;
  }
}

/**
 * RECORD with the signature of the key that is kept here.
 * @param {import("../engine/ask.js").Request} request
 * @param {string} record
 * @returns {Promise<{ text: string, multikey: string, faults: null } | { text: null, faults: Fault[] }>}
 */
export async function signRecord(request, record) {
  const key = await ownKey();
  const asked = {
    kind: "sign",
    record: JSON.parse(record), // every number in a record is one that survives this
    key: key.x,
    created: now(),
  };
  /** @type {import("../engine/ask.js").Reply<import("../engine/api.js").SignResult>} */
  const first = await ask(request, asked);
  if (!first.ok) return { text: null, faults: first.faults };
  const signature = await crypto.subtle.sign(ED25519, await imported(key), bytesOf(first.result.to_sign));
  /** @type {import("../engine/ask.js").Reply<import("../engine/api.js").SignResult>} */
  const second = await ask(request, { ...asked, signature: written(new Uint8Array(signature)) });
  if (!second.ok) return { text: null, faults: second.faults };
  return { text: `${JSON.stringify(second.result.record, null, 2)}\n`, multikey: second.result.multikey, faults: null };
}

/**
 * Whether a signature, as the engine tells it of a record, is by its key; "unknown" where the browser cannot say.
 * @param {import("../engine/api.js").Signature} signature
 */
export const checkSignature = ({ key, value, signed_bytes }) =>
  judged(key, bytesOf(value), bytesOf(signed_bytes)).catch(() => /** @type {const} */ ("unknown"));

/**
 * @param {string} x the public key
 * @param {BufferSource} signature
 * @param {BufferSource} signed
 * @returns {Promise<Checked>}
 */
async function judged(x, signature, signed) {
  const key = await crypto.subtle.importKey("jwk", { kty: "OKP", crv: ED25519, x }, ED25519, false, ["verify"]);
  return (await crypto.subtle.verify(ED25519, key, signature, signed)) ? "valid" : "forged";
}

/** @param {Key} key */
const imported = (key) => crypto.subtle.importKey("jwk", key, ED25519, false, ["sign"]);

/** @param {string} text base64url */
const bytesOf = (text) =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));

/** @param {Uint8Array} bytes */
const written = (bytes) =>
  btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
