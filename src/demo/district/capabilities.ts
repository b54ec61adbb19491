/** Dispute types by the first level of the taxonomy; every second-level code of it stands here once. */
export const TYPES = {
  family: ['0101', '0102', '0103', '0104', '0105', '0106', '0107'],
  neighbours: ['0201', '0202', '0203', '0204', '0205'],
  housing: ['0301', '0302', '0303', '0304'],
  contract: ['0401', '0402', '0403', '0404'],
  business: ['0501', '0502', '0503'],
  damage: ['0601', '0602', '0603', '0604'],
  land: ['0701', '0702', '0703'],
  expropriation: ['0801', '0802', '0803'],
  environment: ['0901', '0902', '0903'],
  work: ['1001', '1002', '1003', '1004', '1005'],
  consumer: ['1101', '1102', '1103', '1104', '1105'],
  medical: ['1201', '1202', '1203'],
  traffic: ['1301', '1302', '1303'],
  propertyManagement: ['1401', '1402', '1403', '1404', '1405'],
  other: ['1501', '1502', '1503'],
  publicOrder: ['1601', '1602', '1603', '1604', '1605'],
  vulnerable: ['1701', '1702', '1703', '1704', '1705'],
} as const;

/** The whole taxonomy in code order: what the coordination centre takes when nobody else fits. */
export const ALL_TYPES: readonly string[] = Object.values(TYPES).flat();

/** What the four people of a community committee mediate. */
export const COMMUNITY_TYPES: readonly string[] = [
  ...TYPES.family.filter((code) => code !== '0106'),
  ...TYPES.neighbours,
  '0301',
  '0303',
  '0602',
  '0603',
  '0902',
  ...TYPES.propertyManagement,
  '1703',
  '1704',
];

/** What people's mediation in a street takes over from the committees, and what the courts entrust to it. */
export const STREET_MEDIATION_TYPES: readonly string[] = [
  ...TYPES.family.filter((code) => code !== '0106'),
  ...TYPES.neighbours,
  ...TYPES.housing,
  ...TYPES.contract,
  ...TYPES.damage,
  ...TYPES.land,
  ...TYPES.medical,
  ...TYPES.propertyManagement,
  ...TYPES.other,
];

/** What a station handles itself: its public-order mediation, and violence and danger of every kind. */
export const STATION_TYPES: readonly string[] = [
  '0106',
  '0202',
  '0203',
  '0205',
  ...TYPES.damage,
  '1203',
  '1501',
  ...TYPES.publicOrder,
  ...TYPES.vulnerable,
];
