// Whether something is being typed, letter by letter, or was done at one stroke.

/** Whether NODE is a field to type into. @param {EventTarget | null} node */
export const isField = (node) =>
  node instanceof HTMLTextAreaElement || (node instanceof HTMLInputElement && !["radio", "checkbox"].includes(node.type));

/** Whether what changes now is being typed. */
export const isTyping = () => isField(document.activeElement);

/**
 * Draw what stands in PLACE anew, and let whoever types in a field there type on in the one that has its id then.
 * @param {HTMLElement} place
 * @param {() => void} draw
 */
export function typingOn(place, draw) {
  const had = document.activeElement;
  const typed = place.contains(had) && had instanceof HTMLInputElement ? had.selectionStart : null;
  const id = place.contains(had) ? had?.id : "";
  draw();
  const now = id ? document.getElementById(id) : null;
  now?.focus({ preventScroll: true });
  if (now instanceof HTMLInputElement && typed !== null) now.setSelectionRange(typed, typed);
}
