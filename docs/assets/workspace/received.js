// A file on its way to the page that opens it: shared with the app, opened with it, or handed on by another page.
import { namesIn, namesOf } from "../foundation/received-names.js";

const CACHE = "aftersales-received"; // the service worker puts what is shared there
const QUERY = "received";

/**
 * Put FILE where the page that is opened next takes it from.
 * @param {File} file
 * @param {string[]} others names of those that came with it
 */
export async function handOn(file, others) {
  await (await caches.open(CACHE)).put(new URL("received", document.baseURI), new Response(file, { headers: namesOf(file, others) }));
}

/** ADDRESS, opened for a file. @param {string} address */
export const expecting = (address) => address.replace(/(?=#|$)/, `?${QUERY}`);

/**
 * The file, which is nowhere kept after that, and the names of those that came with it; null where there is none.
 * @returns {Promise<{ file: File, others: string[] } | null>}
 */
export async function takeReceived() {
  const address = new URL(location.href);
  address.searchParams.delete(QUERY);
  history.replaceState(history.state, "", address.href);
  const [request] = await (await caches.open(CACHE)).keys();
  const response = request && (await caches.match(request, { cacheName: CACHE }));
  await caches.delete(CACHE);
  if (!response) return null;
  const { name, others } = namesIn(response.headers);
  return { file: new File([await response.blob()], name, { type: response.headers.get("Content-Type") ?? "" }), others };
}
