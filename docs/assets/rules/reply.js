// The shape of the engine's replies, as far as these pages read them. Types only.

/**
 * @typedef {import("../foundation/words.js").Text} Text
 * @typedef {import("../foundation/words.js").Reference} Reference
 * @typedef {string | null | { earliest: string, latest: string }} Figure
 * @typedef {{ id: string, title: Text, edition: string, sha256: string }} Document
 *
 * @typedef {object} Reading
 * @property {string} discrepancy
 * @property {string} register
 * @property {Text} title
 * @property {string} reading
 * @property {Text} text
 * @property {Reference | null} source
 * @property {boolean | null} differs null where NEEDS says what must be given first
 * @property {string[]} differing figures that are others than ours
 * @property {string[]} needs fields of the form
 * @property {Record<string, Figure> & { other_dates?: Record<string, Figure> }} result
 * @property {Record<string, string>} [display]
 *
 * @typedef {object} NotComputed
 * @property {string} discrepancy
 * @property {string} register
 * @property {Text} title
 * @property {string} reading
 * @property {Text} text
 * @property {Text} why
 *
 * @typedef {object} TraceStep
 * @property {string} step
 * @property {Text} text
 * @property {Reference | null} source
 *
 * @typedef {object} Grounded what every result has
 * @property {Document} [document]
 * @property {Document} [rubric]
 * @property {string[]} discrepancies
 * @property {Record<string, string>} chosen_readings
 * @property {Reading[]} readings
 * @property {NotComputed[]} not_computed
 * @property {TraceStep[]} trace
 *
 * @typedef {object} Row of the worksheet
 * @property {string} figure
 * @property {Text} label
 * @property {string} days
 * @property {{ days: string, suggested: string }} display
 * @property {boolean} deviates
 *
 * @typedef {object} AuditTimeParts
 * @property {string} initial
 * @property {{ from: string, to: string }} band
 * @property {Record<string, string>} display
 * @property {{ display: Record<string, string>, text: Text }} suggestion
 * @property {{ rows: Row[], warnings: Text[] }} worksheet
 * @typedef {Grounded & AuditTimeParts} AuditTimeResult
 *
 * @typedef {"initial" | "surveillance" | "recertification"} Audit
 * @typedef {{ order: number, name: string, region: string, type: string, headcount: string | null,
 *   last_visited: string | null, reason: Text }} Choice
 * @typedef {{ region: string, type: string, sites: number, display: { share: string }, visited: number,
 *   drawn: number, covered: boolean }} Stratum
 *
 * @typedef {object} Draw
 * @property {Audit} stage
 * @property {string} seed
 * @property {number} size
 * @property {Choice[]} choices
 * @property {string[]} central_office
 * @property {{ strata: Stratum[], uncovered: number, headcount: { drawn: string | null, all: string | null } }} cover
 * @property {string[]} ignored_columns
 * @property {Text} convention
 *
 * @typedef {{ bad_sites: number, sites: number, display: Record<Audit, string> }} Point
 *
 * @typedef {object} SitesParts
 * @property {string} sites
 * @property {Record<Audit, string>} display
 * @property {Draw | null} draw
 * @property {{ asked: Point | null, series: Point[] } | null} detection
 * @typedef {Grounded & SitesParts} SitesResult
 *
 * @typedef {object} Entry of the timeline
 * @property {string} event
 * @property {Text} label
 * @property {string | null} earliest
 * @property {string} latest
 * @property {string | null} done
 * @property {string} status
 * @property {number | null} days
 * @property {Reference} source
 *
 * @typedef {object} CalendarParts
 * @property {string | null} issued
 * @property {string | null} today
 * @property {string | null} expiry
 * @property {{ date: string, days_late: number }[]} surveillance
 * @property {{ late: string[], years: number[] }} missing
 * @property {Entry[]} timeline
 * @property {Text[]} warnings
 * @property {Entry | null} next
 * @typedef {Grounded & CalendarParts} CalendarResult
 *
 * @typedef {object} ManagersParts
 * @property {string} managers
 * @property {{ managers: string }} display
 * @property {Text} of_label
 * @property {string[]} needs
 * @typedef {Grounded & ManagersParts} ManagersResult
 */

export {};
