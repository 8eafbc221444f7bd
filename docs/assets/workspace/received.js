// A file on its way to the page that opens it: shared with the app, opened with it, or handed on by another page.

const CACHE = "aftersales-received"; // the service worker puts what is shared there
const QUERY = "received";

/**
 * Put FILE where the page that is opened next takes it from.
 * @param {File} file
 */
export async function handOn(file) {
  const named = { "X-Name": encodeURIComponent(file.name), "Content-Type": file.type };
  await (await caches.open(CACHE)).put(new URL("received", document.baseURI), new Response(file, { headers: named }));
}

/** Whether the page was opened for a file. */
export const isExpected = () => new URLSearchParams(location.search).has(QUERY);

/** ADDRESS, opened for a file. @param {string} address */
export const expecting = (address) => address.replace(/(?=#|$)/, `?${QUERY}`);

/** The file, which is nowhere kept after that; null where there is none. @returns {Promise<File | null>} */
export async function takeReceived() {
  const address = new URL(location.href);
  address.searchParams.delete(QUERY);
  history.replaceState(history.state, "", address.href);
  const [request] = await (await caches.open(CACHE)).keys();
  const response = request && (await caches.match(request, { cacheName: CACHE }));
  await caches.delete(CACHE);
  if (!response) return null;
  const name = decodeURIComponent(response.headers.get("X-Name") ?? "");
  return new File([await response.blob()], name, { type: response.headers.get("Content-Type") ?? "" });
}
