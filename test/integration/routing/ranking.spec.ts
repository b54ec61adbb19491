import { Agencies } from '../../../modules/identity/index.js';
import { NextRecipients } from '../../../modules/referrals/engine/next-recipient.js';
import { RankedSuccessor } from '../../../modules/referrals/routing/ranked-successor.js';
import { type Ranking, Routing } from '../../../modules/referrals/routing/routing.js';
import { getCase } from '../../../modules/cases/store/cases.store.js';
import { systemCaller } from '../../../src/platform/auth/actor.js';
import { uuidv7 } from '../../../src/kernel/ids.js';
import { ReferralBench } from '../referrals/bench.js';

describe('the ranking over the database', () => {
  let bench: ReferralBench;
  let routing: Routing;

  beforeAll(async () => {
    bench = await ReferralBench.open();
    routing = new Routing(new Agencies(), bench.policies);
  });
  afterAll(() => bench.close());

  async function caseOf(typeCode: string, risk: 'red' | 'yellow' = 'yellow'): Promise<string> {
    const id = await bench.openCase({ risk });
    await bench.dataSource.query('update dispute_case set type_code = $2 where id = $1', [id, typeCode]);
    return id;
  }

  function listFor(caseId: string, senderKey = 'station'): Promise<Ranking> {
    return bench.uow.run(systemCaller('test'), async (tx) =>
      routing.suggest(tx, await getCase(tx, caseId), { senderAgencyId: bench.agency(senderKey) }),
    );
  }

  function keys({ suggestions }: Ranking): string[] {
    return suggestions.filter(({ eligible }) => eligible).map(({ candidate }) => candidate.agency.key);
  }

  function found({ suggestions }: Ranking, key: string): Ranking['suggestions'][number] | undefined {
    return suggestions.find(({ candidate }) => candidate.agency.key === key);
  }

  function answer(caseId: string, code: string, value: 'yes' | 'no' | 'unknown'): Promise<unknown> {
    return bench.dataSource.query(
      `insert into case_fact (id, case_id, code, value, said_by, at) values ($1, $2, $3, $4, 'test', accord_now())`,
      [uuidv7(), caseId, code, value],
    );
  }

  it('takes leading kinds from the taxonomy in force and puts the labour bureau first for wages', async () => {
    const list = await listFor(await caseOf('1001'));
    expect(keys(list)[0]).toBe('labor');
    expect(found(list, 'labor')?.reasons.map(({ code }) => code)).toContain('lead_kind');
    expect(found(list, 'station')).toBeUndefined();
    expect(found(list, 'other-station')).toBeUndefined();
  });

  it('excludes whoever refused this case, shows them with why, and offers the next', async () => {
    const caseId = await caseOf('0201');
    expect(keys(await listFor(caseId))[0]).toBe('community');
    const { id } = await bench.send(caseId);
    await bench.act('committee-intake', 'reject_final', {
      id,
      command: { reason: 'outside_statutory_power', text: '不在职权范围' },
    });
    const after = await listFor(caseId);
    expect(keys(after)).not.toContain('community');
    expect(found(after, 'community')?.warnings.map(({ code }) => code)).toEqual(['already_rejected']);
    expect(keys(await listFor(await caseOf('0201')))[0]).toBe('community');
  });

  it('asks for mediation whoever refused the case for something else', async () => {
    const caseId = await caseOf('0201');
    const { id } = await bench.send(caseId, { purpose: 'counselling' });
    await bench.act('committee-intake', 'reject_final', {
      id,
      command: { reason: 'outside_statutory_power', text: '没有心理咨询人员' },
    });
    expect(keys(await listFor(caseId))[0]).toBe('community');
    const counselling = await bench.uow.run(systemCaller('test'), async (tx) =>
      routing.suggest(tx, await getCase(tx, caseId), {
        senderAgencyId: bench.agency('station'),
        purpose: 'counselling',
      }),
    );
    expect(found(counselling, 'community')?.eligible).toBe(false);
  });

  it('excludes for good whoever said that it has an interest', async () => {
    const caseId = await caseOf('0201');
    const { id } = await bench.send(caseId);
    await bench.act('committee-intake', 'reject_final', {
      id,
      command: { reason: 'conflict_of_interest', text: '主任是当事人的弟弟' },
    });
    await bench.dataSource.query('update dispute_case set cycle = cycle + 1 where id = $1', [caseId]);
    expect(found(await listFor(caseId), 'community')).toMatchObject({
      eligible: false,
      candidate: { conflict: 'said', tried: null },
    });
  });

  it('excludes an agency that is itself a party, however its name is spaced', async () => {
    const caseId = await caseOf('1002');
    await bench.dataSource.query(
      `insert into party (id, case_id, position, role, kind, is_minor, name, name_index, address_protected, may_call,
         may_sms, neutral_wording, created_at)
       values ($1, $2, 1, 'respondent', 'organisation', false, '青羊区 人社局', 'x', false, true, true, false, accord_now())`,
      [uuidv7(), caseId],
    );
    expect(found(await listFor(caseId), 'labor')).toMatchObject({
      eligible: false,
      candidate: { conflict: 'party' },
    });
  });

  it('counts live referrals against capacity, and ended ones no more', async () => {
    await bench.dataSource.query('update agency set capacity = 1 where id = $1', [
      bench.agency('womens-federation'),
    ]);
    const free = found(await listFor(await caseOf('0101')), 'womens-federation');
    const sent = await bench.send(await caseOf('0101'), {
      recipientAgencyId: bench.agency('womens-federation'),
    });
    const full = found(await listFor(await caseOf('0101')), 'womens-federation');
    expect([free?.candidate.open, full?.candidate.open]).toEqual([0, 1]);
    expect(full?.warnings.map(({ code }) => code)).toContain('overloaded');
    expect(full?.score).toBeLessThan(free?.score ?? 0);
    await bench.act('officer', 'recall', {
      id: sent.id,
      command: { reason: 'settled_meanwhile', note: '双方已和好' },
    });
    await bench.dataSource.query('update agency set capacity = null where id = $1', [
      bench.agency('womens-federation'),
    ]);
    expect(found(await listFor(await caseOf('0101')), 'womens-federation')?.candidate.open).toBe(0);
  });

  it('hears the latest answer to each question, and the danger scale', async () => {
    const caseId = await caseOf('0205');
    await answer(caseId, 'conflict_of_interest', 'yes');
    const warned = found(await listFor(caseId), 'community');
    expect(warned?.warnings.map(({ code }) => code)).toContain('conflict_declared');
    await answer(caseId, 'conflict_of_interest', 'no');
    const calm = found(await listFor(caseId), 'community');
    expect(calm?.warnings.map(({ code }) => code)).not.toContain('conflict_declared');
  });

  describe('the successor of a silent recipient', () => {
    async function nextAfter(caseId: string, excluded: readonly string[]): Promise<string | null> {
      const sent = await bench.send(caseId, { recipientAgencyId: bench.agency('community') });
      const successor = new RankedSuccessor(routing, new Agencies(), new NextRecipients());
      return bench.uow.run(systemCaller('test'), async (tx) => {
        const referral = await bench.get(sent.id);
        const ids = excluded.map((key) => bench.agency(key));
        return (await successor.after(tx, referral, await getCase(tx, caseId), ids))?.key ?? null;
      });
    }

    it('is the next of the list that could take it', async () => {
      expect(await nextAfter(await caseOf('0101'), ['community'])).toBe('womens-federation');
    });

    it('is nobody, and so the centre, when everybody named for the type was asked', async () => {
      const asked = ['community', 'womens-federation', 'civil-affairs'];
      expect(await nextAfter(await caseOf('0101'), asked)).toBeNull();
    });

    it('is nobody who is reached through the centre only, or who has no duty for a red case', async () => {
      const write = (profile: object): Promise<unknown> =>
        bench.dataSource.query('update agency set profile = $2 where id = $1', [
          bench.agency('womens-federation'),
          JSON.stringify(profile),
        ]);
      const asked = ['community', 'civil-affairs'];
      await write({ dispatch: 'via-centre' });
      expect(await nextAfter(await caseOf('0101'), asked)).toBeNull();
      await write({ redNeedsDuty: true });
      expect(await nextAfter(await caseOf('0101', 'red'), asked)).toBeNull();
      await write({});
      expect(await nextAfter(await caseOf('0101', 'red'), asked)).toBe('womens-federation');
    });
  });
  it('counts what an agency has taken on against a capacity that binds, and not what waits', async () => {
    await bench.dataSource.query(
      `update agency set capacity = 1, profile = profile || '{"capacityBinds": true}' where id = $1`,
      [bench.agency('labor')],
    );
    const sent = await bench.send(await caseOf('1001'), {
      recipientAgencyId: bench.agency('labor'),
    });
    expect(found(await listFor(await caseOf('1001')), 'labor')?.eligible).toBe(true);
    await bench.act('labor-intake', 'accept', { id: sent.id, command: {} });
    expect(found(await listFor(await caseOf('1001')), 'labor')?.warnings).toContainEqual(
      expect.objectContaining({ code: 'capacity_full' }),
    );
    await bench.dataSource.query(
      `update agency set capacity = null, profile = profile - 'capacityBinds' where id = $1`,
      [bench.agency('labor')],
    );
  });
});
