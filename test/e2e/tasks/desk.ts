import type { ReferralView } from '../../../modules/referrals/http/referral.view.js';
import type { TaskPageView, TaskView } from '../../../modules/referrals/tasks/task.view.js';
import {
  type Answer,
  startTestProduct,
  type TestProduct,
  type TestProductOptions,
  type World,
} from '../../support/product.js';
import type { AgencyKey, Login } from '../../support/world.js';
import { CaseDesk } from '../cases/desk.js';

export const NARRATIVE = '楼上装修引起争吵';

const WEDNESDAY = 3;
const OPENS_AT_UTC_HOUR = 1;

/** The next Wednesday, 09:00 in Shanghai: what the product starts with is in force by then. */
function nextWednesday(): Date {
  const day = new Date();
  do day.setUTCDate(day.getUTCDate() + 1);
  while (day.getUTCDay() !== WEDNESDAY);
  day.setUTCHours(OPENS_AT_UTC_HOUR, 0, 0, 0);
  return day;
}

/** The tiny world at work: sends cases on, takes steps on referrals, and looks into lists of tasks. */
export class TaskDesk {
  readonly cases: CaseDesk;

  private constructor(
    readonly product: TestProduct,
    readonly world: World,
  ) {
    this.cases = new CaseDesk(product);
  }

  static async open(options: TestProductOptions = {}): Promise<TaskDesk> {
    const product = await startTestProduct(options);
    await product.beginAt(nextWednesday());
    return new TaskDesk(product, await product.seedWorld());
  }

  /** A new case of the station, sent to an agency. */
  async send(recipient: AgencyKey, extra: object = {}): Promise<ReferralView> {
    const { id } = await this.cases.register({ lane: 'full', ...extra });
    return this.sendOn(id, recipient);
  }

  async sendOn(caseId: string, recipient: AgencyKey): Promise<ReferralView> {
    const answer = await this.product.as('officer').post<ReferralView>(`/cases/${caseId}/referrals`, {
      recipientAgencyId: this.world.agencies[recipient],
      request: '请依职责办理',
      choice: { code: 'knows_the_dispute' },
    });
    if (answer.status !== 201) throw new Error(`not sent: ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  /** Takes a step at the version the referral has now. */
  async step(login: Login, id: string, noun: string, body: object = {}): Promise<Answer<ReferralView>> {
    const { rows } = await this.product.sql.query<{ version: number }>(
      'select version from referral where id = $1',
      [id],
    );
    const version = rows[0]?.version ?? 0;
    return this.product.as(login).post<ReferralView>(`/referrals/${id}/${noun}`, body, { version });
  }

  /** As `step`, where it must succeed. */
  async done(login: Login, id: string, noun: string, body: object = {}): Promise<ReferralView> {
    const answer = await this.step(login, id, noun, body);
    if (answer.status !== 200) throw new Error(`${noun} failed: ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  mine(login: Login, query = ''): Promise<readonly TaskView[]> {
    return this.list(login, `/me/tasks?limit=200${query}`);
  }

  ofAgency(login: Login, agency: AgencyKey, query = ''): Promise<readonly TaskView[]> {
    return this.list(login, `/agencies/${this.world.agencies[agency]}/tasks?limit=200${query}`);
  }

  private async list(login: Login, path: string): Promise<readonly TaskView[]> {
    const answer = await this.product.as(login).get<TaskPageView>(path);
    if (answer.status !== 200) throw new Error(`no tasks: ${JSON.stringify(answer.body)}`);
    return answer.body.items;
  }
}

/** The line about a subject, where there is one. */
export function lineOf(tasks: readonly TaskView[], subjectId: string): TaskView | undefined {
  return tasks.find((task) => task.subjectId === subjectId && task.kind !== 'escalation');
}
