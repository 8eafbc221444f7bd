// What to prepare: ticks that this browser keeps until they are cleared, and the way to the days of a headcount.
import { sealed } from "../foundation/link.js";
import { narrow } from "../foundation/narrow.js";
import { ifKept, readText, writeText } from "../workspace/browser-storage.js";

const PREFIX = "aftersales.prepare.";

/** @type {HTMLInputElement[]} */
const ticks = [...document.querySelectorAll("[data-papers] input")].filter((each) => each instanceof HTMLInputElement);
const progress = document.querySelector("[data-progress]");
const clear = document.querySelector("[data-clear-ticks]");

function tell() {
  const done = ticks.filter(({ checked }) => checked).length;
  if (progress instanceof HTMLElement && ticks.length) {
    const words = progress.dataset.words ?? "";
    progress.textContent = words.replace("{done}", String(done)).replace("{all}", String(ticks.length));
  }
  if (clear instanceof HTMLElement) clear.hidden = !done;
}

for (const tick of ticks) {
  const name = PREFIX + tick.name;
  // One that was set before this script came counts.
  if (tick.checked) ifKept(() => writeText(name, "1"));
  else tick.checked = ifKept(() => readText(name)) === "1";
  tick.addEventListener("change", () => {
    ifKept(() => writeText(name, tick.checked ? "1" : null));
    tell();
  });
}
clear?.addEventListener("click", () => {
  for (const tick of ticks) {
    tick.checked = false;
    ifKept(() => writeText(PREFIX + tick.name, null));
  }
  tell();
  ticks[0]?.focus();
});
for (const form of document.querySelectorAll("[data-days]")) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!(form instanceof HTMLFormElement)) return;
    const headcount = narrow(String(new FormData(form).get("headcount") ?? "")).trim();
    const { document: named } = form.dataset; // the calculator asks for a document only where several state the rule
    const fields = new URLSearchParams(named ? { headcount, document: named } : { headcount });
    location.assign(`${form.dataset.address}${sealed(`${fields}`)}`);
  });
}
tell();
