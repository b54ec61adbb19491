import { AuditSealer } from '../../src/platform/audit/audit-sealer.js';
import { withClient } from '../../src/platform/database/connection.js';
import { eventually } from '../support/product-process.js';
import { Scene } from './scene.js';

let scene: Scene;
beforeAll(async () => {
  scene = await Scene.begin();
});
afterEach(() => scene.clear());
afterAll(() => scene.end());

describe('the auditor', () => {
  it('finds who revealed a party, by the number of the case', async () => {
    const { desk, product } = scene.stage;
    const parties = [{ role: 'applicant', name: '欧阳某丙', phone: '19900000077' }];
    const { id, number, parties: known } = await desk.register({ lane: 'full', parties });
    const shown = await product
      .as('colleague')
      .post(`/cases/${id}/parties/${known[0]?.id ?? ''}/revelation`, { reason: '核对身份信息' });
    expect(shown.status).toBe(200);
    const { page } = await scene.as('auditor', '/');
    await page.getByRole('heading', { name: '审计', exact: true }).waitFor();
    await page.getByLabel('案件编号').fill(number);
    await page.getByLabel('做了什么').fill('查看当事人');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: '查询' }).click();
    const row = page.getByRole('row', { name: /周警官/ });
    await row.getByText('理由：核对身份信息').waitFor();
    expect(await row.innerText()).toContain('查看当事人完整信息');
    expect(await page.content()).not.toContain('欧阳');
  });

  it('is told in one sentence that nobody has touched the trail', async () => {
    await scene.stage.product.as('officer').get('/me/tasks');
    const { page } = await scene.as('auditor', '/admin/audit');
    await page.getByRole('button', { name: '核对链条' }).click();
    await page.getByText('没有发现改动').waitFor();
  });

  it('is told what was touched, and where, once somebody has', async () => {
    const { product } = scene.stage;
    await product.as('officer').get('/me/tasks');
    const sealed = async (): Promise<string | undefined> => {
      const { rows } = await product.sql.query<{ id: string }>(
        'select unnest(row_ids)::text as id from audit_seal order by 1 limit 1',
      );
      return rows[0]?.id;
    };
    await eventually('a row is sealed', async () => {
      await product.get(AuditSealer).sealOnce();
      return (await sealed()) !== undefined;
    });
    const id = (await sealed()) ?? '';
    const tamper = (actor: string): Promise<void> =>
      withClient(product.database.superuserConfig, async (client) => {
        await client.query('set session_replication_role = replica');
        await client.query('update audit_row set actor_name = $2 where id = $1', [id, actor]);
      });
    const { rows } = await product.sql.query<{ actor: string }>(
      'select actor_name as actor from audit_row where id = $1',
      [id],
    );
    await tamper('某某');
    const { page } = await scene.as('auditor', '/admin/audit');
    const check = page.getByRole('button', { name: '核对链条' });
    await check.click();
    await page.getByText('发现 1 处与封存时不一样').waitFor();
    await page.getByText(`记录被改动（${id}）`).waitFor();
    await tamper(rows[0]?.actor ?? '');
    await check.click();
    await page.getByText('没有发现改动').waitFor();
  });

  it('sees nothing of what the other two look after', async () => {
    const { page } = await scene.as('auditor', '/admin/audit');
    await page.getByRole('heading', { name: '审计', exact: true }).waitFor();
    const places = page.getByRole('navigation', { name: '管理事项' }).getByRole('link');
    expect(await places.allInnerTexts()).toEqual(['审计']);
  });
});

describe('the administrator', () => {
  it('settles what was given up, once it has been said what that means', async () => {
    const { sql } = scene.stage.product;
    await sql.query(
      `insert into job_incident (id, handler, job_id, payload, error, attempts, happened_at, owner_role)
       values (gen_random_uuid(), 'notices.tell', 'ob-1', '{}', 'Error: the gateway answered 500', 8, accord_now(), 'system_administrator')`,
    );
    const { page } = await scene.as('admin', '/admin/running');
    await page.getByText('Error: the gateway answered 500').waitFor();
    const open = async (): Promise<number> =>
      (await sql.query('select id from job_incident where resolved_at is null')).rows.length;
    const step = page.getByRole('button', { name: '了结 notices.tell' });
    const asked = page.getByRole('dialog', { name: '了结：notices.tell' });
    await step.click();
    await asked.getByText('不能撤销').waitFor();
    await asked.getByRole('button', { name: '取消' }).click();
    await asked.waitFor({ state: 'detached' });
    expect(await open()).toBe(1);
    await step.click();
    await asked.getByRole('button', { name: '了结', exact: true }).click();
    await page.getByText('没有待处理的故障').waitFor();
    expect(await open()).toBe(0);
  });
});

describe('a channel', () => {
  it('is set up by a form of its kind, and a test says why nothing went out', async () => {
    const { page } = await scene.as('admin', '/admin/channels');
    await page.getByText('还没有渠道').waitFor();
    await page.getByRole('button', { name: '新建渠道' }).click();
    const form = page.getByRole('dialog', { name: '新建渠道' });
    await form.getByLabel('类型').fill('企业微信');
    await page.keyboard.press('Enter');
    await form.getByLabel('名称').fill('综治工作群');
    await form.getByLabel('机器人地址').fill('http://127.0.0.1:9/robot');
    await form.getByRole('button', { name: '保存' }).click();
    await page.getByRole('button', { name: '测试 综治工作群' }).click();
    const test = page.getByRole('dialog', { name: '测试 综治工作群' });
    await test.getByLabel('发到哪里').fill('group');
    await test.getByRole('button', { name: '发一条测试消息' }).click();
    await test.getByText('没有发出去：连不上对方').waitFor();
    expect(await page.content()).not.toContain('127.0.0.1:9');
  });

  it('to an SMS gateway is set up field by field, and its secret is kept when it is changed', async () => {
    interface Channel {
      readonly name: string;
      readonly settings: object;
      readonly secretNames: readonly string[];
    }
    const { page } = await scene.as('admin', '/admin/channels');
    await page.getByRole('button', { name: '新建渠道' }).click();
    const form = page.getByRole('dialog', { name: '新建渠道' });
    await form.getByLabel('类型').fill('短信网关');
    await page.keyboard.press('Enter');
    await form.getByLabel('名称', { exact: true }).fill('政务短信');
    await form.getByLabel('网关地址').fill('127.0.0.1:9/sms');
    await form.getByLabel('发送的内容第 1 项的名称').fill('mobile');
    await form.getByLabel('发送的内容第 2 项的内容').fill('没有正文');
    await form.getByRole('button', { name: '密钥：加一项' }).click();
    await form.getByLabel('密钥第 1 项的名称').fill('token');
    await form.getByLabel('密钥第 1 项的内容').fill('s3cret');
    await form.getByLabel('看哪一项').fill('code');
    await form.getByLabel('等于什么').fill('0');
    await form.getByRole('button', { name: '保存' }).click();
    await form.getByText('网址要以 http:// 或 https:// 开头。').waitFor();
    await form.getByLabel('网关地址').fill('http://127.0.0.1:9/sms');
    await form.getByRole('button', { name: '保存' }).click();
    await form.getByText('内容里缺了收件人或正文的位置，请补上。').waitFor();
    await form.getByLabel('发送的内容第 2 项的内容').fill('{text}');
    await form.getByRole('button', { name: '保存' }).click();
    await page.getByRole('button', { name: '修改 政务短信' }).click();
    const edit = page.getByRole('dialog', { name: '修改 政务短信' });
    await edit.getByLabel('不用再发的结果').fill('7，8');
    await edit.getByRole('button', { name: '保存' }).click();
    await edit.waitFor({ state: 'detached' });
    const { body } = await scene.stage.product.as('admin').get<Channel[]>('/notification-channels');
    expect(body.find(({ name }) => name === '政务短信')).toMatchObject({
      secretNames: ['token'],
      settings: {
        url: 'http://127.0.0.1:9/sms',
        method: 'POST',
        format: 'json',
        body: { mobile: '{phone}', content: '{text}' },
        headers: {},
        success: { field: 'code', equals: '0' },
        permanent: ['7', '8'],
        referenceField: null,
      },
    });
  });
});
