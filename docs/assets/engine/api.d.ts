/** Requests and replies of the engine: written by `make generate` from src/aftersales/shapes. */

/** What is done about a finding. */
export interface Action {
  what?: Words;
  /** A person or a department. */
  owner?: Words;
  due?: Date;
  /** Planned unless given. */
  state?: "planned" | "under-way" | "done" | "verified";
  /** What shows that it was taken. */
  evidence?: Words;
  note?: Words;
}

/** What is done about each loss, and what does it come to by when? */
export interface ActionsRequest {
  /** Fixed. */
  format: "request/1";
  /** By the editions in force on this day; else by those of today. */
  in_force_on?: Date | null;
  readings?: ChosenReadings;
  lineage?: Lineage;
  /** See assessment-1.json. */
  assessment: Assessment;
  kind: "actions";
  /** By it something is overdue. */
  today?: Date;
}

/** The reply to a request of the kind actions. */
export interface ActionsResult {
  /** The readings that the request switched: discrepancy to reading. */
  chosen_readings: { [key: string]: Id };
  /** That this is a self-made estimate and no certification; the terminal adds it. */
  notice?: Text;
  rubric: Rubric;
  /** One for each loss. */
  planned: Planned[];
  /** The losses that nothing is done about. */
  without_action: ClauseId[];
  /** Those of them of which a clause asks for an action. */
  required: ClauseId[];
  unassessed: Unassessed[];
  /** Actions about what is not lost. */
  idle: ClauseId[];
  stages: Stage[];
}

export interface Adjustment {
  id: Id;
  label: Text;
  /** How many entries. */
  count: Count;
  /** What they come to. */
  points: Exact;
  display: PointsDisplay;
  source: Reference;
}

/** What to show of each figure beside it, rounded as is right for it; of a figure that is null there is nothing. */
export interface AgreementDisplay {
  spread: ShownPoints;
  agreement?: Percent;
  ac1?: string;
}

/** Where do two assessors differ, and what do they decide? */
export interface AgreementRequest {
  /** Fixed. */
  format: "request/1";
  kind: "agreement";
  first: AssessedBy;
  second: AssessedBy;
  /** By clause. */
  settled?: { [key: string]: SettledFinding };
  readings?: ChosenReadings;
}

/** The reply to a request of the kind agreement. */
export interface AgreementResult {
  /** The readings that the request switched: discrepancy to reading. */
  chosen_readings: { [key: string]: Id };
  /** That this is a self-made estimate and no certification; the terminal adds it. */
  notice?: Text;
  rubric: Rubric;
  first: Assessor;
  second: Assessor;
  /** Clauses that both answered. */
  both: Count;
  /** Those of them on which both say the same. */
  same: Count;
  /** What they are apart over all clauses, in points. */
  spread: Amount;
  /** same of both; null where both is 0. */
  agreement: Probability | null;
  /** Gwet's AC1 over met, partly, not met and not applicable: agreement beyond chance. */
  ac1: Exact | null;
  display: AgreementDisplay;
  /** Where they differ, in the order of the rubric. */
  clauses: Spread[];
  /** Those that are not settled. */
  unsettled: ClauseId[];
  /** Clauses that one of them left open. */
  one_sided: ClauseId[];
  /** Special entries and certificates of one alone; the consensus has them. */
  one_sided_beside: Alone[];
  /** Other differences; the consensus has the first's. */
  beside: Conflict[];
  consensus: Consensus;
  /** Why they may be one file twice, or of two cases; days of one alone. */
  warnings: Text[];
}

/** A special entry or a certificate that one of them has and the other has not; it counts in the consensus. */
export interface Alone {
  place: string;
  label: Text;
  /** Who has it, or has more of them. */
  by: string;
  /** How many more. */
  count: Count;
}

/** An exact number of zero or more in lowest terms: 95 or 1235/13. */
export type Amount = string;

/** Where two documents have several, the merge of these: places on which they do not agree count as unknown. */
export interface Ancestors {
  /** What these grew out of. */
  base?: Assessment | ScoreRequest | ForecastRequest | ImproveRequest | AuditTimeRequest | SitesRequest | CalendarRequest | ManagersRequest | Ancestors | null;
  mine: Assessment | ScoreRequest | ForecastRequest | ImproveRequest | AuditTimeRequest | SitesRequest | CalendarRequest | ManagersRequest | Ancestors;
  theirs: Assessment | ScoreRequest | ForecastRequest | ImproveRequest | AuditTimeRequest | SitesRequest | CalendarRequest | ManagersRequest | Ancestors;
}

/** There is a result. */
export interface Answered {
  /** Fixed. */
  format: "reply/1";
  ok: true;
  /** That of the request. */
  kind: "score" | "forecast" | "improve" | "audit-time" | "sites" | "calendar" | "managers" | "record" | "verify" | "sign" | "merge" | "compare" | "next" | "nearest" | "losses" | "evidence" | "owners" | "actions" | "by-site" | "timetable" | "agreement" | "carry-over" | "deletions" | "hand-in";
  /** By the schema of its kind: score-1.json and so on; of record: record-1.json. */
  result: ScoreResult | ForecastResult | ImproveResult | AuditTimeResult | SitesResult | CalendarResult | ManagersResult | Record | VerifyResult | SignResult | MergeResult | CompareResult | NextResult | NearestResult | LossesResult | EvidenceResult | OwnersResult | ActionsResult | BySiteResult | TimetableResult | AgreementResult | CarryOverResult | DeletionsResult | HandInResult;
}

/** What to show of each figure beside it, rounded as is right for it; of a figure that is null there is nothing. */
export interface ApplicableDisplay {
  applicable: ShownPoints;
}

/** Zero or more: whole, decimal or fraction (3, 1.5, 3/5), exact; never a JSON number with a point. */
export type AskedAmount = number | string;

/** A calculation, strictly or as it was typed. */
export type AskedCalculation = ScoreRequest | ForecastRequest | ImproveRequest | AuditTimeRequest | SitesRequest | CalendarRequest | ManagersRequest | TypedRequest;

/** A whole number of zero or more; as text it may be long. */
export type AskedCount = number | string;

export interface AssessedBy {
  /** Whose it is. */
  by: Words;
  /** See assessment-1.json. */
  assessment: Assessment;
}

/** Findings clause by clause; a clause that is left out is not yet answered. */
export interface Assessment {
  format: "assessment/1";
  rubric: Id;
  /** By clause. */
  findings?: { [key: string]: Finding };
  /** One entry each. */
  special_deductions?: Deduction[];
  /** At most one. */
  special_bonus?: Special;
  /** Those held. */
  certificates?: Id[];
  /** By clause. */
  notes?: { [key: string]: string };
  /** Free text, never required. */
  organisation?: { [key: string]: string };
  /** The day on which evidence must hold. */
  as_of?: Date;
  /** By the edition in force on this day; else by today's. */
  in_force_on?: Date;
  /** The period that evidence must cover. */
  period?: Period;
  /** By clause, and by what it shows: the rubric's words in Chinese, or one's own. */
  evidence?: { [key: string]: { [key: string]: Evidence } };
  /** Who answers for a clause. */
  owners?: { [key: string]: Words };
  /** By clause or certificate. */
  actions?: { [key: string]: Action };
  /** By clause. */
  decisions?: { [key: string]: Decision };
  decided_from?: Original[];
  lineage?: Lineage;
}

export interface Assessor {
  complete: boolean;
  /** Null while clauses are open. */
  verdict: Verdict | null;
  range: ScoreRange;
  by: string;
  /** Of the assessment. */
  sha256: Sha256;
}

/** What to show of each figure beside it, rounded as is right for it; of a figure that is null there is nothing. */
export interface AuditTimeDisplay {
  initial: ShownDays;
  on_site_minimum: ShownDays;
  surveillance: ShownDays;
  recertification: ShownDays;
  surveillance_on_site_minimum?: ShownDays;
  recertification_on_site_minimum?: ShownDays;
}

/** Person-days, exact; null where that reading asks for none. */
export interface AuditTimeFigures {
  initial: Amount;
  on_site_minimum: Amount;
  surveillance: Amount;
  surveillance_on_site_minimum: Amount | null;
  recertification: Amount;
  recertification_on_site_minimum: Amount | null;
}

/** The result under a reading that was not adopted. */
export interface AuditTimeReading {
  discrepancy: Id;
  register: Register;
  title: Text;
  /** The reading that the project adopts. */
  adopted: Id;
  /** The reading shown here. */
  reading: Id;
  /** What it says. */
  text: Text;
  /** Where it is printed; null if nowhere. */
  source: Reference | null;
  /** Whether the result depends on the choice; null where the request lacks what would tell. */
  differs: boolean | null;
  /** The figures that are others than ours. */
  differing: Key[];
  /** The keys that the request lacks for it. */
  needs: Key[];
  result: AuditTimeFigures;
  display: AuditTimeDisplay;
}

/** How many person-days does an audit take? */
export interface AuditTimeRequest {
  /** Fixed. */
  format: "request/1";
  /** By the editions in force on this day; else by those of today. */
  in_force_on?: Date | null;
  readings?: ChosenReadings;
  lineage?: Lineage;
  /** The rule document; may be left out while one has the rule. */
  document?: Id | null;
  kind: "audit-time";
  /** Effective headcount. */
  headcount: AskedCount;
  worksheet?: WorksheetRequest;
}

/** Audit time by effective headcount; the reply to a request of the kind audit-time. */
export interface AuditTimeResult {
  /** The readings that the request switched: discrepancy to reading. */
  chosen_readings: { [key: string]: Id };
  /** That this is a self-made estimate and no certification; the terminal adds it. */
  notice?: Text;
  /** The discrepancies that the result relies on. */
  discrepancies: Id[];
  /** Readings of the discrepancies relied on that would change the result and cannot be computed. */
  not_computed: NotComputed[];
  /** The steps, in order. */
  trace: TraceStep[];
  document: RuleDocument;
  /** Effective headcount, as asked. */
  headcount: Whole;
  /** Initial audit. */
  initial: Amount;
  /** Of the initial audit on site, at least. */
  on_site_minimum: Amount;
  /** About. */
  surveillance: Amount;
  /** Of surveillance on site, at least; null where the rule as read asks for none. */
  surveillance_on_site_minimum: Amount | null;
  /** About. */
  recertification: Amount;
  /** Of recertification on site, at least; null where the rule as read asks for none. */
  recertification_on_site_minimum: Amount | null;
  display: AuditTimeDisplay;
  /** Of every figure. */
  unit: "person-day";
  band: Band;
  suggestion: Suggestion;
  worksheet: Worksheet;
  /** What it would be under the readings not adopted. */
  readings: AuditTimeReading[];
}

export interface Band {
  from: Whole;
  to: Whole;
  days: Amount;
}

/** Bytes in base64url, without padding. */
export type Base64Url = string;

/** Sampled site by site: the clause has the sum of them. */
export interface BySite {
  /** By site, at least one. */
  by_site: { [key: string]: SiteSample };
  reason?: Words;
  extent?: Extent;
}

/** A clause sampled site by site, with the sum that its points are lost by. */
export interface BySiteClause {
  clause: ClauseId;
  title: Text;
  points: Amount;
  lost: Amount;
  display: LossDisplay;
  sampled: Whole;
  nonconforming: Whole;
  extent: Extent | null;
  extent_label: Text | null;
  sites: SiteFinding[];
  /** Drawn sites of which it says nothing. */
  missing: string[];
  source: Reference;
}

/** What was found at each site? */
export interface BySiteRequest {
  /** Fixed. */
  format: "request/1";
  /** By the editions in force on this day; else by those of today. */
  in_force_on?: Date | null;
  readings?: ChosenReadings;
  lineage?: Lineage;
  /** See assessment-1.json. */
  assessment: Assessment;
  kind: "by-site";
  /** The sites that were drawn. */
  sites?: string[];
}

/** The reply to a request of the kind by-site. */
export interface BySiteResult {
  /** The readings that the request switched: discrepancy to reading. */
  chosen_readings: { [key: string]: Id };
  /** That this is a self-made estimate and no certification; the terminal adds it. */
  notice?: Text;
  rubric: Rubric;
  /** As drawn, then others that clauses tell of. */
  sites: SiteTotal[];
  clauses: BySiteClause[];
}

/** What is due when? At least one of the dates that something counts from. */
export interface CalendarDates {
  /** Fixed. */
  format: "request/1";
  /** By the editions in force on this day; else by those of today. */
  in_force_on?: Date | null;
  readings?: ChosenReadings;
  lineage?: Lineage;
  /** The rule document; may be left out while one has the rule. */
  document?: Id | null;
  kind: "calendar";
  issued?: Date | null;
  today?: Date | null;
  suspended?: Date | null;
  correction_requested?: Date | null;
  appeal_received?: Date | null;
  appeal_accepted?: Date | null;
  verified?: Date | null;
  informed?: Date | null;
  printed_expiry?: Date | null;
  surveillance?: Date[];
  holidays?: Date[];
  workdays?: Date[];
  /** By event, the day it was done. */
  done?: { [key: string]: Date };
  /** Events that do not concern this certificate. */
  skip?: Id[];
}

/** Dates and windows; null: none. */
export interface CalendarFigures {
  first_surveillance: Date | Window | null;
  expiry: Date | Window | null;
  recertification_application: Date | Window | null;
  suspension_usual: Date | Window | null;
  suspension_maximum: Date | Window | null;
  wrong_use_correction: Date | Window | null;
  appeal_answer: Date | Window | null;
  suspension_decision: Date | Window | null;
  withdrawal_decision: Date | Window | null;
  records_until: Date | Window | null;
  next_surveillance: Date | Window | null;
  /** The dates of events that not every document knows, by event; left out where it states none. */
  other_dates?: { [key: string]: Date | Window | null };
}

/** The result under a reading that was not adopted. */
export interface CalendarReading {
  discrepancy: Id;
  register: Register;
  title: Text;
  /** The reading that the project adopts. */
  adopted: Id;
  /** The reading shown here. */
  reading: Id;
  /** What it says. */
  text: Text;
  /** Where it is printed; null if nowhere. */
  source: Reference | null;
  /** Whether the result depends on the choice; null where the request lacks what would tell. */
  differs: boolean | null;
  /** The figures that are others than ours. */
  differing: Key[];
  /** The keys that the request lacks for it. */
  needs: Key[];
  result: CalendarFigures;
  display: NoDisplay;
}

/** What is due when? */
export type CalendarRequest = CalendarDates;

/** A certificate's dates; the reply to a request of the kind calendar. */
export interface CalendarResult {
  /** The readings that the request switched: discrepancy to reading. */
  chosen_readings: { [key: string]: Id };
  /** That this is a self-made estimate and no certification; the terminal adds it. */
  notice?: Text;
  /** The discrepancies that the result relies on. */
  discrepancies: Id[];
  /** Readings of the discrepancies relied on that would change the result and cannot be computed. */
  not_computed: NotComputed[];
  /** The steps, in order. */
  trace: TraceStep[];
  document: RuleDocument;
  /** As given; null if not. */
  issued: Date | null;
  /** As given; null: nothing is judged overdue. */
  today: Date | null;
  /** Null: the date that it counts from was not given, or it was skipped. */
  first_surveillance: Date | null;
  /** Null: the date that it counts from was not given, or it was skipped. */
  expiry: Date | null;
  /** A window where it is read as one. Null: the date that it counts from was not given, or it was skipped. */
  recertification_application: Date | Window | null;
  /** Null: the date that it counts from was not given, or it was skipped. */
  suspension_usual: Date | null;
  /** Null: the date that it counts from was not given, or it was skipped. */
  suspension_maximum: Date | null;
  /** Null: the date that it counts from was not given, or it was skipped. */
  wrong_use_correction: Date | null;
  /** Null: the date that it counts from was not given, or it was skipped. */
  appeal_answer: Date | null;
  /** Null: the date that it counts from was not given, or it was skipped. */
  suspension_decision: Date | null;
  /** Null: the date that it counts from was not given, or it was skipped. */
  withdrawal_decision: Date | null;
  /** Null: the date that it counts from was not given, or it was skipped. */
  records_until: Date | null;
  /** Null: none is due, or no date of issue was given. */
  next_surveillance: Window | null;
  /** The dates of events that not every document knows, by event; left out where it states none. */
  other_dates?: { [key: string]: Date | Window | null };
  /** The dates that a chosen reading counts from and the request lacks. */
  needs: Key[];
  /** The visits given. */
  surveillance: Visit[];
  missing: MissingSurveillance;
  /** Every date, in order. */
  timeline: Entry[];
  /** Events of the timeline that are overdue. */
  overdue: Id[];
  /** What comes next; null if nothing. */
  next: Entry | null;
  /** What it would be under the readings not adopted. */
  readings: CalendarReading[];
  /** What the dates given leave open. */
  warnings: Text[];
}

/** By the other rubric. */
export interface Carried {
  /** The readings that the request switched: discrepancy to reading. */
  chosen_readings: { [key: string]: Id };
  complete: boolean;
  /** Null while clauses are open. */
  verdict: Verdict | null;
  range: ScoreRange;
  rubric: Rubric;
  /** See assessment-1.json. */
  assessment: Assessment;
}

/** What a clause may be answered with; it stands until it is confirmed. */
export interface CarriedFinding {
  clause: ClauseId;
  title: Text;
  points: Amount;
  origins: Origin[];
  /** Null where nothing can be suggested. */
  suggested: Finding | null;
  /** Why not. */
  hindrance: "open" | "disagree" | "not-deletable" | null;
  /** The same in words. */
  why: Text | null;
  /** Whether the clause is answered by the other rubric already. */
  answered: boolean;
  confirmed: boolean;
  source: Reference;
}

/** What do findings by one rubric suggest by another? */
export interface CarryOverRequest {
  /** Fixed. */
  format: "request/1";
  /** By the editions in force on this day; else by those of today. */
  in_force_on?: Date | null;
  readings?: ChosenReadings;
  lineage?: Lineage;
  /** See assessment-1.json. */
  assessment: Assessment;
  kind: "carry-over";
  /** The other rubric. */
  to: Id;
  /** What is answered by the other rubric; see assessment-1.json. */
  into?: Assessment;
  /** Clauses whose suggestion is taken. */
  confirmed?: ClauseId[];
  /** Readings of the other rubric; `readings` has those of this one. */
  to_readings?: ChosenReadings;
}

/** The reply to a request of the kind carry-over. */
export interface CarryOverResult {
  /** The readings that the request switched: discrepancy to reading. */
  chosen_readings: { [key: string]: Id };
  /** That this is a self-made estimate and no certification; the terminal adds it. */
  notice?: Text;
  rubric: Rubric;
  /** By the rubric of the assessment. */
  given: Outcome;
  carried: Carried;
  /** In the order of the other rubric. */
  suggestions: CarriedFinding[];
  /** Clauses that the other rubric has nothing for. */
  without_counterpart: ClauseTitle[];
}

/** That an open clause will be met; 1/2 unless given. */
export interface Chances {
  /** 0 to 1. */
  default?: AskedAmount;
  /** By clause. */
  clauses?: { [key: string]: AskedAmount | ConformingShare };
}

/** What stood at a place before and after; null for nothing. */
export interface Change {
  /** Dotted path, such as findings.5.1.1.1. */
  place: string;
  /** The clause that it belongs to; null for none. */
  clause: ClauseId | null;
  /** The place in words. */
  label: Text;
  change: "added" | "removed" | "changed";
  /** What stood there. */
  before: unknown;
  /** What stands there now. */
  after: unknown;
}

/** A change of points with its sign, at most two decimals. */
export type ChangedPoints = string;

/** A change of a score with its sign, cut to one decimal. */
export type ChangedScore = string;

/** A check before handing in. */
export interface Checked {
  check: "complete" | "reasons" | "evidence" | "valid" | "day";
  label: Text;
  passed: boolean;
  /** Those that do not pass, in the order of the rubric. */
  clauses: Lacking[];
}

/** Readings to switch: discrepancy to reading. */
export type ChosenReadings = { [key: string]: Id };

/** A clause whose finding, words or points changed. */
export interface ClauseChange {
  clause: ClauseId;
  title: Text;
  before: Found;
  after: Found;
  /** What it earns more, or less if negative. */
  points: Exact;
  display: ClauseChangeDisplay;
  source: Reference;
}

/** What to show of each figure beside it, rounded as is right for it; of a figure that is null there is nothing. */
export interface ClauseChangeDisplay {
  points: ChangedPoints;
}

/** A clause id, or the printed number of a clause. */
export type ClauseId = string;

export interface ClauseTitle {
  clause: ClauseId;
  title: Text;
}

/** Two assessments by one rubric, or records of them. */
export interface CompareRequest {
  /** Fixed. */
  format: "request/1";
  kind: "compare";
  /** An assessment, or a record about one; see assessment-1.json and record-1.json. */
  before: Assessment | Record;
  /** An assessment, or a record about one; see assessment-1.json and record-1.json. */
  after: Assessment | Record;
  readings?: ChosenReadings;
}

/** What changed from one assessment to another; the reply to a request of the kind compare. */
export interface CompareResult {
  /** That this is a self-made estimate and no certification; the terminal adds it. */
  notice?: Text;
  /** In the edition that the second is scored by. */
  rubric: Rubric;
  before: Side;
  after: Side;
  change: ScoreChange;
  /** In the order of the rubric. */
  clauses: ClauseChange[];
  /** Special entries, certificates, notes and head. */
  beside: Change[];
  /** Those that the steps turn on. */
  discrepancies: Id[];
  /** The changes in words. */
  trace: TraceStep[];
  /** That each is by an edition of its own, and which clauses one alone has. */
  warnings: Text[];
}

/** What became of the record that a side was given as. */
export interface ComparedRecord {
  /** Its digest is that of its content. */
  intact: boolean;
  /** It was made with the edition that it is compared by. */
  same_document: boolean;
  /** Whether score and level are as recorded; null if none were, or under other readings. */
  agrees: boolean | null;
}

/** Every clause has a finding whose points are stated. */
export interface CompleteScore {
  /** The readings that the request switched: discrepancy to reading. */
  chosen_readings: { [key: string]: Id };
  /** That this is a self-made estimate and no certification; the terminal adds it. */
  notice?: Text;
  rubric: Rubric;
  /** The discrepancies that the result relies on. */
  discrepancies: Id[];
  /** Readings of the discrepancies relied on that would change the result and cannot be computed. */
  not_computed: NotComputed[];
  /** The steps, in order. */
  trace: TraceStep[];
  /** What keeps the level from being higher. */
  limited_by: ("points" | "certificates" | "gate")[];
  range: ScoreRange;
  /** Clauses that were missed and keep, as read, a part of their points that nobody states; the result is then a range. */
  unstated: ClauseId[];
  so_far: Tally;
  /** Sums by section. */
  sections: SectionTally[];
  /** Clauses that are not met, or met in part. */
  losses: Loss[];
  /** Clauses that do not apply. */
  deleted: Deletion[];
  /** Special deductions and bonus. */
  adjustments: Adjustment[];
  /** Those held. */
  certificates: Id[];
  /** Every level, ascending. */
  levels: Distance[];
  /** The nearest level that is not secured; null if all are. */
  next_level: Distance | null;
  /** What an assessor will ask about. */
  warnings: Text[];
  /** What it would be under the readings not adopted. */
  readings: ScoreReading[];
  /** Whether there is a score. */
  complete: true;
  /** Points earned. */
  earned: Amount;
  /** Points that count: all but the deleted. */
  applicable: Amount;
  /** earned / applicable x 100; where nothing is normalised, earned. */
  base: Exact;
  /** The base with special deductions and bonus. */
  final: Exact;
  display: ScoreDisplay;
  /** Null: no level. */
  level: Id | null;
  /** The name of the level, or of having none. */
  level_label: Text;
  /** Null where the document knows no failing. */
  passed: boolean | null;
}

/** A place that both sides changed otherwise. A value is null where nothing stands. */
export interface Conflict {
  /** Dotted path, such as findings.5.1.1.1. */
  place: string;
  /** The clause that it belongs to; null for none. */
  clause: ClauseId | null;
  /** The place in words. */
  label: Text;
  /** In the common ancestor; null also where none tells. */
  base: unknown;
  /** On my side. */
  mine: unknown;
  /** On the other side. */
  theirs: unknown;
  /** Both joined; null where they differ in more than words. */
  both: unknown;
  /** What may be taken. */
  choices: SideToTake[];
}

/** Of a clause marked by samples. */
export interface ConformingShare {
  conforming_share: AskedAmount;
}

export interface Consensus {
  complete: boolean;
  /** Null while clauses are open. */
  verdict: Verdict | null;
  range: ScoreRange;
  /** See assessment-1.json. */
  assessment: Assessment;
}

/** How many of what stands in the reply itself. */
export type Count = number;

/** How many sites are to be visited? */
export interface CountedSites {
  /** Fixed. */
  format: "request/1";
  /** By the editions in force on this day; else by those of today. */
  in_force_on?: Date | null;
  readings?: ChosenReadings;
  lineage?: Lineage;
  /** The rule document; may be left out while one has the rule. */
  document?: Id | null;
  kind: "sites";
  /** The audit to draw for. */
  stage?: "initial" | "surveillance" | "recertification" | null;
  /** Any text; the same seed draws the same. */
  seed?: string | number | null;
  issued?: Date | null;
  /** No visit and no issue of a certificate lies after it. */
  today?: Date | null;
  detection?: DetectionRequest;
  /** Service sites. */
  sites: AskedCount;
  list?: null;
}

/** What the cycle's visits cover. */
export interface Cover {
  /** The date of issue; null: every visit counts. */
  cycle_start: Date | null;
  /** By region and type. */
  strata: Stratum[];
  /** Strata covered. */
  covered: Count;
  /** Strata left. */
  uncovered: Count;
  headcount: CoverHeadcount;
}

/** People. */
export interface CoverHeadcount {
  /** Null unless known of each. */
  drawn: Whole | null;
  /** Null unless known of each. */
  all: Whole | null;
}

/** A date: 2025-06-06. */
export type Date = string;

/** Whose finding on a clause was taken, where two differed. */
export interface Decision {
  /** Whose finding it is, by name; or that it was agreed. */
  stands: Words;
  reason?: Words;
}

/** An entry of a special deduction, and the action that mends it. */
export interface Deduction {
  clause?: ClauseId;
  reason?: Words;
  action?: Action;
}

export interface Deletion {
  clause: ClauseId;
  title: Text;
  points: Amount;
  display: PointsDisplay;
  /** Why it does not apply. */
  reason: string;
}

/** What it comes to, with the applicable points beside it. */
export interface DeletionOutcome {
  complete: boolean;
  /** Null while clauses are open. */
  verdict: Verdict | null;
  range: ScoreRange;
  applicable: Amount;
  /** How many clauses are deleted. */
  deleted: Count;
  display: ApplicableDisplay;
}

/** What may be deleted, and what does that do to the score? */
export interface DeletionsRequest {
  /** Fixed. */
  format: "request/1";
  /** By the editions in force on this day; else by those of today. */
  in_force_on?: Date | null;
  readings?: ChosenReadings;
  lineage?: Lineage;
  /** See assessment-1.json. */
  assessment: Assessment;
  kind: "deletions";
  /** The preset to try as it is. */
  preset?: Id;
  /** Clause to reason; goes before the preset. */
  delete?: { [key: string]: Words };
}

/** The reply to a request of the kind deletions. */
export interface DeletionsResult {
  /** The readings that the request switched: discrepancy to reading. */
  chosen_readings: { [key: string]: Id };
  /** That this is a self-made estimate and no certification; the terminal adds it. */
  notice?: Text;
  rubric: Rubric;
  /** Those of the rubric; none has to be taken. */
  presets: Preset[];
  /** What the request deletes. */
  chosen: PresetClause[];
  /** As the assessment is. */
  given: DeletionOutcome;
  /** Without any deletion, those clauses being open. */
  without: DeletionOutcome;
  /** With what was chosen deleted as well. */
  suggested: DeletionOutcome;
  /** See assessment-1.json. */
  assessment: Assessment;
}

export interface Detection {
  /** Null unless a number or share was asked for. */
  asked: DetectionPoint | null;
  /** Points of a plot, from no bad site to all. */
  series: DetectionPoint[];
}

/** What samples can see. */
export interface DetectionPoint {
  /** How many sites are bad; at most 10000. */
  bad_sites: Count;
  /** Of how many; at most 10000. */
  sites: number;
  /** That the sample of this audit has a bad site. */
  initial: Probability;
  /** That the sample of this audit has a bad site. */
  surveillance: Probability;
  /** That the sample of this audit has a bad site. */
  recertification: Probability;
  display: DetectionPointDisplay;
}

/** What to show of each figure beside it, rounded as is right for it; of a figure that is null there is nothing. */
export interface DetectionPointDisplay {
  initial: Percent;
  surveillance: Percent;
  recertification: Percent;
}

/** What samples can see; one of the two, or neither. */
export interface DetectionRequest {
  bad_sites?: AskedCount | null;
  /** 0 to 1. */
  bad_share?: AskedAmount | null;
}

export interface Difference {
  /** Dotted path in the result. */
  at: string;
  /** The place in words. */
  label: Text;
  /** Then; – for nothing. */
  recorded: string;
  /** Now; – for nothing. */
  recomputed: string;
}

/** A level and how far it is. */
export interface Distance {
  id: Id;
  label: Text;
  /** The score that the level asks for. */
  at_least: Amount;
  /** Certificates that the level asks for. */
  needs_certificates: Count;
  /** Whatever the open clauses bring; if they bring enough; not at all. */
  reach: "secured" | "possible" | "out-of-reach";
  /** Whether the open clauses can bring the points it asks for. */
  points_attainable: boolean;
  /** What stands in the way, open clauses counted as not met. */
  limits: ("points" | "certificates" | "gate")[];
  /** Certificates that are lacking. */
  lacking_certificates: Count;
  /** What the score lacks. */
  gap: Amount;
  /** The same in points of clauses. */
  points: Amount;
  display: DistanceDisplay;
}

/** What to show of each figure beside it, rounded as is right for it; of a figure that is null there is nothing. */
export interface DistanceDisplay {
  at_least: ShownPoints;
  gap: ShownPoints;
  points: ShownPoints;
}

export interface DocumentComparison {
  /** As recorded. */
  id: string;
  /** As recorded. */
  edition: string | null;
  /** Its SHA-256, as recorded. */
  recorded: string | null;
  /** Null: it is not used today. */
  current: Sha256 | null;
  /** Both alike. */
  same: boolean;
}

export interface Draw {
  /** Another name where the same seed would draw otherwise. */
  procedure: "aftersales-draw/1";
  /** The audit drawn for. */
  stage: "initial" | "surveillance" | "recertification";
  /** As given. */
  seed: string;
  /** How many are drawn. */
  size: Count;
  /** The sites to visit. */
  choices: DrawnSite[];
  /** Central offices in the list. */
  central_office: string[];
  cover: Cover;
  /** Columns of the list that were not read. */
  ignored_columns: string[];
  /** Whose way of choosing it is. */
  convention: Text;
  source: Reference;
}

export interface DrawnSite {
  /** 1, 2, 3 ... */
  order: number;
  /** As listed. */
  name: string;
  /** "" where the list does not say. */
  region: string;
  /** "" where the list does not say. */
  type: string;
  /** Null where the list does not say. */
  headcount: Whole | null;
  /** Null if never, or not said. */
  last_visited: Date | null;
  /** Why its region and type. */
  ground: "uncovered" | "first-of-stratum" | "new-region-and-type" | "new-region" | "new-type" | "share";
  /** Why this site of them. */
  turn: "only-choice" | "never-visited" | "longest-ago" | "drawn";
  /** Both in words. */
  reason: Text;
}

/** What to show of each figure beside it, rounded as is right for it; of a figure that is null there is nothing. */
export interface EffortDisplay {
  needed: ShownPoints;
  most: ShownPoints;
  effort: ShownPoints;
}

/** 1 unless given. */
export interface Efforts {
  default?: AskedAmount;
  /** By clause, certificate or special-deduction-N. */
  named?: { [key: string]: AskedAmount | "impossible" };
}

/** The engine. */
export interface Engines {
  /** Version then. */
  recorded: string;
  /** Version now. */
  current: string;
}

/** One date. */
export interface Entry {
  event: Id;
  label: Text;
  /** First day of a window; null: only the last day counts. */
  earliest: Date | null;
  /** Last day; of a period, its end. */
  latest: Date;
  /** Null if not yet. */
  done: Date | null;
  /** over: a period that ended; due: its window is open; undated: no today to judge by. */
  status: "took-place" | "done" | "done-late" | "overdue" | "over" | "due" | "ahead" | "undated";
  /** From today to its last day, or to the visit that was made; negative: past; null without today. */
  days: number | null;
  source: Reference;
  /** The discrepancies that it turns on. */
  discrepancies: Id[];
}

/** A document that shows that a clause is met, or that it is missing. */
export interface Evidence {
  state: "at-hand" | "missing" | "not-needed";
  /** Its name. */
  document?: Words;
  /** Who has it, or gets it. */
  owner?: Words;
  /** When it was made. */
  date?: Date;
  /** The period that it tells of. */
  covers?: Period;
  /** The last day on which it holds. */
  valid_until?: Date;
  /** The name of the file; the file itself stays where it is. */
  file?: Words;
  /** Of the file. */
  sha256?: Sha256;
  note?: Words;
}

/** Where does each clause stand by its evidence? */
export interface EvidenceRequest {
  /** Fixed. */
  format: "request/1";
  /** By the editions in force on this day; else by those of today. */
  in_force_on?: Date | null;
  readings?: ChosenReadings;
  lineage?: Lineage;
  /** See assessment-1.json. */
  assessment: Assessment;
  kind: "evidence";
  /** The day on which evidence must hold; else that of the assessment. */
  as_of?: Date;
}

/** The reply to a request of the kind evidence. */
export interface EvidenceResult {
  /** The readings that the request switched: discrepancy to reading. */
  chosen_readings: { [key: string]: Id };
  /** That this is a self-made estimate and no certification; the terminal adds it. */
  notice?: Text;
  rubric: Rubric;
  /** Null: no day was named, and nothing has expired. */
  as_of: Date | null;
  /** What evidence must cover; null: nothing in particular. */
  period: Period | null;
  /** How many clauses stand where. */
  counts: { [key: string]: Count };
  /** In the order of the rubric. */
  clauses: Standing[];
  score: Outcome;
  /** With every clause at risk not met. */
  if_at_risk_fails: Outcome;
}

/** An exact number in lowest terms: 95, -1 or 1235/13. */
export type Exact = string;

/** How far a nonconformity reaches; no figure depends on it. */
export type Extent = "isolated" | "repeated" | "systemic";

/** One reason to refuse the input. */
export interface Fault {
  /** Dotted path; "" is the whole. In an assessment it starts at the assessment, elsewhere at the request. */
  at: string;
  /** What stands there; – where nothing does. */
  found: string;
  expected: Text;
}

/** What was found on a clause. */
export type Finding = "met" | "not_met" | NotMet | Sampled | BySite | NotApplicable;

/** What to show of each figure beside it, rounded as is right for it; of a figure that is null there is nothing. */
export interface ForecastDisplay {
  expected: ShownScore;
  passing: Percent;
}

/** What a forecast comes to. */
export interface ForecastFigures {
  /** The mean of the final score. */
  expected: Exact;
  /** That there is a level at all. */
  passing: Probability;
  display: ForecastDisplay;
  range: Range;
  /** No level first, then each level, ascending; together 1. */
  levels: LevelChance[];
}

/** A reading that was not adopted. */
export interface ForecastReading {
  discrepancy: Id;
  register: Register;
  title: Text;
  /** The reading that the project adopts. */
  adopted: Id;
  /** The reading shown here. */
  reading: Id;
  /** What it says. */
  text: Text;
  /** Where it is printed; null if nowhere. */
  source: Reference | null;
  /** Whether what was asked is answered otherwise under this reading. */
  differs: boolean;
  result: ForecastFigures;
}

/** How probable is each level? */
export interface ForecastRequest {
  /** Fixed. */
  format: "request/1";
  /** By the editions in force on this day; else by those of today. */
  in_force_on?: Date | null;
  readings?: ChosenReadings;
  lineage?: Lineage;
  /** See assessment-1.json. */
  assessment: Assessment;
  /** Say, too, what is found under each reading that was not adopted. */
  other_readings?: true | false | "true" | "false";
  kind: "forecast";
  chances?: Chances;
}

/** The exact probability of each score and level; the reply to a request of the kind forecast. */
export interface ForecastResult {
  /** The readings that the request switched: discrepancy to reading. */
  chosen_readings: { [key: string]: Id };
  /** That this is a self-made estimate and no certification; the terminal adds it. */
  notice?: Text;
  rubric: Rubric;
  /** The mean of the final score. */
  expected: Exact;
  /** That there is a level at all. */
  passing: Probability;
  display: ForecastDisplay;
  range: Range;
  /** No level first, then each level, ascending; together 1. */
  levels: LevelChance[];
  /** Readings under which there is no such result; only with other_readings. */
  not_computed?: NotComputed[];
  /** What it would be under the readings not adopted; only with other_readings. */
  readings?: ForecastReading[];
  /** How many clauses are not yet answered. */
  open_clauses: Count;
  /** Every final score that is possible, ascending; together 1. */
  distribution: Possibility[];
}

/** What was found on a clause, and what it earned. */
export interface Found {
  finding: "met" | "not_met" | "sampled" | "not_applicable" | "open";
  /** Specimens drawn; null unless sampled. */
  sampled: Whole | null;
  /** How many of them did not conform. */
  nonconforming: Whole | null;
  /** As given; null if none was. */
  reason: string | null;
  /** The points of the clause. */
  points: Amount;
  /** Points earned. */
  earned: Amount;
  display: FoundDisplay;
  /** Earns nothing for want of a certificate, under the reading chosen. */
  barred: boolean;
}

/** What to show of each figure beside it, rounded as is right for it; of a figure that is null there is nothing. */
export interface FoundDisplay {
  points: ShownPoints;
  earned: ShownPoints;
}

/** What to show of each figure beside it, rounded as is right for it; of a figure that is null there is nothing. */
export interface GainDisplay {
  gain: ShownPoints;
}

/** Is the assessment ready to be handed in? */
export interface HandInRequest {
  /** Fixed. */
  format: "request/1";
  /** By the editions in force on this day; else by those of today. */
  in_force_on?: Date | null;
  readings?: ChosenReadings;
  lineage?: Lineage;
  /** See assessment-1.json. */
  assessment: Assessment;
  kind: "hand-in";
  /** The day on which evidence must hold; else that of the assessment. */
  as_of?: Date;
}

/** The reply to a request of the kind hand-in. */
export interface HandInResult {
  /** The readings that the request switched: discrepancy to reading. */
  chosen_readings: { [key: string]: Id };
  /** That this is a self-made estimate and no certification; the terminal adds it. */
  notice?: Text;
  rubric: Rubric;
  /** Null: no day was named, and nothing has expired. */
  as_of: Date | null;
  /** Whether every check passed. No rule document asks for it. */
  ready: boolean;
  checks: Checked[];
  score: Outcome;
  /** That the result is a self-made estimate and no certification. */
  stamp: Text;
}

/** An id of the published data: a rubric, level, discrepancy, reading, document or event. */
export type Id = string;

/** What to show of each figure beside it, rounded as is right for it; of a figure that is null there is nothing. */
export interface ImproveDisplay {
  needed: ShownPoints;
  most: ShownPoints;
}

/** A reading that was not adopted. */
export interface ImproveReading {
  discrepancy: Id;
  register: Register;
  title: Text;
  /** The reading that the project adopts. */
  adopted: Id;
  /** The reading shown here. */
  reading: Id;
  /** What it says. */
  text: Text;
  /** Where it is printed; null if nowhere. */
  source: Reference | null;
  /** Whether what was asked is answered otherwise under this reading. */
  differs: boolean;
  result: Way;
}

/** What is the cheapest way to a level? */
export interface ImproveRequest {
  /** Fixed. */
  format: "request/1";
  /** By the editions in force on this day; else by those of today. */
  in_force_on?: Date | null;
  readings?: ChosenReadings;
  lineage?: Lineage;
  /** See assessment-1.json. */
  assessment: Assessment;
  /** Say, too, what is found under each reading that was not adopted. */
  other_readings?: true | false | "true" | "false";
  kind: "improve";
  /** The level to reach. */
  target: Id;
  efforts?: Efforts;
}

/** The cheapest way to a level; the reply to a request of the kind improve. */
export type ImproveResult = Reachable | OutOfReach;

/** A key of a request or result. */
export type Key = string;

/** What a clause lacks. */
export interface Lacking {
  clause: ClauseId;
  title: Text;
  reasons: Text[];
  source: Reference;
}

export interface LeftOut {
  /** As a spreadsheet counts; the first is 1. */
  row: number;
  /** What stands in it. */
  text: string;
  /** What it is in place of a site. */
  why: "title" | "total" | "head" | "remark" | "numbered" | "group" | "office" | "example" | "scope";
  /** The same in words. */
  reason: Text;
}

export interface LevelChance {
  /** Null: no level. */
  id: Id | null;
  label: Text;
  probability: Probability;
  display: ProbabilityDisplay;
}

/** Which revision of which document it was written from. */
export interface Lineage {
  /** The document. */
  document: RevisionId;
  /** The revision that it was written from. */
  revision: RevisionId;
  /** SHA-256 of that revision's content without lineage, by RFC 8785 (JCS), whole numbers as text. */
  content: Sha256;
  /** Revisions that files may come back to, and their parents among them; its own among them. */
  ancestors: { [key: string]: RevisionId[] };
}

/** How many sites are to be visited, and which? */
export interface ListedSites {
  /** Fixed. */
  format: "request/1";
  /** By the editions in force on this day; else by those of today. */
  in_force_on?: Date | null;
  readings?: ChosenReadings;
  lineage?: Lineage;
  /** The rule document; may be left out while one has the rule. */
  document?: Id | null;
  kind: "sites";
  /** The audit to draw for. */
  stage?: "initial" | "surveillance" | "recertification" | null;
  /** Any text; the same seed draws the same. */
  seed?: string | number | null;
  issued?: Date | null;
  /** No visit and no issue of a certificate lies after it. */
  today?: Date | null;
  detection?: DetectionRequest;
  /** Service sites; as many as are listed. */
  sites?: AskedCount;
  /** A table with a header row, as text, or a list of sites. */
  list: string | Site[];
}

export interface Loss {
  clause: ClauseId;
  title: Text;
  points: Amount;
  lost: Amount;
  display: LossDisplay;
  /** What was found; met only where the clause is barred. */
  finding: "met" | "not_met" | "sampled";
  /** Specimens drawn; null unless sampled. */
  sampled: Whole | null;
  /** How many of them did not conform. */
  nonconforming: Whole | null;
  /** As given; null if none was. */
  reason: string | null;
  /** Lost for want of a certificate, under the reading chosen. */
  barred: boolean;
  source: Reference;
}

/** What to show of each figure beside it, rounded as is right for it; of a figure that is null there is nothing. */
export interface LossDisplay {
  points: ShownPoints;
  lost: ShownPoints;
}

export interface LossesLineRequest {
  /** Fixed. */
  format: "request/1";
  /** By the editions in force on this day; else by those of today. */
  in_force_on?: Date | null;
  kind: "losses";
  rubric: Id;
  /** Such as 5.1.1.2=3/12 5.1.2.2=N; what is not named is met. */
  losses: string;
}

export interface LossesOfRequest {
  /** Fixed. */
  format: "request/1";
  /** By the editions in force on this day; else by those of today. */
  in_force_on?: Date | null;
  kind: "losses";
  /** See assessment-1.json. */
  assessment: Assessment;
}

/** An assessment as one line, or from one. */
export type LossesRequest = LossesLineRequest | LossesOfRequest;

/** An assessment and the line that stands for it; the reply to a request of the kind losses. */
export interface LossesResult {
  rubric: Rubric;
  /** The line, which is read as the same findings. */
  losses: string;
  /** See assessment-1.json. */
  assessment: Assessment;
  /** Places of the assessment that the line does not hold. */
  left_out: string[];
}

/** What to show of each figure beside it, rounded as is right for it; of a figure that is null there is nothing. */
export interface ManagersDisplay {
  managers: Whole;
}

export interface ManagersFigures {
  /** Null: needs all_staff. */
  managers: Whole | null;
}

/** The result under a reading that was not adopted. */
export interface ManagersReading {
  discrepancy: Id;
  register: Register;
  title: Text;
  /** The reading that the project adopts. */
  adopted: Id;
  /** The reading shown here. */
  reading: Id;
  /** What it says. */
  text: Text;
  /** Where it is printed; null if nowhere. */
  source: Reference | null;
  /** Whether the result depends on the choice; null where the request lacks what would tell. */
  differs: boolean | null;
  /** The figures that are others than ours. */
  differing: Key[];
  /** The keys that the request lacks for it. */
  needs: Key[];
  result: ManagersFigures;
  display: ManagersReadingDisplay;
}

/** What to show of each figure beside it, rounded as is right for it; of a figure that is null there is nothing. */
export interface ManagersReadingDisplay {
  managers?: Whole;
}

/** How many after-sales service managers are needed? */
export interface ManagersRequest {
  /** Fixed. */
  format: "request/1";
  /** By the editions in force on this day; else by those of today. */
  in_force_on?: Date | null;
  readings?: ChosenReadings;
  lineage?: Lineage;
  kind: "managers";
  /** Service management staff. */
  staff: AskedCount;
  /** All service staff, for the other reading. */
  all_staff?: AskedCount | null;
  /** By default the first with the rule. */
  rubric?: Id | null;
}

/** How many after-sales service managers are needed; the reply to a request of the kind managers. */
export interface ManagersResult {
  /** The readings that the request switched: discrepancy to reading. */
  chosen_readings: { [key: string]: Id };
  /** That this is a self-made estimate and no certification; the terminal adds it. */
  notice?: Text;
  rubric: Rubric;
  /** The discrepancies that the result relies on. */
  discrepancies: Id[];
  /** Readings of the discrepancies relied on that would change the result and cannot be computed. */
  not_computed: NotComputed[];
  /** The steps, in order. */
  trace: TraceStep[];
  /** How many are needed. */
  managers: Whole;
  display: ManagersDisplay;
  /** Service management staff, as asked. */
  staff: Whole;
  /** All service staff; null if not given. */
  all_staff: Whole | null;
  /** Whose share it is. */
  of: "service-management-staff" | "all-service-staff";
  of_label: Text;
  /** What share, 1/10. */
  share: Amount;
  /** The clause of the rubric. */
  clause: ClauseId;
  /** What a reading would still need to be computed. */
  needs: "all_staff"[];
  /** What it would be under the readings not adopted. */
  readings: ManagersReading[];
}

/** Something to mend. */
export interface Measure {
  /** The clause, special-deduction-N, or the certificate. */
  id: ClauseId;
  /** What is mended. */
  kind: "clause" | "special-deduction" | "certificate";
  title: Text;
  /** The certificates that a clause takes which is lost for want of them; their effort is in that of the measure. */
  certificates: Id[];
  /** Whether the clause's own finding is to be mended; false where certificates alone bring the points, and for what is no clause. */
  mends: boolean;
  /** In points of clauses. */
  gain: Amount;
  /** Its effort, or the word impossible. */
  effort: Amount | "impossible";
  /** Null where it costs nothing or is impossible. */
  gain_per_effort: Amount | null;
  display: MeasureDisplay;
}

/** What to show of each figure beside it, rounded as is right for it; of a figure that is null there is nothing. */
export interface MeasureDisplay {
  gain: ShownPoints;
  effort?: ShownPoints;
  gain_per_effort?: ShownPoints;
}

/** Two documents that grew out of one, to be put together. */
export interface MergeRequest {
  /** Fixed. */
  format: "request/1";
  kind: "merge";
  /** The document that both grew out of; absent or null where they have none in common. */
  base?: Assessment | ScoreRequest | ForecastRequest | ImproveRequest | AuditTimeRequest | SitesRequest | CalendarRequest | ManagersRequest | Ancestors | null;
  /** An assessment or a request, finished or not; see assessment-1.json and request-1.json. */
  mine: Assessment | ScoreRequest | ForecastRequest | ImproveRequest | AuditTimeRequest | SitesRequest | CalendarRequest | ManagersRequest;
  /** An assessment or a request, finished or not; see assessment-1.json and request-1.json. */
  theirs: Assessment | ScoreRequest | ForecastRequest | ImproveRequest | AuditTimeRequest | SitesRequest | CalendarRequest | ManagersRequest;
  /** Which side to take, by the place of the conflict. */
  resolved?: { [key: string]: SideToTake };
}

/** One document made of two; the reply to a request of the kind merge. */
export interface MergeResult {
  /** Null for a request that is not about an assessment. */
  rubric: Rubric | null;
  /** Whether there was a common ancestor. */
  related: boolean;
  /** See assessment-1.json and request-1.json. */
  merged: Assessment | ScoreRequest | ForecastRequest | ImproveRequest | AuditTimeRequest | SitesRequest | CalendarRequest | ManagersRequest;
  /** Those that are left; the merged document has mine there. */
  conflicts: Conflict[];
  /** Those that the request resolved. */
  settled: Settled[];
  /** What is not as on my side any more. */
  came_in: Change[];
  /** What the common ancestor says and my side has otherwise or no more, but for conflicts; empty without one. Of an ancestor that is none it is what was taken for changed. */
  changed_by_mine: Change[];
  /** Why they may be of two cases or two editions. */
  warnings: Text[];
}

/** What did not take place as due. */
export interface MissingSurveillance {
  /** Visits that came late. */
  late: Date[];
  /** Years without any. */
  years: Count[];
}

/** A date and time in UTC: 2025-06-06T08:00:00Z. */
export type Moment = string;

/** A public key of Ed25519: z6Mk… */
export type Multikey = string;

/** How far the next level is. */
export interface NearestFigures {
  /** Null where the highest level is secured. */
  nearest: NearestLevel | null;
}

/** The nearest level that is not secured, with open clauses counted as not met. */
export interface NearestLevel {
  target: Distance;
  /** Whether measures lead there. */
  reachable: boolean;
  /** The cheapest measures that do; empty where none do. */
  chosen: Measure[];
  /** The one of these that brings most points. */
  lead: Measure | null;
  /** The one that is enough by itself. */
  single: Measure | null;
  /** Why it cannot be reached; empty where it can. */
  obstacles: ("points" | "certificates" | "gate")[];
}

/** A reading that was not adopted. */
export interface NearestReading {
  discrepancy: Id;
  register: Register;
  title: Text;
  /** The reading that the project adopts. */
  adopted: Id;
  /** The reading shown here. */
  reading: Id;
  /** What it says. */
  text: Text;
  /** Where it is printed; null if nowhere. */
  source: Reference | null;
  /** Whether what was asked is answered otherwise under this reading. */
  differs: boolean;
  result: NearestFigures;
}

/** What the level just above takes. */
export interface NearestRequest {
  /** Fixed. */
  format: "request/1";
  /** By the editions in force on this day; else by those of today. */
  in_force_on?: Date | null;
  readings?: ChosenReadings;
  lineage?: Lineage;
  /** See assessment-1.json. */
  assessment: Assessment;
  /** Say, too, what is found under each reading that was not adopted. */
  other_readings?: true | false | "true" | "false";
  kind: "nearest";
  efforts?: Efforts;
}

/** The reply to a request of the kind nearest. */
export interface NearestResult {
  /** The readings that the request switched: discrepancy to reading. */
  chosen_readings: { [key: string]: Id };
  /** That this is a self-made estimate and no certification; the terminal adds it. */
  notice?: Text;
  rubric: Rubric;
  /** Null where the highest level is secured. */
  nearest: NearestLevel | null;
  /** Readings under which there is no such result; only with other_readings. */
  not_computed?: NotComputed[];
  /** What it would be under the readings not adopted; only with other_readings. */
  readings?: NearestReading[];
}

/** What to answer next, and the level that is likely today. */
export interface NextFigures {
  /** How many of them can still change which level is likely. */
  deciding: Count;
  /** The most probable level; the lower of two alike. */
  likely: LevelChance;
  /** No level first, then each, ascending; together 1. */
  levels: LevelChance[];
  range: Range;
  /** Null where no answer changes the level any more. */
  next: Question | null;
}

/** A reading that was not adopted. */
export interface NextReading {
  discrepancy: Id;
  register: Register;
  title: Text;
  /** The reading that the project adopts. */
  adopted: Id;
  /** The reading shown here. */
  reading: Id;
  /** What it says. */
  text: Text;
  /** Where it is printed; null if nowhere. */
  source: Reference | null;
  /** Whether what was asked is answered otherwise under this reading. */
  differs: boolean;
  result: NextFigures;
}

/** Which open clause to answer next, and which level is likely. */
export interface NextRequest {
  /** Fixed. */
  format: "request/1";
  /** By the editions in force on this day; else by those of today. */
  in_force_on?: Date | null;
  readings?: ChosenReadings;
  lineage?: Lineage;
  /** See assessment-1.json. */
  assessment: Assessment;
  /** Say, too, what is found under each reading that was not adopted. */
  other_readings?: true | false | "true" | "false";
  kind: "next";
  chances?: Chances;
  /** The clause that was answered last. */
  after?: ClauseId;
  /** How much of the best, 0 to 1, a clause of the same indicator must narrow to be asked first; 3/4 unless given. */
  nearby?: AskedAmount;
}

/** The clause to answer next and the likely level; the reply to a request of the kind next. */
export interface NextResult {
  /** The readings that the request switched: discrepancy to reading. */
  chosen_readings: { [key: string]: Id };
  /** That this is a self-made estimate and no certification; the terminal adds it. */
  notice?: Text;
  rubric: Rubric;
  /** How many of them can still change which level is likely. */
  deciding: Count;
  /** The most probable level; the lower of two alike. */
  likely: LevelChance;
  /** No level first, then each, ascending; together 1. */
  levels: LevelChance[];
  range: Range;
  /** Null where no answer changes the level any more. */
  next: Question | null;
  /** Readings under which there is no such result; only with other_readings. */
  not_computed?: NotComputed[];
  /** What it would be under the readings not adopted; only with other_readings. */
  readings?: NextReading[];
  /** How many clauses are not yet answered. */
  open_clauses: Count;
  /** What the probabilities are based on. */
  assumption: Text;
  /** Every open clause, the most telling first. */
  ranking: RankedQuestion[];
}

/** What to show of each figure beside it, rounded as is right for it; of a figure that is null there is nothing. */
export interface NoDisplay {
}

/** No measures lead to the level. */
export interface NoWay {
  target: Distance;
  /** Points of clauses that are lacking. */
  needed: Amount;
  /** Points of clauses with every measure taken that can be. */
  most: Amount;
  /** Conditions that do not hold today. */
  binding: ("points" | "certificates" | "gate")[];
  /** Whether measures lead there. */
  reachable: false;
  effort: null;
  display: ImproveDisplay;
  /** Why the level cannot be reached. */
  obstacles: ("points" | "certificates" | "gate")[];
  chosen: null;
}

/** Refused, with every fault; nothing was computed. */
export interface NotAnswered {
  /** Fixed. */
  format: "reply/1";
  ok: false;
  /** Every fault. */
  faults: Fault[];
}

/** Deleted, with the reason. */
export interface NotApplicable {
  not_applicable: Words;
}

/** A reading that would change the result and cannot be computed. */
export interface NotComputed {
  discrepancy: Id;
  register: Register;
  title: Text;
  /** The reading that the project adopts. */
  adopted: Id;
  /** The reading shown here. */
  reading: Id;
  /** What it says. */
  text: Text;
  /** Where it is printed; null if nowhere. */
  source: Reference | null;
  /** Why it cannot be computed. */
  why: Text;
}

/** Not met, with the reason. */
export interface NotMet {
  not_met: Words;
  extent?: Extent;
}

/** Clauses are open, or the points of some are not stated: the result is a range, and no score. */
export interface OpenScore {
  /** The readings that the request switched: discrepancy to reading. */
  chosen_readings: { [key: string]: Id };
  /** That this is a self-made estimate and no certification; the terminal adds it. */
  notice?: Text;
  rubric: Rubric;
  /** The discrepancies that the result relies on. */
  discrepancies: Id[];
  /** Readings of the discrepancies relied on that would change the result and cannot be computed. */
  not_computed: NotComputed[];
  /** The steps, in order. */
  trace: TraceStep[];
  /** What keeps the level from being higher. */
  limited_by: ("points" | "certificates" | "gate")[];
  range: ScoreRange;
  /** Clauses that were missed and keep, as read, a part of their points that nobody states; the result is then a range. */
  unstated: ClauseId[];
  so_far: Tally;
  /** Sums by section. */
  sections: SectionTally[];
  /** Clauses that are not met, or met in part. */
  losses: Loss[];
  /** Clauses that do not apply. */
  deleted: Deletion[];
  /** Special deductions and bonus. */
  adjustments: Adjustment[];
  /** Those held. */
  certificates: Id[];
  /** Every level, ascending. */
  levels: Distance[];
  /** The nearest level that is not secured; null if all are. */
  next_level: Distance | null;
  /** What an assessor will ask about. */
  warnings: Text[];
  /** What it would be under the readings not adopted. */
  readings: ScoreReading[];
  /** Whether there is a score. */
  complete: false;
  earned: null;
  applicable: null;
  base: null;
  final: null;
  display: NoDisplay;
  level: null;
  level_label: null;
  passed: null;
}

/** A clause that was answered, and what differs in the other rubric. */
export interface Origin {
  finding: "met" | "not_met" | "sampled" | "not_applicable" | "open";
  /** Specimens drawn; null unless sampled. */
  sampled: Whole | null;
  /** How many of them did not conform. */
  nonconforming: Whole | null;
  /** As given; null if none was. */
  reason: string | null;
  /** The points of the clause. */
  points: Amount;
  /** Points earned. */
  earned: Amount;
  display: FoundDisplay;
  /** Earns nothing for want of a certificate, under the reading chosen. */
  barred: boolean;
  clause: ClauseId;
  title: Text;
  /** Empty: nothing of substance. */
  differs: Text[];
}

/** An assessment that was decided from. */
export interface Original {
  /** Whose it is. */
  by: Words;
  /** Of the assessment. */
  sha256: Sha256;
}

/** No measures lead to the level. */
export interface OutOfReach {
  /** The readings that the request switched: discrepancy to reading. */
  chosen_readings: { [key: string]: Id };
  /** That this is a self-made estimate and no certification; the terminal adds it. */
  notice?: Text;
  rubric: Rubric;
  /** Readings under which there is no such result; only with other_readings. */
  not_computed?: NotComputed[];
  /** What it would be under the readings not adopted; only with other_readings. */
  readings?: ImproveReading[];
  /** Every measure, by gain per effort. */
  ranking: Measure[];
  target: Distance;
  /** Points of clauses that are lacking. */
  needed: Amount;
  /** Points of clauses with every measure taken that can be. */
  most: Amount;
  /** Conditions that do not hold today. */
  binding: ("points" | "certificates" | "gate")[];
  /** Whether measures lead there. */
  reachable: false;
  effort: null;
  display: ImproveDisplay;
  /** Why the level cannot be reached. */
  obstacles: ("points" | "certificates" | "gate")[];
  chosen: null;
}

/** What an assessment comes to, in short. */
export interface Outcome {
  complete: boolean;
  /** Null while clauses are open. */
  verdict: Verdict | null;
  range: ScoreRange;
}

/** The clauses of one owner. */
export interface OwnerShare {
  /** Null: clauses of which nobody is named. */
  owner: string | null;
  clauses: ClauseId[];
  /** How many of them have a finding. */
  answered: Count;
  at_risk: Count;
  ready: Count;
  /** Points that count. */
  points: Amount;
  /** Points not yet answered. */
  open: Amount;
  /** Points lost. */
  lost: Amount;
  display: OwnerShareDisplay;
  /** See assessment-1.json; the base of the merge when it comes back. */
  part: Assessment;
}

/** What to show of each figure beside it, rounded as is right for it; of a figure that is null there is nothing. */
export interface OwnerShareDisplay {
  points: ShownPoints;
  open: ShownPoints;
  lost: ShownPoints;
}

/** Who answers for what, and how far is each? */
export interface OwnersRequest {
  /** Fixed. */
  format: "request/1";
  /** By the editions in force on this day; else by those of today. */
  in_force_on?: Date | null;
  readings?: ChosenReadings;
  lineage?: Lineage;
  /** See assessment-1.json. */
  assessment: Assessment;
  kind: "owners";
  /** The day on which evidence must hold; else that of the assessment. */
  as_of?: Date;
}

/** The reply to a request of the kind owners. */
export interface OwnersResult {
  /** The readings that the request switched: discrepancy to reading. */
  chosen_readings: { [key: string]: Id };
  /** That this is a self-made estimate and no certification; the terminal adds it. */
  notice?: Text;
  rubric: Rubric;
  /** Each clause in one of them. */
  shares: OwnerShare[];
}

/** Per cent cut to one decimal; <0.1% for what is barely possible. */
export type Percent = string;

/** A span of days, both ends included. */
export interface Period {
  from: Date;
  to: Date;
}

export interface Place {
  site: string;
  /** How many are looked at there. */
  clauses: Count;
}

/** What is planned. */
export interface Plan {
  /** Above zero. */
  days: AskedAmount;
  /** Required where it deviates. */
  reason?: Words;
}

/** A loss, and what is done about it. */
export interface Planned {
  /** The clause, special-deduction-N, or the certificate. */
  measure: ClauseId;
  kind: "clause" | "special-deduction" | "certificate";
  title: Text;
  /** In points of clauses. */
  gain: Amount;
  display: GainDisplay;
  /** Null while nothing is done about it. */
  action: PlannedAction | null;
  /** The clause that asks for an action. */
  required: Reference | null;
  /** Null without today. */
  overdue: boolean | null;
}

/** As the assessment has it; empty texts and null where it says nothing. */
export interface PlannedAction {
  what: string;
  owner: string;
  due: Date | null;
  state: "planned" | "under-way" | "done" | "verified";
  label: Text;
  evidence: string;
  note: string;
}

/** By figure. */
export interface PlannedDays {
  initial?: Plan;
  on_site_minimum?: Plan;
  surveillance?: Plan;
  recertification?: Plan;
  surveillance_on_site_minimum?: Plan;
  recertification_on_site_minimum?: Plan;
}

/** What to show of each figure beside it, rounded as is right for it; of a figure that is null there is nothing. */
export interface PointsDisplay {
  points: ShownPoints;
}

export interface Possibility {
  final: Exact;
  /** Null: no level. */
  level: Id | null;
  probability: Probability;
  display: PossibilityDisplay;
}

/** What to show of each figure beside it, rounded as is right for it; of a figure that is null there is nothing. */
export interface PossibilityDisplay {
  final: ShownScore;
  probability: Percent;
}

/** What one trade may delete: a suggestion to edit and confirm. */
export interface Preset {
  id: Id;
  label: Text;
  text: Text;
  clauses: PresetClause[];
  /** Clauses that stay, though often deleted. */
  keeps: PresetClause[];
  source: Reference;
}

export interface PresetClause {
  clause: ClauseId;
  title: Text;
  points: Amount;
  display: PointsDisplay;
  reason: Text;
  /** What was found on it. */
  finding: "met" | "not_met" | "sampled" | "not_applicable" | "open";
}

/** An exact probability, 0 to 1. */
export type Probability = string;

/** What to show of each figure beside it, rounded as is right for it; of a figure that is null there is nothing. */
export interface ProbabilityDisplay {
  probability: Percent;
}

/** A signature with Ed25519: a Data Integrity proof of the cryptosuite eddsa-jcs-2022 (W3C). */
export interface Proof {
  /** Fixed. */
  type: "DataIntegrityProof";
  /** Fixed. */
  cryptosuite: "eddsa-jcs-2022";
  created: Moment;
  /** The public key. */
  verificationMethod: string;
  /** Fixed. */
  proofPurpose: "assertionMethod";
  /** 64 bytes in base58. */
  proofValue: string;
}

/** An open clause, and the likely level once it is answered. */
export interface Question {
  clause: ClauseId;
  title: Text;
  /** The indicator that it belongs to. */
  indicator: Id;
  points: Amount;
  /** By how much an answer makes the level less unsure. */
  narrowing: Probability;
  display: PointsDisplay;
  /** Whether none narrows more; false for a neighbour of the last one. */
  best: boolean;
  if_met: LevelChance;
  if_not_met: LevelChance;
  source: Reference;
}

/** Final score if no open clause is met, and if all are. */
export interface Range {
  worst: Exact;
  best: Exact;
  display: RangeDisplay;
}

/** What to show of each figure beside it, rounded as is right for it; of a figure that is null there is nothing. */
export interface RangeDisplay {
  worst: ShownScore;
  best: ShownScore;
}

export interface RankedQuestion {
  clause: ClauseId;
  narrowing: Probability;
}

/** Measures lead to the level. */
export interface Reachable {
  /** The readings that the request switched: discrepancy to reading. */
  chosen_readings: { [key: string]: Id };
  /** That this is a self-made estimate and no certification; the terminal adds it. */
  notice?: Text;
  rubric: Rubric;
  /** Readings under which there is no such result; only with other_readings. */
  not_computed?: NotComputed[];
  /** What it would be under the readings not adopted; only with other_readings. */
  readings?: ImproveReading[];
  /** Every measure, by gain per effort. */
  ranking: Measure[];
  target: Distance;
  /** Points of clauses that are lacking. */
  needed: Amount;
  /** Points of clauses with every measure taken that can be. */
  most: Amount;
  /** Conditions that do not hold today. */
  binding: ("points" | "certificates" | "gate")[];
  /** Whether measures lead there. */
  reachable: true;
  /** Of the chosen measures together. */
  effort: Amount;
  display: EffortDisplay;
  /** Empty. */
  obstacles: ("points" | "certificates" | "gate")[];
  /** The cheapest measures that lead there. */
  chosen: Measure[];
}

/** Measures lead to the level. */
export interface ReachableWay {
  target: Distance;
  /** Points of clauses that are lacking. */
  needed: Amount;
  /** Points of clauses with every measure taken that can be. */
  most: Amount;
  /** Conditions that do not hold today. */
  binding: ("points" | "certificates" | "gate")[];
  /** Whether measures lead there. */
  reachable: true;
  /** Of the chosen measures together. */
  effort: Amount;
  display: EffortDisplay;
  /** Empty. */
  obstacles: ("points" | "certificates" | "gate")[];
  /** The cheapest measures that lead there. */
  chosen: Measure[];
}

/** A calculation for another person to recompute; also the result of a request of the kind record. */
export interface Record {
  /** Fixed. */
  format: "record/1";
  /** As it was put; see request-1.json. */
  request: ScoreRequest | ForecastRequest | ImproveRequest | AuditTimeRequest | SitesRequest | CalendarRequest | ManagersRequest;
  /** As it was given; see the schema of the kind, such as score-1.json. */
  result: ScoreResult | ForecastResult | ImproveResult | AuditTimeResult | SitesResult | CalendarResult | ManagersResult;
  /** Version of the engine. */
  engine: string;
  /** What the result is based on. */
  documents: (Rubric | RuleDocument)[];
  /** Who made it and when (by, on), in their own words. */
  signed: { [key: string]: string };
  /** That this is a self-made estimate and no certification; older records lack it. */
  notice?: Text;
  /** Root hash of the site that it was made on, see its integrity.json. */
  integrity?: Sha256;
  /** SHA-256 of all the rest but the proof, as JSON by RFC 8785 (JCS). */
  digest: Sha256;
  /** Over all the rest, the digest too. */
  proof?: Proof;
}

/** A calculation, to be kept as a record. */
export interface RecordRequest {
  /** Fixed. */
  format: "request/1";
  kind: "record";
  /** Of a calculation. */
  request: AskedCalculation;
  /** Who made it and when. */
  signed?: { [key: string]: string };
  /** Root hash of the site that asks. */
  integrity?: Sha256;
}

/** As the assessment has it; empty texts and null where it says nothing. */
export interface RecordedEvidence {
  state: "at-hand" | "missing" | "not-needed";
  document: string;
  owner: string;
  date: Date | null;
  covers: Period | null;
  valid_until: Date | null;
  file: string;
  sha256: string;
  note: string;
}

/** Score and level as recorded: in a record that was altered they may be anything. */
export interface RecordedVerdict {
  final: string | number | boolean | { [key: string]: unknown } | unknown[] | null;
  level: string | number | boolean | { [key: string]: unknown } | unknown[] | null;
  passed: string | number | boolean | { [key: string]: unknown } | unknown[] | null;
  /** As people read it; what is no score or level is quoted. */
  words: Text;
}

/** A place in a source document. */
export interface Reference {
  /** The source document, an id of sources.json. */
  document: Id;
  /** The clause in it. */
  clause: ClauseId;
}

/** Number in the register of discrepancies. */
export type Register = string;

/** What the engine answers a request with, in the browser and in Python. */
export type Reply = Answered | NotAnswered;

/** What the engine is asked, at most 1 MiB of JSON. That a schema cannot see - whether a clause exists, whether a date is possible - the reply says. */
export type Request = ScoreRequest | ForecastRequest | ImproveRequest | AuditTimeRequest | SitesRequest | CalendarRequest | ManagersRequest | TypedRequest | RecordRequest | VerifyRequest | SignRequest | MergeRequest | CompareRequest | NextRequest | NearestRequest | LossesRequest | EvidenceRequest | OwnersRequest | ActionsRequest | BySiteRequest | TimetableRequest | AgreementRequest | CarryOverRequest | DeletionsRequest | HandInRequest | TypedAroundRequest;

export interface Results {
  score: ScoreResult;
  forecast: ForecastResult;
  improve: ImproveResult;
  "audit-time": AuditTimeResult;
  sites: SitesResult;
  calendar: CalendarResult;
  managers: ManagersResult;
  record: Record;
  verify: VerifyResult;
  sign: SignResult;
  merge: MergeResult;
  compare: CompareResult;
  next: NextResult;
  nearest: NearestResult;
  losses: LossesResult;
  evidence: EvidenceResult;
  owners: OwnersResult;
  actions: ActionsResult;
  "by-site": BySiteResult;
  timetable: TimetableResult;
  agreement: AgreementResult;
  "carry-over": CarryOverResult;
  deletions: DeletionsResult;
  "hand-in": HandInResult;
}

/** The id of a revision, or of a document. */
export type RevisionId = string;

/** The rubric that the result is based on. */
export interface Rubric {
  id: Id;
  title: Text;
  /** As printed. */
  edition: string;
  full_marks: Amount;
  sha256: Sha256;
}

/** The rule document that the result is based on. */
export interface RuleDocument {
  id: Id;
  title: Text;
  /** As printed. */
  edition: string;
  sha256: Sha256;
}

/** Partly met by sample. */
export interface Sampled {
  /** At least 1. */
  sampled: AskedCount;
  /** No more than were sampled. */
  nonconforming: AskedCount;
  reason?: Words;
  extent?: Extent;
}

/** After less before. */
export interface ScoreChange {
  /** Null unless both sides are complete. */
  final: Exact | null;
  /** Of the score with every open clause not met. */
  worst: Exact;
  /** Of the score with every open clause met. */
  best: Exact;
  display: ScoreChangeDisplay;
  /** Whether the level is another, at either end of the range. */
  level: boolean;
}

/** What to show of each figure beside it, rounded as is right for it; of a figure that is null there is nothing. */
export interface ScoreChangeDisplay {
  final?: ChangedScore;
  worst: ChangedScore;
  best: ChangedScore;
}

/** What to show of each figure beside it, rounded as is right for it; of a figure that is null there is nothing. */
export interface ScoreDisplay {
  earned: ShownPoints;
  applicable: ShownPoints;
  base: ShownScore;
  final: ShownScore;
}

/** From all open clauses not met to all met; both ends alike when complete. */
export interface ScoreRange {
  /** Final score if no open clause is met. */
  worst: Exact;
  /** Final score if all of them are. */
  best: Exact;
  display: RangeDisplay;
  worst_verdict: Verdict;
  best_verdict: Verdict;
}

/** A reading that was not adopted. */
export interface ScoreReading {
  discrepancy: Id;
  register: Register;
  title: Text;
  /** The reading that the project adopts. */
  adopted: Id;
  /** The reading shown here. */
  reading: Id;
  /** What it says. */
  text: Text;
  /** Where it is printed; null if nowhere. */
  source: Reference | null;
  /** Whether the level depends on the choice. */
  differs: boolean;
  /** The verdict under it; while clauses are open the worst and the best. */
  verdicts: Verdict[];
}

/** What does an assessment come to? */
export interface ScoreRequest {
  /** Fixed. */
  format: "request/1";
  /** By the editions in force on this day; else by those of today. */
  in_force_on?: Date | null;
  readings?: ChosenReadings;
  lineage?: Lineage;
  /** See assessment-1.json. */
  assessment: Assessment;
  kind: "score";
}

/** What an assessment comes to by a rubric; the reply to a request of the kind score. */
export type ScoreResult = CompleteScore | OpenScore;

export interface SectionTally {
  id: Id;
  /** As printed. */
  number: ClauseId;
  title: Text;
  /** By the rubric. */
  points: Amount;
  /** Points earned so far. */
  earned: Amount;
  /** Points that count: all but the deleted. */
  applicable: Amount;
  /** Points not yet answered. */
  open: Amount;
  /** Points lost. */
  lost: Amount;
  display: SectionTallyDisplay;
  /** How many clauses. */
  clauses: Count;
  /** How many of them have a finding. */
  answered: Count;
}

/** What to show of each figure beside it, rounded as is right for it; of a figure that is null there is nothing. */
export interface SectionTallyDisplay {
  earned: ShownPoints;
  applicable: ShownPoints;
  open: ShownPoints;
  lost: ShownPoints;
  points: ShownPoints;
}

/** A conflict that the request resolved. */
export interface Settled {
  /** Dotted path, such as findings.5.1.1.1. */
  place: string;
  /** The clause that it belongs to; null for none. */
  clause: ClauseId | null;
  /** The place in words. */
  label: Text;
  /** In the common ancestor; null also where none tells. */
  base: unknown;
  /** On my side. */
  mine: unknown;
  /** On the other side. */
  theirs: unknown;
  /** Both joined; null where they differ in more than words. */
  both: unknown;
  /** What may be taken. */
  choices: SideToTake[];
  taken: SideToTake;
}

export interface SettledFinding {
  /** Whose finding is taken, by name; or what else it is called. */
  stands: Words;
  reason: Words;
  /** Where neither's is taken. */
  finding?: Finding;
}

/** SHA-256, of the canonical JSON that the site publishes. */
export type Sha256 = string;

/** What to show of each figure beside it, rounded as is right for it; of a figure that is null there is nothing. */
export interface ShareDisplay {
  /** Cut to two decimals. */
  share: string;
}

/** What shows that a clause is met, and what was recorded of it. */
export interface Shown {
  shows: Text;
  /** Whether the rubric does not name it. */
  own: boolean;
  /** Null where it is in order. */
  problem: "unrecorded" | "missing" | "expired" | "later" | "wrong-period" | null;
  /** The problem in words. */
  why: Text | null;
  /** Null where nothing was recorded. */
  recorded: RecordedEvidence | null;
}

/** Person-days: a decimal where that is exact, else the fraction. */
export type ShownDays = string;

/** Points with at most two decimals, cut downwards, or upwards for what is lacking. */
export type ShownPoints = string;

/** A score cut downwards to one decimal; with < before it, one that is not reached, rounded upwards. */
export type ShownScore = string;

/** What one side comes to. */
export interface Side {
  /** The readings that the request switched: discrepancy to reading. */
  chosen_readings: { [key: string]: Id };
  /** Null for an assessment. */
  record: ComparedRecord | null;
  /** The edition of the rubric that it is scored by. */
  edition: string;
  /** Whether every clause is answered and every point stated. */
  complete: boolean;
  /** Null while it is not complete. */
  verdict: Verdict | null;
  range: ScoreRange;
}

/** Which side of a conflict to take; both joins their words. */
export type SideToTake = "mine" | "theirs" | "both";

/** What a key signs of a record; with the signature, the record that carries it. */
export interface SignRequest {
  /** Fixed. */
  format: "request/1";
  kind: "sign";
  /** See record-1.json. */
  record: Record;
  /** The public key, 32 bytes (x of its JWK). */
  key: Base64Url;
  created: Moment;
  /** Of the bytes to sign, 64 bytes. */
  signature?: Base64Url;
}

/** What to sign, and the record with the signature. */
export interface SignResult {
  /** 64 bytes. */
  to_sign: Base64Url;
  /** The public key as it is written. */
  multikey: Multikey;
  /** With its proof, see record-1.json; null without a signature. */
  record: Record | null;
}

/** What it takes to check the signature of a record with Ed25519. */
export interface Signature {
  /** The public key, 32 bytes (x of its JWK). */
  key: Base64Url;
  /** The public key as it is written. */
  multikey: Multikey;
  created: Moment;
  /** The 64 bytes that were signed. */
  signed_bytes: Base64Url;
  /** The signature, 64 bytes. */
  value: Base64Url;
}

/** A site. */
export interface Site {
  name: Words;
  region?: Words;
  type?: Words;
  headcount?: AskedCount | "" | null;
  last_visited?: string | null;
}

export interface SiteFinding {
  site: string;
  sampled: Whole;
  nonconforming: Whole;
  reason: string | null;
}

/** What was drawn at one site. */
export interface SiteSample {
  /** At least 1. */
  sampled: AskedCount;
  /** No more than were sampled. */
  nonconforming: AskedCount;
  reason?: Words;
}

/** What to show of each figure beside it, rounded as is right for it; of a figure that is null there is nothing. */
export interface SiteShareDisplay {
  share?: Percent;
}

/** What all clauses say of one site together. */
export interface SiteTotal {
  site: string;
  /** How many clauses tell of it. */
  clauses: Count;
  sampled: Whole;
  nonconforming: Whole;
  /** Nonconforming of sampled; null where none was drawn. */
  share: Probability | null;
  display: SiteShareDisplay;
}

/** What to show of each figure beside it, rounded as is right for it; of a figure that is null there is nothing. */
export interface SitesDisplay {
  initial: Whole;
  surveillance: Whole;
  recertification: Whole;
}

/** Service sites. */
export interface SitesFigures {
  initial: Whole;
  surveillance: Whole;
  recertification: Whole;
}

/** The result under a reading that was not adopted. */
export interface SitesReading {
  discrepancy: Id;
  register: Register;
  title: Text;
  /** The reading that the project adopts. */
  adopted: Id;
  /** The reading shown here. */
  reading: Id;
  /** What it says. */
  text: Text;
  /** Where it is printed; null if nowhere. */
  source: Reference | null;
  /** Whether the result depends on the choice; null where the request lacks what would tell. */
  differs: boolean | null;
  /** The figures that are others than ours. */
  differing: Key[];
  /** The keys that the request lacks for it. */
  needs: Key[];
  result: SitesFigures;
  display: SitesDisplay;
}

/** How many sites are to be visited, and which? */
export type SitesRequest = CountedSites | ListedSites;

/** How many service sites to visit, and which; the reply to a request of the kind sites. */
export interface SitesResult {
  /** The readings that the request switched: discrepancy to reading. */
  chosen_readings: { [key: string]: Id };
  /** That this is a self-made estimate and no certification; the terminal adds it. */
  notice?: Text;
  /** The discrepancies that the result relies on. */
  discrepancies: Id[];
  /** Readings of the discrepancies relied on that would change the result and cannot be computed. */
  not_computed: NotComputed[];
  /** The steps, in order. */
  trace: TraceStep[];
  document: RuleDocument;
  /** Service sites, as asked or listed. */
  sites: Whole;
  /** Service sites, central office aside. */
  initial: Whole;
  /** Likewise. */
  surveillance: Whole;
  /** Likewise. */
  recertification: Whole;
  display: SitesDisplay;
  /** Rows of the list that are no sites and were not counted. */
  left_out: LeftOut[];
  /** Visited on every audit, on top of the sample. */
  always: "central-office"[];
  /** What it would be under the readings not adopted. */
  readings: SitesReading[];
  /** Null unless a list, a stage and a seed are given. */
  draw: Draw | null;
  /** Null unless asked for. */
  detection: Detection | null;
}

/** Half a day of an assessor at one place. */
export interface Slot {
  on: Date;
  part: "morning" | "afternoon";
  part_label: Text;
  assessor: string;
  site: string;
  /** In the order of the rubric. */
  clauses: ClauseTitle[];
}

/** What an assessor does in a half day instead. */
export interface SlotChange {
  on: Date;
  part: "morning" | "afternoon";
  assessor: Words;
  /** Where; empty or absent: the half day is left free. */
  site?: string;
  clauses?: ClauseId[];
}

/** An entry of a special deduction or bonus. */
export interface Special {
  clause?: ClauseId;
  reason?: Words;
}

/** A clause on which both answered, and otherwise. */
export interface Spread {
  clause: ClauseId;
  title: Text;
  first: Found;
  second: Found;
  /** What they are apart, in points. */
  spread: Amount;
  display: SpreadDisplay;
  /** Null while it is not settled. */
  settled: Whose | null;
  source: Reference;
}

/** What to show of each figure beside it, rounded as is right for it; of a figure that is null there is nothing. */
export interface SpreadDisplay {
  spread: ShownPoints;
}

/** The score once everything due by a day is mended. */
export interface Stage {
  complete: boolean;
  /** Null while clauses are open. */
  verdict: Verdict | null;
  range: ScoreRange;
  /** Null: of today, and at the end with what has no date. */
  on: Date | null;
  /** Those that are mended by then. */
  measures: ClauseId[];
}

/** Where a clause stands. */
export interface Standing {
  clause: ClauseId;
  title: Text;
  /** Met clauses are at risk while any of their evidence has a problem. */
  status: "losing" | "at-risk" | "ready" | "unassessed" | "deleted";
  label: Text;
  points: Amount;
  lost: Amount;
  display: LossDisplay;
  owner: string | null;
  evidence: Shown[];
  /** The problems of its evidence, each with what it is about. */
  reasons: Text[];
  source: Reference;
}

export interface Stratum {
  /** As listed. */
  region: string;
  /** As listed. */
  type: string;
  /** How many. */
  sites: number;
  /** Its share of the visits, seldom whole. */
  share: Amount;
  display: ShareDisplay;
  /** Earlier in this cycle. */
  visited: Count;
  /** In this draw. */
  drawn: Count;
  /** Either. */
  covered: boolean;
}

/** Each figure rounded up to half days: a convention of this project, not of the document. */
export interface Suggestion {
  initial: Amount;
  on_site_minimum: Amount;
  surveillance: Amount;
  /** Of surveillance on site, at least; null where the rule as read asks for none. */
  surveillance_on_site_minimum: Amount | null;
  recertification: Amount;
  /** Of recertification on site, at least; null where the rule as read asks for none. */
  recertification_on_site_minimum: Amount | null;
  display: AuditTimeDisplay;
  /** Whose convention it is. */
  text: Text;
}

/** Sums over all clauses. */
export interface Tally {
  /** Points earned so far. */
  earned: Amount;
  /** Points that count: all but the deleted. */
  applicable: Amount;
  /** Points not yet answered. */
  open: Amount;
  /** Points lost. */
  lost: Amount;
  display: TallyDisplay;
  /** How many clauses. */
  clauses: Count;
  /** How many of them have a finding. */
  answered: Count;
}

/** What to show of each figure beside it, rounded as is right for it; of a figure that is null there is nothing. */
export interface TallyDisplay {
  earned: ShownPoints;
  applicable: ShownPoints;
  open: ShownPoints;
  lost: ShownPoints;
}

/** A text in both languages. */
export interface Text {
  /** Chinese, authoritative. */
  zh: Words;
  /** English; empty where not yet translated. */
  en: string;
}

/** What to show of each figure beside it, rounded as is right for it; of a figure that is null there is nothing. */
export interface TimetableDisplay {
  planned: ShownPoints;
  hours?: ShownPoints;
}

/** Who looks at what, where and when? */
export interface TimetableRequest {
  /** Fixed. */
  format: "request/1";
  /** By the editions in force on this day; else by those of today. */
  in_force_on?: Date | null;
  readings?: ChosenReadings;
  lineage?: Lineage;
  /** See assessment-1.json. */
  assessment: Assessment;
  kind: "timetable";
  /** The days of the audit. */
  days: Date[];
  /** Who audits. */
  assessors: Words[];
  /** The central office. */
  office: Words;
  /** Service sites to visit. */
  sites?: Words[];
  /** Looked at at every site; else what is found by sample. */
  at_sites?: ClauseId[];
  /** What the audit takes; else all of the days. */
  person_days?: AskedAmount | null;
  /** How many hours a day has. */
  hours?: AskedAmount | null;
  /** Half days that were planned otherwise. */
  changes?: SlotChange[];
}

/** The reply to a request of the kind timetable. */
export interface TimetableResult {
  /** The readings that the request switched: discrepancy to reading. */
  chosen_readings: { [key: string]: Id };
  /** That this is a self-made estimate and no certification; the terminal adds it. */
  notice?: Text;
  rubric: Rubric;
  /** As asked. */
  person_days: Amount | null;
  /** Person-days in the timetable, half a day at least each. */
  planned: Amount;
  /** The same in hours; null where no length of a day was named. */
  hours: Amount | null;
  display: TimetableDisplay;
  /** The central office, then the sites. */
  places: Place[];
  /** In time. */
  slots: Slot[];
  /** Where a clause or a place was left out by hand. */
  uncovered: Uncovered[];
}

/** One step of the calculation. */
export interface TraceStep {
  /** The name of the step. */
  step: Id;
  text: Text;
  /** The figures of the step, exact, and its dates. */
  figures: { [key: string]: Exact | Date };
  /** The clause that the step rests on; null if none. */
  source: Reference | null;
  /** The discrepancies that it turns on. */
  discrepancies: Id[];
}

/** A request by the keys of its kind, with what somebody typed into a form; see the page on formats. */
export interface TypedAroundRequest {
  /** Fixed. */
  format: "request/1";
  /** What is asked. */
  kind: "next" | "nearest" | "losses" | "evidence" | "owners" | "actions" | "by-site" | "timetable" | "agreement" | "carry-over" | "deletions" | "hand-in";
  /** The other keys hold what was typed. */
  typed: true;
  [key: string]: unknown;
}

/** A request by the keys of its kind, with what somebody typed into a form; see the page on formats. */
export interface TypedRequest {
  /** Fixed. */
  format: "request/1";
  /** Which calculation. */
  kind: "score" | "forecast" | "improve" | "audit-time" | "sites" | "calendar" | "managers";
  /** The other keys hold what was typed. */
  typed: true;
  [key: string]: unknown;
}

/** A clause that is not yet answered: no defect. */
export interface Unassessed {
  clause: ClauseId;
  title: Text;
  points: Amount;
  display: PointsDisplay;
  action: PlannedAction | null;
}

/** A place with the clauses that nobody looks at there; none of them where nobody goes. */
export interface Uncovered {
  site: string;
  clauses: ClauseTitle[];
}

/** A score and what it means. */
export interface Verdict {
  /** Before special entries. */
  base: Exact;
  /** After special entries. */
  final: Exact;
  display: VerdictDisplay;
  /** Null: no level. */
  level: Id | null;
  level_label: Text;
  /** Null where the document knows no failing. */
  passed: boolean | null;
}

export interface VerdictComparison {
  recorded: RecordedVerdict;
  recomputed: VerdictFigures;
  /** Whether they differ. */
  changed: boolean;
}

/** What to show of each figure beside it, rounded as is right for it; of a figure that is null there is nothing. */
export interface VerdictDisplay {
  base: ShownScore;
  final: ShownScore;
}

/** Score and level. */
export interface VerdictFigures {
  final: Exact | null;
  level: Id | null;
  passed: boolean | null;
  /** As people read it: the level's name and the score as it is shown. */
  words: Text;
}

/** Does a record still come to the same? */
export interface VerifyRequest {
  /** Fixed. */
  format: "request/1";
  kind: "verify";
  /** See record-1.json. */
  record: Record;
  /** Recompute it under the documents of today, even if it was made with others. */
  under_current?: true | false | "true" | "false";
}

/** What recomputing a record found; the reply to a request of the kind verify. */
export interface VerifyResult {
  /** That this is a self-made estimate and no certification; the terminal adds it. */
  notice?: Text;
  /** Intact, the same documents, the same result. */
  agrees: boolean;
  /** Its digest is that of its content. */
  intact: boolean;
  /** How keys stood for the digest: by RFC 8785, or as in records of before; null: not intact. */
  digest_form: "rfc8785" | "code-points" | null;
  /** It was made with the documents of today. */
  same_documents: boolean;
  /** Whether it was compared: not if the request is refused today, nor under other documents unless asked. */
  compared: boolean;
  engine: Engines;
  /** What it is based on. */
  documents: DocumentComparison[];
  /** Where the result of today is another. */
  differences: Difference[];
  /** Rows of a list that were sites then, and are none for the program of today. */
  left_out_since: LeftOut[];
  /** Rows of a list that were no sites then, and are sites for the program of today. */
  counted_since: LeftOut[];
  /** Why the request is refused today; empty if it is not. */
  faults: Fault[];
  /** Readings that it was made under in place of the adopted ones; its result is by them. */
  switched_readings: Text[];
  /** Null unless a score was compared. */
  verdict: VerdictComparison | null;
  /** As recorded: who made it, and when. */
  signed: { [key: string]: string };
  /** As recorded: root hash of the site it was made on. */
  integrity: Sha256 | null;
  /** Null if nobody signed it. The engine does not judge it. */
  signature: Signature | null;
}

export interface Visit {
  date: Date;
  /** Null: none was due. */
  due: Window | null;
  /** 0: in time. */
  days_late: Count;
}

/** The cheapest way to the level, or why there is none. */
export type Way = ReachableWay | NoWay;

/** A whole number of zero or more, as text: it may have more digits than a JSON number keeps. */
export type Whole = string;

export interface Whose {
  stands: string;
  reason: string;
}

/** A span of days, both ends included. */
export interface Window {
  earliest: Date;
  latest: Date;
}

/** A text that is not empty. */
export type Words = string;

/** The record of the calculation. */
export interface Worksheet {
  /** As given; null if not. */
  organisation: string | null;
  /** As given; null if not. */
  prepared_by: string | null;
  /** As given; null if not. */
  headcount_basis: string | null;
  /** As given; null if not. */
  date: Date | null;
  /** A line each figure. */
  rows: WorksheetRow[];
  /** Where the plan falls short. */
  warnings: Text[];
}

/** For the record of the calculation. */
export interface WorksheetRequest {
  organisation?: Words;
  prepared_by?: Words;
  headcount_basis?: Words;
  date?: Date | null;
  planned?: PlannedDays;
}

export interface WorksheetRow {
  /** Which figure. */
  figure: "initial" | "on_site_minimum" | "surveillance" | "surveillance_on_site_minimum" | "recertification" | "recertification_on_site_minimum";
  label: Text;
  days: Amount;
  suggested: Amount;
  /** Null if not planned. */
  planned: Amount | null;
  display: WorksheetRowDisplay;
  /** Whether the plan is neither figure nor suggestion. */
  deviates: boolean;
  /** Why it deviates; null if not given. */
  reason: string | null;
  source: Reference;
}

/** What to show of each figure beside it, rounded as is right for it; of a figure that is null there is nothing. */
export interface WorksheetRowDisplay {
  days: ShownDays;
  suggested: ShownDays;
  planned?: ShownDays;
}
