import type { ReferralView } from '../../../modules/referrals/http/referral.view.js';
import type { Answer, TestProduct, World } from '../../support/product.js';
import type { Login } from '../../support/world.js';

/** What is said against a step. */
export interface Problem {
  readonly code: string;
  readonly rules?: readonly string[];
  readonly because?: readonly {
    readonly rule: string;
    readonly legalBasis: readonly { readonly source: string; readonly article: string }[];
    readonly liftableBy: readonly string[];
  }[];
}

/** Takes steps on referrals of a case over HTTP, at the version each has now. */
export class ReferralLine {
  constructor(
    private readonly product: TestProduct,
    private readonly world: World,
  ) {}

  /** Sends the case to the community to be mediated, unless told otherwise. */
  send<Body = ReferralView>(
    caseId: string,
    parts: object = {},
    as: Login = 'officer',
  ): Promise<Answer<Body>> {
    return this.product.as(as).post<Body>(`/cases/${caseId}/referrals`, {
      recipientAgencyId: this.world.agencies.community,
      request: '请组织双方调解并反馈结果',
      choice: { code: 'knows_the_dispute' },
      ...parts,
    });
  }

  async step<Body = ReferralView>(
    as: Login,
    id: string,
    { noun, body = {} }: { readonly noun: string; readonly body?: object },
  ): Promise<Answer<Body>> {
    const { rows } = await this.product.sql.query<{ version: number }>(
      'select version from referral where id = $1',
      [id],
    );
    return this.product.as(as).post<Body>(`/referrals/${id}/${noun}`, body, {
      version: rows[0]?.version ?? 0,
    });
  }

  report<Body = ReferralView>(as: Login, id: string, outcome: string): Promise<Answer<Body>> {
    return this.step<Body>(as, id, { noun: 'outcome', body: { outcome, summary: '双方意见已记录' } });
  }

  /** The community has it, and has spoken to the applicant. */
  async underWay(caseId: string, parts: object = {}): Promise<ReferralView> {
    const sent = await this.send(caseId, parts);
    if (sent.status !== 201) throw new Error(`not sent: ${JSON.stringify(sent.body)}`);
    const { id } = sent.body;
    await this.step('committee-intake', id, { noun: 'acceptance' });
    const contact = { channel: 'phone', result: 'reached', who: 'applicant' };
    const answer = await this.step('mediator', id, { noun: 'contact', body: contact });
    if (answer.status !== 200) throw new Error(`not contacted: ${JSON.stringify(answer.body)}`);
    return answer.body;
  }
}
