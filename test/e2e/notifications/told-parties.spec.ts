import type { CaseView } from '../../../modules/cases/reading/case.view.js';
import type { ReferralView } from '../../../modules/referrals/http/referral.view.js';
import { Gateway } from '../../integration/notifications/gateway.js';
import type { Login } from '../../support/world.js';
import { startTestProduct, type TestProduct, type World } from '../../support/product.js';
import { CaseDesk, CHILD_NUMBER, PAIR, SETTLEMENT } from '../cases/desk.js';
import { ReferralLine } from '../cases/referral-line.js';

const [LIU, WANG] = ['19900000001', '19900000002'];
const EXTENDED = '「和解」您的一件事项办理时间有调整，请向承办单位了解。';
const FINISHED = '「和解」您的一件事项已办结，欢迎向承办单位提出意见。';
const NOTED = '「和解」您提出的请求已登记，如有疑问请与承办单位联系。';

/** What must not be in a message to a party: who, what kind, what story. */
const NEVER = ['刘甲', '王乙', '装修', '噪音', '浣花路', '草堂', '家庭暴力', '调解', '派出所', 'http'];

let product: TestProduct;
let world: World;
let gateway: Gateway;
let desk: CaseDesk;
let line: ReferralLine;

beforeAll(async () => {
  product = await startTestProduct();
  // A Monday morning of the next year: what is seeded today holds by then.
  await product.beginAt('2027-03-01T10:00+08:00');
  world = await product.seedWorld();
  gateway = await Gateway.start();
  const channel = await product.as('admin').post('/notification-channels', {
    kind: 'sms_http',
    name: '短信网关',
    settings: { url: `${gateway.url}/send`, body: { mobile: '{phone}', content: '{text}' } },
    secrets: {},
  });
  expect(channel.status).toBe(201);
  desk = new CaseDesk(product);
  line = new ReferralLine(product, world);
});
beforeEach(() => gateway.forget());
afterAll(async () => {
  await product.close();
  await gateway.stop();
});

async function contact(theCase: CaseView, decision: 'given' | 'refused'): Promise<void> {
  const body = { purpose: 'contact', decision, manner: 'on_camera' };
  const answer = await product.as('officer').post(`/cases/${theCase.id}/consents`, body);
  if (answer.status >= 300) throw new Error(`not recorded: ${JSON.stringify(answer.body)}`);
}

async function extend(theCase: CaseView, decision: 'granted' | 'declined' = 'granted'): Promise<void> {
  const consents = theCase.parties.map(({ id }) => ({ partyId: id, manner: 'telephone' }));
  const asked = { amount: 10, reason: '等待鉴定意见', consents };
  await desk.step('officer', theCase.id, { noun: 'extension-request', body: asked });
  const body = { decision, reason: '同意' };
  const answer = await desk.step('chief', theCase.id, { noun: 'extension-decision', body });
  if (answer.status !== 200) throw new Error(`not decided: ${JSON.stringify(answer.body)}`);
  await product.drain();
}

async function settle(theCase: CaseView): Promise<void> {
  const answer = await desk.step('officer', theCase.id, { noun: 'settlement', body: SETTLEMENT });
  if (answer.status !== 200) throw new Error(`not settled: ${JSON.stringify(answer.body)}`);
  await product.drain();
}

/** What arrived at the telephones of parties, in the order of the numbers. */
function arrived(): [string, string][] {
  return gateway
    .messages()
    .map(({ to, text }): [string, string] => [to, text])
    .filter(([to]) => to.startsWith('1990'))
    .sort();
}

/** Codes of what the handling desk was told of the case by way of messages that did not go. */
async function askedToCall(caseId: string): Promise<string[]> {
  const { rows } = await product.sql.query<{ code: string }>(
    `select code from notice_item where subject_id = $1 and user_id = $2 and code in ('call_instead', 'no_safe_way')
     order by event_id`,
    [caseId, world.users.officer],
  );
  return rows.map(({ code }) => code);
}

afterEach(() => {
  for (const [, text] of arrived()) {
    expect(text.length).toBeLessThanOrEqual(70);
    for (const word of NEVER) expect(text).not.toContain(word);
  }
});

describe('when more time is given', () => {
  it('both sides get one neutral sentence, a witness gets none', async () => {
    const witness = { role: 'witness', name: '张丙', phone: '19900000003' };
    await extend(await desk.register({ parties: [...PAIR, witness] }));
    expect(arrived()).toEqual([
      [LIU, EXTENDED],
      [WANG, EXTENDED],
    ]);
  });

  it('and when it is declined nobody gets anything', async () => {
    await extend(await desk.register({ parties: PAIR }), 'declined');
    expect(arrived()).toEqual([]);
  });

  it('who may not be written to is called instead, within what is safe', async () => {
    const safe = [{ maySms: false }, { maySms: false, mayCall: false }];
    const theCase = await desk.register({
      parties: PAIR.map((party, index) => ({ ...party, safeContact: safe[index] })),
    });
    await extend(theCase);
    expect(arrived()).toEqual([]);
    expect((await askedToCall(theCase.id)).sort()).toEqual(['call_instead', 'no_safe_way']);
  });

  it('who refused to be contacted is neither written to nor called', async () => {
    const theCase = await desk.register({ parties: [PAIR[0]] });
    await contact(theCase, 'refused');
    await extend(theCase);
    expect(arrived()).toEqual([]);
    expect(await askedToCall(theCase.id)).toEqual(['no_safe_way']);
  });

  it('a minor is never written to: whoever looks after them is called', async () => {
    const child = { ...PAIR[0], document: { kind: 'resident_identity', number: CHILD_NUMBER } };
    const theCase = await desk.register({ parties: [child] });
    await contact(theCase, 'given');
    await extend(theCase);
    expect(arrived()).toEqual([]);
    expect(await askedToCall(theCase.id)).toEqual(['call_instead']);
  });

  it('the hours a party gave are kept', async () => {
    const theCase = await desk.register({
      parties: [{ ...PAIR[0], safeContact: { hours: '20:00-21:00' } }],
    });
    await extend(theCase);
    expect(arrived()).toEqual([]);
    const { rows } = await product.sql.query<{ state: string; at: Date }>(
      'select state, next_try_at as at from delivery where subject_id = $1 and party_id is not null',
      [theCase.id],
    );
    expect(rows.map(({ state }) => state)).toEqual(['queued']);
    expect(rows[0]?.at.toISOString().slice(11, 16)).toBe('12:00');
  });
});

describe('when more time is given for the referral', () => {
  /** The handler asks, with what the parties said; the head answers. */
  async function extendReferral(
    theCase: CaseView,
    { id, by = ['mediator', 'committee-head'] }: { id: string; by?: readonly [Login, Login] },
    decision: 'granted' | 'declined' = 'granted',
  ): Promise<void> {
    const consents = theCase.parties.map(({ id: partyId }) => ({ partyId, manner: 'telephone' }));
    const [handler, head] = by;
    const path = `/referrals/${id}`;
    const asked = await product
      .as(handler)
      .post<ReferralView>(`${path}/extension-request`, { amount: 5, reason: '等待鉴定意见', consents });
    const extensionId = asked.body.extensions[0]?.id;
    const decided = await product
      .as(head)
      .post(`${path}/extension-decision`, { extensionId, decision, reason: '情况属实' });
    expect([asked.status, decided.status]).toEqual([200, 200]);
    await product.drain();
  }

  it('that carries the case, both sides get the sentence they get for the case, once', async () => {
    const theCase = await desk.register({ parties: PAIR, lane: 'full' });
    await extendReferral(theCase, await line.underWay(theCase.id));
    expect(arrived()).toEqual([
      [LIU, EXTENDED],
      [WANG, EXTENDED],
    ]);
  });

  it('and is declined, nobody gets anything', async () => {
    const theCase = await desk.register({ parties: PAIR, lane: 'full' });
    await extendReferral(theCase, await line.underWay(theCase.id), 'declined');
    expect(arrived()).toEqual([]);
  });

  it('and the case has had its time already, so that its limit stays, nobody gets anything', async () => {
    const theCase = await desk.register({ parties: PAIR, lane: 'full' });
    await extend(theCase);
    gateway.forget();
    await extendReferral(theCase, await line.underWay(theCase.id));
    expect(arrived()).toEqual([]);
  });

  it('of a supporter, nobody gets anything', async () => {
    const theCase = await desk.register({ parties: PAIR, lane: 'full' });
    await line.underWay(theCase.id);
    const parts = { recipientAgencyId: world.agencies['womens-federation'], mode: 'co_handle' };
    const { id } = (await line.send(theCase.id, parts)).body;
    await line.step('womens-intake', id, { noun: 'acceptance' });
    await extendReferral(theCase, { id, by: ['womens-handler', 'womens-head'] });
    expect(arrived()).toEqual([]);
  });

  it('whom no message may reach, the agency at work is asked to call, about its referral', async () => {
    const theCase = await desk.register({
      parties: [{ ...PAIR[0], safeContact: { maySms: false } }],
      lane: 'full',
    });
    const { id } = await line.underWay(theCase.id);
    await extendReferral(theCase, { id });
    expect(arrived()).toEqual([]);
    const { rows } = await product.sql.query<{ userId: string }>(
      `select user_id as "userId" from notice_item where code = 'call_instead' and subject_type = 'referral' and subject_id = $1`,
      [id],
    );
    expect(rows.map(({ userId }) => userId).sort()).toEqual(
      [world.users.mediator, world.users['committee-intake']].sort(),
    );
  });
});

describe('when a case ends', () => {
  it('settled on the spot, those who wanted to be written to get one neutral sentence', async () => {
    const theCase = await desk.register({ parties: PAIR });
    await contact(theCase, 'given');
    await settle(theCase);
    expect(arrived()).toEqual([
      [LIU, FINISHED],
      [WANG, FINISHED],
    ]);
  });

  it('nobody gets a courtesy who did not want one, and nobody is asked to call for it', async () => {
    const theCase = await desk.register({ parties: PAIR });
    await settle(theCase);
    expect(arrived()).toEqual([]);
    expect(await askedToCall(theCase.id)).toEqual([]);
  });

  it('safe contact goes before the wish to hear of it', async () => {
    const theCase = await desk.register({ parties: [{ ...PAIR[0], safeContact: { maySms: false } }] });
    await contact(theCase, 'given');
    await settle(theCase);
    expect(arrived()).toEqual([]);
    expect(await askedToCall(theCase.id)).toEqual([]);
  });

  it('after an agency brought it about, whoever may be told whom to call is told that agency', async () => {
    const plain = { ...PAIR[0], safeContact: { neutralWording: false } };
    const theCase = await desk.register({ parties: [plain], lane: 'full' });
    await contact(theCase, 'given');
    const { id } = await line.underWay(theCase.id);
    expect((await line.report('mediator', id, 'oral_agreement')).status).toBe(200);
    expect((await line.step('officer', id, { noun: 'confirmation' })).status).toBe(200);
    await product.drain();
    expect(arrived()).toEqual([[LIU, `${FINISHED}联系：送仙桥社区居委会。`]]);
  });

  it('closed by its owner as settled says the same; as a duplicate says nothing', async () => {
    const theCase = await desk.register({ parties: [PAIR[0]] });
    await contact(theCase, 'given');
    const twin = await desk.register({ parties: [PAIR[0]] });
    await contact(twin, 'given');
    await desk.step('officer', theCase.id, { noun: 'closure', body: { outcome: 'self_settled' } });
    const duplicate = { outcome: 'duplicate', duplicateOf: theCase.id };
    expect((await desk.step('officer', twin.id, { noun: 'closure', body: duplicate })).status).toBe(200);
    await product.drain();
    expect(arrived()).toEqual([[LIU, FINISHED]]);
  });
});

describe('when a party takes consent back', () => {
  const withdraw = async (theCase: CaseView, index: number): Promise<void> => {
    const body = { partyId: theCase.parties[index]?.id, reason: '不想再谈', manner: 'telephone' };
    const answer = await desk.step('officer', theCase.id, { noun: 'consent-withdrawal', body });
    if (answer.status !== 200) throw new Error(`not withdrawn: ${JSON.stringify(answer.body)}`);
    await product.drain();
  };

  it('that party gets the word that it is noted, and the other side does not', async () => {
    await withdraw(await desk.register({ parties: PAIR }), 0);
    expect(arrived()).toEqual([[LIU, NOTED]]);
  });

  it('where there is violence in the family, only one who said that messages are safe', async () => {
    const facts = [{ code: 'domestic_violence', value: 'yes' }];
    const silent = await desk.register({ parties: PAIR, facts });
    await withdraw(silent, 0);
    expect(arrived()).toEqual([]);
    expect(await askedToCall(silent.id)).toEqual(['call_instead']);

    const spoken = await desk.register({ parties: PAIR, facts });
    await contact(spoken, 'given');
    await withdraw(spoken, 0);
    expect(arrived()).toEqual([[LIU, NOTED]]);
  });
});
