import { ReferralBench } from './bench.js';
import { walkTo } from './walk.js';

let bench: ReferralBench;
beforeAll(async () => {
  bench = await ReferralBench.open();
});
afterAll(() => bench.close());
afterEach(async () => {
  expect(await bench.violations()).toEqual([]);
});

describe('the first sight of what was sent', () => {
  it('is stamped when somebody of the recipient opens it, whether or not they press the button', async () => {
    const caseId = await bench.openCase({ risk: 'orange' });
    const { id } = await bench.send(caseId);
    expect(await bench.clocks(id)).toMatchObject({ ack: 'running' });
    await bench.reading.snapshot(await bench.caller('mediator'), id);
    expect(await bench.clocks(id)).not.toHaveProperty('ack');
    expect((await bench.get(id)).acknowledgedAt).not.toBeNull();
    expect(await bench.told(id)).toContain('referral.acknowledged');
  });

  it('is one, however many open it at once', async () => {
    const { id } = await walkTo(bench, 'queued');
    const reader = await bench.caller('mediator');
    await Promise.all([bench.reading.snapshot(reader, id), bench.reading.snapshot(reader, id)]);
    await bench.reading.snapshot(reader, id);
    expect((await bench.told(id)).filter((type) => type === 'referral.acknowledged')).toHaveLength(1);
  });

  it('is not the sender’s, who knows what they sent', async () => {
    const { id } = await walkTo(bench, 'queued');
    await bench.reading.snapshot(await bench.caller('officer'), id);
    expect((await bench.get(id)).acknowledgedAt).toBeNull();
  });
});
