import type { LegalBasis } from '../cases/index.js';
import { isPrimary, type ReferralMode } from './domain/modes.js';

/** What a guard may know of a case: no person's name, number or address. */
export interface CaseFacts {
  /** Null while nobody has said what it is about. */
  readonly typeCode: string | null;
  readonly risk: 'red' | 'orange' | 'yellow' | 'blue';
  readonly areaPath: string;
  readonly amountFen: number | null;
  readonly headcount: number | null;
  /** The law bars mediation of this case: only its legal path goes on. */
  readonly legalTrack: boolean;
  /** Fact code to yes, no or unknown. */
  readonly facts: Readonly<Record<string, 'yes' | 'no' | 'unknown'>>;
  /** The trade the dispute is of, when it has one. */
  readonly trade: string | null;
  /** How it would be shared; null while that is open, which counts as handing it over. */
  readonly mode: ReferralMode | null;
}

/** Why an agency cannot take a case, or what it must mind when it does: a stable code, Chinese words, the rule behind it. */
export interface Objection {
  readonly code: string;
  readonly text: string;
  readonly source: LegalBasis | null;
}

/** `notes` are what the agency and its sender must mind, such as the limit that runs. */
export type Verdict =
  | { readonly ok: true; readonly notes?: readonly Objection[] }
  | { readonly ok: false; readonly reasons: readonly Objection[] };

/** Whether the case would be handed over, so that the agency carries it, and not merely helps. */
export function isHandedOver({ mode }: Pick<CaseFacts, 'mode'>): boolean {
  return mode === null || isPrimary(mode);
}

/** Whether the type is one of these codes or lies beneath one. A case without a type lies beneath none. */
export function isOfType({ typeCode }: Pick<CaseFacts, 'typeCode'>, ...prefixes: readonly string[]): boolean {
  return typeCode !== null && prefixes.some((prefix) => typeCode.startsWith(prefix));
}

/**
 * Whether the type is so wide that some of these codes lie beneath it: a first-level type of which nobody has said yet
 * which one it is, so that each of them may be meant.
 */
export function mayBeOfType({ typeCode }: Pick<CaseFacts, 'typeCode'>, ...codes: readonly string[]): boolean {
  return typeCode !== null && codes.some((code) => code !== typeCode && code.startsWith(typeCode));
}

/** Whether one of the facts was answered with yes. */
export function isSaid({ facts }: Pick<CaseFacts, 'facts'>, ...codes: readonly string[]): boolean {
  return codes.some((code) => facts[code] === 'yes');
}

/** An answer out of what was found against it; `notes` count only when nothing was. */
export function verdictOf(reasons: readonly Objection[], notes: readonly Objection[] = []): Verdict {
  if (reasons.length > 0) return { ok: false, reasons };
  return notes.length > 0 ? { ok: true, notes } : { ok: true };
}
