import { chinaDay } from '../../../src/kernel/china-time.js';
import type { RefusalCode } from '../domain/refusal-reasons.js';

/**
 * Refusals that are disputes over a duty, and so say something of the next dispute of the type. Want of people, of papers or of a
 * party's will is of one case and one week.
 */
export const DUTY_REASONS: ReadonlySet<string> = new Set<RefusalCode>(['not_our_duty', 'not_our_area']);

/** Whose such disputes are: of the agency that refused, or not of it. */
export const HOLDINGS = ['theirs', 'not_theirs'] as const;
export type Holding = (typeof HOLDINGS)[number];

export const HOLDING_WORDS: Readonly<Record<Holding, string>> = {
  theirs: '由该单位办理',
  not_theirs: '不由该单位办理',
};

/** A coordinator's word on whose duty disputes of a type in an area are. */
export interface DutyRuling {
  readonly id: string;
  readonly no: string;
  readonly agencyId: string;
  readonly agencyName: string;
  readonly holding: Holding;
  readonly reason: RefusalCode;
  /** Who is to have them instead, where the ruling named one. */
  readonly namedAgencyId: string | null;
  readonly namedAgencyName: string | null;
  readonly ruledAt: Date;
  /** The name of the centre, or of the area where there is none. */
  readonly ruledFor: string;
}

/** `裁〔2026〕第12号` */
export function rulingNumber({ ruledAt, no }: Pick<DutyRuling, 'ruledAt' | 'no'>): string {
  return `裁〔${chinaDay(ruledAt).slice(0, 4)}〕第${no}号`;
}

/** The ruling in a sentence that tells nothing of the case it was made in. */
export function rulingWords(ruling: DutyRuling): string {
  const { holding, agencyName, namedAgencyName, ruledAt, ruledFor } = ruling;
  const said = holding === 'theirs' ? `由${agencyName}办理` : `不由${agencyName}办理`;
  const named = namedAgencyName === null ? '' : `，由${namedAgencyName}办理`;
  return `${chinaDay(ruledAt)} ${ruledFor}裁定（${rulingNumber(ruling)}）：此类纠纷${said}${named}`;
}
