import type { Login } from '../support/world.js';
import type { Scene } from './scene.js';

/** How far a referral has come before somebody takes the step that is looked at. */
export type Stage =
  'queued' | 'asked' | 'refused' | 'accepted' | 'under way' | 'resting' | 'recalled' | 'reported' | 'closed';

const CONTACT = { channel: 'phone', result: 'reached', who: 'applicant' };
const PATH: Readonly<Record<Stage, readonly [Login, string, object][]>> = {
  queued: [],
  asked: [['labor-intake', 'information-request', { question: '请补充考勤记录' }]],
  refused: [['labor-intake', 'rejection', { reason: 'no_capacity', text: '力量不足' }]],
  accepted: [['labor-handler', 'acceptance', {}]],
  'under way': [
    ['labor-handler', 'acceptance', {}],
    ['labor-handler', 'contact', CONTACT],
  ],
  resting: [
    ['labor-handler', 'acceptance', {}],
    ['labor-handler', 'contact', CONTACT],
    ['labor-handler', 'hold', { reason: 'party_asks_time', until: '2026-08-21T04:00:00Z', note: '周五再谈' }],
  ],
  recalled: [
    ['labor-handler', 'acceptance', {}],
    ['labor-handler', 'contact', CONTACT],
    ['officer', 'recall-request', { reason: 'better_agency', note: '改由社区办理' }],
  ],
  reported: [
    ['labor-handler', 'acceptance', {}],
    ['labor-handler', 'contact', CONTACT],
    ['labor-handler', 'outcome', { outcome: 'not_settled', summary: '双方差距较大' }],
  ],
  closed: [
    ['labor-handler', 'acceptance', {}],
    ['labor-handler', 'contact', CONTACT],
    ['labor-handler', 'outcome', { outcome: 'oral_agreement', summary: '当场付清' }],
    ['officer', 'confirmation', {}],
  ],
};

/** A referral to the labour bureau at this stage. @param registered of its case @param parts of how it was sent */
export async function at(
  { stage: { desk, line, world } }: Scene,
  stage: Stage,
  { registered = {}, parts = {} }: { readonly registered?: object; readonly parts?: object } = {},
): Promise<string> {
  const { id: caseId } = await desk.register({ lane: 'full', ...registered });
  const scope = [
    { key: 'wages', text: '拖欠工资' },
    { key: 'deposit', text: '退还押金' },
  ];
  const sent = await line.send(caseId, { recipientAgencyId: world.agencies.labor, scope, ...parts });
  if (sent.status !== 201) throw new Error(`not sent: ${JSON.stringify(sent.body)}`);
  for (const [login, noun, body] of PATH[stage]) {
    const { status, body: said } = await line.step(login, sent.body.id, { noun, body });
    if (status !== 200) throw new Error(`${noun}: ${JSON.stringify(said)}`);
  }
  return sent.body.id;
}
