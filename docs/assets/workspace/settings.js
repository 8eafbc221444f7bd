// What is set on a page that looks ahead (chances, efforts, a target), kept in this browser beside the assessment.

/** @typedef {import("./documents.js").Mapping} Mapping */

const FORMAT = "outlook/1";

/**
 * @template {object} Values
 * @param {string} rubric under which its assessments are kept
 * @param {string} view
 * @param {Values} blank what is set while nothing is set
 * @param {(values: Mapping) => Values | null} read whole or not at all
 * @returns {import("./documents.js").Writing<Values>}
 */
export const settingsOf = (rubric, view, blank, read) => ({
  name: `aftersales.${rubric}.${view}`,
  blank: { format: FORMAT, ...blank },
  write: (values) => (JSON.stringify(values) === JSON.stringify(blank) ? null : { format: FORMAT, ...values }),
  read: ({ format, ...values }) => (format === FORMAT ? read(values) : null),
});
