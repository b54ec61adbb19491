import { readPhone } from '../../../modules/cases/domain/phone';
import type { Views } from '../api/client';
import { type CaseReached, type Errand, type PhotoKept, step, type Step } from '../drafts/draft';
import { PHONE_IN } from '../registering/phone-in';
import { SETTLE } from '../texts/settle';

export const DEEDS = ['settle', 'refer', 'take', 'assign'] as const;
export type Deed = (typeof DEEDS)[number];
type Attitude = Views['SettlementDto']['applicantAttitude'];
type Source = Views['RegisterCaseDto']['source'];

/** How somebody comes to a dispute that no call announced. */
export const SOURCES: readonly string[] = ['visit', 'walk_in', '110'] satisfies readonly Source[];

/** A call as it was when it was picked. */
export interface PickedCall {
  readonly id: string;
  readonly number: string;
  readonly version: number;
  readonly narrative: string;
  /** Where it stands: nobody has looked at it since (`registered`), or somebody has (`triage`). */
  readonly state: string;
}

/** What is written on the spot. */
export interface OnTheSpot {
  readonly call: PickedCall | null;
  readonly deed: Deed;
  readonly sentence: string;
  readonly where: string;
  /** A name, a telephone, or both in one line. */
  readonly who: string;
  readonly other: string;
  /** Empty: nobody has said. */
  readonly typeCode: string;
  /** What was found, where that is more than the sentence. */
  readonly found: string;
  readonly source: Source;
  readonly applicant: Attitude;
  readonly respondent: Attitude;
  readonly recording: string;
  /** Which head it is reported to; null: the first. */
  readonly headId: string | null;
}

export const NOTHING_YET: OnTheSpot = {
  call: null,
  deed: 'settle',
  sentence: '',
  where: '',
  who: '',
  other: '',
  typeCode: '',
  found: '',
  source: 'visit',
  applicant: 'agreed',
  respondent: 'agreed',
  recording: '',
  headId: null,
};

/** What is missing, in words; null where nothing is. */
export function missingOf(
  { call, deed, sentence, where, who, other }: OnTheSpot,
  headId: string | null,
): { readonly field: 'sentence' | 'where' | 'who' | 'other' | 'head'; readonly words: string } | null {
  if (call === null && where.trim() === '') return { field: 'where', words: SETTLE.missingWhere };
  if (call === null && /^[\d+\s-]{5,}$/.test(where.trim()) && readPhone(where) === null)
    return { field: 'where', words: SETTLE.phoneUnread };
  if (call === null && hasUnreadPhone(who)) return { field: 'who', words: SETTLE.phoneUnread };
  if (call === null && hasUnreadPhone(other)) return { field: 'other', words: SETTLE.phoneUnread };
  const needsWords = call === null || deed === 'settle' || deed === 'assign';
  if (needsWords && sentence.trim() === '') return { field: 'sentence', words: SETTLE.missing };
  if (deed === 'assign' && headId === null) return { field: 'head', words: SETTLE.missingHead };
  return null;
}

/** The commands that do it, in their order: the case first, then what is done with it, then the picture. */
export function errandOf(
  written: OnTheSpot,
  { headId, photo }: { readonly headId: string | null; readonly photo: PhotoKept | null },
): Pick<Errand, 'deed' | 'steps' | 'reached'> {
  const { call, deed } = written;
  const isNew = call === null;
  const steps: Step[] = [];
  if (isNew) steps.push(step({ does: 'register', body: registrationOf(written) }));
  if (deed === 'settle' && call !== null) steps.push(endingOf(call, written));
  if (deed === 'take') steps.push(step({ does: 'take' }));
  if (deed === 'assign' && headId !== null)
    steps.push(step({ does: 'assign', body: { handlerUserId: headId, note: written.sentence.trim() } }));
  if (photo !== null) steps.push(step({ does: 'photo', photo }));
  return { deed, steps, reached: call === null ? null : reachedOf(call) };
}

/** Nobody has looked at it since: settled on the scene. Somebody has: it ends as what the two agreed between themselves. */
function endingOf({ state }: PickedCall, written: OnTheSpot): Step {
  return state === 'triage'
    ? step({ does: 'close', body: { outcome: 'self_settled', note: written.sentence.trim() } })
    : step({ does: 'settle', body: settlementOf(written) });
}

function reachedOf({ id, number, version }: PickedCall): CaseReached {
  return { id, number, version, applicantIds: [], settlementRefused: null };
}

function registrationOf(written: OnTheSpot): Views['RegisterAndSettleDto'] {
  const { where, who, other, source, typeCode, deed } = written;
  const isPhone = readPhone(where) !== null;
  const parties = [
    ...partyOf('applicant', who, isPhone ? where.trim() : null),
    ...partyOf('respondent', other, null),
  ];
  return {
    source,
    narrative: narrativeOf(written),
    ...(isPhone ? {} : { placeText: where.trim() }),
    ...(typeCode === '' ? {} : { typeCode }),
    ...(parties.length === 0 ? {} : { parties }),
    ...(deed === 'settle' ? { settlement: settlementOf(written) } : {}),
  };
}

/** What was found tells more of what happened than how it ended. */
function narrativeOf({ deed, found, sentence }: OnTheSpot): string {
  return deed === 'settle' && found.trim() !== '' ? found.trim() : sentence.trim();
}

type Party = NonNullable<Views['RegisterCaseDto']['parties']>[number];

/** @param reachedBy a telephone that was told elsewhere */
function partyOf(role: Party['role'], typed: string, reachedBy: string | null): Party[] {
  const { name, phone } = readPerson(typed);
  const reached = phone ?? reachedBy;
  if (name === '' && reached === null) return [];
  return [
    { role, name: name === '' ? SETTLE.somebody : name, ...(reached === null ? {} : { phone: reached }) },
  ];
}

const BESIDE_NAME = /^[\s，,、：:；;]+|[\s，,、：:；;]+$/g;

/** A name and a telephone out of one line. */
function readPerson(typed: string): { readonly name: string; readonly phone: string | null } {
  const text = typed.normalize('NFKC');
  const phone = PHONE_IN.exec(text)?.[0] ?? null;
  return { name: text.replace(phone ?? '', '').replace(BESIDE_NAME, ''), phone };
}

/** Digits that are no telephone: one of them was left out. */
function hasUnreadPhone(typed: string): boolean {
  return /\d{5,}/.test(readPerson(typed).name);
}

/** What was found is what the call says; what was agreed is the sentence, and its record where nothing was recorded. */
function settlementOf(written: OnTheSpot): Views['SettlementDto'] {
  const { call, sentence, found, applicant, respondent, recording } = written;
  const agreedText = sentence.trim();
  return {
    facts: found.trim() === '' ? (call?.narrative ?? agreedText) : found.trim(),
    agreedText,
    applicantAttitude: applicant,
    respondentAttitude: respondent,
    ...(recording.trim() === ''
      ? { oralAgreementRecord: agreedText }
      : { recordingNumber: recording.trim() }),
  };
}
