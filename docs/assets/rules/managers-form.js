// After-sales service managers: what the form asks, and where its fields stand in the request.
import { filled } from "../engine/ask.js";
import { plain } from "./fields.js";

/** @param {import("./form.js").Fields} fields */
export function request({ rubric, staff, all_staff }) {
  if (!plain(staff)) return null;
  return { kind: "managers", staff: plain(staff), ...filled({ all_staff: plain(all_staff), rubric }) };
}

/** @param {string} at */
export const place = (at) => ({ field: at });
