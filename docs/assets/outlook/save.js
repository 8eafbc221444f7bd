// Handing out a table as a file.
import { element } from "../calculator/dom.js";
import { today } from "./record.js";

/**
 * @param {import("../calculator/page.js").Page} page
 * @param {string} text
 * @returns {string} what to tell the visitor
 */
export function saveCsv(page, text) {
  const name = `${page.rubric}-improve-${today()}.csv`;
  const address = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  const link = element("a", { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
  return page.say("csv_saved", { name });
}
