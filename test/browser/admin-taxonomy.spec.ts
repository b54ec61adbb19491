import { Scene } from './scene.js';

let scene: Scene;
beforeAll(async () => {
  scene = await Scene.begin();
});
afterEach(() => scene.clear());
afterAll(() => scene.end());

interface Taxonomy {
  readonly version: number;
  /** Out of which document it comes. */
  readonly source: string;
  readonly definition: readonly { readonly code: string; readonly name: string }[];
}

const taxonomy = async (): Promise<Taxonomy> =>
  (await scene.stage.product.as('admin').get<Taxonomy>('/reference/dispute_types')).body;

describe('the taxonomy', () => {
  it('grows by a form, is renamed, and ends what nobody shall choose any more', async () => {
    const before = await taxonomy();
    const { page } = await scene.as('admin', '/admin/taxonomy');
    const [first] = before.definition;
    await page.getByRole('button', { name: `在 ${first?.name ?? ''} 下加小类` }).click();
    const add = page.getByRole('dialog');
    await add.getByLabel('名称').fill('直播打赏纠纷');
    await add.getByLabel('先找哪类单位').fill('司法所');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await add.getByRole('textbox', { name: '法律依据' }).fill('民法典');
    await add.getByLabel('条款').fill('第157条');
    await add.getByLabel('对应的警情细类').fill('其他纠纷');
    await add.getByLabel('对应的综治平台类型').fill('其他');
    await add.getByLabel('依据文件').fill('区联席会议纪要2026年第3号');
    await add.getByRole('button', { name: '保存' }).click();
    await page.getByText(`已保存为第 ${before.version + 1} 版`).waitFor();
    await page.getByRole('button', { name: '停用 直播打赏纠纷' }).click();
    const end = page.getByRole('dialog');
    await end.getByText('已经是这一类的案件照旧保留').waitFor();
    await end.getByLabel('依据文件').fill('  ');
    await end.getByRole('button', { name: '停用' }).click();
    await end.getByText('请填写').waitFor();
    await end.getByLabel('依据文件').fill(' 区联席会议纪要2026年第4号 ');
    await end.getByRole('button', { name: '停用' }).click();
    await page.getByText(`已保存为第 ${before.version + 2} 版`).waitFor();
    const { definition, source } = await taxonomy();
    expect({ definition, source }).toEqual({
      definition: before.definition,
      source: '区联席会议纪要2026年第4号',
    });
  });
});

describe('a reference document', () => {
  it('is read in words, and says place by place what is wrong with a new one', async () => {
    const { page } = await scene.as('admin', '/admin/reference/lane_limits');
    await page.getByText('最多几个单位').waitFor();
    await page.getByRole('button', { name: '换成新的一份' }).click();
    const form = page.getByRole('dialog');
    const text = form.getByLabel('整份内容（JSON）');
    await text.fill('{"maxAgencies": 0}');
    await form.getByLabel('依据文件').fill('区联席会议纪要');
    await form.getByRole('button', { name: '换成新的一份' }).click();
    await form.getByText('最多几个单位：填写不符合要求').waitFor();
    await text.fill('{"maxAgencies": 2, "risks": ["blue"], "maxAmountFen": 6000000, "peopleBelow": 4}');
    await form.getByRole('button', { name: '换成新的一份' }).click();
    await page.getByText('已换成第 2 版').waitFor();
    const { body } = await scene.stage.product.as('admin').get('/reference/lane_limits');
    expect(body).toMatchObject({ definition: { maxAgencies: 2, peopleBelow: 4 } });
  });
});
