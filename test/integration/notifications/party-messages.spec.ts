import { Bench } from './bench.js';

const SAFE = { mayCall: true, maySms: true, hours: null, neutralWording: true };

describe('messages to parties', () => {
  let bench: Bench;

  beforeAll(async () => {
    bench = await Bench.open();
  });
  beforeEach(() => bench.reset());
  afterAll(() => bench.close());

  it('a party gets one neutral sentence, and the number is forgotten once it is sent', async () => {
    await bench.tellParty();
    const [message] = bench.gateway.messages();
    expect(message).toMatchObject({
      to: '13900009999',
      text: '「和解」您有一件事项有新进展，请向承办单位了解。',
    });
    expect(await bench.deliveries()).toMatchObject([{ state: 'sent', addressSealed: null }]);
  });

  it('somebody who is no party on record is not told whom to call, whatever was declared', async () => {
    await bench.tellParty({ safeContact: { ...SAFE, neutralWording: false } });
    expect(bench.gateway.messages().at(0)?.text).toBe(
      '「和解」您有一件事项有新进展，请向承办单位了解。',
    );
  });

  it('the number waits sealed', async () => {
    await bench.goTo('2026-03-02T23:00');
    await bench.tellParty();
    const [delivery] = await bench.deliveries();
    expect(delivery?.state).toBe('queued');
    expect(delivery?.addressSealed).not.toContain('13900009999');
  });

  it('a party who may not be written to is not, and the desk is told to call', async () => {
    await bench.tellParty({ safeContact: { ...SAFE, maySms: false } });
    expect((await bench.deliveries())[0]).toMatchObject({
      state: 'suppressed',
      reason: 'sms_unsafe',
      addressSealed: null,
    });
    expect(await bench.toldTo('mediator')).toEqual(['call_instead']);
    expect(await bench.toldTo('committee-intake')).toEqual(['call_instead']);
    expect(bench.gateway.messages().map(({ to }) => to)).not.toContain('13900009999');
  });

  it('a party who may be neither written to nor called is a matter of its own', async () => {
    await bench.tellParty({ safeContact: { ...SAFE, maySms: false, mayCall: false } });
    expect(await bench.toldTo('mediator')).toEqual(['no_safe_way']);
  });

  it('a party without a number is for the desk to reach', async () => {
    await bench.tellParty({ phone: null });
    expect((await bench.deliveries())[0]).toMatchObject({ state: 'suppressed', reason: 'no_address' });
    expect(await bench.toldTo('mediator')).toEqual(['call_instead']);
  });

  it("the hours a party gave are kept, even where they are not the house's", async () => {
    await bench.tellParty({ safeContact: { ...SAFE, hours: '22:30-23:00' } });
    expect(bench.gateway.received).toEqual([]);
    await bench.goTo('2026-03-02T22:29');
    expect(bench.gateway.received).toEqual([]);
    await bench.goTo('2026-03-02T22:30');
    expect(bench.gateway.messages().map(({ to }) => to)).toEqual(['13900009999']);
  });

  it('a message that cannot be delivered is told to the head and to those who call', async () => {
    bench.gateway.answers({ status: 404 });
    await bench.tellParty();
    expect((await bench.deliveries())[0]).toMatchObject({ state: 'failed', reason: 'http_404' });
    expect(await bench.toldTo('committee-head')).toEqual(['message_undelivered']);
    expect(await bench.toldTo('mediator')).toEqual(['call_instead']);
    const told = await bench.rows<{ payload: unknown }>(
      "select payload from domain_event where type like 'message.%'",
    );
    expect(JSON.stringify(told)).not.toContain('13900009999');
  });

  it('a text for staff is never sent to a party', async () => {
    await expect(bench.tellParty({ code: 'escalated' })).rejects.toThrow('escalated is no text for parties');
    expect(await bench.deliveries()).toEqual([]);
  });
});
