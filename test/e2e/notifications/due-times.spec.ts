import type { NoticePageView, NoticeView } from '../../../modules/notifications/inbox/notices.view.js';
import type { TestProduct } from '../../support/product.js';
import type { Login } from '../../support/world.js';
import type { ReferralDesk } from '../referrals/desk.js';
import { Reachable } from './reachable.js';

const PHONE = '13900001778';

let scene: Reachable;
let product: TestProduct;
let desk: ReferralDesk;

beforeAll(async () => {
  scene = await Reachable.begin('labor-intake', PHONE);
  ({ product, desk } = scene);
}, 60_000);
afterAll(() => scene.end());

async function noticeOf(login: Login, code: string, subjectId: string): Promise<NoticeView> {
  const { body } = await product.as(login).get<NoticePageView>('/me/notices?limit=200');
  const found = body.items.find(
    (notice) => notice.code === code && notice.items.some((item) => item.subjectId === subjectId),
  );
  if (found === undefined) throw new Error(`${login} was not told ${code}`);
  return found;
}

it('a digest tells its earliest time while the limit it comes from lives on one of its things', async () => {
  const [first, second] = [await desk.sent('full', {}, 'labor'), await desk.sent('full', {}, 'labor')];
  await scene.goTo('2027-03-02T11:00');
  const words = async (): Promise<string | null> =>
    (await noticeOf('labor-head', 'escalated', first.id)).dueWords;
  expect(await words()).toMatch(/^最早已于.*到期$/);
  await desk.step('labor-intake', second.id, 'acceptance');
  expect(await words()).toMatch(/^最早已于.*到期$/);
  await desk.step('labor-intake', first.id, 'acceptance');
  expect(await words()).toBeNull();
}, 60_000);

it('a digest whose earliest limit has ended tells the next one that lives', async () => {
  const first = await desk.sent('full', {}, 'labor');
  await scene.goTo('2027-03-02T11:30');
  const second = await desk.sent('full', {}, 'labor');
  await scene.goTo('2027-03-03T12:00');
  const words = async (): Promise<string | null> => {
    const notice = await noticeOf('labor-head', 'escalated', first.id);
    expect(notice.items.map(({ subjectId }) => subjectId)).toContain(second.id);
    return notice.dueWords;
  };
  const earliest = await words();
  await desk.step('labor-intake', first.id, 'acceptance');
  const next = await words();
  expect(next).toMatch(/^最早已于03-03 11:3\d到期$/);
  expect(next).not.toBe(earliest);
  await desk.step('labor-intake', second.id, 'acceptance');
  expect(await words()).toBeNull();
}, 60_000);

it('what was accepted in time is never called late, what still waits is', async () => {
  const [taken, waiting] = [await desk.sent('full', {}, 'labor'), await desk.sent('full', {}, 'labor')];
  await product.drain();
  const told = await noticeOf('labor-intake', 'referral_arrived', taken.id);
  expect(told.dueWords).toMatch(/^将于.*到期$/);
  expect(told.stillDueAt).toBe(told.dueAt);

  await desk.step('labor-intake', taken.id, 'acceptance');
  await scene.goTo('2027-03-04T17:00');
  const later = await noticeOf('labor-intake', 'referral_arrived', taken.id);
  expect(later).toMatchObject({ dueAt: told.dueAt, stillDueAt: null, dueWords: null });
  const reading = await product.as('labor-intake').post<NoticeView>(`/me/notices/${later.id}/reading`);
  expect(reading.body.dueWords).toBeNull();
  const late = await noticeOf('labor-intake', 'referral_arrived', waiting.id);
  expect(late.dueWords).toMatch(/^已于.*到期$/);
  await desk.step('labor-intake', waiting.id, 'acceptance');
}, 60_000);

it('a message written in the morning asks for no more than what the night has left to do', async () => {
  await scene.goTo('2027-03-04T23:30');
  const [taken] = [await desk.sent('full', {}, 'labor'), await desk.sent('full', {}, 'labor')];
  await product.drain();
  scene.gateway.forget();
  await desk.step('labor-intake', taken.id, 'acceptance');
  await scene.goTo('2027-03-05T09:05');
  const texts = scene.gateway.messages().flatMap(({ to, text }) => (to === PHONE ? [text] : []));
  const arrived = texts.filter((text) => text.includes('待签收事项'));
  expect(arrived.map((text) => text.replace(/于.*前/, '于…前')).sort()).toEqual([
    '「和解」您有1件待签收事项，请于…前登录处理。',
    '「和解」您有1件待签收事项，请登录查看。',
  ]);
}, 60_000);
