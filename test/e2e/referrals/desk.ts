import type { ReferralView } from '../../../modules/referrals/http/referral.view.js';
import type { TestProduct, World } from '../../support/product.js';
import type { AgencyKey, Login } from '../../support/world.js';
import { CaseDesk } from '../cases/desk.js';

/** Sends cases of the station, to the community's committee unless told otherwise, and takes steps on them as somebody. */
export class ReferralDesk {
  private readonly cases: CaseDesk;

  constructor(
    private readonly product: TestProduct,
    private readonly world: World,
  ) {
    this.cases = new CaseDesk(product);
  }

  async sent(
    lane: 'simple' | 'full',
    extra: object = {},
    to: AgencyKey = 'community',
  ): Promise<ReferralView> {
    const { id } = await this.cases.register({ lane, ...extra });
    const body = {
      recipientAgencyId: this.world.agencies[to],
      request: '请组织双方调解',
      choice: { code: 'knows_the_dispute' },
    };
    const answer = await this.product.as('officer').post<ReferralView>(`/cases/${id}/referrals`, body);
    if (answer.status !== 201) throw new Error(`not sent: ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  /** At the version the referral has now. */
  async step(as: Login, id: string, noun: string, body: object = {}): Promise<ReferralView> {
    const { version } = await this.show(as, id);
    const answer = await this.product
      .as(as)
      .post<ReferralView>(`/referrals/${id}/${noun}`, body, { version });
    if (answer.status !== 200) throw new Error(`${noun} was refused: ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  async show(as: Login, id: string): Promise<ReferralView> {
    const answer = await this.product.as(as).get<ReferralView>(`/referrals/${id}`);
    if (answer.status !== 200) throw new Error(`not shown: ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  /** Codes of what somebody has been told of one thing, the oldest first. */
  async toldTo(login: Login, subjectId: string): Promise<string[]> {
    const { rows } = await this.product.sql.query<{ code: string }>(
      'select code from notice_item where user_id = $1 and subject_id = $2 order by event_id',
      [this.world.users[login], subjectId],
    );
    return rows.map(({ code }) => code);
  }
}
