import { AuditSealer } from '../../../src/platform/audit/audit-sealer.js';
import type { AuditPageView, AuditVerificationView } from '../../../src/platform/audit/audit.view.js';
import { startTestProduct, type TestProduct } from '../../support/product.js';
import { CaseDesk } from '../cases/desk.js';

describe('the audit trail for an auditor who may search nothing else', () => {
  let product: TestProduct;
  let desk: CaseDesk;

  beforeAll(async () => {
    product = await startTestProduct();
    await product.seedWorld();
    desk = new CaseDesk(product);
  });
  afterAll(() => product.close());

  const found = async (query: Record<string, string>): Promise<AuditPageView['items']> => {
    const answer = await product
      .as('auditor')
      .get<AuditPageView>(`/audit?${new URLSearchParams({ limit: '200', ...query }).toString()}`);
    expect(answer.status).toBe(200);
    return answer.body.items;
  };

  it('finds what was done to a case by the number it is known by, however that is typed', async () => {
    const { id, number } = await desk.register();
    await desk.register();
    const rows = await found({ number });
    expect(rows.map(({ action }) => action)).toContain('case.registered');
    expect(new Set(rows.map(({ subjectId }) => subjectId))).toEqual(new Set([id]));
    const typed = number.replace('〔', '[').replace('〕', ']').replace('第0000', '');
    expect((await found({ number: typed })).map(({ subjectId }) => subjectId)).toContain(id);
    expect(await found({ number: '和〔2026〕草堂所第999999号' })).toEqual([]);
    expect(await found({ number: 'nothing of the kind' })).toEqual([]);
  });

  it('finds what somebody did by login or by name, and nobody by half a name', async () => {
    const { id } = await desk.register();
    for (const actor of ['officer', '陈警官']) {
      const rows = await found({ actor, action: 'case.registered' });
      expect(rows.map(({ subjectId }) => subjectId)).toContain(id);
      expect(new Set(rows.map(({ actorName }) => actorName))).toEqual(new Set(['陈警官']));
    }
    expect(await found({ actor: '陈' })).toEqual([]);
    const { number } = await desk.show(id, 'chief');
    expect((await found({ number, actor: 'chief' })).map(({ action }) => action)).toEqual(['case.seen']);
  });

  it('its own search is on record, and nobody else searches it', async () => {
    await found({ actor: 'officer' });
    const [latest] = await found({ action: 'audit.searched' });
    expect(latest).toMatchObject({ actorName: '审计员' });
    for (const login of ['officer', 'chief', 'admin'] as const) {
      expect((await product.as(login).get('/audit?actor=officer')).status).toBe(403);
      expect((await product.as(login).get('/audit/verification')).status).toBe(403);
    }
  });

  it('is proved over the interface, and says which row was touched', async () => {
    await product.get(AuditSealer).sealAll();
    const verify = async (): Promise<AuditVerificationView> =>
      (await product.as('auditor').get<AuditVerificationView>('/audit/verification')).body;
    const whole = await verify();
    expect(whole).toMatchObject({ findings: [], hasAnchors: true });
    expect(whole.rowsChecked).toBeGreaterThan(5);
    expect((await found({ action: 'audit.verified' }))[0]).toMatchObject({ actorName: '审计员' });
    await product.sql.query('alter table audit_row disable trigger audit_row_append_only');
    await product.sql.query(`update audit_row set actor_name = '他人' where id = 2`);
    await product.sql.query('alter table audit_row enable trigger audit_row_append_only');
    expect((await verify()).findings).toEqual([{ kind: 'row_altered', place: '2' }]);
  });
});
