// Where a page's own scripts do not arrive, it looks alive and is not: nothing that is entered would be kept or computed.
// The program in the head is there whatever happens to files, and says so.

const PATIENCE = 5000; // milliseconds

/** What is being fetched in place of scripts that failed. */
let renewing = Promise.resolve();

/**
 * Hear of scripts that fail to load. Of those of the page it is told; the others, as that of the copy for offline use, are
 * fetched anew for the next visit as well.
 */
export function watchScripts() {
  // Such an event does not bubble: it is heard on its way down.
  const hear = (/** @type {ErrorEvent} */ { target }) => {
    if (!(target instanceof HTMLElement) || !target.matches("script[src]")) return;
    renewing = renewing.then(() => renew(target));
    if (isOfPage(target)) whenRead(sayLost);
  };
  addEventListener("error", hear, { capture: true });
}

/**
 * What the browser keeps under an address of ours it takes for lasting: where a network answered in its place, reloading the
 * page would not ask again. Which of the modules is wrong that FAILED stands on nobody knows.
 * @param {HTMLElement} failed
 */
async function renew(failed) {
  const loaded = [failed, ...document.querySelectorAll("link[rel=modulepreload]")];
  const addresses = loaded.map((each) => each.getAttribute("src") ?? each.getAttribute("href") ?? "");
  await Promise.all(addresses.map((address) => fetch(new URL(address, document.baseURI), { cache: "reload" }).catch(() => {})));
}

/** On a line that went dead nothing is waited for. */
const late = () => new Promise((resolve) => setTimeout(resolve, PATIENCE));

/** @param {EventTarget | null} target */
const isOfPage = (target) => target instanceof HTMLElement && target.matches("script[data-of-page]");

/** @param {() => void} act */
function whenRead(act) {
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", act, { once: true });
  else act();
}

/** The page becomes the form that it is without scripts, closed, with what happened above it and the way on. */
function sayLost() {
  const root = document.querySelector(".calc");
  // Which says what is so without scripts; a page for frames does not, and has the place of its banners.
  const place = root?.querySelector("[data-static]") ?? root?.querySelector("[data-banners]");
  if (!root || !place) return;
  /** @type {Record<string, string>} */
  const words = JSON.parse(root.querySelector("[data-words]")?.textContent ?? "{}");
  const again = made("button", words.retry);
  again.className = "calc-primary";
  again.addEventListener("click", () => void Promise.race([renewing, late()]).then(() => location.reload()));
  const told = made("div");
  told.className = "calc-failed";
  told.setAttribute("role", "alert");
  told.append(made("strong", words.lost), made("p", whyLost(words)), ...(location.protocol === "file:" ? [] : [again]));
  place.replaceWith(told);
  root.classList.remove("is-live");
  root.classList.add("is-lost");
  for (const field of root.querySelectorAll("input, select, textarea, button")) field.toggleAttribute("disabled", field !== again);
}

/** @param {Record<string, string>} words */
function whyLost(words) {
  if (location.protocol === "file:") return words.failed_file;
  return navigator.onLine ? words.failed_download : words.failed_offline;
}

/** @param {string} tag @param {string} [text] */
const made = (tag, text = "") => Object.assign(document.createElement(tag), { textContent: text });
