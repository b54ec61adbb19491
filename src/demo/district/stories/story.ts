/** Where a dispute came from. */
export type StorySource = '110' | 'walk_in' | 'visit' | '12345' | 'online' | 'court' | 'other';

/** What the player of the stories drives a dispute to, through the engine and never around it. */
export type Plot =
  | 'settled_on_scene'
  | 'registered'
  | 'triage'
  | 'taken'
  | 'draft'
  | 'queued'
  | 'info_requested'
  | 'rejection_review'
  | 'accepted'
  | 'in_progress'
  | 'on_hold'
  | 'recall_pending'
  | 'reported'
  | 'closed'
  | 'rejected_then_triage'
  | 'recalled'
  | 'expired_climbs'
  | 'superseded_rerouted'
  | 'entered_in_error'
  | 'domestic_violence_stop'
  | 'overdue';

/**
 * The state in which a plot leaves the referral first sent; null where the plot sends none.
 *
 * `overdue` is a referral nobody opened, with a body that is not re-routed by silence: the ladder climbs, it stays.
 */
export const REFERRAL_STATE_OF_PLOT = {
  settled_on_scene: null,
  registered: null,
  triage: null,
  taken: null,
  draft: 'draft',
  queued: 'queued',
  info_requested: 'info_requested',
  rejection_review: 'rejection_review',
  accepted: 'accepted',
  in_progress: 'in_progress',
  on_hold: 'on_hold',
  recall_pending: 'recall_pending',
  reported: 'reported',
  closed: 'closed',
  rejected_then_triage: 'rejected',
  recalled: 'recalled',
  expired_climbs: 'expired',
  superseded_rerouted: 'superseded',
  entered_in_error: 'entered_in_error',
  domestic_violence_stop: null,
  overdue: 'queued',
} as const satisfies Readonly<Record<Plot, string | null>>;

/** One side of a dispute. The name is invented; there is no identity number on purpose. */
export interface StoryParty {
  readonly name: string;
  readonly kind: 'person' | 'organisation';
  /** 申请人 or 被申请人. */
  readonly role: 'applicant' | 'respondent';
  readonly phone: string;
}

/** A dispute as somebody would tell it, and how far it has come. */
export interface Story {
  readonly key: string;
  readonly plot: Plot;
  /** Whole days between the registration and today, 0–28. */
  readonly daysAgo: number;
  /** The agency that registers it and holds it first. */
  readonly fromAgencyKey: string;
  /** The agency it is sent to first; null where the plot sends no referral. */
  readonly toAgencyKey: string | null;
  /** The agency it is sent to next, in `superseded_rerouted` only. */
  readonly thenAgencyKey?: string;
  readonly source: StorySource;
  readonly typeCode: string;
  readonly communityCode: string;
  readonly place: string;
  readonly narrative: string;
  readonly parties: readonly StoryParty[];
  /** What is in dispute; null where it is not about money. */
  readonly amountFen: number | null;
  /** People involved on both sides. */
  readonly headcount: number;
  /** The sentence written at the last step: what was agreed, why refused or held, what is asked; null before any. */
  readonly ending: string | null;
}

/** A number of an invented subscriber; `line` is 0–999. */
function phoneOf(line: number): string {
  return `19900000${String(line).padStart(3, '0')}`;
}

/** 申请人, a person. */
export function applicant(name: string, line: number): StoryParty {
  return { name, kind: 'person', role: 'applicant', phone: phoneOf(line) };
}

/** 被申请人, a person. */
export function respondent(name: string, line: number): StoryParty {
  return { name, kind: 'person', role: 'respondent', phone: phoneOf(line) };
}

/** 被申请人, a firm or another body. */
export function respondentFirm(name: string, line: number): StoryParty {
  return { name, kind: 'organisation', role: 'respondent', phone: phoneOf(line) };
}

/** 申请人, a firm or another body. */
export function applicantFirm(name: string, line: number): StoryParty {
  return { name, kind: 'organisation', role: 'applicant', phone: phoneOf(line) };
}
