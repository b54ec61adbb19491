import type { CommandOf } from '../../../modules/referrals/actions/index.js';
import type { ReferralState } from '../../../modules/referrals/domain/states.js';
import type { ReferralEvent } from '../../../modules/referrals/domain/transitions.js';
import type { CreateReferralDto } from '../../../modules/referrals/http/create-referral.dto.js';
import { HANDOVER_ITEMS } from '../../../modules/referrals/index.js';
import type { ReferralBench } from './bench.js';

/** Who takes a step where a test does not care who, by capacity. */
export const WHO = {
  sender_officer: 'officer',
  recipient_intake: 'committee-intake',
  recipient_handler: 'mediator',
  recipient_supervisor: 'committee-head',
  coordinator: 'coordinator',
} as const;

export const CLAIMS = [
  { key: 'leak', text: '漏水修复' },
  { key: 'repair', text: '赔偿装修' },
];

/** A command that passes the guards of its event, in the situation `to` has made. */
export async function commandFor<Event extends ReferralEvent>(
  bench: ReferralBench,
  event: Event,
  id: string,
): Promise<CommandOf<Event>> {
  const commands: { readonly [E in ReferralEvent]: () => Promise<object> | object } = {
    submit: () => ({}),
    discard: () => ({}),
    acknowledge: () => ({}),
    accept: () => ({}),
    accept_partial: () => ({ claims: ['leak'] }),
    request_info: () => ({ question: '请补充双方意见' }),
    supply_info: () => ({ answer: '已补充' }),
    info_timeout: () => ({}),
    reject: () => ({ reason: 'not_our_duty', text: '不属职责' }),
    reject_final: () => ({ reason: 'outside_statutory_power', text: '超出职权' }),
    overrule: () => ({ instruction: '请签收办理' }),
    uphold: () => ({ note: '确不属其职责' }),
    review_timeout: () => ({}),
    accept_timeout: () => ({}),
    recall: () => ({ reason: 'sent_in_error', note: '转错了' }),
    request_recall: () => ({ reason: 'better_agency', note: '另有单位' }),
    agree_recall: () => ({ handoverNote: '尚未联系' }),
    decline_recall: () => ({ reason: 'session_fixed', note: '已约定时间' }),
    force_recall: () => ({ note: '逾期未答复' }),
    recall_timeout: () => ({}),
    first_contact: () => ({ channel: 'phone', result: 'reached', who: 'applicant' }),
    handover_done: () => ({ checklist: [...HANDOVER_ITEMS] }),
    hold: async () => ({
      reason: 'party_away',
      until: new Date((await bench.now()).getTime() + 86_400_000).toISOString(),
      note: '当事人外出',
    }),
    resume: () => ({}),
    hold_timeout: () => ({}),
    feedback: () => ({ text: '已分别谈话' }),
    report_outcome: () => ({ outcome: 'oral_agreement', summary: '双方和解' }),
    confirm: () => ({}),
    return: () => ({ deficiency: 'papers_missing', note: '缺协议' }),
    confirm_timeout: () => ({}),
    reroute: () => ({ recipientAgencyId: bench.agency('labor'), handoverNote: '已联系双方' }),
    merge_into: async () => ({ survivingCaseId: await bench.openCase() }),
    mark_duplicate: async () => ({ originalReferralId: (await bench.send(await bench.openCase())).id }),
    mark_error: () => ({ note: '选错案件' }),
    delegate: async () => ({
      recipientAgencyId: bench.agency('grid'),
      request: '入户了解情况',
      dueAt: new Date((await bench.now()).getTime() + 3_600_000).toISOString(),
    }),
    reopen: () => ({ reason: 'flared_up', note: '再次争吵' }),
    raise_safety: () => ({ assessment: 'red', note: '扬言报复' }),
  };
  void id;
  return (await commands[event]()) as CommandOf<Event>;
}

type Walk = readonly (readonly [keyof typeof WHO, ReferralEvent])[];

/** How each state is reached from a referral that was sent. */
const WAYS: Readonly<Partial<Record<ReferralState, Walk>>> = {
  queued: [],
  info_requested: [['recipient_intake', 'request_info']],
  rejection_review: [['recipient_intake', 'reject']],
  accepted: [['recipient_intake', 'accept']],
  in_progress: [
    ['recipient_intake', 'accept'],
    ['recipient_handler', 'first_contact'],
  ],
  on_hold: [
    ['recipient_intake', 'accept'],
    ['recipient_handler', 'first_contact'],
    ['recipient_handler', 'hold'],
  ],
  recall_pending: [
    ['recipient_intake', 'accept'],
    ['recipient_handler', 'first_contact'],
    ['sender_officer', 'request_recall'],
  ],
  reported: [
    ['recipient_intake', 'accept'],
    ['recipient_handler', 'first_contact'],
    ['recipient_handler', 'report_outcome'],
  ],
  closed: [
    ['recipient_intake', 'accept'],
    ['recipient_handler', 'first_contact'],
    ['recipient_handler', 'report_outcome'],
    ['sender_officer', 'confirm'],
  ],
};

/** Sends a referral of a new case and walks it to a state by the workflow's own steps. */
export async function walkTo(
  bench: ReferralBench,
  state: ReferralState,
  parts: Partial<CreateReferralDto> = {},
): Promise<{ id: string; caseId: string }> {
  const caseId = await bench.openCase();
  const isDraft = state === 'draft';
  const { id } = await bench.send(caseId, { scope: CLAIMS, ...(isDraft && { keepAsDraft: true }), ...parts });
  for (const [as, event] of isDraft ? [] : (WAYS[state] ?? [])) {
    await bench.act(WHO[as], event, { id, command: await commandFor(bench, event, id) });
  }
  return { id, caseId };
}
