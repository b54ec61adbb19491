import { randomUUID } from 'node:crypto';
import type { AccountSeed } from '../../../modules/identity/index.js';
import type { TestProduct } from '../../support/product.js';
import { AREA, TINY_WORLD } from '../../support/world.js';

/** The tiny world and a notary's office: a kind of agency that no code knows. */
export const WORLD_WITH_NOTARY: AccountSeed = {
  areas: TINY_WORLD.areas,
  agencies: [
    ...TINY_WORLD.agencies,
    {
      key: 'notary',
      name: '青羊公证处',
      kind: 'notary-office',
      areaCode: AREA.district,
      parentKey: null,
      calendarKey: 'office',
      capacity: null,
      duty: null,
      capabilities: [],
    },
  ],
  people: [
    ...TINY_WORLD.people,
    ...(['intake', 'handler', 'head'] as const).map((post) => ({
      login: `notary-${post}`,
      name: `公证${post}`,
      title: null,
      phone: null,
      grants: [{ role: `agency_${post}` as const, agencyKey: 'notary', areaCode: null }],
    })),
  ],
};

/** What an administrator writes for it. */
export const NOTARY_KIND = {
  key: 'notary-office',
  label: '公证机构',
  source: '区权责清单（2026年版）',
  profile: {
    capabilities: ['0105', '0104'],
    refusal: 'final',
    mediatesOnly: true,
    intakeQuestions: [{ code: 'will', text: '是否有遗嘱或公证书？', answer: 'yes_no', required: true }],
    requiredPapers: [{ code: 'household', label: '户口簿', from: 'party' }],
    negativeScope: [
      {
        duty: '0106',
        text: '家庭暴力由公安机关处置',
        source: { source: '反家庭暴力法', article: '第15条', mark: 'verified' },
      },
    ],
    officialScope: [
      {
        text: '继承纠纷的公证调解',
        source: { source: '平台设计', article: '测试', mark: 'design' },
      },
    ],
  },
} as const;

/** A registered case of the station in the community, beneath the interface: registering has tests of its own. */
export async function caseOf(
  product: TestProduct,
  ids: {
    readonly agencies: Readonly<Record<string, string>>;
    readonly areas: Readonly<Record<string, string>>;
  },
  typeCode: string,
): Promise<string> {
  const id = randomUUID();
  await product.sql.query(
    `insert into dispute_case (id, number, registering_agency_id, owner_agency_id, custodian_agency_id, area_id, area_path,
       type_code, source, lane, risk, state, narrative, place_text, registered_at, changed_at, changed_by_name)
     select $1, $2, $3, $3, $3, a.id, a.path, $4, 'walk_in', 'full', 'yellow', 'registered', '双方争执不下', '送仙桥',
       accord_now(), accord_now(), 'test' from area a where a.id = $5`,
    [id, `T-${id.slice(0, 8)}`, ids.agencies['station'], typeCode, ids.areas[AREA.community]],
  );
  return id;
}
