// A fault of the engine as a sentence: where it stands, what was found, what is expected.

/**
 * @param {import("./assessment/page.js").Page} page
 * @param {import("../engine/ask.js").Fault} fault
 */
export function faultLine(page, fault) {
  const at = fault.at.replace(/^findings\./, "") || page.say("fault_whole");
  return page.say("fault_line", { at, found: fault.found, expected: page.pick(fault.expected) });
}
