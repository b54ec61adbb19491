import type { PartyMessage } from '../../../modules/notifications/index.js';
import { CaseDesk } from '../../e2e/cases/desk.js';
import { Bench } from './bench.js';

const SAFE = { mayCall: true, maySms: true, hours: null, neutralWording: true };
const PLAIN = { ...SAFE, neutralWording: false };
const NEWS = '「和解」您有一件事项有新进展，请向承办单位了解。';

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

  describe('where plain words do no harm', () => {
    /** A message about a case that is on record, to its only party; what is seeded today holds by that Monday. */
    async function toParty(facts: object = {}): Promise<Partial<PartyMessage>> {
      await bench.goTo('2027-03-01T10:00');
      const party = { role: 'applicant', name: '张某', phone: '13900009999', safeContact: PLAIN, ...facts };
      const { id, parties } = await new CaseDesk(bench.product).register({ parties: [party] });
      await bench.product.drain();
      const subject = { subjectType: 'case', subjectId: id, streamId: id };
      return { partyRef: parties[0]?.id ?? '', subject, safeContact: PLAIN };
    }
    const received = (): string[] =>
      bench.gateway
        .messages()
        .filter(({ to }) => to === '13900009999')
        .map(({ text }) => text);

    it('it is told whom to call', async () => {
      const message = await toParty();
      await bench.tellParty(message);
      await bench.tellParty({ ...message, agencyId: bench.agency('station') });
      const [community, station] = received();
      expect(community).toBe(`${NEWS}联系：送仙桥社区居委会。`);
      expect(station).toContain('联系：草堂派出所，19900000001。');
    });

    it('and may do harm by the time the message goes, it is not', async () => {
      const message = await toParty();
      await bench.tellParty({ ...message, safeContact: { ...PLAIN, hours: '20:00-21:00' } });
      const told = { facts: [{ code: 'domestic_violence', value: 'yes' }] };
      const path = `/cases/${message.subject?.subjectId ?? ''}/facts`;
      expect((await bench.product.as('officer').post(path, told)).status).toBe(201);
      await bench.goTo('2027-03-01T20:30');
      expect(received()).toEqual([NEWS]);
    });

    it('and the party has asked for neutral words since, it is not', async () => {
      await bench.tellParty(await toParty({ safeContact: SAFE }));
      expect(received()).toEqual([NEWS]);
    });

    it('but an address of the case is protected, it is not', async () => {
      await bench.tellParty(await toParty({ address: '某街1号', addressProtected: true }));
      expect(received()).toEqual([NEWS]);
    });

    it('and nobody knows the party, it is not', async () => {
      await bench.tellParty({ safeContact: PLAIN });
      expect(received()).toEqual([NEWS]);
    });
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
