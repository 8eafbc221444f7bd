// What keys do on pages to read: C copies a citation, ? says which keys there are. Loaded when one is pressed.

const told = document.querySelector("meta[name=as-keys]");

/** @param {string} key */
const say = (key) => told?.getAttribute(`data-${key}`) ?? "";

/** Copies the citation of the clause that is pointed at, wherever it is shown; else of the place that is being read. */
export async function cite() {
  const { citationBehind, citationOf, copyCitation, isCitable, placeBeingRead } = await import("./citation.js");
  const link = linkPointedAt(!isCitable());
  if (link && (await copied(citationBehind(link)))) return;
  if (isCitable()) await copied(Promise.resolve(citationOf(placeBeingRead())));

  /** @param {Promise<import("./citation.js").Citation>} citation */
  async function copied(citation) {
    try {
      await copyCitation(citation);
      tell(`${say("cited")}${(await citation).named}`);
      return true;
    } catch {
      return false; // it leads to no document; or no permission: the citation on the page can be copied by hand
    }
  }
}

const LINKS = ["article", ".calc", ".md-search-result"].map((place) => `${place} a[href]:not([data-copy-link], .headerlink)`).join();
const CARDS = ".calc [data-clause], .calc tr, .calc li, article tr, article li, .md-search-result__item";

/**
 * The link that has the focus or is under the pointer; else the first one of the CARD around either, where that counts.
 * @param {boolean} card
 */
function linkPointedAt(card) {
  const focused = document.activeElement;
  const under = [...document.querySelectorAll(":hover")].at(-1);
  for (const at of [focused, under]) {
    const link = at?.closest(LINKS) ?? (card && at?.closest(CARDS)?.querySelector("a[href]"));
    if (link instanceof HTMLAnchorElement && link.origin === location.origin && link.pathname !== location.pathname) return link;
  }
  return null;
}

/** A line at the edge of the window, read out. @param {string} text */
function tell(text) {
  const line = document.querySelector(".as-told") ?? document.createElement("p");
  line.className = "as-told";
  line.setAttribute("role", "status");
  document.body.append(line);
  line.textContent = text;
  setTimeout(() => line.remove(), 2500);
}

export function showKeys() {
  const dialog = document.createElement("dialog");
  dialog.className = "as-keys md-typeset";
  const list = document.createElement("dl");
  for (const [keys, what] of [["/ · Ctrl+K", "search"], ["↑ ↓ · Enter", "choose"], ["C", "cite"], ["?", "help"]]) {
    const [term, meaning] = [document.createElement("dt"), document.createElement("dd")];
    term.textContent = keys ?? "";
    meaning.textContent = say(what ?? "");
    list.append(term, meaning);
  }
  const heading = document.createElement("h2");
  heading.textContent = say("title");
  heading.id = "as-keys-title";
  const close = document.createElement("button");
  close.type = "button";
  close.className = "as-button";
  close.textContent = say("close");
  close.addEventListener("click", () => dialog.close());
  dialog.setAttribute("aria-labelledby", heading.id);
  dialog.append(heading, list, close);
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
