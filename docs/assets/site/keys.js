// What keys do on pages to read: C copies a citation, ? says which keys there are. Loaded when one is pressed.

const told = document.querySelector("meta[name=as-keys]");

/** @param {string} key */
const say = (key) => told?.getAttribute(`data-${key}`) ?? "";

export async function cite() {
  const { citationOf, copyCitation, isCitable, placeBeingRead } = await import("./citation.js");
  if (!isCitable()) return;
  try {
    await copyCitation(citationOf(placeBeingRead()));
  } catch {
    return; // no permission: the citation on the page is still there to be copied by hand
  }
  tell(say("cited"));
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
