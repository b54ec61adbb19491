import type { Case } from '../case-query';
import type { Standing } from './standing';

/** What may be done on a case. */
export const ACT_GROUPS = {
  handling: ['settle_on_scene', 'send', 'take', 'triage', 'contact', 'progress', 'assign'],
  people: ['details', 'party', 'consent', 'withdraw_consent', 'withdrawal_report'],
  safety: ['danger', 'visit', 'plan', 'risk', 'lane', 'stop_legal'],
  terms: ['acceptance', 'ask_time', 'decide_time', 'withdraw_time'],
  ending: ['close', 'other_ways', 'confirmation', 'reopen', 'merge'],
} as const;

export type ActGroup = keyof typeof ACT_GROUPS;
export type ActCode = (typeof ACT_GROUPS)[ActGroup][number];
/** Acts with a form over the case; sending it has a page of its own, which keeps what was typed. */
export type FormAct = Exclude<ActCode, 'send'>;

interface Situation {
  readonly theCase: Case;
  readonly standing: Standing;
  /** Another agency has it from a referral that carries the case on. */
  readonly isAway: boolean;
  /** A request for more time waits. */
  readonly isTimeAsked: boolean;
}

/** Whether an act is offered; whoever may not after all is told why by the server. */
const OFFERS: Readonly<Record<ActCode, (on: Situation) => boolean>> = {
  settle_on_scene: (on) => possible(on, 'settle_on_scene') && mine(on) && !on.theCase.legalTrack,
  send: (on) => possible(on, 'route') && mine(on),
  take: (on) => possible(on, 'take') && on.standing.isCustodian,
  triage: (on) => possible(on, 'triage') && on.standing.isCustodian,
  contact: (on) => open(on) && on.theCase.takenAt !== null && on.standing.isCustodian,
  progress: (on) =>
    open(on) &&
    on.theCase.takenAt !== null &&
    on.theCase.consentWithdrawnAt === null &&
    on.standing.isCustodian,
  assign: (on) => open(on) && on.standing.isCustodian && on.standing.may('case.work'),
  details: (on) => open(on) && works(on),
  party: (on) => open(on) && works(on),
  consent: (on) => open(on) && works(on) && on.theCase.parties.length > 0,
  withdraw_consent: (on) =>
    possible(on, 'withdraw_consent') &&
    on.theCase.consentWithdrawnAt === null &&
    on.theCase.parties.length > 0,
  withdrawal_report: (on) => open(on) && works(on) && on.theCase.consentWithdrawnAt !== null,
  danger: (on) => open(on) && handles(on),
  visit: handles,
  plan: handles,
  risk: (on) => open(on) && (works(on) || on.standing.isSupervisor),
  lane: (on) => open(on) && works(on),
  stop_legal: (on) => possible(on, 'stop_legal') && !on.theCase.legalTrack,
  acceptance: (on) => open(on) && works(on),
  ask_time: (on) => possible(on, 'extend') && on.standing.isCustodian && !on.isTimeAsked,
  decide_time: (on) => on.isTimeAsked && (on.standing.isHead || on.standing.isCentre),
  withdraw_time: (on) => on.isTimeAsked && on.standing.isCustodian,
  close: (on) => possible(on, 'close') && (on.standing.isOwner || on.standing.isCentre),
  other_ways: (on) => open(on) && works(on),
  confirmation: ({ theCase: { judicialConfirmation } }) => judicialConfirmation?.standing === 'open',
  reopen: (on) => possible(on, 'reopen') && (on.standing.isOwner || on.standing.isCentre),
  merge: (on) => open(on) && (on.standing.may('case.merge') || (on.standing.isOwner && works(on))),
};

/** What awaits most, the likeliest first: these are buttons, the rest is a menu. */
const LIKELIEST: readonly ActCode[] = [
  'decide_time',
  'withdrawal_report',
  'settle_on_scene',
  'send',
  'take',
  'contact',
  'progress',
  'close',
  'reopen',
];

/** What each limit on the case asks for, where that is not what is likeliest anyway. */
const ASKED_BY_LIMIT: Readonly<Record<string, ActCode>> = {
  follow_up: 'visit',
  safety_check: 'plan',
  safety_response: 'plan',
};

/** What is lacking on record comes before all else only where its limit is the first to end. */
function dueOn({ clocks }: Case): readonly ActCode[] {
  return clocks.flatMap(({ name }, index) =>
    name === 'completion' && index === 0 ? ['details' as const] : (ASKED_BY_LIMIT[name] ?? []),
  );
}

export interface Offered {
  readonly buttons: readonly ActCode[];
  readonly menu: readonly { readonly group: ActGroup; readonly acts: readonly ActCode[] }[];
}

const BUTTONS = 3;

export function offeredOn(on: Situation): Offered {
  if (on.theCase.mergedInto !== null) return { buttons: [], menu: [] };
  const likeliest = [...new Set([...dueOn(on.theCase), ...LIKELIEST])];
  const buttons = likeliest.filter((act) => OFFERS[act](on) && !isLater(act, on)).slice(0, BUTTONS);
  const groups = Object.entries(ACT_GROUPS) as [ActGroup, readonly ActCode[]][];
  const menu = groups
    .map(([group, acts]) => ({
      group,
      acts: acts.filter((act) => !buttons.includes(act) && OFFERS[act](on)),
    }))
    .filter(({ acts }) => acts.length > 0);
  return { buttons, menu };
}

/** What another agency is at work on is seldom ended over its head, and goes to a second one only for advice or help. */
function isLater(
  act: ActCode,
  { theCase: { custodianAgency, ownerAgency }, standing, isAway }: Situation,
): boolean {
  if (act === 'send') return isAway;
  return act === 'close' && custodianAgency.id !== ownerAgency.id && !standing.isCustodian;
}

function open({ theCase }: Situation): boolean {
  return theCase.state !== 'closed';
}

function possible({ theCase }: Situation, step: string): boolean {
  return theCase.possible.includes(step);
}

function mine({ standing }: Situation): boolean {
  return standing.isCustodian || standing.isCentre;
}

function works({ standing }: Situation): boolean {
  const { isCustodian, isOwner, isCentre, may } = standing;
  return may('case.work') && (isCustodian || isOwner || isCentre);
}

/** The station that owes a step of the legal path deals with people in danger, whoever has the case. */
function handles(on: Situation): boolean {
  return works(on) || (on.theCase.legalTrack && on.standing.may('case.work'));
}
