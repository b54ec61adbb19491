import { Scene } from './scene.js';

let scene: Scene;
const referrals: string[] = [];
const numbers: string[] = [];
beforeAll(async () => {
  scene = await Scene.begin();
  const { desk, line, world } = scene.stage;
  for (let count = 0; count < 3; count += 1) {
    const { id: caseId, number } = await desk.register({ lane: 'full' });
    const { id } = (await line.send(caseId, { recipientAgencyId: world.agencies.labor })).body;
    expect((await line.step('labor-handler', id, { noun: 'acceptance' })).status).toBe(200);
    referrals.push(id);
    numbers.push(number);
  }
});
afterEach(() => scene.clear());
afterAll(() => scene.end());

const handlersOf = async (): Promise<readonly string[]> => {
  const { rows } = await scene.stage.product.sql.query<{ name: string }>(
    `select u.display_name as name from referral r join app_user u on u.id = r.handler_user_id
     where r.id = any($1) order by array_position($1, r.id)`,
    [referrals],
  );
  return rows.map(({ name }) => name);
};

describe('the head of an agency', () => {
  it('gives on a chosen part of what one person has, looks at it first, and sees how it went', async () => {
    const { page } = await scene.as('labor-head', '/unit');
    await page.getByRole('link', { name: '移交唐监察的事项' }).click();
    await page.getByRole('heading', { name: '移交唐监察的事项', level: 1 }).waitFor();
    await page.getByRole('checkbox', { name: /韩受理（在办/ }).check();
    await page.getByLabel('交接说明').fill('外出培训一个月，材料在三号柜');
    await page.getByRole('checkbox', { name: new RegExp(numbers[0] ?? '') }).uncheck();
    await page.getByText('已选 2 件，共 3 件').waitFor();
    await page.getByRole('button', { name: '先看结果' }).click();
    const sheet = page.getByRole('dialog', { name: '移交前看一看' });
    await sheet.getByText('韩受理接手 2 件').waitFor();
    await sheet.getByRole('button', { name: '移交 2 件' }).click();
    await page.getByText('移交完成：2 件已交接，共 2 件。').waitFor();
    await page.getByText('韩受理 已接手 2/2').waitFor();
    expect(await handlersOf()).toEqual(['唐监察', '韩受理', '韩受理']);
    await page.getByRole('link', { name: '回到本单位' }).click();
    await page.getByRole('link', { name: '移交记录' }).click();
    await page.getByRole('link', { name: '唐监察的事项 2/2 件' }).waitFor();
  });

  it('shares among two on a phone, names one for a row, and is told what is no longer theirs to give', async () => {
    const { world, product } = scene.stage;
    const query = `agency=${world.agencies.labor}&from=${world.users['labor-intake']}`;
    const { page } = await scene.as('labor-head', `/unit/hand-over?${query}`, 'phone');
    await page.getByRole('checkbox', { name: /唐监察（在办/ }).check();
    await page.getByRole('checkbox', { name: /冯局长（在办/ }).check();
    await page.getByLabel('交接说明').fill('调岗');
    await page.getByLabel(`${numbers[1] ?? ''} 交给`).selectOption(world.users['labor-head']);
    const relay = { handlerUserId: world.users['labor-handler'], note: '还是你办' };
    const gone = await product.as('labor-head').post(`/referrals/${referrals[2]}/relay`, relay);
    expect(gone.status).toBe(200);
    await page.getByRole('button', { name: '先看结果' }).click();
    const sheet = page.getByRole('dialog', { name: '移交前看一看' });
    await sheet.getByText('冯局长接手 1 件').waitFor();
    await sheet.getByText('1 件不能移交').waitFor();
    await sheet.getByText('已不在其手上').waitFor();
    await sheet.getByRole('button', { name: '移交 1 件' }).click();
    await page.getByRole('heading', { name: '1 件没有移交' }).waitFor();
    await page.getByText('已不在其手上，现由唐监察承办').waitFor();
    expect(await handlersOf()).toEqual(['唐监察', '冯局长', '唐监察']);
  });

  it('alone is offered it: a supervisor sees the load and no way to give it on', async () => {
    const { page } = await scene.as('supervisor', '/unit');
    await page.getByLabel('单位', { exact: true }).selectOption({ label: '青羊区人社局' });
    await page.getByRole('row', { name: /唐监察/ }).waitFor();
    expect(await page.getByRole('link', { name: /移交.*的事项/ }).count()).toBe(0);
  });
});
