// A field and the line that says what is wrong with it.

/**
 * @param {import("../frame/assessment/page.js").Page} page
 * @param {HTMLInputElement} field
 * @param {HTMLElement} line
 * @param {string} word "" where nothing is wrong
 */
export function mark(page, field, line, word) {
  line.hidden = !word;
  line.textContent = word && page.say(word);
  if (word) field.setAttribute("aria-invalid", "true");
  else field.removeAttribute("aria-invalid");
}
