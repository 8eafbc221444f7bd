// An assessment as it is kept in this browser between two visits.
import { fromAssessment, toAssessment } from "./assessment.js";
import { isBlank } from "./state.js";

/** @typedef {import("./state.js").State} State */

const FORMAT = "draft/1";

/**
 * @param {import("./assessment.js").Form} form
 * @returns {import("./documents.js").Writing<State>}
 */
export const draftOf = (form) => ({
  name: `aftersales.${form.rubric}`,
  write: (state) =>
    isBlank(state)
      ? null
      : { format: FORMAT, saved: new Date().toISOString(), assessment: toAssessment(form.rubric, state) },
  read: ({ format, assessment }) => (format === FORMAT ? fromAssessment(assessment, form) : null),
});
