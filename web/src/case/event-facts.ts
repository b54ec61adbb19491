import { EVENTS } from '../texts/events';
import type { SayInstant } from '../time/words';
import type { Words } from '../words/words';

type Payload = Readonly<Record<string, unknown>>;

/** What of an event is said in one of these words, where its payload tells it. */
const CODES: Readonly<Record<string, string>> = {
  outcome: 'close_outcome',
  toRisk: 'risk_level',
  toLane: 'lane',
  channel: 'contact_channel',
  decision: 'consent_decision',
  purpose: 'consent_purpose',
  rule: 'guard_rule',
  kind: 'legal_path',
  name: 'clock',
};

const BY_EVENT: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'case.contacted': { result: 'contact_result' },
  'case.visited': { result: 'visit_result', manner: 'visit_manner' },
  'case.other_ways_told': { manner: 'notice_manner' },
  'case.registered': { source: 'case_source' },
  'referral.rejected': { reason: 'refusal_reason' },
  'referral.refused': { reason: 'refusal_reason' },
  'referral.held': { reason: 'hold_reason' },
};

const TEXTS = [
  'reason',
  'text',
  'note',
  'title',
  'court',
  'document',
  'intoNumber',
  'fromNumber',
  'summary',
  'orderNumber',
  'orderedAgency',
];
const INSTANTS = ['deadlineAt', 'nextCheckAt', 'legallyAcceptedAt'];
const ONLY_OF: Readonly<Record<string, readonly string[]>> = {
  purpose: ['case.consent_recorded'],
  decision: ['case.consent_recorded'],
  kind: ['legal_path.opened', 'legal_path.withdrawn', 'legal_path.moved'],
  name: ['clock.breached', 'clock.warned', 'clock.escalated', 'clock.reminded', 'clock.resumed'],
};

/** The few facts of an event that a person reads, in words; ids and what the page shows elsewhere are left out. */
export function eventFacts(type: string, payload: Payload, word: Words, when: SayInstant): string {
  const own = BY_EVENT[type] ?? {};
  const said: string[] = [];
  for (const [key, value] of Object.entries(payload)) {
    if (typeof value !== 'string' || value === '') continue;
    const vocabulary = own[key] ?? (ONLY_OF[key]?.includes(type) === false ? undefined : CODES[key]);
    if (vocabulary !== undefined) said.push(word(vocabulary, value));
    else if (TEXTS.includes(key)) said.push(value);
    else if (INSTANTS.includes(key)) said.push(EVENTS.until(when(value)));
  }
  if (typeof payload['amount'] === 'number') said.push(EVENTS.amount(payload['amount']));
  if (typeof payload['score'] === 'number') said.push(EVENTS.score(payload['score']));
  const fields = payload['fields'];
  if (type !== 'referral.submitted' && Array.isArray(fields)) {
    said.push(
      fields
        .map((field) => EVENTS.fields[String(field)] ?? '')
        .filter((each) => each !== '')
        .join('、'),
    );
  }
  return [...new Set(said.filter((each) => each !== ''))].join(' · ');
}

/** What belongs to the routine of clocks, reading and notices, and is left out of the main points. */
export function isMainPoint(type: string): boolean {
  return !ROUTINE.some((prefix) => type.startsWith(prefix));
}

const ROUTINE = [
  'clock.warned',
  'clock.reminded',
  'clock.prompted',
  'clock.resumed',
  'clock.recomputed',
  'case.charge_moved',
  'case.type_left_open',
  'case.details_changed',
  'case.party_changed',
  'case.confirmation_lapsed',
  'legal_path.told',
  'legal_path.moved',
  'referral.acknowledged',
  'referral.claimed',
  'referral.drafted',
  'referral.draft_moved',
  'referral.left_unopened',
  'referral.noted',
  'referral.frozen',
  'notice.',
];
