import { readFileSync } from 'node:fs';
import path from 'node:path';
import { MIGRATIONS_FOLDER } from '../../../src/platform/database/migrator.js';
import { ReferralBench } from './bench.js';
import { walkTo } from './walk.js';

const UPGRADE = readFileSync(
  path.join(MIGRATIONS_FOLDER, '0341-a-legal-basis-is-for-public-organs.sql'),
  'utf8',
);
const DUTIES = { code: 'pipl-13-3', text: '履行法定职责所必需' };
const EMERGENCY = { code: 'pipl-13-4', text: '紧急情况下保护自然人的生命健康' };

let bench: ReferralBench;
beforeEach(async () => {
  bench = await ReferralBench.open();
});
afterEach(() => bench.close());

const run = <Row extends object>(sql: string, values: unknown[] = []): Promise<Row[]> =>
  bench.asSystem((tx) => tx.query<Row>(sql, values));

/** As older versions let it be. */
async function onBasis(id: string, basis: object = DUTIES): Promise<string> {
  await run(`update referral set share = jsonb_set(share, '{legalBasis}', $2::jsonb) where id = $1`, [
    id,
    JSON.stringify(basis),
  ]);
  return id;
}

async function sent(to: string, parts: object = {}): Promise<string> {
  const recipientAgencyId = bench.agency(to);
  return (await bench.send(await bench.openCase(), { recipientAgencyId, ...parts })).id;
}

const basisAfter = async (id: string): Promise<unknown> => {
  await run(UPGRADE);
  return (await bench.get(id)).share.legalBasis;
};

describe('a legal basis of before, at an upgrade', () => {
  it('is gone from what a committee holds or is to get, and stays with a public organ', async () => {
    const held = await onBasis((await walkTo(bench, 'in_progress')).id);
    const draft = await onBasis(await sent('community', { keepAsDraft: true }));
    const organs = await onBasis(await sent('labor'));
    expect([await basisAfter(held), await basisAfter(draft), await basisAfter(organs)]).toEqual([
      null,
      null,
      DUTIES,
    ]);
  });

  it('is gone from what a committee asked a public organ', async () => {
    const { id } = await walkTo(bench, 'in_progress');
    const question = { recipientAgencyId: bench.agency('labor'), request: '损失如何估算？' };
    const { children } = await bench.asking.ask(await bench.caller('mediator'), id, question);
    expect(await basisAfter(await onBasis(children[0]?.id ?? ''))).toBeNull();
  });

  it('is gone from what somebody else got of an alarm, and stays with the desk', async () => {
    const alarm = { mode: 'co_handle', purpose: 'safety' };
    const passedOn = await onBasis(await sent('community', alarm), EMERGENCY);
    const desk = await onBasis(await sent('other-station', alarm), EMERGENCY);
    expect([await basisAfter(passedOn), await basisAfter(desk)]).toEqual([null, EMERGENCY]);
  });

  it('follows what the agency itself or a kind made as data says', async () => {
    const id = await onBasis(await sent('community'));
    await run('update agency set profile = $2 where id = $1', [
      bench.agency('community'),
      { isPublicOrgan: true },
    ]);
    expect(await basisAfter(id)).toEqual(DUTIES);
    await run(`update agency set profile = '{}', kind = 'housing' where id = $1`, [
      bench.agency('community'),
    ]);
    await run(
      `insert into agency_kind (key, label, profile, source, created_at, changed_at)
       values ('housing', '住建', '{"isPublicOrgan": true}', '平台', accord_now(), accord_now())`,
    );
    expect(await basisAfter(id)).toEqual(DUTIES);
    await run(`update agency_kind set profile = '{}' where key = 'housing'`);
    expect(await basisAfter(id)).toBeNull();
  });

  it('stays in what has ended and in what was frozen', async () => {
    const lives = await sent('labor', { legalBasis: DUTIES });
    const ended = await sent('labor', { legalBasis: DUTIES });
    const command = { reason: 'sent_in_error', note: '转错了' } as const;
    await bench.act('officer', 'recall', { id: ended, command });
    await run(`update agency set profile = '{"isPublicOrgan": false}' where id = $1`, [
      bench.agency('labor'),
    ]);
    expect([await basisAfter(lives), await basisAfter(ended)]).toEqual([null, DUTIES]);
    const frozen = 'select legal_basis as basis from referral_snapshot where referral_id = $1';
    expect(await run(frozen, [lives])).toEqual([{ basis: DUTIES }]);
  });
});
