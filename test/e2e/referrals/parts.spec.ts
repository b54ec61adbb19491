import type { TimelinePageView } from '../../../modules/cases/reading/records.view.js';
import type { ClockView } from '../../../modules/sla/http/clock.view.js';
import { ClockLines } from '../../../modules/referrals/access/clock-lines.js';
import { type Caller, SYSTEM_ACTOR, systemCaller } from '../../../src/platform/auth/actor.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import type { AgencyKey } from '../../support/world.js';
import { FilesDesk } from '../files/desk.js';

/** A part of a referral over HTTP: the women's federation stands below the community here. */
describe('a part that was handed on', () => {
  let desk: FilesDesk;

  beforeAll(async () => {
    desk = await FilesDesk.open();
    await desk.product.sql.query('update agency set parent_id = $1 where id = $2', [
      desk.world.agencies.community,
      desk.world.agencies['womens-federation'],
    ]);
  });
  afterAll(() => desk.close());

  async function handedOn(
    fields: readonly string[] = ['number', 'party_names', 'party_phones'],
  ): Promise<{ caseId: string; id: string; partId: string }> {
    const { id: caseId } = await desk.aCase({ typeCode: '0103' });
    const { id } = await desk.sent(caseId, { fields });
    await desk.inProgress(id);
    const dueAt = new Date((await desk.product.now()).getTime() + 3_600_000).toISOString();
    const body = {
      recipientAgencyId: desk.world.agencies['womens-federation'],
      request: '入户了解情况',
      dueAt,
    };
    const { children } = await desk.step('committee-head', id, { noun: 'delegation', body });
    return { caseId, id, partId: children[0]?.id ?? '' };
  }

  async function takenBack(id: string): Promise<void> {
    const body = { reason: 'better_agency', note: '改由其他单位办理' };
    await desk.step('officer', id, { noun: 'recall-request', body });
    await desk.step('mediator', id, { noun: 'recall-agreement', body: { handoverNote: '尚未见面' } });
  }

  const statusOf = async (as: string, path: string): Promise<number> =>
    (await desk.product.as(as).get(path)).status;

  it('shows the people to the two that have it until its whole is taken back, and to neither afterwards', async () => {
    const { id, partId } = await handedOn();
    for (const login of ['committee-head', 'womens-intake'] as const) {
      expect(JSON.stringify((await desk.snapshot(login, partId)).content)).toContain('19900000001');
    }
    await takenBack(id);
    for (const login of ['committee-head', 'womens-intake'] as const) {
      expect(await statusOf(login, `/referrals/${partId}/snapshot`)).toBe(404);
      expect(await statusOf(login, `/referrals/${partId}/papers/f15`)).toBe(404);
    }
    expect(await desk.view('womens-intake', partId)).toMatchObject({ state: 'recalled', clocks: [] });
  });

  it('tells neither the type in lists of late clocks once its whole is taken back', async () => {
    const { caseId, id, partId } = await handedOn(['number', 'type']);
    const toldTo = (key: AgencyKey): Promise<string | null | undefined> => {
      const grants = [
        { role: 'agency_head', agencyId: desk.world.agencies[key], areaId: null, areaPath: null },
      ] as const;
      const actor = { ...SYSTEM_ACTOR, kind: 'user', grants } as const;
      const caller: Caller = { ...systemCaller('test'), actor };
      return desk.product.get(UnitOfWork).run(caller, async (tx) => {
        const clock = { subjectType: 'referral', subjectId: partId, caseId };
        return (await desk.product.get(ClockLines).tell(tx, [clock])).get(partId)?.typeCode;
      });
    };
    expect([await toldTo('community'), await toldTo('womens-federation')]).toEqual(['0103', '0103']);
    await takenBack(id);
    expect([await toldTo('community'), await toldTo('womens-federation')]).toEqual([null, null]);
  });

  it('shows its sender no people either once consent is withdrawn', async () => {
    const { caseId, partId } = await handedOn();
    const { parties, version } = await desk.cases.show(caseId);
    const withdrawal = { partyId: parties[0]?.id, reason: '当事人要求终止', manner: 'telephone' };
    const path = `/cases/${caseId}/consent-withdrawal`;
    expect((await desk.product.as('officer').post(path, withdrawal, { version })).status).toBe(200);
    for (const login of ['committee-head', 'womens-intake'] as const) {
      const { content, fields } = await desk.snapshot(login, partId);
      expect(fields).toEqual(['number']);
      expect(JSON.stringify(content)).not.toMatch(/刘甲|199000/);
    }
  });

  it('is told to the centre, and to those who see the case not by a word', async () => {
    const { caseId, partId } = await handedOn();
    await takenBack((await desk.view('committee-head', partId)).partOf ?? '');
    const seen = async (login: string): Promise<string> => {
      const as = desk.product.as(login);
      const timeline = await as.get<TimelinePageView>(`/cases/${caseId}/timeline?limit=200`);
      const clocks = await as.get<ClockView[]>(`/clocks?caseId=${caseId}`);
      expect([timeline.status, clocks.status]).toEqual([200, 200]);
      return JSON.stringify([timeline.body, clocks.body]);
    };
    const federation = desk.world.agencies['womens-federation'];
    for (const login of ['officer', 'chief']) {
      const shown = await seen(login);
      expect(shown).toContain('referral.recall_agreed');
      expect(shown).not.toContain(partId);
      expect(shown).not.toContain(federation);
    }
    const forCentre = await seen('coordinator');
    expect(forCentre).toContain(partId);
    expect(forCentre).toContain('referral.delegated');
  });
});
