import type { LegalBasis } from '../cases/index.js';
import type { ReferralMode } from './domain/modes.js';
import type { RefusalCode } from './domain/refusal-reasons.js';

/** A question an agency asks when a case of its kind arrives. */
export interface IntakeQuestion {
  readonly code: string;
  /** Chinese. */
  readonly text: string;
  readonly answer: 'yes_no' | 'text' | 'date' | 'amount_fen' | 'choice';
  readonly choices?: readonly string[];
  readonly required: boolean;
}

/** A paper the agency needs before it can work. */
export interface RequiredPaper {
  readonly code: string;
  /** Chinese. */
  readonly label: string;
  readonly from: 'sender' | 'party';
}

/** A duty that may not be pushed down to this kind of agency, with the rule that says so. */
export interface ForbiddenDuty {
  /** Type code or its beginning, or the code of a fact that is yes. */
  readonly duty: string;
  /** Chinese: why not. */
  readonly text: string;
  readonly source: LegalBasis;
}

/** What the law or an official list says an agency of this kind is for. */
export interface OfficialScope {
  /** Chinese. */
  readonly text: string;
  readonly source: LegalBasis;
}

/**
 * What a kind of agency decides about referrals to it (workflow.md §1.5): data, no code. An agency's own
 * `profile` column overrides single entries.
 */
export interface AgencyProfile {
  readonly intakeQuestions: readonly IntakeQuestion[];
  readonly requiredPapers: readonly RequiredPaper[];
  /** `reviewable`: the centre rules on a refusal; `final`: nobody can order it, a refusal stands. */
  readonly refusal: 'reviewable' | 'final';
  /** Where single reasons differ from `refusal`. */
  readonly refusalByReason: Readonly<Partial<Record<RefusalCode, 'reviewable' | 'final'>>>;
  /** Whether silence sends the case on to the next agency; off for bodies whose power nobody else has. */
  readonly autoReroute: boolean;
  /** Whether a station may send to it directly, or the centre sends on. */
  readonly dispatch: 'direct' | 'via-centre';
  /** What must be known of the duty desk before red cases may be sent. */
  readonly redNeedsDuty: boolean;
  readonly negativeScope: readonly ForbiddenDuty[];
  /** Dispute type codes of the kind, or their beginnings; empty for all. An agency's own list narrows it. */
  readonly capabilities: readonly string[];
  readonly officialScope: readonly OfficialScope[];
  /** In which modes it can be asked; empty for every one. */
  readonly modes: readonly ReferralMode[];
  /** Mediation is all it can do: nothing is handed to it once the law bars mediation. It may still support. */
  readonly mediatesOnly: boolean;
  /** Which limit of the table of mediation limits applies, by type of dispute or agency kind; null: the usual one. */
  readonly resolveKind: string | null;
  /** Working days one hold may last at most. */
  readonly maxHoldWorkingDays: number;
  /** Whether the capacity is a wall or only a figure that routing weighs. */
  readonly capacityBinds: boolean;
  /** Whether it acts by public power: only then may personal data go to it on a legal basis instead of consent (个人信息保护法 13(3)). */
  readonly isPublicOrgan: boolean;
  /** Whether this is the coordination centre of its area: it rules, and receives what nobody took. */
  readonly isCentre: boolean;
  /** Whether it answers safety alarms of its area. */
  readonly answersSafety: boolean;
  /** Keys of agencies it may delegate to besides those under it. */
  readonly contractors: readonly string[];
}

/** What holds where neither the kind nor the agency says otherwise: a mediation committee's ways. */
export const GENERAL_PROFILE: AgencyProfile = {
  intakeQuestions: [],
  requiredPapers: [],
  refusal: 'reviewable',
  refusalByReason: {},
  autoReroute: false,
  dispatch: 'direct',
  redNeedsDuty: true,
  negativeScope: [],
  capabilities: [],
  officialScope: [],
  modes: [],
  mediatesOnly: false,
  resolveKind: null,
  maxHoldWorkingDays: 10,
  capacityBinds: false,
  isPublicOrgan: false,
  isCentre: false,
  answersSafety: false,
  contractors: [],
};

const GENERAL_KEYS = Object.keys(GENERAL_PROFILE) as (keyof AgencyProfile)[];

/** Entries of an agency's row that are entries of a profile and have its shape; the row may hold other things too. */
export function knownEntries(own: Readonly<Record<string, unknown>>): Partial<AgencyProfile> {
  const entries = GENERAL_KEYS.filter((key) => key in own && sameShape(GENERAL_PROFILE[key], own[key])).map(
    (key) => [key, own[key]] as const,
  );
  return Object.fromEntries(entries);
}

function sameShape(sample: unknown, value: unknown): boolean {
  if (sample === null) return value === null || typeof value === 'string';
  if (Array.isArray(sample)) return Array.isArray(value);
  return typeof sample === typeof value && value !== null;
}
