import type {
  SupervisionOrderView,
  SupervisionView,
} from '../../../modules/coordination/supervision/supervision.view.js';
import type { HeldWorkView } from '../../../modules/referrals/queue-handover/queue-handover.view.js';
import type { Login } from '../../support/world.js';
import type { TaskDesk } from '../tasks/desk.js';
import type { Story } from './stories-of-referrals.js';

/** The centre orders the bureau to take what was sent to it. */
async function ordered(
  desk: TaskDesk,
): Promise<{ readonly referralId: string; readonly order: SupervisionOrderView }> {
  const { id: referralId } = await desk.send('labor');
  const coordinator = desk.product.as('coordinator');
  const { body } = await coordinator.get<SupervisionView>(`/supervision-orders/about/${referralId}`);
  const order = await coordinator.post<SupervisionOrderView>('/supervision-orders', {
    clockId: body.orderable[0]?.clockId,
    text: '请于期限内签收，并书面报告办理情况。',
  });
  expect(order.status).toBe(201);
  return { referralId, order: order.body };
}

/** @returns the order as it stands then */
async function step(
  desk: TaskDesk,
  { login, noun, body = {} }: { readonly login: Login; readonly noun: string; readonly body?: object },
  { id, version }: SupervisionOrderView,
): Promise<SupervisionOrderView> {
  const path = `/supervision-orders/${id}/${noun}`;
  const answer = await desk.product.as(login).post<SupervisionOrderView>(path, body, { version });
  expect([noun, answer.status]).toEqual([noun, 200]);
  return answer.body;
}

const ANSWER = {
  login: 'labor-head',
  noun: 'answer',
  body: { done: '已签收', remains: '周五上午调解' },
} as const;

/** What a centre orders, and what a head hands over. */
export const COORDINATION_STORIES: Readonly<Record<string, Story>> = {
  'an order that is answered, returned, answered again and accepted': async (desk) => {
    const { order } = await ordered(desk);
    const answered = await step(desk, ANSWER, order);
    const reason = { reason: '请写明调解时间' };
    const returned = await step(desk, { login: 'coordinator', noun: 'return', body: reason }, answered);
    const again = await step(desk, ANSWER, returned);
    await step(desk, { login: 'coordinator', noun: 'acceptance' }, again);
  },
  'an order that is withdrawn': async (desk) => {
    const { order } = await ordered(desk);
    const body = { reason: '该单位已先行签收' };
    await step(desk, { login: 'coordinator', noun: 'withdrawal', body }, order);
  },
  'an order that ends with what it is about': async (desk) => {
    const { referralId } = await ordered(desk);
    await desk.done('officer', referralId, 'recall', { reason: 'better_agency', note: '改由社区调解' });
  },
  'a queue that is handed over': async (desk) => {
    const { id } = await desk.send('community');
    await desk.done('mediator', id, 'acceptance');
    const { agencies, users } = desk.world;
    const head = desk.product.as('committee-head');
    const at = `/agencies/${agencies.community}`;
    const held = await head.get<HeldWorkView>(`${at}/held-work?userId=${users.mediator}`);
    const handedOver = await head.post(`${at}/queue-handovers`, {
      fromUserId: users.mediator,
      subjectIds: held.body.rows.map(({ subjectId }) => subjectId),
      to: [{ userId: users['committee-intake'] }],
      note: '产假期间由同事接手',
    });
    expect(handedOver.status).toBe(201);
  },
};
