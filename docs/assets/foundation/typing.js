// Whether something is being typed, letter by letter, or was done at one stroke.

/** Whether NODE is a field to type into. @param {EventTarget | null} node */
export const isField = (node) =>
  node instanceof HTMLTextAreaElement || (node instanceof HTMLInputElement && !["radio", "checkbox"].includes(node.type));

/** Whether what changes now is being typed. */
export const isTyping = () => isField(document.activeElement);
