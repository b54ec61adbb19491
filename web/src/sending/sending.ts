import type { Views } from '../api/client';
import { step, type Step } from '../drafts/draft';
import { SENDING } from '../texts/sending';
import { isOfPeople } from './people';

export type Ranked = Views['RankedAgenciesView'];
export type Suggestion = Views['RoutingSuggestionView'];
export type Question = Views['IntakeQuestionView'];
type Body = Views['CreateReferralDto'];
type Manner = Views['RecordConsentDto']['manner'];
type ChoiceCode = Views['ChoiceDto']['code'];
type Field = NonNullable<Body['fields']>[number];
export type Mode = NonNullable<Body['mode']>;
/** By the code of the question; an amount in yuan. */
export type Answers = Readonly<Record<string, string>>;

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
  /** Null: as the list proposes it for the chosen agency. */
  readonly mode: Mode | null;
  /** What of the case they are shown; of its people only where there are grounds. */
  readonly fields: readonly string[];
  readonly answers: Answers;
}

/** What helps whoever takes it, and how to reach the people where they may be told. */
const SHOWN: readonly Field[] = [
  'number',
  'type',
  'risk',
  'narrative',
  'place',
  'amount',
  'headcount',
  'party_names',
  'party_phones',
];

export const NOT_CHOSEN: Sending = {
  agencyId: null,
  why: null,
  whyWords: '',
  grounds: null,
  request: SENDING.requestText,
  mode: null,
  fields: SHOWN,
  answers: {},
};

/** Those that may be chosen, best first. */
export function ableOf(suggestions: readonly Suggestion[]): readonly Suggestion[] {
  return suggestions.filter(({ eligible }) => eligible);
}

/** The one the list would hand it to: those that only help or are only asked do not carry it. */
export function firstOf(suggestions: readonly Suggestion[]): Suggestion | null {
  const able = ableOf(suggestions);
  return able.find(({ mode }) => carries(mode)) ?? able[0] ?? null;
}

export function chosenOf(ranked: Ranked, { agencyId }: Sending): Suggestion | null {
  return (
    ableOf(ranked.suggestions).find((suggestion) => suggestion.agencyId === agencyId) ??
    firstOf(ranked.suggestions)
  );
}

/** How the chosen one is asked to take it. */
export function modeOf(chosen: Suggestion, { mode }: Sending): Mode {
  if (mode !== null) return mode;
  return chosen.mode === null || chosen.mode === 'delegate' ? 'refer' : chosen.mode;
}

/** Whether the chosen agency has to be given a reason for: whoever is reached through the centre goes to the centre. */
export function asksWhy(ranked: Ranked, sending: Sending): boolean {
  const chosen = chosenOf(ranked, sending);
  if (chosen === null || !carries(modeOf(chosen, sending))) return false;
  return recipientOf(chosen) !== firstOf(ranked.suggestions)?.agencyId;
}

/** What the agency asks of whoever sends; neither one behind the centre nor one that is only asked for its opinion does. */
export function questionsOf(chosen: Suggestion, sending: Sending): readonly Question[] {
  const isOnlyAsked = modeOf(chosen, sending) === 'consult' && chosen.mode !== 'consult';
  return chosen.viaAgencyId !== null || isOnlyAsked ? [] : chosen.intakeQuestions;
}

/** Whether anything that tells who the people are goes with it. */
export function tellsWho({ grounds }: Sending, hasPeople: boolean): boolean {
  return hasPeople && grounds !== null && grounds !== 'not_shown';
}

/** What is missing before it can be sent, by field. */
export function sendingGaps(
  ranked: Ranked,
  sending: Sending,
  hasPeople: boolean,
): { readonly [field: string]: string | undefined } {
  const { missing } = SENDING;
  const { why, whyWords, grounds, request } = sending;
  if (chosenOf(ranked, sending) === null) return {};
  const asked = asksWhy(ranked, sending);
  return {
    ...(asked && why === null ? { why: missing.why } : {}),
    ...(asked && why === 'other' && whyWords.trim() === '' ? { whyWords: missing.whyWords } : {}),
    ...(hasPeople && grounds === null ? { grounds: missing.consent } : {}),
    ...(request.trim().length < 2 ? { request: missing.request } : {}),
  };
}

/** The referral itself; null where nobody could take it. */
export function referralOf(ranked: Ranked, sending: Sending, hasPeople: boolean): Body | null {
  const chosen = chosenOf(ranked, sending);
  if (chosen === null) return null;
  const { why, whyWords, grounds, request, fields } = sending;
  const isShown = tellsWho(sending, hasPeople);
  const answers = answersOf(chosen, sending);
  const text = whyWords.trim();
  return {
    recipientAgencyId: recipientOf(chosen),
    request: request.trim(),
    mode: modeOf(chosen, sending),
    fields: fields.filter((field) => isShown || !isOfPeople(field)) as Field[],
    ...(answers.length === 0 ? {} : { answers }),
    ...(isShown && grounds === 'statute' ? { legalBasis: { code: SENDING.lawCode, text: SENDING.law } } : {}),
    ...(asksWhy(ranked, sending) && why !== null
      ? { choice: { code: why as ChoiceCode, ...(text === '' ? {} : { text }) } }
      : {}),
  };
}

/** Consent first where it was given, then the sending itself. */
export function sendingSteps(ranked: Ranked, sending: Sending, hasPeople: boolean): Step[] {
  const body = referralOf(ranked, sending, hasPeople);
  if (body === null) return [];
  const { grounds } = sending;
  const steps: Step[] = [];
  if (tellsWho(sending, hasPeople) && grounds !== null && grounds !== 'not_shown' && grounds !== 'statute')
    steps.push(
      step({
        does: 'consent',
        body: {
          purpose: 'sharing',
          decision: 'given',
          manner: grounds,
          recipientAgencyId: body.recipientAgencyId,
        },
      }),
    );
  steps.push(step({ does: 'refer', body }));
  return steps;
}

function carries(mode: string | null): boolean {
  return mode === 'refer' || mode === 'transfer';
}

function recipientOf({ agencyId, viaAgencyId }: Suggestion): string {
  return viaAgencyId ?? agencyId;
}

function answersOf(chosen: Suggestion, sending: Sending): NonNullable<Body['answers']> {
  return questionsOf(chosen, sending).flatMap(({ code, answer }) => {
    const said = (sending.answers[code] ?? '').trim();
    if (said === '') return [];
    return [{ code, value: answer === 'amount_fen' ? String(Math.round(Number(said) * 100)) : said }];
  });
}
