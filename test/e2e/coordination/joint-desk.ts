import type { JointCaseView, JointLaneView } from '../../../modules/coordination/joint/joint.view.js';
import type { ReferralView } from '../../../modules/referrals/http/referral.view.js';
import type { Answer } from '../../support/product.js';
import type { AgencyKey, Login } from '../../support/world.js';
import { HOUR_MS } from '../cases/desk.js';
import { TaskDesk } from '../tasks/desk.js';

const CONTACT = { channel: 'phone', result: 'reached', who: 'applicant' };
/** Who takes something on for an agency, and who works for it. */
const STAFF: Readonly<Partial<Record<AgencyKey, readonly [Login, Login, Login]>>> = {
  community: ['committee-intake', 'mediator', 'committee-head'],
  labor: ['labor-intake', 'labor-handler', 'labor-head'],
  'womens-federation': ['womens-intake', 'womens-handler', 'womens-head'],
};

/** The tiny world at work on joint cases. */
export class JointDesk {
  private constructor(readonly tasks: TaskDesk) {}

  static async open(): Promise<JointDesk> {
    return JointDesk.at(await TaskDesk.open());
  }

  static at(tasks: TaskDesk): JointDesk {
    return new JointDesk(tasks);
  }

  /** A case that the committee leads and others support, all of them at work. */
  async joint(
    supporters: readonly AgencyKey[] = ['labor'],
    extra: object = {},
  ): Promise<{ readonly caseId: string; readonly leadId: string }> {
    const lead = await this.tasks.send('community', extra);
    await this.atWork('community', lead.id);
    for (const agency of supporters) await this.supported(lead.caseId, agency);
    return { caseId: lead.caseId, leadId: lead.id };
  }

  /** Asks an agency for support, and has it at work. */
  async supported(caseId: string, agency: AgencyKey, required = true): Promise<string> {
    const { id } = await this.asked(caseId, agency, required);
    await this.atWork(agency, id);
    return id;
  }

  async asked(caseId: string, agency: AgencyKey, required = true): Promise<ReferralView> {
    const answer = await this.tasks.product.as('officer').post<ReferralView>(`/cases/${caseId}/referrals`, {
      recipientAgencyId: this.agency(agency),
      request: '请配合核对工资',
      mode: 'co_handle',
      required,
    });
    if (answer.status !== 201) throw new Error(`not asked: ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  async atWork(agency: AgencyKey, id: string): Promise<void> {
    const [intake, handler, head] = STAFF[agency] ?? [];
    if (intake === undefined || handler === undefined || head === undefined) throw new Error(agency);
    await this.tasks.done(intake, id, 'acceptance');
    const handlerUserId = this.tasks.world.users[handler];
    await this.tasks.done(head, id, 'assignment', { handlerUserId });
    await this.tasks.done(handler, id, 'contact', CONTACT);
  }

  async show(login: Login, caseId: string): Promise<JointCaseView> {
    const answer = await this.see(login, caseId);
    if (answer.status !== 200) throw new Error(`not shown: ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  see(login: Login, caseId: string): Promise<Answer<JointCaseView>> {
    return this.tasks.product.as(login).get<JointCaseView>(`/cases/${caseId}/joint`);
  }

  /** The live lane of an agency. */
  async lane(caseId: string, agency: AgencyKey): Promise<JointLaneView> {
    const { lanes } = await this.show('coordinator', caseId);
    const lane = lanes.find(({ agencyId, ending }) => agencyId === this.agency(agency) && ending === null);
    if (lane === undefined) throw new Error(`${agency} has no live lane`);
    return lane;
  }

  post<Body = { id: string; code?: string }>(
    login: Login,
    caseId: string,
    noun: string,
    body: object,
    version?: number,
  ): Promise<Answer<Body>> {
    const parts = version === undefined ? {} : { version };
    return this.tasks.product.as(login).post<Body>(`/cases/${caseId}/joint/${noun}`, body, parts);
  }

  patch(
    login: Login,
    caseId: string,
    noun: string,
    body: object,
    version: number,
  ): Promise<Answer<{ readonly id: string; readonly code?: string }>> {
    return this.tasks.product.as(login).patch(`/cases/${caseId}/joint/${noun}`, body, { version });
  }

  /** Puts something on the plan. @returns its id */
  async planned(login: Login, caseId: string, agency: AgencyKey, what: string, hours = 48): Promise<string> {
    const body = { what, agencyId: this.agency(agency), dueAt: await this.inHours(hours) };
    const answer = await this.post(login, caseId, 'plan', body);
    if (answer.status !== 201) throw new Error(`not planned: ${JSON.stringify(answer.body)}`);
    return answer.body.id;
  }

  async inHours(hours: number): Promise<string> {
    return new Date((await this.tasks.product.now()).getTime() + hours * HOUR_MS).toISOString();
  }

  agency(key: AgencyKey): string {
    return this.tasks.world.agencies[key];
  }
}
