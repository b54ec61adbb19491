import pino from 'pino';
import { DataSource } from 'typeorm';
import { Cases } from '../../../modules/cases/index.js';
import type { CaseView } from '../../../modules/cases/reading/case.view.js';
import { MendOwedOutside } from '../../../modules/referrals/engine/owed-outside.js';
import { World } from '../../../modules/referrals/engine/world.js';
import { Clocks } from '../../../modules/sla/index.js';
import { systemCaller } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { violations } from '../../support/invariants.js';
import { AREA } from '../../support/world.js';
import { done, FilesDesk } from '../files/desk.js';

const CHECKLIST = ['case_file', 'evidence', 'parties_told', 'open_dates', 'risks'];

describe('at a start on a database in which bodies outside the network are charged', () => {
  let desk: FilesDesk;
  let bureau: string;
  let logged: string[];

  beforeAll(async () => {
    desk = await FilesDesk.open();
    const admin = desk.product.as('admin');
    const { body: areas } = await admin.get<{ id: string }[]>(`/areas?areaCode=${AREA.district}`);
    const place = { areaId: areas[0]?.id, calendarKey: 'office' };
    const elsewhere = { key: 'labor-elsewhere', name: '外区人社局', kind: 'labor', ...place };
    bureau = done(await admin.post<{ id: string }>('/agencies', elsewhere)).id;
  });
  beforeEach(() => {
    logged = [];
  });
  afterEach(async () => {
    expect(await violations(desk.product.get(DataSource))).toEqual([]);
  });
  afterAll(() => desk.close());

  const restart = (): Promise<void> =>
    new MendOwedOutside(
      desk.product.get(UnitOfWork),
      desk.product.get(World),
      pino({ base: null, timestamp: false }, { write: (line: string) => void logged.push(line) }),
    ).onApplicationBootstrap();

  const moved = (): number =>
    logged
      .map((line) => (JSON.parse(line) as { clocks?: number }).clocks ?? 0)
      .reduce((sum, n) => sum + n, 0);

  const asSystem = (work: (tx: Tx) => Promise<unknown>): Promise<unknown> =>
    desk.product.get(UnitOfWork).run(systemCaller('before'), work);

  async function takenOutside(mode: 'refer' | 'transfer'): Promise<{ id: string; caseId: string }> {
    const theCase = await desk.aCase();
    const sending = { recipientAgencyId: bureau, channel: 'external', mode };
    const { id } = await desk.sent(theCase.id, sending);
    const { id: fileId } = done(await desk.attach('officer', 'referral', { id }));
    await desk.step('officer', id, { noun: 'acceptance', body: { fileId } });
    return { id, caseId: theCase.id };
  }

  /** What began while the body held it was charged to the body. */
  async function chargedAsBefore(caseId: string): Promise<void> {
    const { sql } = desk.product;
    await asSystem(async (tx) => {
      const clocks = desk.product.get(Clocks);
      for (const { name, item } of await clocks.running(tx, caseId))
        await clocks.reassign(tx, { subjectId: caseId, name, item }, bureau);
    });
    await sql.query('update case_extension set approver_agency_id = $2 where case_id = $1', [caseId, bureau]);
    await sql.query(
      `update legal_path_step s set owner_agency_id = $2 from legal_path p
       where p.id = s.legal_path_id and p.case_id = $1`,
      [caseId, bureau],
    );
  }

  async function charged(caseId: string, sql: string): Promise<readonly string[]> {
    const { rows } = await desk.product.sql.query<{ id: string }>(`select distinct ${sql}`, [caseId]);
    return rows.map(({ id }) => id);
  }
  const owesClocks = (caseId: string): Promise<readonly string[]> =>
    charged(
      caseId,
      `owner_agency_id as id from clock where subject_id = $1 and state in ('running', 'paused')`,
    );
  const owesSteps = (caseId: string): Promise<readonly string[]> =>
    charged(
      caseId,
      `s.owner_agency_id as id from legal_path p join legal_path_step s on s.legal_path_id = p.id where p.case_id = $1`,
    );

  it('whoever sent the case there is charged with its clocks and steps, once', async () => {
    const { station } = desk.world.agencies;
    const { caseId } = await takenOutside('refer');
    const graver = { noun: 'risk', body: { level: 'red', reason: '扬言报复' } };
    await desk.cases.step('officer', caseId, graver);
    const sham = { noun: 'facts', body: { facts: [{ code: 'sham_or_collusion', value: 'yes' }] } };
    await desk.cases.step('officer', caseId, sham);
    await chargedAsBefore(caseId);
    expect([await owesClocks(caseId), await owesSteps(caseId)]).toEqual([[bureau], [bureau]]);

    const reassigned = async (): Promise<number> => {
      const { rows } = await desk.product.sql.query(
        `select from clock_event e join clock c on c.id = e.clock_id
         where c.subject_id = $1 and e.type = 'reassign' and e.payload->>'owner' = $2`,
        [caseId, station],
      );
      return rows.length;
    };
    const before = await reassigned();
    await Promise.all([restart(), restart()]);
    await restart();
    expect([await owesClocks(caseId), await owesSteps(caseId)]).toEqual([[station], [station]]);
    expect((await reassigned()) - before).toBe((await desk.cases.show(caseId)).clocks.length);
    expect(moved()).toBe((await reassigned()) - before);
    expect(await desk.cases.audited('legal_path.step_charged', caseId)).toHaveLength(2);
  });

  it('more time that its head was asked for is asked of a head who can answer', async () => {
    const { caseId } = await takenOutside('refer');
    await asSystem((tx) =>
      tx.query(
        `insert into case_extension (id, case_id, cycle, clock_name, amount, reason, consents, asked_by, asked_at,
           approver_agency_id)
         values (gen_random_uuid(), $1, 1, 'resolve', 5, '等待鉴定意见', '[]', $2, accord_now(), $3)`,
        [caseId, desk.world.users.officer, bureau],
      ),
    );
    await chargedAsBefore(caseId);
    const decision = { noun: 'extension-decision', body: { decision: 'declined', reason: '不必延期' } };
    expect((await desk.cases.step('chief', caseId, decision)).status).toBe(403);
    await restart();
    expect((await desk.cases.step('chief', caseId, decision)).status).toBe(200);
  });

  it('a case that was handed over to one is its owner’s of before, who ends it', async () => {
    const { station } = desk.world.agencies;
    const { id, caseId } = await takenOutside('transfer');
    await desk.step('officer', id, { noun: 'handover', body: { checklist: CHECKLIST } });
    await asSystem(async (tx) => {
      const cases = desk.product.get(Cases);
      const why = { cause: `handover_done:${id}`, isOver: false, chargedAgencyId: bureau };
      const owned = await cases.setOwner(tx, await cases.lock(tx, caseId), bureau, why.cause);
      const held = await cases.setCustodian(tx, owned, bureau, why);
      await cases.toHandling(tx, held, why.cause);
    });
    expect((await desk.product.as('officer').get(`/cases/${caseId}`)).status).toBe(200);
    const closing = { noun: 'closure', body: { outcome: 'self_settled' } };
    expect((await desk.cases.step('officer', caseId, closing)).status).toBe(403);

    await restart();
    const { body } = await desk.product.as('officer').get<CaseView>(`/cases/${caseId}`);
    expect(body).toMatchObject({
      state: 'triage',
      triageReason: 'handed_over',
      ownerAgency: { id: station },
      custodianAgency: { id: station },
    });
    expect(await owesClocks(caseId)).toEqual([station]);
    const { version } = body;
    await restart();
    expect((await desk.cases.show(caseId)).version).toBe(version);
    expect((await desk.cases.step('officer', caseId, closing)).status).toBe(200);
  });

  it('leaves alone what nobody outside is charged with, and who has come into the network', async () => {
    const { caseId } = await takenOutside('refer');
    await restart();
    expect(await owesClocks(caseId)).toEqual([desk.world.agencies.station]);
    await chargedAsBefore(caseId);
    await desk.product.sql.query(
      `insert into membership (id, user_id, role, agency_id, valid_from)
       values (gen_random_uuid(), $1, 'agency_head', $2, accord_now())`,
      [desk.world.users['labor-head'], bureau],
    );
    await restart();
    expect(await owesClocks(caseId)).toEqual([bureau]);
    expect(logged).toEqual([]);
  });
});
