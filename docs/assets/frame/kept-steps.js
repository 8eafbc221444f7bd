// The steps to undo outlive the page: from one page of a tab to the next, each document has its own.

/**
 * The steps of HISTORY outlive the page in this tab. Gives what takes up those of a document, unless there are own ones. Where
 * a part goes over to another document, those of the one before would take back what somebody else answered alike in it.
 * @param {string} name
 * @param {import("../workspace/undo.js").History<any>} history
 * @returns {(part: string, document: string) => void} tells that PART of the work is DOCUMENT
 */
export function keptSteps(name, history) {
  let owner = "";
  const place = () => `${name}.${owner}`;
  const resume = () => {
    try {
      const kept = JSON.parse(sessionStorage.getItem(place()) ?? "null");
      if (Array.isArray(kept?.done) && Array.isArray(kept.undone)) history.resume(kept);
    } catch {
      // steps that cannot be read are no loss of work
    }
  };
  const hand = () => {
    if (!owner) return; // left before the document was known: those that are kept are of an earlier page
    try {
      sessionStorage.setItem(place(), JSON.stringify(history.steps()));
    } catch {
      // nor are steps that there is no room for
    }
  };
  addEventListener("pagehide", hand);
  /** @type {string | null} the steps as they were when the page was shown again */
  let shownAgain = null;
  addEventListener("pageshow", ({ persisted }) => {
    if (!persisted) return;
    resume();
    shownAgain = JSON.stringify(history.steps());
  });
  // The page that is left may hand its steps on when this one is shown already: they are taken up unless there are newer ones.
  addEventListener("storage", ({ key, storageArea }) => {
    if (key === place() && storageArea === sessionStorage && shownAgain === JSON.stringify(history.steps())) resume();
  });
  return (part, document) => {
    if (owner === document) return;
    hand();
    if (owner) history.resume(without(history.steps(), part));
    owner = document;
    const can = history.can();
    if (!can.undo && !can.redo) resume();
  };
}

/**
 * STEPS without what they did in PART; what they did in others stays theirs.
 * @param {import("../workspace/undo.js").Steps} steps
 * @param {string} part
 * @returns {import("../workspace/undo.js").Steps}
 */
function without({ done, undone }, part) {
  const [left, taken] = [done, undone].map((steps) =>
    steps.map((step) => ({ ...step, edits: step.edits.filter(({ path }) => path[0] !== part) })).filter(({ edits }) => edits.length),
  );
  return { done: left ?? [], undone: taken ?? [] };
}
