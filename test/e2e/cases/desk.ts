import type { Answer, TestProduct } from '../../support/product.js';
import type { Login } from '../../support/world.js';
import type { CaseView } from '../../../modules/cases/reading/case.view.js';
import type { RegisteredCaseView } from '../../../modules/cases/reading/guards.view.js';

export const DAY_MS = 86_400_000;
export const HOUR_MS = 3_600_000;

/** An adult and a child whose numbers are well formed and belong to nobody. */
export const ADULT_NUMBER = '510105199001010015';
export const CHILD_NUMBER = '51010520150101002X';

/** The least that can be told at the desk. */
export const QUARREL = {
  source: 'walk_in',
  narrative: '楼上装修引起争吵',
  placeText: '草堂街道浣花路',
} as const;

export const PAIR = [
  { role: 'applicant', name: '刘甲', phone: '19900000001', address: '草堂街道浣花路1号' },
  { role: 'respondent', name: '王乙', phone: '19900000002' },
] as const;

export const SETTLEMENT = {
  facts: '装修噪音, 双方口角, 未动手',
  agreedText: '每日九时至十八时施工',
  applicantAttitude: 'agreed',
  respondentAttitude: 'agreed',
  recordingNumber: 'ZFY20260302-017',
} as const;

/** Takes cases in and takes steps on them, as somebody. */
export class CaseDesk {
  constructor(private readonly product: TestProduct) {}

  async register(extra: object = {}, as: Login = 'officer'): Promise<CaseView> {
    const answer = await this.product.as(as).post<RegisteredCaseView>('/cases', { ...QUARREL, ...extra });
    if (answer.status !== 201) throw new Error(`not registered: ${JSON.stringify(answer.body)}`);
    return answer.body.case;
  }

  /** At the version the case has now, unless told another. */
  async step<Body = CaseView>(
    as: Login,
    caseId: string,
    {
      noun,
      body = {},
      version,
    }: { readonly noun: string; readonly body?: object; readonly version?: number },
  ): Promise<Answer<Body>> {
    const current = version ?? (await this.versionOf(caseId));
    return this.product.as(as).post<Body>(`/cases/${caseId}/${noun}`, body, { version: current });
  }

  async show(caseId: string, as: Login = 'officer'): Promise<CaseView> {
    const answer = await this.product.as(as).get<CaseView>(`/cases/${caseId}`);
    if (answer.status !== 200) throw new Error(`not shown: ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  async timeline(
    caseId: string,
    as: Login = 'officer',
  ): Promise<readonly { type: string; payload: object }[]> {
    const page = await this.product
      .as(as)
      .get<{ items: { type: string; payload: object }[] }>(`/cases/${caseId}/timeline`);
    return page.body.items;
  }

  /** Closed with an agreement between the two. */
  async closed(extra: object = {}): Promise<CaseView> {
    const { id } = await this.register({ parties: PAIR, ...extra });
    const answer = await this.step('officer', id, { noun: 'closure', body: { outcome: 'self_settled' } });
    if (answer.status !== 200) throw new Error(`not closed: ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  /** Sets how many of a hundred disputes settled on the spot are gone back to; none, for a test that counts clocks. */
  async drawSample(percent: number): Promise<void> {
    const admin = this.product.as('admin');
    const path = '/reference/case_terms';
    const { version, definition } = (await admin.get<{ version: number; definition: object }>(path)).body;
    const terms = { ...definition, onTheSpotSamplePercent: percent };
    const answer = await admin.post(path, { definition: terms, source: '测试设定' }, { version });
    if (answer.status !== 200) throw new Error(`terms not kept: ${JSON.stringify(answer.body)}`);
  }

  async audited(action: string, subjectId?: string): Promise<readonly { detail: Record<string, unknown> }[]> {
    const { rows } = await this.product.sql.query<{ detail: Record<string, unknown> }>(
      `select detail from audit_row where action = $1 and ($2::text is null or subject_id = $2) order by id`,
      [action, subjectId ?? null],
    );
    return rows;
  }

  private async versionOf(caseId: string): Promise<number> {
    const { rows } = await this.product.sql.query<{ version: number }>(
      'select version from dispute_case where id = $1',
      [caseId],
    );
    return rows[0]?.version ?? 0;
  }
}

/** Names of the clocks that run on the case. */
export function clockNames(theCase: CaseView): string[] {
  return theCase.clocks.map(({ name }) => name).sort();
}
