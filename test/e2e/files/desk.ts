import type { CaseView } from '../../../modules/cases/reading/case.view.js';
import type { FilePageView, FileView } from '../../../modules/documents/files/file.view.js';
import type { ReferralView } from '../../../modules/referrals/http/referral.view.js';
import type { SnapshotView } from '../../../modules/referrals/http/snapshot.view.js';
import { type Answer, startTestProduct, type TestProduct, type World } from '../../support/product.js';
import type { AgencyKey, Login } from '../../support/world.js';
import { JPEG } from '../../unit/documents/samples.js';
import { CaseDesk, PAIR } from '../cases/desk.js';

/** What is sent with a referral, besides to whom. */
export type Sending = Readonly<Record<string, unknown>>;

/** Why this agency and not the first of the list. */
export const WHY = { code: 'knows_the_dispute' } as const;

/** Cases with files, sent on: the whole product, asked through HTTP. */
export class FilesDesk {
  readonly cases: CaseDesk;

  private constructor(
    readonly product: TestProduct,
    readonly world: World,
  ) {
    this.cases = new CaseDesk(product);
  }

  static async open(): Promise<FilesDesk> {
    const product = await startTestProduct();
    return new FilesDesk(product, await product.seedWorld());
  }

  close(): Promise<void> {
    return this.product.close();
  }

  /** A case of the station whose parties agreed that it is passed on. */
  async aCase(extra: object = {}): Promise<CaseView> {
    const theCase = await this.cases.register({ parties: PAIR, typeCode: '0103', lane: 'full', ...extra });
    await this.consent(theCase.id, 'given');
    return theCase;
  }

  async consent(caseId: string, decision: 'given' | 'refused'): Promise<void> {
    const body = { purpose: 'sharing', decision, manner: 'on_camera', evidence: '执法记录仪 ZFY-017' };
    done(await this.product.as('officer').post(`/cases/${caseId}/consents`, body));
  }

  async attach(
    as: Login,
    type: 'case' | 'referral',
    { id, content = JPEG, name }: { readonly id: string; readonly content?: Buffer; readonly name?: string },
  ): Promise<Answer<FileView>> {
    return this.product
      .as(as)
      .attach<FileView>({ type, id }, { content, ...(name === undefined ? {} : { name }) });
  }

  async fileOf(caseId: string, name?: string): Promise<FileView> {
    const file = { id: caseId, ...(name === undefined ? {} : { name }) };
    return done(await this.attach('officer', 'case', file));
  }

  /** What somebody gets who opens the file. */
  async opens(as: Login, fileId: string): Promise<number> {
    return (await this.product.as(as).download(`/files/${fileId}/content`)).status;
  }

  async lists(as: Login, type: 'case' | 'referral', id: string): Promise<Answer<FilePageView>> {
    return this.product.as(as).get<FilePageView>(`/files?subjectType=${type}&subjectId=${id}`);
  }

  /** Tries to send. */
  refer(
    caseId: string,
    { to = 'community', as = 'officer', ...sending }: Sending & { to?: AgencyKey; as?: Login },
  ): Promise<Answer<ReferralView>> {
    return this.product.as(as).post<ReferralView>(`/cases/${caseId}/referrals`, {
      recipientAgencyId: this.world.agencies[to],
      request: '请组织双方调解',
      // Why this agency is said when it is sent.
      ...(sending.keepAsDraft === true ? {} : { choice: WHY }),
      ...sending,
    });
  }

  async sent(caseId: string, sending: Sending & { to?: AgencyKey; as?: Login } = {}): Promise<ReferralView> {
    return done(await this.refer(caseId, sending));
  }

  /** One step at the version of now. */
  async step(
    as: Login,
    id: string,
    step: { readonly noun: string; readonly body?: object },
  ): Promise<ReferralView> {
    return done(await this.tries(as, id, step));
  }

  async tries(
    as: Login,
    id: string,
    { noun, body = {} }: { readonly noun: string; readonly body?: object },
  ): Promise<Answer<ReferralView>> {
    const { rows } = await this.product.sql.query<{ version: number }>(
      'select version from referral where id = $1',
      [id],
    );
    return this.product
      .as(as)
      .post<ReferralView>(`/referrals/${id}/${noun}`, body, { version: rows[0]?.version ?? 0 });
  }

  async view(as: Login, id: string): Promise<ReferralView> {
    return done(await this.product.as(as).get<ReferralView>(`/referrals/${id}`));
  }

  async snapshot(as: Login, id: string): Promise<SnapshotView> {
    return done(await this.product.as(as).get<SnapshotView>(`/referrals/${id}/snapshot`));
  }

  /** Accepted and spoken to one of the parties. */
  async inProgress(id: string, as: Login = 'mediator'): Promise<void> {
    await this.step(as, id, { noun: 'acceptance' });
    await this.step(as, id, {
      noun: 'contact',
      body: { channel: 'phone', result: 'reached', who: 'applicant' },
    });
  }
}

/** The body of an answer that went well. */
export function done<Body>(answer: Answer<Body>): Body {
  if (answer.status >= 300) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
}
