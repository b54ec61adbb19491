import type { Locator, Page } from 'playwright-core';
import { Scene } from './scene.js';
import { at } from './stages.js';

/** Who answers the telephone of the committee. */
const DUTY = { person: '值班员', phone: '19900000003', hours: '00:00-24:00' };

let scene: Scene;
beforeAll(async () => {
  scene = await Scene.begin();
});
afterEach(() => scene.clear());
afterAll(() => scene.end());

async function sent(parts: object = {}): Promise<string> {
  const { id } = await scene.stage.desk.register({ lane: 'full' });
  return (await scene.stage.line.send(id, parts)).body.id;
}

const stateOf = async (id: string): Promise<string> => {
  const { rows } = await scene.stage.product.sql.query<{ state: string }>(
    'select state from referral where id = $1',
    [id],
  );
  return rows[0]?.state ?? '';
};

describe('a task on a phone', () => {
  it('is accepted in two taps from the list', async () => {
    const id = await sent();
    const { page } = await scene.as('committee-intake', '/', 'phone');
    await page.locator(`a[href="/referrals/${id}"]`).click();
    await page.getByRole('button', { name: '签收' }).click();
    await page.getByRole('heading', { name: '办理中' }).waitFor();
    expect(await stateOf(id)).toBe('accepted');
  });

  it('shows what is asked and what happened on the first screen, above its steps', async () => {
    const id = await sent();
    const { page } = await scene.as('committee-intake', `/referrals/${id}`, 'phone');
    const asked = page.getByRole('heading', { name: '请你们办的事' });
    const account = page.getByRole('heading', { name: '案情' });
    const steps = page.getByRole('button', { name: '签收', exact: true });
    await account.waitFor();
    const [first, second, bar] = await Promise.all(
      [asked, account, steps].map(async (place) => (await place.boundingBox())?.y ?? 0),
    );
    expect([first, second, bar].sort((a = 0, b = 0) => a - b)).toEqual([first, second, bar]);
    const more = await page.getByRole('button', { name: '更多办理' }).boundingBox();
    expect(more?.y).toBe(bar);
  });

  it('takes a contact in two taps where it was the usual one', async () => {
    const id = await sent();
    await scene.stage.line.step('committee-intake', id, { noun: 'acceptance' });
    const { page } = await scene.as('mediator', `/referrals/${id}`, 'phone');
    const taps = tapping(page);
    await taps.on(page.getByRole('button', { name: '记录联系' }));
    await taps.on(page.getByRole('button', { name: '提交' }));
    await page.getByText('电话联系申请人：已联系上').waitFor();
    expect([taps.count, await stateOf(id)]).toEqual([2, 'in_progress']);
  });

  it('says whom to call at the sender, by a tap', async () => {
    const id = await sent();
    const { page } = await scene.as('committee-intake', `/referrals/${id}`, 'phone');
    await page.locator('a[href="tel:19900000001"]').waitFor();
  });

  it('says to whoever sent it who has it, and whom to call there, by a tap', async () => {
    const { line, product, world } = scene.stage;
    const id = await sent();
    const { page } = await scene.as('officer', `/referrals/${id}`, 'phone');
    await page.getByText('送仙桥社区居委会 还没有人承办').waitFor();
    expect(await page.locator(`a[href="tel:${DUTY.phone}"]`).count()).toBe(0);
    await product.sql.query('update agency set duty = $2 where id = $1', [world.agencies.community, DUTY]);
    await line.step('mediator', id, { noun: 'acceptance' });
    await page.reload();
    await page.getByText('送仙桥社区居委会 罗调解').waitFor();
    const call = page.getByRole('definition').filter({ hasText: DUTY.person }).getByRole('link');
    expect(await call.getAttribute('href')).toBe(`tel:${DUTY.phone}`);
    expect((await call.boundingBox())?.height).toBeGreaterThanOrEqual(44);
  });

  it('takes a picture of what was signed, and shows it', async () => {
    const id = await sent();
    await scene.stage.line.step('committee-intake', id, { noun: 'acceptance' });
    const { page } = await scene.as('mediator', `/referrals/${id}`, 'phone');
    const picture = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    );
    const file = { name: '调解协议.png', mimeType: 'image/png', buffer: picture };
    await page.getByLabel('添加材料').setInputFiles(file);
    await page.getByText('已添加：调解协议.png').waitFor();
    await page.getByRole('button', { name: '调解协议.png' }).click();
    const shown = page.getByRole('dialog').getByRole('img', { name: '调解协议.png' });
    expect(
      await shown.evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth)),
    ).toBe(1);
  });
});

/** Counts what a thumb does. */
function tapping(page: Page): { readonly count: number; on: (place: Locator) => Promise<void> } {
  let count = 0;
  return {
    get count() {
      return count;
    },
    async on(place) {
      await place.tap();
      count += 1;
      await page.waitForLoadState();
    },
  };
}

describe('whoever sent it', () => {
  const over = '此件已办结，案情只读。';

  it('is addressed as the sender, and told that it is over once it is', async () => {
    const id = await sent();
    const { page } = await scene.as('officer', `/referrals/${id}`);
    await page.getByRole('heading', { name: '请对方办的事' }).waitFor();
    await page.getByRole('heading', { name: '案情' }).waitFor();
    expect(await page.getByText(over).count()).toBe(0);
    await page.goto(`/referrals/${await at(scene, 'closed')}`);
    await page.getByText(over).waitFor();
  });
});

describe('a step that asks something', () => {
  it('refuses with a reason of the list, in words', async () => {
    const id = await sent();
    const { page } = await scene.as('committee-intake', `/referrals/${id}`);
    await page.getByRole('button', { name: '退单' }).click();
    await page.getByRole('button', { name: '提交' }).click();
    await page.getByText('还没有填：“为什么”、“说明”。').waitFor();
    expect(await stateOf(id)).toBe('queued');
    await page.getByRole('button', { name: '更多', exact: true }).click();
    await page.getByLabel('力量不足，无法按时办理', { exact: true }).check();
    await page.getByLabel('说明').fill('本周两名调解员均已外派');
    await page.getByLabel('应由哪个单位办').fill('民政');
    await page.getByRole('button', { name: '青羊区民政局' }).click();
    await page.getByRole('button', { name: '提交' }).click();
    await page.getByRole('heading', { name: '已结束' }).waitFor();
    const { body } = await scene.stage.product.as('officer').get(`/referrals/${id}`);
    expect(body).toMatchObject({
      state: 'rejected',
      refusal: { reason: 'no_capacity', suggestedAgencyId: scene.stage.world.agencies['civil-affairs'] },
    });
  });
});

describe('two people at once', () => {
  it('tell the slower one who was faster, and keep what they typed', async () => {
    const id = await sent();
    const slow = await scene.as('committee-intake', `/referrals/${id}`);
    await slow.page.getByRole('button', { name: '要求补充' }).click();
    await slow.page.getByLabel('缺什么？').fill('请补充装修合同');
    const fast = await scene.as('committee-head', `/referrals/${id}`);
    await fast.page.getByRole('button', { name: '签收' }).click();
    await fast.page.getByRole('heading', { name: '办理中' }).waitFor();
    await slow.page.getByRole('button', { name: '提交' }).click();
    await slow.page.getByText(/梁主任 .+办了“签收”，现在是“办理中”/).waitFor();
    expect(await slow.page.getByLabel('缺什么？').inputValue()).toBe('请补充装修合同');
  });
});

describe('the list of tasks', () => {
  it('shows by itself what has come and what has gone', async () => {
    const { page } = await scene.as('labor-intake', '/tasks');
    await page.getByText('没有待办').waitFor();
    const id = await sent({ recipientAgencyId: scene.stage.world.agencies['labor'] });
    await page.locator(`a[href="/referrals/${id}"]`).waitFor({ timeout: 30_000 });
    await scene.stage.line.step('officer', id, {
      noun: 'recall',
      body: { reason: 'sent_in_error', note: '转错了' },
    });
    await page.getByText('没有待办').waitFor({ timeout: 30_000 });
  });
});

describe('what is not theirs to see', () => {
  it('is a page that says so', async () => {
    const { id } = await scene.stage.desk.register();
    const { page } = await scene.as('labor-intake', `/cases/${id}`);
    await page.getByRole('alert').getByText('没有找到这起案件，或者您无权查看').waitFor();
    await page.getByRole('heading', { name: '没有找到', exact: true }).waitFor();
  });

  it.each(['cases/2f0c', 'cases/2f0c/send', 'referrals/2f0c'])(
    'is the same where the address came mangled: /%s',
    async (address) => {
      const { page } = await scene.as('officer', `/${address}`);
      await page.getByRole('heading', { name: '没有找到', exact: true }).waitFor();
      await page.getByRole('alert').getByText('没有找到，或者您无权查看').waitFor();
    },
  );
});

describe('a party who agrees after it was sent', () => {
  it('is shown to the recipient once the sender says so', async () => {
    const { desk, line, product } = scene.stage;
    const { id: caseId, parties } = await desk.register({
      lane: 'full',
      parties: [
        { role: 'applicant', name: '刘甲', phone: '19900000001' },
        { role: 'respondent', name: '王乙', phone: '19900000002' },
      ],
    });
    const [first = '', second = ''] = parties.map(({ id }) => id);
    const agree = (partyId: string): Promise<unknown> =>
      product.as('officer').post(`/cases/${caseId}/consents`, {
        partyIds: [partyId],
        purpose: 'sharing',
        decision: 'given',
        manner: 'telephone',
      });
    await agree(first);
    const { id } = (await line.send(caseId, { fields: ['narrative', 'party_names'], partyIds: [first] }))
      .body;
    await line.step('committee-intake', id, {
      noun: 'information-request',
      body: { question: '对方同意吗？' },
    });
    const { page } = await scene.as('officer', `/referrals/${id}`);
    await page.getByRole('button', { name: '补充材料' }).click();
    await page.getByLabel('答复').waitFor();
    expect(await page.getByText('再让对方知道的当事人').count()).toBe(0);
    await agree(second);
    await page.reload();
    await page.getByRole('button', { name: '补充材料' }).click();
    await page.getByRole('group', { name: '再让对方知道的当事人' }).getByRole('checkbox').check();
    await page.getByLabel('答复').fill('对方也同意了');
    await page.getByRole('button', { name: '提交' }).click();
    await page.getByText('已办好：补充材料。').waitFor();
    const { body } = await product
      .as('committee-intake')
      .get<{ content: { parties: { partyId: string }[] } }>(`/referrals/${id}/snapshot`);
    expect(body.content.parties.map(({ partyId }) => partyId)).toEqual([first, second]);
  });
});

describe('whoever accepts and does not handle', () => {
  it('goes on with whose it will be, also with the keyboard', async () => {
    const id = await sent({ recipientAgencyId: scene.stage.world.agencies['labor'] });
    const { page } = await scene.as('labor-intake', `/referrals/${id}`);
    await page.getByRole('button', { name: '签收', exact: true }).click();
    const assign = page.getByRole('button', { name: '分派', exact: true });
    await assign.and(page.locator(':focus')).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: '分派' }).waitFor();
  });
});
