// Where a page's own scripts do not arrive, it looks alive and is not: nothing that is entered would be kept or computed.
// The program in the head is there whatever happens to files, and says so.

/** Hear of scripts of the page that fail to load; those of its tools and of the theme are not meant. */
export function watchScripts() {
  // Such an event does not bubble: it is heard on its way down.
  addEventListener("error", ({ target }) => isOfPage(target) && whenRead(sayLost), { capture: true });
}

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
  const place = root?.querySelector("[data-static]"); // which says what is so without scripts
  if (!root || !place) return;
  /** @type {Record<string, string>} */
  const words = JSON.parse(root.querySelector("[data-words]")?.textContent ?? "{}");
  const again = made("button", words.retry);
  again.className = "calc-primary";
  again.addEventListener("click", () => location.reload());
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
