import type { Views } from '../api/client';
import { step, type Step } from '../drafts/draft';
import { REGISTERING } from '../texts/registering';

export type Ranked = Views['RankedAgenciesView'];
export type Suggestion = Views['RoutingSuggestionView'];
type Manner = Views['RecordConsentDto']['manner'];
type ChoiceCode = Views['ChoiceDto']['code'];
type Mode = NonNullable<Views['CreateReferralDto']['mode']>;
type Field = NonNullable<Views['CreateReferralDto']['fields']>[number];

/** How somebody said yes, or that the law does, or that nothing of them is told. */
export type Grounds = Manner | 'not_shown';

/** To whom it goes, and what of it. */
export interface Sending {
  /** Null: the first of the list, as it is when it is sent. */
  readonly agencyId: string | null;
  readonly why: string | null;
  readonly whyWords: string;
  readonly grounds: Grounds | null;
  readonly request: string;
}

export const NOT_CHOSEN: Sending = {
  agencyId: null,
  why: null,
  whyWords: '',
  grounds: null,
  request: REGISTERING.requestText,
};

/** What helps whoever takes it, and tells who nobody is. */
const SHOWN: readonly Field[] = ['number', 'type', 'risk', 'narrative', 'place', 'amount', 'headcount'];
const TO_REACH_THEM: readonly Field[] = ['party_names', 'party_phones'];

/** Those that may be chosen, best first. */
export function ableOf({ suggestions }: Ranked): readonly Suggestion[] {
  return suggestions.filter(({ eligible }) => eligible);
}

/** The one the list would hand it to: those that only help or are only asked do not carry it. */
export function firstOf(ranked: Ranked): Suggestion | null {
  return (
    ableOf(ranked).find(({ mode }) => mode === 'refer' || mode === 'transfer') ?? ableOf(ranked)[0] ?? null
  );
}

export function chosenOf(ranked: Ranked, { agencyId }: Sending): Suggestion | null {
  return ableOf(ranked).find((suggestion) => suggestion.agencyId === agencyId) ?? firstOf(ranked);
}

/** Whether the chosen agency has to be given a reason for: whoever is reached through the centre goes to the centre. */
export function asksWhy(ranked: Ranked, sending: Sending): boolean {
  const chosen = chosenOf(ranked, sending);
  return chosen !== null && recipientOf(chosen) !== firstOf(ranked)?.agencyId;
}

function recipientOf({ agencyId, viaAgencyId }: Suggestion): string {
  return viaAgencyId ?? agencyId;
}

/** What is missing before it can be sent, by field. */
export function sendingGaps(
  ranked: Ranked,
  sending: Sending,
  hasPeople: boolean,
): { readonly [field: string]: string | undefined } {
  const { missing } = REGISTERING;
  const { why, whyWords, grounds, request } = sending;
  if (chosenOf(ranked, sending) === null) return {};
  return {
    ...(asksWhy(ranked, sending) && why === null ? { why: missing.why } : {}),
    ...(why === 'other' && whyWords.trim() === '' ? { whyWords: missing.whyWords } : {}),
    ...(hasPeople && grounds === null ? { grounds: missing.consent } : {}),
    ...(request.trim().length < 2 ? { request: missing.request } : {}),
  };
}

/** Consent first where it was given, then the sending itself. */
export function sendingSteps(ranked: Ranked, sending: Sending, hasPeople: boolean): Step[] {
  const chosen = chosenOf(ranked, sending);
  if (chosen === null) return [];
  const { grounds, request, why, whyWords } = sending;
  const isShown = hasPeople && grounds !== null && grounds !== 'not_shown';
  const byLaw = grounds === 'statute';
  const steps: Step[] = [];
  if (isShown && !byLaw)
    steps.push(step({ does: 'consent', body: { purpose: 'sharing', decision: 'given', manner: grounds } }));
  const text = whyWords.trim();
  steps.push(
    step({
      does: 'refer',
      body: {
        recipientAgencyId: recipientOf(chosen),
        request: request.trim(),
        ...(chosen.mode === null || chosen.mode === 'refer' ? {} : { mode: chosen.mode as Mode }),
        fields: [...SHOWN, ...(isShown ? TO_REACH_THEM : [])],
        ...(isShown && byLaw ? { legalBasis: { code: REGISTERING.lawCode, text: REGISTERING.law } } : {}),
        ...(asksWhy(ranked, sending) && why !== null
          ? { choice: { code: why as ChoiceCode, ...(text === '' ? {} : { text }) } }
          : {}),
      },
    }),
  );
  return steps;
}
