import type { FileView } from '../../../modules/documents/files/file.view.js';
import { type Barrier, raiseBarrier } from '../../support/barrier.js';
import type { Answer } from '../../support/product.js';
import type { CaseView } from '../../../modules/cases/reading/case.view.js';
import { FilesDesk } from './desk.js';

let desk: FilesDesk;
beforeAll(async () => {
  desk = await FilesDesk.open();
});
afterAll(() => desk.close());

/** What a step writes last of its own: held, it keeps the step waiting with its case locked. */
function hold(table: 'case_link' | 'party_consent'): Promise<Barrier> {
  return raiseBarrier(desk.product.database, `lock table ${table} in share row exclusive mode`);
}

interface Under {
  readonly step: Answer<unknown>;
  readonly file: Answer<FileView & { readonly code?: string; readonly mergedInto?: string }>;
}

/** The file is sent while the step is under way: its sender was let in, and the step commits before it is on record. */
async function during(
  barrier: Barrier,
  step: () => Promise<Answer<unknown>>,
  upload: () => Promise<Answer<FileView>>,
): Promise<Under> {
  const stepping = step();
  await barrier.queued(1);
  const uploading = upload();
  await barrier.queued(2);
  await barrier.release();
  return { step: await stepping, file: await uploading };
}

const filesOf = async (caseId: string): Promise<number> => {
  const { rows } = await desk.product.sql.query<{ count: number }>(
    'select count(*)::int as count from stored_file where case_id = $1',
    [caseId],
  );
  return rows[0]?.count ?? 0;
};

const withdraw = (theCase: CaseView): Promise<Answer<unknown>> =>
  desk.cases.step('officer', theCase.id, {
    noun: 'consent-withdrawal',
    body: { partyId: theCase.parties[0]?.id, reason: '当事人要求终止', manner: 'telephone' },
  });

describe('a file that is still on its way', () => {
  it('while its case is merged is refused, and its sender is told where that goes on', async () => {
    const [old, survivor] = [await desk.aCase(), await desk.cases.register({ lane: 'full' })];
    const merging = { intoCaseId: survivor.id, reason: '同一起漏水' };
    const { step, file } = await during(
      await hold('case_link'),
      () => desk.cases.step('coordinator', old.id, { noun: 'merge', body: merging }),
      () => desk.attach('officer', 'case', { id: old.id }),
    );
    expect(step.status).toBe(200);
    expect(file).toMatchObject({ status: 409, body: { code: 'case_merged', mergedInto: survivor.id } });
    expect([await filesOf(old.id), await filesOf(survivor.id)]).toEqual([0, 0]);
  });

  it('while consent is withdrawn reaches no recipient', async () => {
    const theCase = await desk.aCase();
    const { id } = await desk.sent(theCase.id);
    const { step, file } = await during(
      await hold('party_consent'),
      () => withdraw(theCase),
      () => desk.attach('officer', 'referral', { id }),
    );
    expect(step.status).toBe(200);
    expect(file).toMatchObject({ status: 422, body: { code: 'consent_withdrawn' } });
    expect(await filesOf(theCase.id)).toBe(0);
  });

  it('while another is put on record waits for nobody', async () => {
    const theCase = await desk.aCase();
    const sharing = 'select 1 from dispute_case where id = $1 for share';
    const barrier = await raiseBarrier(desk.product.database, sharing, [theCase.id]);
    expect((await desk.attach('officer', 'case', { id: theCase.id })).status).toBe(201);
    await barrier.release();
  });
});
