// The first page: whoever has work in this browser finds the way back to it. Everybody else loads nothing for that.
import { DATABASE } from "../workspace/database-name.js";

/** Whether there may be work; looking for its database, unlike opening it, makes none. */
async function mayHaveWork() {
  try {
    const databases = await indexedDB.databases();
    return databases.some(({ name }) => name === DATABASE);
  } catch {
    return true; // a browser that does not say
  }
}

const root = document.querySelector("[data-own]");
if (root instanceof HTMLElement) {
  if (await mayHaveWork()) {
    const { show } = await import("./continuing.js");
    await show(root);
  } else {
    root.dataset.cases = "0";
  }
}
