import type { Views } from '../api/client';
import { newCommandKey } from '../api/command-key';

/** A picture that goes with a draft; its bytes lie beside it. */
export interface PhotoKept {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  /** It was too large to be kept as it was. */
  readonly isShrunk: boolean;
  /** It outlasts the page; false where this browser has no room for it. */
  readonly rests: boolean;
}

/** One command of an errand. Its key is made with it and goes with it to the end: sent again, it is done once. */
export type Step = { readonly key: string } & (
  | { readonly does: 'register'; readonly body: Views['RegisterAndSettleDto'] }
  | { readonly does: 'settle'; readonly body: Views['SettlementDto'] }
  | { readonly does: 'close'; readonly body: Views['CloseCaseDto'] }
  | { readonly does: 'take' }
  | { readonly does: 'assign'; readonly body: Views['AssignCaseDto'] }
  | { readonly does: 'photo'; readonly photo: PhotoKept }
  /** By who asked for help; by everybody where nobody did. */
  | { readonly does: 'consent'; readonly body: Omit<Views['RecordConsentDto'], 'partyIds'> }
  | { readonly does: 'refer'; readonly body: Views['CreateReferralDto'] }
);

type WithoutKey<T> = T extends unknown ? Omit<T, 'key'> : never;

export function step(what: WithoutKey<Step>): Step {
  return { ...what, key: newCommandKey() };
}

/** The case an errand is about, as far as its last answer told. */
export interface CaseReached {
  readonly id: string;
  readonly number: string;
  readonly version: number;
  readonly applicantIds: readonly string[];
  /** Why a settlement was not taken: `guard_stop`, `guard_hold`; null where it was, or none was given. */
  readonly settlementRefused: string | null;
}

/** Why the server did not do a step, as far as it must be told after the page was opened anew. */
export interface Refusal {
  readonly status: number;
  readonly code: string;
  /** What its words are made of. */
  readonly facts: Readonly<Record<string, unknown>>;
}

/** What is to be done with what was typed: its commands in order. */
export interface Errand {
  /** What it is for its page: which of its deeds. */
  readonly deed: string;
  readonly steps: readonly Step[];
  /** How many of them have been answered. */
  readonly done: number;
  /** Null until the case exists. */
  readonly reached: CaseReached | null;
  /** To whom it was sent. */
  readonly sentTo: string | null;
  /** What could not be done beside the rest. */
  readonly left: Refusal | null;
}

/**
 * `typing`: nothing was pressed yet, or what was pressed was refused and may be mended. `sending`, `waiting`: on its way, or
 * until the server can be reached. `ended`: all of it is answered; `halted`: the case is on record, and the rest was refused.
 */
export type Standing = 'typing' | 'sending' | 'waiting' | 'ended' | 'halted';

/** What somebody wrote and has not sent, or has sent and not seen answered. */
export interface Draft {
  readonly id: string;
  /** Which page it belongs to. */
  readonly page: string;
  readonly typed: object;
  readonly photo: PhotoKept | null;
  readonly standing: Standing;
  readonly errand: Errand | null;
  readonly refusal: Refusal | null;
}

export function isUnsent({ standing }: Draft): boolean {
  return standing === 'sending' || standing === 'waiting';
}
