// A citation of a place: document, edition, number and title, what it says, address; plain for chats, rich for Word.
// What it says is this site's restatement, and the citation says so: nobody is to take it for the issuer's sentence.

/** NAMED: the heading of the place. @typedef {{plain: string, rich: string, named: string}} Citation */

const AROUND = ".headerlink, [data-copy-link], button, .as-discrepancies-brief";
const SAYS = ".as-requirement, .as-text";
const NAMED = "article [id]";

/** Whether PAGE shows places of one document. */
export const isCitable = (page = document) => page.querySelector("article .as-provenance") !== null && !page.querySelector("[data-engine]");

/**
 * The citation of the place called ID; of the PAGE where there is no such place.
 * @param {string} id
 * @param {Document} [page]
 * @param {string} [address] of that page
 * @returns {Citation}
 */
export function citationOf(id, page = document, address = location.href) {
  const place = id ? page.getElementById(id) : null;
  const heading = place ? headingOf(place) : words(page.querySelector("article h1"));
  const around = !place ? page.querySelector("article") : place.querySelector(SAYS) ? place : place.nextElementSibling;
  const said = words(around?.querySelector(SAYS) ?? null);
  const says = said && said + (document.querySelector("meta[name=as-keys]")?.getAttribute("data-restated") ?? "");
  const whole = (address.split("#")[0] ?? "") + (place ? `#${encodeURI(id)}` : "");
  const of = documentWords(page);
  const colon = document.documentElement.lang.startsWith("zh") ? "：" : ": ";
  const named = [of, heading].filter(Boolean).join(document.documentElement.lang.startsWith("zh") ? "，" : ", ");
  return { plain: `${named}${says ? `${colon}${says}` : ""}\n${whole}`, rich: asHtml(of, heading, says, whole), named: heading };
}

/** The id that FRAGMENT names; as it is where it is no text that addresses write (#100%). @param {string} fragment */
export function placeIn(fragment) {
  const written = fragment.replace(/^#/, "");
  try {
    return decodeURIComponent(written);
  } catch {
    return written;
  }
}

/** The place that is being read: the one in the address while it is in view, else the last whose top has been reached. */
export function placeBeingRead() {
  const third = innerHeight / 3;
  const chosen = placeIn(location.hash);
  const top = (/** @type {Element} */ place) => place.getBoundingClientRect().top;
  const target = chosen ? document.getElementById(chosen) : null;
  if (target && top(target) >= 0 && top(target) < innerHeight) return chosen;
  const reached = [...document.querySelectorAll(NAMED)].filter((place) => headingOf(place) && top(place) <= third);
  return document.querySelector("[data-copy-page]") ? "" : (reached.at(-1)?.id ?? "");
}

/**
 * The citation of the place that LINK leads to; throws where that is no page of a document.
 * @param {HTMLAnchorElement} link
 * @returns {Promise<Citation>}
 */
export async function citationBehind({ href, hash }) {
  const [address = ""] = href.split("#");
  const answer = await fetch(address);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (!answer.ok || !isCitable(page)) throw new TypeError("no page of a document");
  return citationOf(placeIn(hash), page, href);
}

/**
 * Browsers let a page copy while a key is pressed, not when something has been fetched: they are given a promise.
 * @param {Promise<Citation>} citation
 */
export async function copyCitation(citation) {
  if (typeof ClipboardItem === "undefined" || !navigator.clipboard.write) return navigator.clipboard.writeText((await citation).plain);
  const blob = async (/** @type {"plain" | "rich"} */ key, /** @type {string} */ type) => new Blob([(await citation)[key]], { type });
  await navigator.clipboard.write([
    new ClipboardItem({ "text/plain": blob("plain", "text/plain"), "text/html": blob("rich", "text/html") }),
  ]);
}

/** Issuer, document, edition: the first three that its provenance names. @param {Document} page */
function documentWords(page) {
  const named = [...page.querySelectorAll("article .as-provenance:first-of-type dd")].slice(0, 3).map(words);
  return named.join(page.documentElement.lang.startsWith("zh") ? "，" : ", ");
}

/** @param {Element} place */
function headingOf(place) {
  const heading = /^H[1-6]$/.test(place.tagName) ? place : place.querySelector(":scope > :is(h2, h3, h4, h5, h6)");
  if (heading) return words(heading);
  const title = place.querySelector(":scope > .as-entry__body > .as-entry__title");
  return title ? `${place.id} ${words(title)}`.trim() : "";
}

/** What ELEMENT says, without the links and buttons around it. @param {Element | null} element */
function words(element) {
  const copy = /** @type {Element | undefined} */ (element?.cloneNode(true));
  for (const beside of copy?.querySelectorAll(AROUND) ?? []) beside.remove();
  return (copy?.textContent ?? "").replace(/\s+/g, " ").trim();
}

/**
 * @param {string} of
 * @param {string} heading
 * @param {string} says
 * @param {string} address
 */
function asHtml(of, heading, says, address) {
  const made = (/** @type {string} */ tag, /** @type {(Node | string)[]} */ ...children) => {
    const element = document.createElement(tag);
    element.append(...children);
    return element;
  };
  const link = made("a", address);
  link.setAttribute("href", address);
  const head = made("p", of, document.createElement("br"), made("b", heading));
  return [head, ...(says ? [made("p", says)] : []), made("p", link)].map((each) => each.outerHTML).join("");
}
