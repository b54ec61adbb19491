import { SCREEN_WORDS, type ReferralState } from '../../referrals/index.js';

/** How far something is that an agency holds: the six words of a screen, and what nobody has routed yet. */
export const STAGES = [
  'unrouted',
  'to_accept',
  'to_settle',
  'working',
  'resting',
  'to_confirm',
  'over',
] as const;
export type Stage = (typeof STAGES)[number];

export const STAGE_WORDS: Readonly<Record<Stage, string>> = {
  unrouted: '待分流',
  to_accept: '待签收',
  to_settle: '待补充/待裁定',
  working: '办理中',
  resting: '暂停',
  to_confirm: '待确认',
  over: '已结束、尚有后续',
};

const STAGE_OF_WORD = new Map(STAGES.map((stage) => [STAGE_WORDS[stage].split('、')[0], stage]));

function stageOfReferral(state: ReferralState): Stage {
  const stage = STAGE_OF_WORD.get(SCREEN_WORDS[state]);
  if (stage === undefined) throw new Error(`no stage has the word of ${state}`);
  return stage;
}

const STAGE_OF_CASE = {
  registered: 'unrouted',
  triage: 'unrouted',
  handling: 'working',
  closed: 'over',
} as const;

const chosen = (of: string, pairs: readonly (readonly [string, Stage])[]): string =>
  `case ${of} ${pairs.map(([state, stage]) => `when '${state}' then '${stage}'`).join(' ')} end`;

const OF_REFERRALS = chosen(
  'held.state',
  (Object.keys(SCREEN_WORDS) as ReferralState[]).map((state) => [state, stageOfReferral(state)] as const),
);
const OF_CASES = chosen('held.state', Object.entries(STAGE_OF_CASE));

/** In SQL, the stage of what clock `c` runs on; of an agreement that of its case. */
export function stageOf(c: string): string {
  return `case ${c}.subject_type
    when 'referral' then (select ${OF_REFERRALS} from referral held where held.id = ${c}.subject_id)
    else (select ${OF_CASES} from dispute_case held where held.id = ${c}.case_id) end`;
}

/** Whose turn it is: a side of the referral, the centre that rules on it, or the agency that answers for the case. */
export const TURNS = ['sender', 'recipient', 'centre', 'custodian'] as const;
export type WaitingTurn = (typeof TURNS)[number];

export const TURN_WORDS: Readonly<Record<WaitingTurn, string>> = {
  sender: '转出方',
  recipient: '承办方',
  centre: '综治中心',
  custodian: '管案单位',
};

/** In SQL, whose turn it is by clock `c`. */
export function turnOf(c: string): string {
  return `case ${c}.subject_type when 'referral' then (select case ${c}.owner_agency_id when held.recipient_agency_id then 'recipient'
      when held.sender_agency_id then 'sender' else 'centre' end from referral held where held.id = ${c}.subject_id)
    else 'custodian' end`;
}
