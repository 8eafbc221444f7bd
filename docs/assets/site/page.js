// Small helps on every page: copy a link or a citation, print, and the meaning of a word set below the word.
import { bindColours } from "./colours.js";

const copied = document.querySelector("meta[name=as-copied]")?.getAttribute("content") ?? "✓";

/**
 * @param {HTMLElement} element
 * @param {string} text
 */
async function copy(element, text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    return; // no permission: the link itself is still there to be copied by hand
  }
  show(element);
}

/** @param {HTMLElement} element */
function show(element) {
  element.dataset.copied = copied;
  setTimeout(() => delete element.dataset.copied, 1500);
}

/** @param {HTMLElement} anchor */
function addressOf(anchor) {
  const fragment = anchor.getAttribute("href") ?? "";
  return new URL(fragment, location.href).href;
}

function copyButtons() {
  for (const button of document.querySelectorAll("[data-copy-page]")) {
    if (button instanceof HTMLElement) {
      button.hidden = false;
      button.addEventListener("click", () => copy(button, location.href.split("#")[0] ?? ""));
    }
  }
  for (const button of document.querySelectorAll("[data-copy-code]")) {
    if (button instanceof HTMLElement) {
      button.hidden = false;
      button.addEventListener("click", () => copy(button, document.getElementById(button.dataset.copyCode ?? "")?.textContent ?? ""));
    }
  }
  for (const button of document.querySelectorAll("[data-copy-citation]")) {
    if (button instanceof HTMLElement) {
      button.hidden = false;
      button.addEventListener("click", () => cite(button, ""));
    }
  }
  for (const anchor of document.querySelectorAll("a[data-copy-link], a.headerlink")) {
    if (anchor instanceof HTMLElement) {
      anchor.addEventListener("click", () => cite(anchor, anchor.getAttribute("href") ?? ""));
    }
  }
}

/**
 * Copy the citation of the place that FRAGMENT names; where the page shows no document, its address.
 * @param {HTMLElement} element
 * @param {string} fragment
 */
async function cite(element, fragment) {
  const { citationOf, copyCitation, isCitable, placeIn } = await import("./citation.js");
  if (!isCitable()) return copy(element, addressOf(element));
  try {
    await copyCitation(Promise.resolve(citationOf(placeIn(fragment))));
  } catch {
    return copy(element, addressOf(element));
  }
  show(element);
}

function printButtons() {
  for (const button of document.querySelectorAll("[data-print]")) {
    if (button instanceof HTMLElement) {
      button.hidden = false;
      button.addEventListener("click", () => print());
    }
  }
}

/** The meaning of a word appears where the word stands, not at the edge of its paragraph. */
function placeMeanings() {
  for (const term of document.querySelectorAll("a.as-term")) {
    if (term instanceof HTMLElement) {
      const place = () => {
        const block = term.offsetParent;
        const left = term.getBoundingClientRect().left - (block?.getBoundingClientRect().left ?? 0);
        term.style.setProperty("--as-term-left", `${Math.max(0, Math.round(left))}px`);
      };
      term.addEventListener("pointerenter", place);
      term.addEventListener("focus", place);
    }
  }
}

/**
 * Where the site stands at another address than it was built for, the address in the text is set right and
 * a code that would lead astray is taken away. On this machine the code stays, to be looked at.
 */
function showAddress() {
  const here = location.href.split("#")[0] ?? "";
  const local = ["localhost", "127.0.0.1", "[::1]"].includes(location.hostname);
  for (const place of document.querySelectorAll("[data-address]")) {
    if (place.textContent !== here && !local) {
      place.textContent = here;
      place.closest(".as-address")?.querySelector(".as-qr")?.remove();
    }
  }
}

/** What is folded away is on paper too, also where the style sheet cannot unfold it; afterwards it is folded again. */
function unfoldForPrint() {
  /** @type {HTMLDetailsElement[]} */
  let unfolded = [];
  addEventListener("beforeprint", () => {
    unfolded = [...document.querySelectorAll("details")].filter((details) => !details.open);
    for (const details of unfolded) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of unfolded) details.open = false;
  });
}

/** What was entered stands on paper as text: a field cuts off what is long, and writes a day as the browser likes. */
function writeOutForPrint() {
  const fields = ".calc :is(textarea, select, input[type=text])";
  addEventListener("beforeprint", () => {
    fillInTheDay();
    for (const field of document.querySelectorAll(fields)) {
      const text = document.createElement("span");
      text.className = "calc-printed";
      text.textContent = field instanceof HTMLSelectElement ? (field.selectedOptions[0]?.text ?? "") : /** @type {HTMLInputElement} */ (field).value;
      field.toggleAttribute("data-on-paper", true);
      field.after(text);
    }
  });
  addEventListener("afterprint", () => {
    for (const text of document.querySelectorAll(".calc-printed")) text.remove();
    for (const field of document.querySelectorAll("[data-on-paper]")) field.removeAttribute("data-on-paper");
  });
}

/** A citation names the day on which the page was read, a print that on which it was made: also below a form that came later. */
function fillInTheDay() {
  const now = new Date();
  const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
  for (const place of document.querySelectorAll("span[data-cited]")) place.textContent = day;
  const blocks = document.querySelectorAll("[data-citing]");
  if (blocks.length) import("./cited-day.js").then(({ readOn }) => blocks.forEach((block) => (block.textContent = readOn(block.textContent ?? "", day))));
}

/** Ctrl+K searches as the theme's "/" does, C copies a citation, ? says which keys there are. */
function listenForKeys() {
  addEventListener("keydown", (event) => {
    const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
    if (event.defaultPrevented || event.isComposing || altKey) return;
    if (ctrlKey || metaKey) {
      if (!shiftKey && key.toLowerCase() === "k") search(event);
    } else if (!isText(event.target) && !document.querySelector("dialog[open]")) {
      if (key === "?") void import("./keys.js").then(({ showKeys }) => showKeys());
      else if (key.toLowerCase() === "c" && !`${getSelection()}`) void import("./keys.js").then((keys) => keys.cite());
    }
  });
}

/** Among the results of a search the theme takes every letter for the next one of the question. */
function citeResults() {
  const cite = (/** @type {KeyboardEvent} */ event) => {
    const { key, ctrlKey, metaKey, altKey, target } = event;
    const result = target instanceof Element && target.closest(".md-search-result a");
    if (!result || key.toLowerCase() !== "c" || ctrlKey || metaKey || altKey) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    void import("./keys.js").then((keys) => keys.cite());
  };
  addEventListener("keydown", cite, { capture: true });
}

/** @param {KeyboardEvent} event */
function search(event) {
  const box = document.querySelector("input[data-md-component=search-query]");
  if (!(box instanceof HTMLInputElement)) return;
  event.preventDefault();
  box.focus();
  box.select();
}

/** Choices are no texts: a clause whose choice has the focus can be cited. @param {EventTarget | null} target */
function isText(target) {
  if (target instanceof HTMLInputElement) return !/^(?:radio|checkbox|button)$/.test(target.type);
  const typed = target instanceof HTMLElement && /^(?:TEXTAREA|SELECT)$/.test(target.tagName);
  return typed || (target instanceof HTMLElement && target.isContentEditable);
}

/** Beside each piece of evidence of a clause: that one has it. Where that is written down is loaded with the first click. */
function haveButtons() {
  const words = document.querySelector("[data-have-words]")?.getAttribute("data-have") ?? "✓";
  for (const line of document.querySelectorAll("[data-evidence-of] li[data-zh]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "as-have";
    button.textContent = words;
    button.setAttribute("aria-pressed", "false");
    button.setAttribute("aria-label", `${words}: ${line.textContent?.trim()}`);
    button.addEventListener("click", () => void import("./have.js").then(({ toggle }) => toggle(button)));
    line.append(" ", button);
  }
}

bindColours();
copyButtons();
haveButtons();
listenForKeys();
citeResults();
fillInTheDay();
printButtons();
placeMeanings();
showAddress();
unfoldForPrint();
writeOutForPrint();
