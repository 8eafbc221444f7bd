// A share link that holds the page's settings beside the assessment: "#a=<assessment>.<settings>".
import { isLink, pack, unpack } from "../foundation/fragment.js";

const MARK = "#a=";
const BETWEEN = "."; // not a sign of base64url

/**
 * Take the settings out of the address, so that what is left is a link like any other. They are handed
 * over only when the assessment of that link is taken over: what is given back is called then.
 * @param {HTMLElement} root
 * @param {(values: unknown) => void} take
 * @returns {() => void}
 */
export function settingsInAddress(root, take) {
  /** @type {unknown} */
  let waiting;
  const look = () => {
    waiting = undefined;
    const [assessment = "", settings] = location.hash.split(BETWEEN);
    if (!isLink(assessment) || !settings) return;
    history.replaceState(history.state, "", location.pathname + location.search + assessment);
    unpack(MARK + settings).then(
      (text) => (waiting = JSON.parse(text)),
      () => (waiting = undefined),
    );
  };
  addEventListener("hashchange", look);
  look();
  // The dialog that offers the link was closed; by then what was accepted has been taken over.
  root.addEventListener("close", () => (waiting = undefined), true);
  return () => {
    if (waiting !== undefined) take(waiting);
    waiting = undefined;
  };
}

/**
 * What a link holds after the assessment.
 * @param {unknown} settings
 */
export const settingsTail = async (settings) => BETWEEN + (await pack(JSON.stringify(settings))).slice(MARK.length);
