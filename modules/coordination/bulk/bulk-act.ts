import type { Words } from '../../../src/platform/words/vocabularies.js';
import type { RecallCode } from '../../referrals/index.js';

/** What may be done about many lines of the board at once. */
export const BULK_ACTS = [
  'chase',
  'take_up',
  'supervise',
  'raise',
  'reroute',
  'recall',
  'more_time',
] as const;
export type BulkKind = (typeof BULK_ACTS)[number];

export const BULK_ACT_WORDS: Readonly<Record<BulkKind, string>> = {
  chase: '催办',
  take_up: '接手升级',
  supervise: '督办',
  raise: '提级',
  reroute: '改派',
  recall: '收回',
  more_time: '审批延期',
} satisfies Words;

/** Each line is tried first; what may be done is done once somebody has seen what may not. */
export const BULK_STATES = ['checking', 'checked', 'running', 'ended', 'cancelled'] as const;
export type BulkState = (typeof BULK_STATES)[number];

export const BULK_STATE_WORDS: Readonly<Record<BulkState, string>> = {
  checking: '正在试算',
  checked: '待确认',
  running: '正在办理',
  ended: '已办完',
  cancelled: '已取消',
} satisfies Words;

/** What is asked of each line, by the act. */
export interface BulkParams {
  readonly chase: { readonly note?: string };
  readonly take_up: { readonly note?: string };
  readonly supervise: { readonly text: string; readonly dueAt?: string };
  readonly raise: { readonly reason: string };
  /** Without an agency, each goes to the next of its own ranking. */
  readonly reroute: {
    readonly recipientAgencyId?: string;
    readonly handoverNote: string;
    readonly arbitration?: string;
  };
  readonly recall: { readonly reason: RecallCode; readonly note: string };
  readonly more_time: { readonly decision: 'granted' | 'declined'; readonly reason: string };
}

/** An act with what it asks. */
export type BulkAct = {
  [Kind in BulkKind]: { readonly act: Kind; readonly params: BulkParams[Kind] };
}[BulkKind];

/** What whoever asked has seen of a line; what has changed since is not acted on. */
export interface BulkRead {
  /** Of the referral; null where the line is about none. */
  readonly version: number | null;
  /** The request for more time that waits; null where none does. */
  readonly extensionId: string | null;
  /** The step of the ladder that nobody has taken up; null where there is none. */
  readonly escalationId: string | null;
  /** Who is to have it, where the ranking chose: what was shown is what is done. */
  readonly toAgencyId?: string;
}

/** One line that is acted on. */
export interface BulkRow {
  readonly place: number;
  /** The limit. */
  readonly lineId: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly caseId: string;
  readonly read: BulkRead;
}

/** Which lines of an act are looked at: what the trial let pass, or what is left as it is. */
export const BULK_PARTS = ['may', 'refused'] as const;
export type BulkPart = (typeof BULK_PARTS)[number];

export const BULK_PART_WORDS: Readonly<Record<BulkPart, string>> = {
  may: '可以办的',
  refused: '办不了的',
} satisfies Words;
