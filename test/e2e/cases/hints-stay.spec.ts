import type { CaseView } from '../../../modules/cases/reading/case.view.js';
import { type CaseDesk, clockNames, SETTLEMENT } from './desk.js';
import { type CaseStage, startCaseStage } from './stage.js';

interface Problem {
  readonly code: string;
}

/** Suspected from the words alone; nobody has answered yet. */
const BEATEN = { typeCode: '0205', narrative: '老公打我，想离婚' };
const CHILD_BEATEN = { typeCode: '0205', narrative: '双方争吵，有孩子被打' };

let stage: CaseStage;
let desk: CaseDesk;
beforeAll(async () => {
  stage = await startCaseStage();
  ({ desk } = stage);
});
afterAll(() => stage.product.close());

const pathsOf = async (id: string): Promise<string[]> =>
  (await stage.product.as('officer').get<{ kind: string }[]>(`/cases/${id}/legal-path`)).body.map(
    ({ kind }) => kind,
  );

async function edited(id: string, change: object): Promise<CaseView> {
  const { version } = await desk.show(id);
  const answer = await stage.product.as('officer').patch<CaseView>(`/cases/${id}`, change, { version });
  expect(answer.status).toBe(200);
  return answer.body;
}

async function merged(from: string, into: string): Promise<CaseView> {
  const body = { intoCaseId: into, reason: '同一事件' };
  const answer = await desk.step<CaseView>('officer', from, { noun: 'merge', body });
  expect(answer.status).toBe(200);
  return answer.body;
}

const says = (id: string, code: string, value: string) =>
  stage.product.as('officer').post(`/cases/${id}/facts`, { facts: [{ code, value }] });

describe('somebody may be hurt, and nobody has said no', () => {
  it.each([
    ['other words', { narrative: '夫妻口角。' }],
    ['another type', { narrative: '夫妻口角。', typeCode: '0101' }],
  ])('stays so with %s', async (_, change) => {
    const { id } = await desk.register(BEATEN);
    expect(await pathsOf(id)).toContain('domestic_violence');
    const after = await edited(id, change);
    expect(await pathsOf(id)).toContain('domestic_violence');
    expect(clockNames(after)).toContain('dv_warning');
  });

  it('stays so in the case that goes on, with its path and clock', async () => {
    const { id: from } = await desk.register(BEATEN);
    const { id: into } = await desk.register({ typeCode: '0205', narrative: '邻里口角' });
    const after = await merged(from, into);
    expect(await pathsOf(into)).toContain('domestic_violence');
    expect(clockNames(after)).toContain('dv_warning');
  });

  it('goes on being stopped there, whatever else is found out', async () => {
    const { id: from, legalTrack } = await desk.register(CHILD_BEATEN);
    expect(legalTrack).toBe(true);
    const { id: into } = await desk.register({ typeCode: '0205', narrative: '邻里口角' });
    expect((await merged(from, into)).legalTrack).toBe(true);
    expect(await pathsOf(into)).toContain('minor_protection');
    await says(into, 'weapon', 'no');
    expect((await desk.show(into)).legalTrack).toBe(true);
    const answer = await desk.step<Problem>('officer', into, { noun: 'settlement', body: SETTLEMENT });
    expect(answer.status).toBeGreaterThanOrEqual(409);
  });

  it('ends with a no, and with nothing less', async () => {
    const { id } = await desk.register(CHILD_BEATEN);
    await edited(id, { narrative: '双方争吵。' });
    expect((await desk.show(id)).legalTrack).toBe(true);
    await says(id, 'minor_harmed', 'no');
    const after = await desk.show(id);
    expect(after).toMatchObject({ legalTrack: false, state: 'triage', triageReason: 'stop_lifted' });
    expect(clockNames(after)).toContain('routing');
    expect(await pathsOf(id)).not.toContain('minor_protection');
    expect((await desk.step('officer', id, { noun: 'taking' })).status).toBe(200);
  });

  it('does not end what a person has stopped besides', async () => {
    const { id } = await desk.register(BEATEN);
    const stop = { reason: '对方扬言报复', pathKinds: ['domestic_violence'] };
    expect((await desk.step('chief', id, { noun: 'legal-stop', body: stop })).status).toBe(200);
    await says(id, 'domestic_violence', 'no');
    expect((await desk.show(id)).legalTrack).toBe(true);
    expect(await pathsOf(id)).toContain('domestic_violence');
  });

  it('leaves a case that was stopped at work with whoever works on it', async () => {
    const { id } = await desk.register({ typeCode: '0205', narrative: '双方争吵' });
    await desk.step('officer', id, { noun: 'taking' });
    await edited(id, { narrative: '双方争吵，有孩子被打' });
    expect(await desk.show(id)).toMatchObject({ legalTrack: true, state: 'handling' });
    await says(id, 'minor_harmed', 'no');
    const after = await desk.show(id);
    expect(after).toMatchObject({ legalTrack: false, state: 'handling', triageReason: null });
    expect(clockNames(after)).not.toContain('routing');
  });
});
