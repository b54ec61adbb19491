import type { Page } from 'playwright-core';
import { DAY_MS } from '../e2e/cases/desk.js';
import type { Login } from '../support/world.js';
import type { Visit } from '../support/browser.js';
import { BUSY_PAGES } from './busy-pages.js';
import type { Scene } from './scene.js';

/** A page, as somebody opens it. */
export interface PageOf {
  readonly login: Login;
  /** With `{case}` and the like where the scene knows the id. */
  readonly path: string;
  /** What is done there before it is looked at. */
  readonly brings?: (page: Page) => Promise<void>;
  /** What is pressed there, by its name, to open a window or sheet over it. */
  readonly opens?: string;
}

/** Every page, for whom it is. */
export const PAGES: readonly PageOf[] = [
  { login: 'officer', path: '/tasks' },
  { login: 'officer', path: '/search' },
  { login: 'officer', path: '/notices' },
  { login: 'officer', path: '/settle' },
  { login: 'officer', path: '/register' },
  { login: 'officer', path: '/t/zzzzzz' },
  { login: 'officer', path: '/absences', opens: '登记请假' },
  { login: 'officer', path: '/account' },
  { login: 'officer', path: '/no-such-page' },
  { login: 'officer', path: '/cases/{case}', opens: '警务平台文本' },
  { login: 'officer', path: '/cases/{case}/send' },
  { login: 'officer', path: '/cases/{case}/print' },
  { login: 'officer', path: '/cases/{fresh}', opens: '当场了结' },
  { login: 'officer', path: '/cases/{fresh}', opens: '更多办理' },
  { login: 'officer', path: '/cases/{stopped}', opens: '办结' },
  { login: 'officer', path: '/cases/{case}/joint', opens: '召集会议' },
  { login: 'officer', path: '/referrals/{referral}' },
  { login: 'chief', path: '/morning' },
  { login: 'chief', path: '/absences', opens: '登记请假' },
  { login: 'chief', path: '/unit' },
  { login: 'chief', path: '/unit/board?standing=all' },
  { login: 'coordinator', path: '/board?standing=overdue', opens: '存为视图' },
  { login: 'chief', path: '/unit/hand-over?agency={station}&from={officer}' },
  { login: 'committee-intake', path: '/cases/{stopped}', opens: '走访回访' },
  { login: 'committee-intake', path: '/cases/{stopped}/legal-duty' },
  { login: 'mediator', path: '/cases/{case}', opens: '危险评估' },
  { login: 'mediator', path: '/cases/{case}/joint', opens: '列一项' },
  { login: 'mediator', path: '/referrals/{referral}', opens: '办结上报' },
  { login: 'mediator', path: '/referrals/{referral}', opens: '更多办理' },
  { login: 'coordinator', path: '/board' },
  { login: 'coordinator', path: '/board?standing=overdue' },
  { login: 'coordinator', path: '/board/bulk' },
  { login: 'coordinator', path: '/board/bulk?id={bulk}' },
  { login: 'coordinator', path: '/supervision' },
  { login: 'coordinator', path: '/referrals/{referral}', opens: '督办' },
  { login: 'coordinator', path: '/flows' },
  { login: 'coordinator', path: '/flows?part=waits' },
  { login: 'coordinator', path: '/flows?part=moves' },
  { login: 'coordinator', path: '/flows?part=duty' },
  { login: 'coordinator', path: '/flows?part=rulings' },
  { login: 'labor-head', path: '/flows' },
  { login: 'admin', path: '/admin/agencies/without-duty' },
  { login: 'admin', path: '/admin/agencies', opens: '新建单位' },
  { login: 'admin', path: '/admin/agencies/{station}', opens: '停用' },
  { login: 'admin', path: '/admin/areas', opens: '新建区域' },
  { login: 'admin', path: '/admin/users' },
  { login: 'admin', path: '/admin/calendars/office', opens: '录入一年的安排' },
  { login: 'admin', path: '/admin/calendars/office', opens: '新建日历' },
  { login: 'admin', path: '/admin/calendars/office', opens: '改上班时间' },
  { login: 'admin', path: '/admin/policies/default', opens: '新建方案' },
  { login: 'admin', path: '/admin/policies/default', opens: '改升级办法 一般' },
  { login: 'admin', path: '/admin/policies/default', opens: '让正在跑的也按新版算' },
  { login: 'admin', path: '/admin/kinds', opens: '新建类别' },
  { login: 'admin', path: '/admin/kinds/judicial-office', opens: '修改' },
  { login: 'admin', path: '/admin/taxonomy', opens: '加一个大类' },
  { login: 'admin', path: '/admin/reference/guard_rules', opens: '换成新的一份' },
  { login: 'admin', path: '/admin/harm' },
  { login: 'admin', path: '/admin/harm', opens: '改公式' },
  { login: 'admin', path: '/admin/routing', opens: '改规则' },
  { login: 'admin', path: '/admin/messages', opens: '修改每条消息的设置' },
  { login: 'admin', path: '/admin/messages', opens: '改规则：当事人撤回同意' },
  { login: 'admin', path: '/admin/channels', opens: '新建渠道' },
  { login: 'admin', path: '/admin/running' },
  { login: 'security', path: '/admin/users', opens: '新建用户' },
  { login: 'security', path: '/admin/users/{mediator}', opens: '授予角色' },
  { login: 'auditor', path: '/admin/audit' },
  ...BUSY_PAGES,
];

/** So many calls reached the station since yesterday: more than a list shows at first. */
export const CALLS = 110;
export const CALLED_OF = '楼上半夜拖动家具';

/** As many pages as one test looks at: with more of them a slow machine would not be through in time. */
const IN_A_ROUND = 4;

const AT_ONCE = 10;

/** Some pages of one person, the first of theirs with the number 1. */
interface Round {
  readonly login: Login;
  readonly number: number;
  readonly pages: readonly PageOf[];
}

/** Person by person. */
export function roundsOf(pages: readonly PageOf[]): readonly Round[] {
  return [...new Set(pages.map(({ login }) => login))].flatMap((login) => {
    const own = pages.filter((page) => page.login === login);
    return Array.from({ length: Math.ceil(own.length / IN_A_ROUND) }, (_, index) => ({
      login,
      number: index + 1,
      pages: own.slice(index * IN_A_ROUND, (index + 1) * IN_A_ROUND),
    }));
  });
}

export const ROUNDS = roundsOf(PAGES);

/** The pages with something on each. */
export class PageTour {
  private constructor(private readonly ids: Readonly<Record<string, string>>) {}

  /** Makes what the pages show. */
  static async prepare(scene: Scene): Promise<PageTour> {
    const { desk, line, world } = scene.stage;
    await late(scene);
    const parties = [{ role: 'applicant', name: '刘甲', phone: '19900000001' }];
    const { id: caseId } = await desk.register({ lane: 'full', parties });
    const { id: referral } = await line.underWay(caseId);
    const { id: fresh } = await desk.register({ parties });
    const { id: stopped } = await desk.register({ parties });
    const stop = { reason: '发现轻生倾向', pathKinds: ['safety'] };
    await desk.step('chief', stopped, { noun: 'legal-stop', body: stop });
    await desk.step('officer', (await desk.register({ parties })).id, { noun: 'taking' });
    await turnedDown(scene);
    await called(scene);
    const bulk = await tried(scene);
    const { agencies, users } = world;
    return new PageTour({
      case: caseId,
      referral,
      fresh,
      stopped,
      bulk,
      station: agencies.station,
      mediator: users.mediator,
      officer: users.officer,
    });
  }

  /** The path with the ids that this scene knows. */
  addressOf(path: string): string {
    return path.replace(/\{(\w+)\}/g, (_, name: string) => this.ids[name] ?? name);
  }

  /** Opens a page and waits until it stands there with its heading. */
  async goTo(visit: Visit, { path, brings }: PageOf): Promise<void> {
    const { page } = visit;
    await page.goto(this.addressOf(path));
    await page.getByRole('heading', { level: 1 }).waitFor();
    await visit.quiet();
    if (brings === undefined) return;
    await brings(page);
    await visit.quiet();
  }

  /** Opens a window or sheet over it. */
  async open(visit: Visit, name: string): Promise<void> {
    const { page } = visit;
    await page.getByRole('button', { name, exact: true }).click();
    await page.getByRole('dialog').getByRole('button').first().waitFor();
    await visit.quiet();
  }
}

/** The calls of a bad night, none of them dealt with. */
async function called({ stage: { desk } }: Scene): Promise<void> {
  const call = (nth: number): Promise<unknown> =>
    desk.register({
      source: '110',
      sourceReference: `J20260301${nth}`,
      narrative: `${CALLED_OF}，第${nth}次报警`,
    });
  for (let nth = 0; nth < CALLS; nth += AT_ONCE)
    await Promise.all(
      Array.from({ length: Math.min(AT_ONCE, CALLS - nth) }, (_, index) => call(nth + index)),
    );
}

/** What may be done about some lines, and about some may not. */
async function tried({ stage: { product } }: Scene): Promise<string> {
  const body = { act: 'chase', filter: {}, chase: {} };
  const { id } = (await product.as('coordinator').post<{ id: string }>('/board/bulk-acts', body)).body;
  await product.drain();
  return id;
}

/** What nobody has taken for days, so that others were told. */
async function late({ stage: { desk, line, world, product } }: Scene): Promise<void> {
  const { id } = await desk.register({ lane: 'full' }, 'colleague');
  await line.send(id, { recipientAgencyId: world.agencies.labor }, 'colleague');
  await product.moveClock(6 * DAY_MS);
}

/** What an agency says is not its own, and what another one has not taken yet. */
async function turnedDown({ stage: { desk, line, world } }: Scene): Promise<void> {
  const sent = async (recipientAgencyId: string): Promise<string> => {
    const { id } = await desk.register({ lane: 'full' }, 'colleague');
    return (await line.send(id, { recipientAgencyId }, 'colleague')).body.id;
  };
  await sent(world.agencies['womens-federation']);
  const body = { reason: 'not_our_duty', text: '双方不存在劳动关系' };
  await line.step('labor-intake', await sent(world.agencies.labor), { noun: 'rejection', body });
  await sent(world.agencies.labor);
}
