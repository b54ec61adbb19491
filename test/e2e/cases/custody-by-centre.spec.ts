import { DataSource } from 'typeorm';
import { violations } from '../../support/invariants.js';
import { type CaseStage, startCaseStage } from './stage.js';

let stage: CaseStage;
beforeAll(async () => {
  stage = await startCaseStage();
});
afterAll(() => stage.product.close());

describe('a case that a coordinator sends while a station holds it', () => {
  it('is held by whoever accepts it, and by the centre once it has taken it back', async () => {
    const { desk, line, world } = stage;
    const { id: caseId } = await desk.register({ lane: 'full' });
    const sent = await line.send(caseId, {}, 'coordinator');
    expect(sent).toMatchObject({ status: 201, body: { senderAgencyId: world.agencies.centre } });
    const { id } = sent.body;
    expect((await line.step('committee-intake', id, { noun: 'acceptance' })).status).toBe(200);
    expect((await desk.show(caseId)).custodianAgency.id).toBe(world.agencies.community);
    expect(await violations(stage.product.get(DataSource))).toEqual([]);
    const asked = { reason: 'better_agency', note: '请交街道调委会办理' };
    await line.step('coordinator', id, { noun: 'recall-request', body: asked });
    const agreed = { noun: 'recall-agreement', body: { handoverNote: '尚未见面' } };
    expect((await line.step('mediator', id, agreed)).status).toBe(200);
    expect((await desk.show(caseId)).custodianAgency.id).toBe(world.agencies.centre);
    expect(await violations(stage.product.get(DataSource))).toEqual([]);
  });
});
