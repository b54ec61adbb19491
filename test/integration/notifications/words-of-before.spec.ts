import { readFileSync } from 'node:fs';
import path from 'node:path';
import { MIGRATIONS_FOLDER } from '../../../src/platform/database/migrator.js';
import { Bench } from './bench.js';

const FILE = path.join(MIGRATIONS_FOLDER, '0280-words-of-assigning.sql');
const QUESTION = '为何请中心研判或转派？';

let bench: Bench;
beforeAll(async () => {
  bench = await Bench.open();
});
afterAll(() => bench.close());

/** An installation of before: seeded in the old words, by the product itself or changed by somebody since. */
async function goBack(changedBy: string | null): Promise<void> {
  await bench.rows(
    `update message_text set text = '已由中心转派事项', version = 1, changed_by = $1 where code = 'referral_dispatched'`,
    [changedBy],
  );
  await bench.rows(
    `update message_text set text = '依法告知事项', version = 1, changed_by = $1 where code = 'legal_step_told'`,
    [changedBy],
  );
  await bench.rows(
    `update agency_kind set version = 1, changed_by = $1,
       profile = jsonb_set(profile, '{intakeQuestions,1,text}', to_jsonb($2::text)) where key = 'coordination-centre'`,
    [changedBy, QUESTION],
  );
}

const upgrade = (): Promise<unknown> => bench.rows(readFileSync(FILE, 'utf8'));

async function wordsNow(): Promise<string[]> {
  const rows = await bench.rows<{ text: string }>(
    `select text from message_text where code in ('referral_dispatched', 'legal_step_told')
     union all select profile #>> '{intakeQuestions,1,text}' from agency_kind where key = 'coordination-centre'`,
  );
  return rows.map(({ text }) => text).sort();
}

describe('words that were seeded before', () => {
  it('are those of a new installation after the upgrade', async () => {
    const fresh = await wordsNow();
    await goBack(null);
    expect(await wordsNow()).not.toEqual(fresh);
    await upgrade();
    expect(await wordsNow()).toEqual(fresh);
    expect(fresh.join()).not.toContain('转派');
  });

  it('stay as they are where somebody has written them', async () => {
    await goBack(bench.user('admin'));
    const written = await wordsNow();
    await upgrade();
    expect(await wordsNow()).toEqual(written);
  });
});
