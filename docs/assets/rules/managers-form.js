// After-sales service managers: what the form asks, and where its fields stand in the request.

/** @param {import("./form.js").Fields} fields */
export function request({ rubric, staff = "", all_staff }) {
  return staff.trim() ? { kind: "managers", typed: true, staff, all_staff, rubric } : null;
}

/** @param {string} at */
export const place = (at) => ({ field: at });
