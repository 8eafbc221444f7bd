// Whether something is being typed, letter by letter, or was done at one stroke.

/** Whether NODE is a field to type into. @param {EventTarget | null} node */
export const isField = (node) =>
  node instanceof HTMLTextAreaElement || (node instanceof HTMLInputElement && !["radio", "checkbox"].includes(node.type));

/** Whether what changes now is being typed. */
export const isTyping = () => isField(document.activeElement);

/**
 * Draw what stands in PLACE anew, and let whoever types in a field there type on in the one that takes its place.
 * @param {HTMLElement} place
 * @param {() => void} draw
 */
export function typingOn(place, draw) {
  const fields = () => [...place.querySelectorAll("input, textarea, select")];
  const [had, before] = [document.activeElement, fields()];
  const caret = had instanceof HTMLInputElement || had instanceof HTMLTextAreaElement ? had.selectionStart : null;
  const at = had ? before.indexOf(had) : -1;
  draw();
  if (!had || at < 0 || place.contains(had)) return;
  const after = fields();
  const now = (had.id && after.find(({ id }) => id === had.id)) || (after.length === before.length ? after[at] : null);
  if (now instanceof HTMLElement) now.focus({ preventScroll: true });
  if (caret !== null && (now instanceof HTMLInputElement || now instanceof HTMLTextAreaElement)) now.setSelectionRange(caret, caret);
}

/**
 * Show VALUE in FIELD. Whoever types in it is not disturbed by what the page makes of that; what was put in its place (taken
 * back, or entered in another window) is shown even so: a field that says something else would be believed.
 * @param {HTMLInputElement} field
 * @param {string} value
 * @param {boolean} replaced whether it was put in the place of what was typed
 */
export function showTyped(field, value, replaced) {
  const typing = document.activeElement === field;
  if (field.value === value || (typing && !replaced)) return;
  const caret = field.selectionStart;
  field.value = value;
  if (typing && caret !== null) field.setSelectionRange(caret, caret);
}
