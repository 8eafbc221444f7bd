// A column of names out of a spreadsheet, pasted into a field of one line: the browser would run its lines together.

const BETWEEN = "、";

/** TEXT with its lines side by side, as names are listed in one line. @param {string} text */
export const inOneLine = (text) => text.split(/[\r\n]+/).map((line) => line.trim()).filter(Boolean).join(BETWEEN);

/**
 * Let what is pasted into FIELD keep its lines apart.
 * @param {HTMLInputElement} field
 */
export function takeLines(field) {
  field.addEventListener("paste", (event) => {
    const pasted = event.clipboardData?.getData("text/plain") ?? "";
    if (!/[\r\n]/.test(pasted.trim())) return;
    event.preventDefault();
    const end = field.value.length;
    field.setRangeText(inOneLine(pasted), field.selectionStart ?? end, field.selectionEnd ?? end, "end");
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
}
