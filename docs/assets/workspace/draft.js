// An assessment as it is kept in this browser between two visits.
import { FORMAT, fromAssessment, toAssessment } from "./assessment.js";
import { isBlank } from "./state.js";

/** @typedef {import("./state.js").State} State */

const DRAFT = "draft/1"; // an assessment as earlier releases kept it

/**
 * @param {import("./assessment.js").Form} form
 * @returns {import("./documents.js").Writing<State>}
 */
export const draftOf = (form) => ({
  name: `aftersales.${form.kept ?? form.rubric}`,
  blank: { format: FORMAT, rubric: form.rubric, findings: {} },
  write: (state) => (isBlank(state) ? null : toAssessment(form.rubric, state)),
  read: (mapping) => fromAssessment(mapping.format === DRAFT ? mapping.assessment : mapping, form),
});
