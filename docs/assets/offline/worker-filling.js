// Filling the cache of a part with the files of its list, each checked.
import { isChecked, lastingPart, markChecked, nameOf, olderOf, readWhole, scope } from "./worker-caches.js";

/** @typedef {import("./worker-caches.js").Part} Part */

const AT_ONCE = 6;

/**
 * Make the cache of PART whole, out of an older one and from the network.
 *
 * @param {Part} part
 * @param {string} root of the build that PART is of
 * @param {(bytes: number) => void} progress
 */
export async function fill(part, root, progress) {
  const cache = await caches.open(nameOf(part));
  if (await isChecked(cache)) return;
  const before = await readWhole((await olderOf(part)).at(-1));
  const queue = [...part.files];
  /** @type {string[]} */
  const failed = [];
  const take = async () => {
    for (let file = queue.shift(); file; file = queue.shift()) {
      const [path, hash, bytes] = file;
      const same = before?.hashes.get(path) === hash ? before.cache : undefined;
      if (await obtain(file, root, same, cache)) progress(bytes);
      else failed.push(path);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, take));
  if (failed.length) throw new Error(`not kept: ${failed.join(", ")}`);
  await markChecked(cache, part);
}

/**
 * Have FILE of the build ROOT in the cache TO: as it stands there, out of the cache FROM, or from the network; whether that
 * went well. What is another file than the list says is not kept: a host may be half way to another build, and some
 * networks answer by themselves.
 *
 * @param {Part["files"][number]} file
 * @param {string} root
 * @param {Cache | undefined} from
 * @param {Cache} to
 */
async function obtain([path, hash], root, from, to) {
  const url = new URL(path, scope).href;
  const lasting = lastingPart(url) !== undefined;
  /** @type {(() => Promise<Response | undefined> | undefined)[]} */
  const ways = [
    () => to.match(url),
    () => from?.match(url),
    () => fetch(url, { cache: lasting ? "default" : "no-cache" }),
    () => (lasting ? fetch(url, { cache: "reload" }) : undefined), // the browser's own copy may be the wrong one
  ];
  try {
    for (const [at, find] of ways.entries()) {
      const response = await find();
      if (!response?.ok) continue;
      const copy = response.clone();
      const bytes = await response.arrayBuffer();
      if (!(await isMeant(path, hash, root, bytes))) continue;
      // A page that was led to cannot be given to somebody who asks for it: browsers refuse that.
      if (at > 0) await to.put(url, copy.redirected ? new Response(bytes, { headers: copy.headers }) : copy);
      return true;
    }
  } catch (error) {
    if (error instanceof DOMException && error.name === "QuotaExceededError") throw error;
  }
  return false; // the network went away, or what came is another file
}

/**
 * Whether BYTES are what the list means by PATH and HASH. Hosts may rewrite pages; one of the same build has its ROOT in it.
 *
 * @param {string} path
 * @param {string} hash
 * @param {string} root
 * @param {ArrayBuffer} bytes
 */
async function isMeant(path, hash, root, bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  const found = Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
  if (found.startsWith(hash)) return true;
  const page = path === "" || path.endsWith("/") || path.endsWith(".html");
  return page && root !== "" && new TextDecoder().decode(bytes).includes(root);
}
